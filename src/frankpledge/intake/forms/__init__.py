"""What the data room's pages ask for."""
