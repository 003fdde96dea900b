"""Figures that loads owe: counted once, however many loads came since."""

import logging
from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet
from django.dispatch import Signal

from frankpledge.intake.models import LoadedSlice, Supply
from frankpledge.intake.services.lakeside import turn_to_count
from frankpledge.intake.services.ledger import touched_by


# Sent when rows of the lake have changed for good, with `touched`: for each data set
# the first days of the periods whose figures must be counted again.
loaded = Signal()

log = logging.getLogger(__name__)


def owing() -> QuerySet[Supply]:
    """Return the supplies whose rows changed the lake and are in no figure yet."""
    return Supply.objects.filter(figures_are_due=True)


def owed_loads() -> list[int]:
    """Return the keys of the supplies whose figures must still be counted."""
    return list(owing().values_list("pk", flat=True))


def figures_were_counted(loads: Collection[int]) -> None:
    """Note that nothing is owed for these loads any more."""
    Supply.objects.filter(pk__in=loads).update(figures_are_due=False)


def count_owed() -> list[str]:
    """
    Count every figure that loads still owe, and return the data sets counted.

    A load answers as soon as its rows are safe. Whoever needs figures next counts
    what is owed first: the page's worker, or the command that shows them. Those who
    come while others count wait for them and then find nothing left to do.

    The rows are in the lake for good by now. If the counting fails, the loads have
    still been made: the figures are late, which is said, and stay owed.
    """
    if not owing().exists():
        return []
    with turn_to_count():
        due = owed_loads()
        slices = LoadedSlice.objects.filter(supply__in=due).select_related("source")
        touched = touched_by(slices)
        if touched and not told(touched):
            return []
        figures_were_counted(due)
    return sorted(touched)


def told(touched: dict[str, set[date]]) -> bool:
    """Tell whoever counts figures what to count again; say whether it went well."""
    try:
        loaded.send(sender=Supply, touched=touched)
    except Exception as failure:
        log.error(
            "The load is done, but figures could not be counted again (%s: %s)."
            " Run: frankpledge measures refresh",
            type(failure).__name__,
            failure,
        )
        log.debug("Counting figures failed.", exc_info=failure)
        return False
    return True
