"""What may go out and how it is said: pure rules."""
