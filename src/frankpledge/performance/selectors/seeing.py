"""Whose eyes figures are for: one member's on a page, every reader's in a report."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from frankpledge.access.models import Member
from frankpledge.analysis.disclosure import SmallNumbers
from frankpledge.evidence.selectors import KeptSeries, as_printed, as_seen
from frankpledge.evidence.selectors.measures import MeasureVersion
from frankpledge.plan.selectors import Standing, hidden_from
from frankpledge.plan.selectors.standings import key_of


Key = tuple[str, str, str]
Many = Mapping[Key, KeptSeries]


@dataclass(frozen=True)
class Eyes:
    """
    Who will read the figures.

    A page is read by the member who asks. What is given out (`is_print`) may be made
    by an analyst and read by the board, so small counts of sensitive measures are
    hidden in it whoever makes it.
    """

    member: Member
    today: date
    is_print: bool = False

    def see(self, series: Many, versions: Iterable[MeasureVersion]) -> Many:
        """Return series with what these eyes may not see hidden."""
        versions = list(versions)
        if not series or not versions:
            return series
        seen = as_seen(dict(series), versions, self.member, on=self.today)
        if not self.is_print:
            return seen
        return seen | self._in_print(seen, versions)

    def _in_print(
        self, series: Many, versions: Sequence[MeasureVersion]
    ) -> dict[Key, KeptSeries]:
        sensitive = [
            one
            for one in versions
            if one.definition.small_numbers is SmallNumbers.SENSITIVE
        ]
        names = {one.measure for one in sensitive}
        guarded = {key: kept for key, kept in series.items() if key[0] in names}
        return as_printed(guarded, sensitive) if guarded else {}

    def hidden(
        self, standings: Sequence[Standing], seen: Many | None = None
    ) -> set[int]:
        """
        Return the targets, by key, whose figures these eyes may not see.

        `seen` are their series as these eyes see them, for who has looked already.
        """
        hidden = hidden_from(standings, by=self.member, today=self.today)
        guarded = [
            one
            for one in standings
            if self.is_print and one.is_sensitive and one.series and one.version
        ]
        series = {key_of(one): one.series for one in guarded if one.series}
        versions = {one.version.pk: one.version for one in guarded if one.version}
        if seen is None:
            seen = self.see(series, versions.values())
        return hidden | {
            one.target.pk for one in guarded if seen[key_of(one)] is not one.series
        }
