"""One example of one component."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Example:
    """A component, the title it goes under, its options, and when to choose it."""

    component: str
    title: str
    given: dict[str, Any] | Callable[[], dict[str, Any]]
    why: str = ""

    def options(self) -> dict[str, Any]:
        """Return the options, made afresh where they depend on something."""
        return self.given() if callable(self.given) else self.given
