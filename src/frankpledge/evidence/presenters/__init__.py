"""What the pages of evidence show."""
