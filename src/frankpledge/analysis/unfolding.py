"""Rows that are made anew whenever they are read, so that many never stand in memory."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar


T = TypeVar("T")


@dataclass(frozen=True)
class Unfolding(Generic[T]):
    """Something to go through, as often as wanted, that `make` gives one by one."""

    make: Callable[[], Iterator[T]]

    def __iter__(self) -> Iterator[T]:
        """Begin anew with the first."""
        return self.make()

    def __bool__(self) -> bool:
        """Say whether there is any."""
        return next(iter(self), None) is not None
