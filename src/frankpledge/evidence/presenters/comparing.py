"""An area beside its comparison groups, as the page of a measure shows it."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from django.urls import reverse

from frankpledge.analysis.measures import PeriodType
from frankpledge.analysis.measures.definition import Direction
from frankpledge.evidence import selectors
from frankpledge.evidence.models import ComparisonGroup, MeasureVersion
from frankpledge.evidence.presenters import pictures
from frankpledge.evidence.presenters.reading import Reading
from frankpledge.evidence.rules.comparison import Compared
from frankpledge.evidence.rules.words import label_of, printed, spoken_period
from frankpledge.partnership.selectors import Area


TWO = 2


def groups_beside(area: Area, asked: Mapping[str, str]) -> list[ComparisonGroup]:
    """Return up to two groups that the area is shown beside; only partnerships are."""
    if area.kind != "partnership":
        return []
    return chosen_groups(list(selectors.groups()), asked.get("groups", ""))


def codes_in(groups: Iterable[ComparisonGroup]) -> set[str]:
    """Return every area that belongs, or once belonged, to any of these groups."""
    return {member.area_code for group in groups for member in group.memberships.all()}


def chosen_groups(known: list[ComparisonGroup], asked: str) -> list[ComparisonGroup]:
    """Return the groups asked for by their short names, or the first two in use."""
    wanted = [slug for slug in asked.split(",") if slug]
    named = [group for group in known if group.slug in wanted]
    return (named or [group for group in known if group.ends_before is None])[:TWO]


def comparison_type(reading: Reading) -> PeriodType:
    """Return the type of period to compare in: quarters where months are too few."""
    kind = reading.kept.keeping.period_type
    types = reading.definition.period_types
    if kind is PeriodType.MONTH and PeriodType.QUARTER in types:
        return PeriodType.QUARTER
    return kind


def shown(
    version: MeasureVersion,
    area: Area,
    group: ComparisonGroup,
    reading: Reading,
    read: selectors.ByArea,
) -> dict[str, Any]:
    """Return one comparison: words, picture, figures."""
    beside = partial(selectors.compared, version, area.code, group, own=area, read=read)
    kind = comparison_type(reading)
    compared = beside(None, kind)
    if compared.period is None and kind is not PeriodType.MONTH:
        kind = PeriodType.MONTH
        compared = beside(None, kind)
    src = reverse(
        "evidence:comparison", args=[version.measure, area.code, str(kind), "svg"]
    )
    return {
        "group": group,
        "compared": compared,
        "sentence": compared.sentence,
        "period": spoken_period(compared.period) if compared.period else "",
        "has_picture": len(compared.ranked) > 1,
        "src": f"{src}?group={group.slug}",
        "alt": pictures.comparison(compared).alt if len(compared.ranked) > 1 else "",
        "neutral": neutral_words(reading),
        "rows": rows(compared),
        "facts": facts(compared),
        "not_comparable": [
            peer.name for peer in compared.peers if peer.is_not_comparable
        ],
    }


def neutral_words(reading: Reading) -> str:
    """Return that a high place says nothing bad, where high reporting is good."""
    direction = reading.definition.direction
    if direction in {Direction.LESS, Direction.MORE}:
        return ""
    return f"{label_of(direction)}. A high or a low place says nothing by itself."


def rows(compared: Compared) -> list[dict[str, Any]]:
    """Return the areas in order with their ranks; those without a figure come last."""
    decimals = max(compared.definition.decimals, 1)
    found = []
    for rank, peer in compared.ranked:
        figure = peer.figure
        interval = ""
        if figure and figure.low is not None:
            low, high = printed(figure.low, decimals), printed(figure.high, decimals)
            interval = f"{low} to {high}"
        found.append(
            {
                "rank": rank,
                "name": peer.name,
                "value": printed(peer.value, decimals),
                "interval": interval,
                "is_own": peer.is_own,
            }
        )
    return found + [
        {"rank": "", "name": peer.name, "value": "[x]", "interval": "", "is_own": False}
        for peer in compared.without
    ]


def facts(compared: Compared) -> list[tuple[str, str]]:
    """Return the group's means by their names, for there are several."""
    decimals = max(compared.definition.decimals, 1)
    named = (
        ("Mean of all", compared.mean),
        ("Mean of the others", compared.mean_of_others),
        ("Median", compared.median),
        ("All taken as one (pooled)", compared.pooled),
    )
    return [(name, printed(v, decimals)) for name, v in named if v is not None]
