"""Paths to a target, the chance of meeting it, and the verdict at the end."""
