"""Compiles the reference tables that the product ships out of published open data."""
