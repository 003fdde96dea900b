"""How long work tells how far it has come."""

from collections.abc import Callable


Progress = Callable[[int, int], None]
"""Called with how much is done and of how much; what it raises stops the work."""
