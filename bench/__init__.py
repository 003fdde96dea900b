"""Benches: what the product costs, each beside its yardstick in the same run."""
