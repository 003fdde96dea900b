"""Options that may be given short: a plain string where a component takes a mapping."""

from collections.abc import Iterable, Mapping
from typing import Any


def worded(given: Any) -> dict[str, Any]:
    """Return the mapping form of words given as a string, a number or a mapping."""
    if given is None or given == "":
        return {}
    if isinstance(given, Mapping):
        return dict(given)
    return {"text": given}


def present(items: Iterable[Any] | None) -> list[Any]:
    """Return the items that are there; an empty one is left out."""
    return [item for item in items or () if item]


def joined(*classes: str | None) -> str:
    """Return class names in one string, without the empty ones."""
    return " ".join(name for name in classes if name)
