"""The plan's pages: load, ask, call one service, render."""
