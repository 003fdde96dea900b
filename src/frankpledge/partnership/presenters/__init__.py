"""What the pages of the directory and of areas show."""
