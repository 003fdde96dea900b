"""Pure rules of evidence: plain values in, plain answers out."""
