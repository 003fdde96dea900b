"""English, as the British write it."""
