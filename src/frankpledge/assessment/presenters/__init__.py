"""What pages and documents of the assessment show."""
