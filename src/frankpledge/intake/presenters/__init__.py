"""What the data room's pages show."""
