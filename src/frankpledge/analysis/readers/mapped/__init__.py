"""Read any spreadsheet, by a layout kept for its supplier."""
