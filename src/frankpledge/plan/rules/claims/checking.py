"""Goes through a document once, block by block: its tables and its sentences in order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from frankpledge.documents.reading.blocks import ReadDocument, Table
from frankpledge.plan.rules.claims.apiece import apiece
from frankpledge.plan.rules.claims.bases import bases
from frankpledge.plan.rules.claims.bounds import bounds
from frankpledge.plan.rules.claims.cellwise import cellwise
from frankpledge.plan.rules.claims.changing import checked_change
from frankpledge.plan.rules.claims.clauses import home_names
from frankpledge.plan.rules.claims.compared import compared
from frankpledge.plan.rules.claims.count_rates import count_rates
from frankpledge.plan.rules.claims.dates import backwards, plan_years
from frankpledge.plan.rules.claims.each import each_one
from frankpledge.plan.rules.claims.everywhere import everywhere
from frankpledge.plan.rules.claims.facts import Facts, contradicted, facts_of
from frankpledge.plan.rules.claims.findings import (
    Checked,
    Finding,
    Verdict,
    told_once,
)
from frankpledge.plan.rules.claims.fractions import fractions
from frankpledge.plan.rules.claims.gaps import gaps, other_way
from frankpledge.plan.rules.claims.grids import Grid, Series, grid_of
from frankpledge.plan.rules.claims.lengths import document_months, says_compared
from frankpledge.plan.rules.claims.limits import distances, said_met
from frankpledge.plan.rules.claims.lists import lists, named_in_line
from frankpledge.plan.rules.claims.met import met
from frankpledge.plan.rules.claims.moves import moves
from frankpledge.plan.rules.claims.of_whole import of_whole
from frankpledge.plan.rules.claims.one_end import one_end
from frankpledge.plan.rules.claims.overall import overall
from frankpledge.plan.rules.claims.parts import Whole, in_words
from frankpledge.plan.rules.claims.passages import Passage, passages
from frankpledge.plan.rules.claims.phrases import changes
from frankpledge.plan.rules.claims.points import echoed
from frankpledge.plan.rules.claims.pool import Pool
from frankpledge.plan.rules.claims.ranked import ranked
from frankpledge.plan.rules.claims.rated import (
    Bases,
    bases_of,
    printed_rates,
)
from frankpledge.plan.rules.claims.ratios import ratios
from frankpledge.plan.rules.claims.referred import Numbers, numbers_of, referred
from frankpledge.plan.rules.claims.retold import retold
from frankpledge.plan.rules.claims.sections import by_section, sections_of, times_above
from frankpledge.plan.rules.claims.shares import shares
from frankpledge.plan.rules.claims.standing import standing
from frankpledge.plan.rules.claims.sums import sums, total_line
from frankpledge.plan.rules.claims.surveys import answered
from frankpledge.plan.rules.claims.tabled import of_table
from frankpledge.plan.rules.claims.things import Things
from frankpledge.plan.rules.claims.timing import Timing, only_dates, timings
from frankpledge.plan.rules.claims.together import together
from frankpledge.plan.rules.claims.topics import topic
from frankpledge.plan.rules.claims.trends import Told, trends
from frankpledge.plan.rules.claims.turning import turning
from frankpledge.plan.rules.claims.tying import Surroundings, names_in
from frankpledge.plan.rules.claims.values import rates, spoken_of, values
from frankpledge.plan.rules.claims.versus import versus
from frankpledge.plan.rules.claims.wholes import wholes
from frankpledge.plan.rules.claims.years import Months


def check_document(document: ReadDocument, kept: Sequence[Series] = ()) -> Checked:
    """
    Return everything that was checked in a document and what became of it.

    `kept` are measures kept here, for claims that no table of the document backs.
    """
    grids = {
        at: grid
        for at, block in enumerate(document.blocks)
        if isinstance(block, Table) and (grid := grid_of(block, at))
    }
    sections = sections_of(document)
    series = [
        replace(each, section=sections[at])
        for at, grid in grids.items()
        for each in grid.series
    ]
    labels = {word for each in series for word in topic(each.name)}
    reading = _Reading(
        document,
        grids,
        [*series, *kept],
        home_names(document) - labels,
        plan_years(document),
        bases_of(document),
        by_section(grids, sections),
        numbers_of(passages(document), grids.values()),
        facts_of(passages(document)),
        Things(months=document_months(document)),
        is_compared=says_compared(document),
    )
    found: list[Finding] = []
    told: dict[int, list[Finding]] = {}
    sentences = 0
    for passage in passages(document):
        sentences += 1
        told.setdefault(passage.block, []).extend(reading.all_of(passage))
    for at in range(len(document.blocks)):
        found += [*reading.of_table(at), *told.get(at, [])]
    return Checked(document.name, told_once(found), len(grids), sentences)


Rule = Callable[[frozenset[str]], Iterable[Finding]]
MOST_FIGURES = 60
"""A run of words with more of them is a list of figures and no sentence."""


@dataclass
class _Reading:
    document: ReadDocument
    grids: dict[int, Grid]
    series: list[Series]
    names: frozenset[str]
    years: Months | None
    bases: Bases
    sections: dict[int, list[Grid]]
    numbers: Numbers
    facts: Facts
    things: Things
    last_subject: frozenset[str] = frozenset()
    last_spoken: frozenset[str] = frozenset()
    last_block: int = -1
    last_times: tuple[Timing, ...] = ()
    is_timed: bool = False
    is_above: bool = False
    is_compared: bool = False
    asked: tuple[int, Decimal | None] = (-2, None)
    whole: Whole = field(default_factory=Whole)
    pool: Pool = field(default_factory=Pool)

    def of_table(self, at: int) -> Iterator[Finding]:
        """Yield what becomes of a table by itself."""
        block = self.document.blocks[at]
        if isinstance(block, Table):
            yield from of_table(block, at, self.grids.get(at), self.years)

    def all_of(self, passage: Passage) -> list[Finding]:
        """Return what becomes of one sentence; what no rule could check is read by its table."""
        found = list(self.of(passage))
        if passage.is_cell or len(passage.figures) > MOST_FIGURES:
            return found
        told = {f.shown for f in found if f.verdict is not Verdict.UNCHECKED}
        further: list[Finding] = []
        for rule in self._further(passage):
            further += rule(frozenset(told))
            told |= {each.shown for each in further}
        self.things.take(passage)
        self.pool.take(passage)
        told = {each.shown for each in further}
        kept = [f for f in found if f.verdict is Verdict.AGREES or f.shown not in told]
        return [*kept, *further]

    def _further(self, passage: Passage) -> Iterator[Rule]:
        """Yield the rules that take up what the others left, the surest first."""
        grids = self.sections.get(passage.section, ())
        things, base = self.things, self.whole.base
        self.pool.take_tables(passage.section, grids)
        yield lambda told: apiece(passage, things, grids, told, self.names)
        yield lambda _: ratios(passage, grids)
        yield lambda _: bounds(passage, grids)
        yield lambda _: compared(passage, grids)
        yield lambda _: distances(passage, grids)
        yield lambda _: said_met(passage, grids)
        yield lambda _: referred(passage, self.numbers)
        yield lambda told: one_end(passage, things, told)
        yield lambda told: together(passage, self.pool, grids, told)
        yield lambda told: overall(passage, grids, told, self.names)
        yield lambda told: cellwise(passage, grids, told, self.names)
        yield lambda told: of_whole(passage, self.pool, base, told)
        yield lambda _: turning(passage, grids)
        yield lambda _: other_way(passage)
        yield lambda _: ranked(passage, grids, self.pool)
        yield lambda _: echoed(passage)
        yield lambda _: contradicted(passage, self.facts)

    def of(self, passage: Passage) -> Iterator[Finding]:
        """Yield what becomes of the claims of one sentence."""
        if len(passage.figures) > MOST_FIGURES:
            return
        self._open(passage)
        claimed = changes(passage)
        around = self._around(passage, is_claim=bool(claimed))
        for change in claimed:
            found = checked_change(change, around)
            # a table of targets is checked row by row; its words add nothing
            if found and not (passage.is_cell and found.verdict is Verdict.UNCHECKED):
                yield found
        yield from backwards(passage)
        yield from bases(passage, self.document.blocks)
        yield from count_rates(
            passage, self.sections.get(passage.section, ()), self.numbers
        )
        yield from lists(passage, self.document.blocks)
        yield from total_line(passage, self.document.blocks)
        yield from named_in_line(passage)
        if passage.is_cell:
            return
        yield from self._plain(passage, around.times)
        subjects = [topic(change.subject) for change in claimed]
        self.last_subject = next(filter(None, reversed(subjects)), self.last_subject)

    def _open(self, passage: Passage) -> None:
        """Forget what was said of another block, and of another section."""
        if passage.block != self.last_block:
            self.last_subject, self.last_block = frozenset(), passage.block
            self.last_spoken = frozenset()
            self.last_times = times_above(passage.lead, passage.heading)
            self.is_timed = self.is_above = bool(self.last_times)
        if passage.section != self.asked[0]:
            self.asked, self.whole = (passage.section, None), Whole()
        self.asked = (passage.section, answered(passage) or self.asked[1])

    def _around(self, passage: Passage, *, is_claim: bool) -> Surroundings:
        """Return what a sentence may be tied to; its own time, or that of the one before."""
        own = tuple(timings(passage))
        self.last_times = times = own or self.last_times
        is_timed = bool(own) or self.is_timed
        self.is_timed = is_timed and (is_claim or not own or not only_dates(own))
        return Surroundings(
            self._series_for(times),
            self.names,
            times,
            self.last_subject,
            is_timed,
            is_borrowed=not (own or self.is_above),
            is_compared=self.is_compared,
        )

    def _plain(self, passage: Passage, times: Sequence[Timing]) -> Iterator[Finding]:
        yield from printed_rates(passage, self.bases)
        yield from shares(passage, self.asked[1], self.whole)
        yield from in_words(passage, self.whole, self.asked[1])
        yield from retold(passage, self.whole)
        self.whole.counted(passage)
        if len(passage.figures) > 1:
            yield from fractions(passage, self.whole)
            yield from wholes(passage)
            yield from sums(passage)
            yield from rates(passage)
        series = self._series_for(times)
        names = self.names | names_in(passage.text, series)
        if passage.figures:
            yield from gaps(passage)
            yield from each_one(passage)
            spoken = self.last_subject or self.last_spoken
            yield from moves(passage, Surroundings(series, names, times, spoken))
            self.last_spoken = spoken_of(passage) or self.last_spoken
        grids = self.sections.get(passage.section, ())
        yield from standing(passage, grids)
        yield from versus(passage, grids, self.names)
        yield from met(passage, grids)
        yield from everywhere(passage, grids)
        yield from values(passage, series, names, times, self.last_subject)
        told = Told(series, names, times, self.last_subject)
        yield from trends(passage, told)

    def _series_for(self, times: Sequence[Timing]) -> list[Series]:
        """Return what a sentence may speak of: measures kept here only by their years."""
        if any(time.first or time.last for time in times):
            return self.series
        return [each for each in self.series if not each.is_kept_here]
