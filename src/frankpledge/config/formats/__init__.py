"""How dates are typed, for each language; Django looks here before its own lists."""
