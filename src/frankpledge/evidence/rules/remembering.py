"""Answers about a series that are worked out once and given to everybody who asks."""

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import Any, TypeVar

from frankpledge.evidence.rules.figures import KeptSeries


Answer = TypeVar("Answer")
SERIES_REMEMBERED = 512


class Same:
    """
    A series as a key: the very same figures, read as the same kind of period.

    Figures are never changed once they are read, and a reader from whom some are
    withheld has figures of their own, so no answer is stale or another reader's.
    """

    __slots__ = ("kept",)

    def __init__(self, kept: KeptSeries) -> None:
        self.kept = kept

    def __hash__(self) -> int:
        return id(self.kept.figures)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Same)
            and self.kept.figures is other.kept.figures
            and self.kept.keeping.period_type == other.kept.keeping.period_type
        )


def remembered(
    function: Callable[..., Answer],
) -> Callable[..., Answer]:
    """
    Return the function with its newest answers remembered.

    Its first argument is a series and it looks at nothing of it but the figures and
    the kind of period; the others are hashable.
    """

    @lru_cache(maxsize=SERIES_REMEMBERED)
    def kept_answer(same: Same, *rest: Hashable) -> Answer:
        return function(same.kept, *rest)

    @wraps(function)
    def answered(kept: KeptSeries, *rest: Any) -> Answer:
        return kept_answer(Same(kept), *rest)

    return answered
