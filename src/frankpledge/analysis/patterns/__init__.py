"""Where, when and to whom it happens: patterns in places, times, people and effects."""
