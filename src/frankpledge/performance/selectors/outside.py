"""Returns to others, filled from measures tagged to their priority; programmes."""

from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import QuerySet

from frankpledge.analysis.measures.definition import Definition
from frankpledge.analysis.measures.periods import NotAPeriod, Period
from frankpledge.evidence.selectors import Observation, many_series
from frankpledge.evidence.selectors.measures import MeasureVersion, in_force
from frankpledge.evidence.states import Status
from frankpledge.partnership.selectors import home
from frankpledge.performance.models import OutsideReturn, Programme, SentReturn
from frankpledge.performance.policies import may_see_restricted
from frankpledge.performance.selectors.seeing import Eyes
from frankpledge.plan.selectors import plans_of, targets_of


@dataclass(frozen=True)
class Filled:
    """One line of a return: the measure's figure for the period, or why there is none."""

    measure: str
    name: str
    unit: str
    value: float | None
    low: float | None
    high: float | None
    words: str
    status: str
    known_at: str
    version: int

    def kept(self) -> dict[str, Any]:
        """Return the line as it is kept with what was sent."""
        return asdict(self)


def outside_returns() -> QuerySet[OutsideReturn]:
    """Return the home partnership's returns to others with what was sent."""
    return OutsideReturn.objects.filter(partnership=home().pk).prefetch_related("sent")


def return_numbered(number: int) -> OutsideReturn | None:
    """Return one return's template, None where there is none."""
    return outside_returns().filter(pk=number).first()


def sent_of(outside: OutsideReturn) -> QuerySet[SentReturn]:
    """Return what was sent of a return, newest first."""
    return outside.sent.select_related("sent_by__user", "sent_by__agency")


def tagged(tag: str) -> list[str]:
    """Return the measures of all targets that count towards an outside priority."""
    wanted = tag.strip().lower()
    found = {
        target.measure
        for plan in plans_of(home().pk)
        for target in targets_of(plan)
        if target.measure
        and wanted in {str(one).strip().lower() for one in target.external_tags}
    }
    return sorted(found)


def filled(outside: OutsideReturn, period: str, *, eyes: Eyes) -> list[Filled]:
    """Return a return's lines for a period, as these eyes may see them."""
    try:
        asked = Period.parse(period)
    except NotAPeriod:
        return []
    names = dict.fromkeys([*tagged(outside.tag), *outside.measures])
    versions = {one.measure: one for one in in_force().filter(measure__in=list(names))}
    area = home().area_code
    series = many_series(versions.values(), [area], [asked.type])
    kept = eyes.see(series, versions.values())
    sees_restricted = bool(may_see_restricted(eyes.member, on=eyes.today))
    lines = []
    for name in names:
        version = versions.get(name)
        if version is None:
            continue
        one = kept.get((name, area, str(asked.type)))
        figure = one.figure(asked) if one else None
        is_hidden = version.is_restricted and (eyes.is_print or not sees_restricted)
        lines.append(
            line_of(version, None if is_hidden else figure, is_hidden=is_hidden)
        )
    return lines


def line_of(
    version: MeasureVersion, one: Observation | None, *, is_hidden: bool
) -> Filled:
    """Return one line of a return."""
    definition: Definition = version.definition
    hidden = is_hidden or (one is not None and one.status is Status.SUPPRESSED)
    value = (
        float(one.value) if one and one.has_value and one.value is not None else None
    )
    low, high = (
        None if value is None or limit is None else float(limit)
        for limit in ((one.low, one.high) if one else (None, None))
    )
    return Filled(
        measure=version.measure,
        name=definition.name,
        unit=definition.unit_words,
        value=value,
        low=low,
        high=high,
        words="[c]" if hidden else "" if value is not None else "[x]",
        status=str(one.status) if one else "missing",
        known_at=one.vintage.isoformat() if one and one.vintage else "",
        version=version.number,
    )


def programmes() -> QuerySet[Programme]:
    """Return the home partnership's programmes with their measures."""
    return (
        Programme.objects.filter(partnership=home().pk)
        .select_related("owner")
        .prefetch_related("measures")
    )


def programme_numbered(number: int) -> Programme | None:
    """Return one programme, None where there is none."""
    return programmes().filter(pk=number).first()
