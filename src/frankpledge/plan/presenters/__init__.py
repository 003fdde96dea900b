"""What the plan's pages show, in words."""
