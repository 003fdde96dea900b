"""Which records are one person or place, and how good the linkage is."""
