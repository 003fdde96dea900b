"""The pages of the door: signing in, one's own account, who belongs."""
