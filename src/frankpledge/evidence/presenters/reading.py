"""One series with everything it must be read with: breaks, events, limits, change."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from frankpledge.analysis.charts.pictures import DatedNote
from frankpledge.analysis.measures import Definition
from frankpledge.analysis.words import counted
from frankpledge.evidence import selectors
from frankpledge.evidence.models import MeasureVersion
from frankpledge.evidence.rules.change import (
    Change,
    Verdict,
    change_between,
    year_on_year,
)
from frankpledge.evidence.rules.figures import KeptSeries, Observation
from frankpledge.evidence.rules.likewise import like_for_like, rebased
from frankpledge.evidence.rules.limits import Judged, judged
from frankpledge.evidence.rules.outlook import outlook
from frankpledge.evidence.rules.words import printed, spoken_period
from frankpledge.intake import selectors as intake
from frankpledge.partnership.selectors import Area


@dataclass(frozen=True)
class Reading:
    """One measure's figures for an area, and what they must be read with."""

    version: MeasureVersion
    area: Area
    kept: KeptSeries
    changes: tuple[tuple[date, str], ...] = ()
    events: tuple[DatedNote, ...] = ()
    months: KeptSeries | None = None

    @cached_property
    def definition(self) -> Definition:
        """Return the definition that the figures were made with."""
        return self.version.definition

    @property
    def breaks(self) -> list[tuple[date, str]]:
        """Return every break: the definition's own and the recording changes."""
        return sorted({*self.kept.breaks, *self.changes})

    @cached_property
    def break_days(self) -> tuple[date, ...]:
        """Return the days of the breaks."""
        return tuple(day for day, _ in self.breaks)

    @cached_property
    def judged(self) -> Judged:
        """Return the control limits and signals."""
        return judged(self.kept, self.break_days)

    @cached_property
    def outlook(self) -> list[tuple[str, str]]:
        """Return what to expect next, whether the last was expected, and the trend."""
        return outlook(self.kept, self.definition.form, self.break_days)

    @cached_property
    def change(self) -> Change:
        """Return the change from a year earlier to the latest figure."""
        return year_on_year(self.kept, self.definition, self.breaks)

    @property
    def latest(self) -> Observation | None:
        """Return the newest figure there is."""
        return self.change.later

    @cached_property
    def instead(self) -> str:
        """Return what can be said where a plain change over the year cannot."""
        change = self.change
        if change.verdict is not Verdict.CANNOT_TELL or change.later is None:
            return ""
        if change.rebase_on:
            return self.since_break(change.rebase_on)
        return self.over_shared_months()

    def since_break(self, day: date) -> str:
        """Return the change since the break, which may be compared."""
        first = rebased(self.kept, day)
        later = self.change.later
        if first is None or later is None or first.period >= later.period:
            return "There are too few figures since then to compare with each other."
        again = change_between(first, later, self.definition)
        return f"Counted by the same rules: {again.sentence}"

    def over_shared_months(self) -> str:
        """Return the change over the months that both years have."""
        later = self.change.later
        if self.months is None or later is None or len(later.period.months) < 2:
            return ""
        before = later.period.same_period_last_year
        found = like_for_like(
            self.months, before, later.period, self.definition, self.breaks
        )
        if found is None:
            return ""
        change, months = found
        alike = counted(months, "month")
        return f"Over the {alike} that both have, alike: {change.sentence}"

    @property
    def interval_words(self) -> str:
        """Return the latest figure's interval in words."""
        latest = self.latest
        if latest is None or latest.low is None or latest.high is None:
            return ""
        decimals = max(self.definition.decimals, 1 if latest.value else 0)
        low, high = (printed(end, decimals) for end in (latest.low, latest.high))
        return f"95% interval {low} to {high}"

    @property
    def missing(self) -> list[str]:
        """Return the periods that were never supplied."""
        return [
            spoken_period(period)
            for period, status in zip(
                self.kept.periods, self.kept.figures["status"], strict=True
            )
            if status in {"missing", "not-supplied"}
        ]


def reading(
    version: MeasureVersion,
    area: Area,
    kept: KeptSeries,
    *,
    months: KeptSeries | None = None,
) -> Reading:
    """Return a series with the recording changes and events it is read with."""
    changes = selectors.changes_for(version.measure, version.dataset, area.code)
    events = []
    if len(kept):
        events = intake.events_between(
            kept.periods[0].starts_on,
            kept.periods[-1].ends_before,
            area_codes=(area.code,),
            dataset=version.dataset,
        )
    return Reading(
        version=version,
        area=area,
        kept=kept,
        changes=tuple((change.on, change.title) for change in changes),
        events=tuple(DatedNote(event.starts_on, event.title) for event in events),
        months=months,
    )
