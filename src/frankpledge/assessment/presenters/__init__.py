"""What the assessment's pages and documents show."""
