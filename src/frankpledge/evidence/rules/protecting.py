"""
What of a sensitive measure is shown inside the partnership to who does not work on it.

Sharing rules 8.5 let every partnership role see aggregates, security rules 1 and 6
counts of ten or more: small ones are hidden here, with those that would tell them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from frankpledge.analysis.disclosure import Rule
from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.analysis.measures.results import Status
from frankpledge.evidence.rules.figures import KeptSeries


# A measure, an area and a kind of period.
Key = tuple[str, str, str]
Many = Mapping[Key, KeptSeries]

HIDDEN_COLUMNS = ("numerator", "denominator", "value", "low", "high", "known")

# The shortest kind of period tells most; the longer kinds are sums of it.
SHORTEST_FIRST = (
    PeriodType.MONTH,
    PeriodType.QUARTER,
    PeriodType.FINANCIAL_YEAR,
    PeriodType.CALENDAR_YEAR,
    PeriodType.PROGRAMME_YEAR,
)


def shortest(kinds: Sequence[str]) -> str:
    """Return the kind of period of which the others are made."""
    known = [str(kind) for kind in SHORTEST_FIRST if str(kind) in kinds]
    return known[0] if known else str(kinds[0])


def small_places(kept: KeptSeries, rule: Rule, *, is_share: bool) -> set[int]:
    """
    Return where a series rests on fewer than the rule lets be seen.

    A share tells of those outside it too, and a rate that came without its count
    cannot be checked: both are small where that is.
    """
    columns = (kept.figures[name] for name in ("numerator", "denominator", "value"))
    found = set()
    for place, (count, base, value) in enumerate(zip(*columns, strict=True)):
        if value is None and count is None:
            continue
        rest = base - count if is_share and count is not None and base else 0
        if count is None or rule.is_small(count) or rule.is_small(rest):
            found.add(place)
    return found


def protected(
    kept: KeptSeries,
    finest: KeptSeries | None,
    rule: Rule,
    *,
    is_share: bool,
    is_fine: bool,
) -> KeptSeries:
    """
    Return the series with everything hidden that is small or would tell what is.

    `finest` is the same measure by its shortest periods. A longer period that holds
    a hidden one is hidden too, as the rest of it may be shown; only the financial
    year stays where at least two of its periods are hidden. For areas smaller than a
    district (`is_fine`) nothing is shown. It is the same object where nothing hides:
    a rule that hides nothing is of figures that their owner prints already for the
    smallest areas, or that count no people.
    """
    if not rule.hides:
        return kept
    places = small_places(kept, rule, is_share=is_share)
    if is_fine:
        columns = kept.figures["numerator"], kept.figures["value"]
        places = {
            place
            for place, pair in enumerate(zip(*columns, strict=True))
            if pair != (None, None)
        }
    elif finest is not None and finest.keeping.period_type != kept.keeping.period_type:
        places |= telling_places(kept, finest, rule, is_share=is_share)
    return without(kept, places) if places else kept


def telling_places(
    kept: KeptSeries, finest: KeptSeries, rule: Rule, *, is_share: bool
) -> set[int]:
    """Return where a longer period would tell of a shorter one that is hidden."""
    hidden = small_places(finest, rule, is_share=is_share)
    spans = [(finest.figures["starts"][n], finest.figures["ends"][n]) for n in hidden]
    is_year = kept.keeping.period_type is PeriodType.FINANCIAL_YEAR
    found = set()
    for place, (start, end) in enumerate(
        zip(kept.figures["starts"], kept.figures["ends"], strict=True)
    ):
        inside = sum(start <= first and last <= end for first, last in spans)
        if inside == 1 or (inside and not is_year):
            found.add(place)
    return found


def without(kept: KeptSeries, places: set[int]) -> KeptSeries:
    """Return a series that says of these places only that they are suppressed."""
    figures: dict[str, Any] = dict(kept.figures)
    for name in HIDDEN_COLUMNS:
        figures[name] = [
            None if place in places else value
            for place, value in enumerate(kept.figures[name])
        ]
    figures["status"] = [
        str(Status.SUPPRESSED) if place in places else status
        for place, status in enumerate(kept.figures["status"])
    ]
    return KeptSeries(kept.keeping, figures)
