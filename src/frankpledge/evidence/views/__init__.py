"""The pages of evidence: load, ask, call one service, render."""
