"""Files to hand out: one report model, written as web page, office file, PDF or data."""
