"""What changed between two counts, over a series or among the parts of a total."""
