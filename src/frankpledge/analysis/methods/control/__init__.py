"""Control charts: what is more than the normal variation of a series."""
