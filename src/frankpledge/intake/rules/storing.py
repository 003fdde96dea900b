"""What a supplier's bytes may hold and no database can."""

from typing import Any


NOTHING = "\x00"
SHOWN = "\u2400"
"""The sign for a zero byte, which text in a database cannot hold."""


def storable(value: Any) -> Any:
    """Return plain data with its zero bytes shown as signs, so that it can be kept."""
    if isinstance(value, str):
        return value.replace(NOTHING, SHOWN)
    if isinstance(value, dict):
        return {storable(key): storable(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [storable(each) for each in value]
    return value
