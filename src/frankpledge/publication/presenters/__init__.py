"""What the publishing desk and the public pages show."""
