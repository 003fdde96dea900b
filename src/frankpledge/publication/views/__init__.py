"""The publishing desk, and the public pages as they were made."""
