"""Money worked out and judged: plain values in, plain answers out."""
