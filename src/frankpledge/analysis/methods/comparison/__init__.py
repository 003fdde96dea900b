"""One area among similar ones: rank, spread, funnel, and worry beside the record."""
