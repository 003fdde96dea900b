"""Reports and harm read together, for the targets that name a paired measure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from frankpledge.analysis.measures.definition import Definition
from frankpledge.analysis.measures.periods import Period, PeriodType
from frankpledge.evidence.selectors import KeptSeries, change_between, many_series
from frankpledge.evidence.selectors.measures import in_force
from frankpledge.performance.models import PairedMeasure
from frankpledge.performance.selectors.board import Entry
from frankpledge.performance.selectors.seeing import Eyes
from frankpledge.plan.selectors.pairing import Move, Reading, read_together


KINDS = (PeriodType.FINANCIAL_YEAR, PeriodType.ROLLING_12, PeriodType.QUARTER)
MOVES = {"rose": Move.UP, "fell": Move.DOWN, "no-clear-change": Move.STEADY}


@dataclass(frozen=True)
class Beside:
    """A target's paired measure of harm, both moves and what they say together."""

    measure: str
    name: str
    why: str
    reading: Reading


def paired(
    entries: Sequence[Entry], quarter: Period, *, eyes: Eyes
) -> Mapping[int, Beside]:
    """
    Return the paired reading of each target that has one, by the target's key.

    The newest twelve months are held against the twelve before; without them the
    quarter against the same quarter last year. Three queries for all targets.
    """
    shown = {each.target.pk: each for each in entries if not each.is_withheld}
    rows = list(PairedMeasure.objects.filter(target__in=shown))
    if not rows:
        return {}
    names = {row.measure for row in rows}
    names |= {shown[row.target_id].target.measure for row in rows}
    versions = {one.measure: one for one in in_force().filter(measure__in=names)}
    areas = {shown[row.target_id].target.area_code for row in rows}
    kept = eyes.see(many_series(versions.values(), areas, KINDS), versions.values())
    found = {}
    for row in rows:
        target = shown[row.target_id].target
        harm = versions.get(row.measure)
        reports = versions.get(target.measure)
        if harm is None or reports is None:
            continue
        name = harm.definition.name
        reading = read_together(
            move(kept, reports.definition, target.area_code, quarter),
            move(kept, harm.definition, target.area_code, quarter),
            harm_name=name[:1].lower() + name[1:],
        )
        found[row.target_id] = Beside(row.measure, name, row.why, reading)
    return found


def move(
    kept: Mapping[tuple[str, str, str], KeptSeries],
    definition: Definition,
    area: str,
    quarter: Period,
) -> Move:
    """Return where a measure went by the quarter's end, as far as chance allows."""
    for kind in KINDS:
        series = kept.get((definition.id, area, kind))
        known = [
            one
            for one in series or ()
            if one.has_value and one.period.ends_before <= quarter.ends_before
        ]
        if not series or not known:
            continue
        now = known[-1]
        then = series.figure(now.period.same_period_last_year)
        breaks = [(each.on, each.note) for each in definition.breaks]
        change = change_between(then, now, definition, breaks)
        said = MOVES.get(change.verdict.value)
        if said is not None:
            return said
    return Move.UNKNOWN


def pairing_of(target_id: int) -> PairedMeasure | None:
    """Return the measure that a target is read beside, None where there is none."""
    return PairedMeasure.objects.filter(target=target_id).first()
