"""Reads what people write in cells: numbers, dates, periods, and kinds of missing."""
