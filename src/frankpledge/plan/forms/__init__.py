"""What the plan's pages ask people for."""
