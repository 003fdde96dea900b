"""Where it happens: counts, smooth maps, hot spots, and how they move and last."""
