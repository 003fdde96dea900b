"""The data room's pages."""
