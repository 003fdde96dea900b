"""What people fill in about an assessment and the registers beside it."""
