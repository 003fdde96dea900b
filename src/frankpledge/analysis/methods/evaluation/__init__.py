"""What an operation did, against places that had none."""
