"""Pure rules of the assessment: what is scanned, how it is scored, how it is decided."""
