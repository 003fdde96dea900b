"""Pages of the assessment and of the registers beside it."""
