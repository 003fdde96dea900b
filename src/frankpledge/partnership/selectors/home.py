"""The partnership whose workspace this is, and those it is compared with."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from frankpledge.analysis import codes
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.partnership.models import Partnership


class NoPartnership(ExpectedFailure):
    """The workspace does not say yet which partnership it is for."""


KEPT: ContextVar[list[Partnership] | None] = ContextVar("home", default=None)


@contextmanager
def home_read_once() -> Iterator[None]:
    """Ask the database once which partnership this is, for as long as a page is made."""
    token = KEPT.set([])
    try:
        yield
    finally:
        KEPT.reset(token)


def home() -> Partnership:
    """Return the partnership whose workspace this is."""
    kept = KEPT.get()
    if kept:
        return kept[0]
    found = Partnership.objects.filter(is_home=True).first()
    if found is None:
        raise NoPartnership(
            "This workspace has no partnership yet.",
            "Make it with: frankpledge workspace init DIR --area CODE",
        )
    if kept is not None:
        kept.append(found)
    return found


def is_made() -> bool:
    """Say whether the workspace knows its partnership."""
    return Partnership.objects.filter(is_home=True).exists()


def comparable_partnerships(partnership: Partnership) -> list[codes.Partnership]:
    """
    Return the partnerships nearest to this one in deprivation, nearest first.

    Districts are compared, so a partnership of several takes those near to any of
    them; a partnership appears once, and its own never.
    """
    found: dict[str, codes.Partnership] = {}
    for district in partnership.district_codes:
        for other in codes.similar_districts(district):
            for one in codes.partnerships().values():
                if other in {held.code for held in one.districts}:
                    found.setdefault(one.code, one)
    found.pop(partnership.code, None)
    return list(found.values())
