"""The annual report: the year in figures, each priority with its misses, achievements."""

from collections.abc import Iterator
from datetime import date

from frankpledge.actions.selectors import progress_counts
from frankpledge.analysis.dates import day_if_known, day_in_words
from frankpledge.documents.columns import Column, Kind
from frankpledge.documents.model import About, Block, Cell, Document, Run, Runs, Table
from frankpledge.evidence.selectors import Change, Observation
from frankpledge.performance.presenters import words
from frankpledge.performance.presenters.books import year_parts
from frankpledge.performance.presenters.books.making import (
    OTHER_FORMATS,
    Book,
    from_chair,
    heading,
    listed,
    said,
)
from frankpledge.performance.rules import totals
from frankpledge.performance.selectors import Line
from frankpledge.performance.selectors.yearly import AnnualYear
from frankpledge.plan.states import TargetStatus


GOOD = (TargetStatus.MET, TargetStatus.ON_COURSE)
BAD = (TargetStatus.MISSED, TargetStatus.OFF_COURSE)


def annual_report(year: AnnualYear, *, today: date) -> Book:
    """Return a year's report as a document."""
    area = year.plan.partnership.name
    about = About(
        title=f"{area}: annual report {year.label}",
        created=today,
        subtitle=f"What was promised, done and missed under {year.plan.title}",
        area=area,
        period=year.label,
        owner=f"{area} Community Safety Partnership",
        marking="OFFICIAL-SENSITIVE" if has_restricted(year) else "OFFICIAL",
        other_formats=OTHER_FORMATS,
    )
    blocks: list[Block] = [
        *from_chair(year.chair_words),
        heading("The year in short"),
        said(summary(year)),
        *year_parts.who_we_are(year.beside),
        heading("The year in figures"),
        figures(year),
        *year_parts.months_alike(year),
        heading("Quarter by quarter"),
        course(year),
        *priorities(year),
        heading("What we achieved"),
        *achievements(year),
        heading("Actions"),
        said(actions(year, today)),
        *year_parts.money(year.beside),
        *year_parts.views(year.beside),
        *year_parts.case_reviews(year.beside),
        heading("How we work: the six hallmarks"),
        said(hallmarks(year)),
        *year_parts.next_year(year),
    ]
    return Book(Document(about, tuple(blocks)), area, "annual-report", year.label)


def has_restricted(year: AnnualYear) -> bool:
    """Say whether figures of small or sensitive groups are shown."""
    return any(
        each.standing.is_restricted and not each.is_withheld for each in year.entries
    )


def summary(year: AnnualYear) -> str:
    """Return how the year ended, its misses with its gains."""
    shown = [each for each in year.entries if not each.is_withheld]
    good = sum(each.status in GOOD for each in shown)
    bad = sum(each.status in BAD for each in shown)
    return (
        f"Targets: {len(year.entries)}. Met or on course when the year's last quarter"
        f" ended: {good}. Missed or off course: {bad}. Nothing firm can be said, or no"
        f" target was set on purpose: {len(year.entries) - good - bad}."
    )


FIGURES = (
    Column("ref", "Ref"),
    Column("measure", "Measure"),
    Column("year", "Year", Kind.NUMBER),
    Column("before", "Year before", Kind.NUMBER),
    Column("change", "Last quarter on a year before: more than chance?"),
)


def figures(year: AnnualYear) -> Table:
    """Return each measure's year beside the year before."""
    rows = tuple(
        (
            line.entry.target.ref,
            words.name_of(line.entry),
            _cell(line, year.year),
            _cell(line, year.year - 1),
            _change(line, year),
        )
        for line in year.lines
    )
    return Table("The year beside the year before", FIGURES, rows, name="figures")


def of_year(one: Observation | None, year: int) -> Observation | None:
    """Return a figure that is of this year; one of another year is no figure of it."""
    if one is None:
        return None
    starts = one.period.starts_on
    return one if starts.year - (starts.month < 4) == year else None


def speaks_of(line: Line, year: AnnualYear) -> Change | None:
    """Return the change that ends in this year, None where it is of another."""
    change = line.change
    if change is None or change.later is None or line.entry.is_withheld:
        return None
    return change if of_year(change.later, year.year) else None


def _cell(line: Line, year: int) -> Cell:
    if line.entry.is_withheld:
        return Cell(None, words.WITHHELD)
    # The last whole year is the year before where this one has a hole.
    known = (of_year(one, year) for one in (line.year, line.year_before))
    one = next(filter(None, known), None)
    return words.observed_cell(one, line.entry.standing.definition)


def _change(line: Line, year: AnnualYear) -> str:
    change = speaks_of(line, year)
    if change is None:
        return "cannot tell"
    found = change.verdict.value.replace("-", " ")
    return f"yes, it {found}" if change.is_clear else found


def course(year: AnnualYear) -> Table:
    """Return how each target stood at the end of each quarter."""
    columns = (
        Column("ref", "Ref"),
        Column("measure", "Measure"),
        *(
            Column(f"q{number}", one.label.rpartition("-")[2])
            for number, one in enumerate(year.quarters, start=1)
        ),
    )
    rows = tuple(
        (
            each.target.ref,
            words.name_of(each),
            *(
                words.WITHHELD
                if each.is_withheld
                else words.status_words(state)
                if state
                else "not over yet"
                for state in year.course[each.target.pk]
            ),
        )
        for each in year.entries
    )
    return Table("How targets stood, by quarter", columns, rows, name="course")


def priorities(year: AnnualYear) -> Iterator[Block]:
    """Yield each priority: its aim, what came of it, misses with the owner's words."""
    named: dict[str, list[Line]] = {}
    for line in year.lines:
        named.setdefault(line.entry.target.objective.priority.title, []).append(line)
    for title, lines in named.items():
        yield heading(title)
        if why := lines[0].entry.target.objective.priority.why:
            yield said(why)
        yield from listed([came_of(line, year) for line in lines], "")


def came_of(line: Line, year: AnnualYear) -> Runs:
    """Return what came of one target, a miss as plainly as a gain."""
    entry = line.entry
    change = speaks_of(line, year)
    sentence = change.sentence if change else "There is no figure to compare."
    told = entry.said.commentary
    owner = f" The owner says: {told.cause}" if told and not entry.is_withheld else ""
    return (
        Run(f"{entry.target.ref} {words.name_of(entry)}: ", strong=True),
        Run(f"{words.entry_status(entry)}. {sentence}{owner}".strip()),
    )


def achievements(year: AnnualYear) -> list[Block]:
    """Return what was achieved and checked; what nobody checked is only counted."""
    rows = tuple(
        (
            one.claim,
            one.figure,
            one.base,
            one.source,
            f"{one.checked_by}, {day_if_known(one.checked_at.date() if one.checked_at else None)}",
        )
        for one in year.achievements
    )
    columns = (
        Column("claim", "What"),
        Column("figure", "Figure"),
        Column("base", "Out of, or compared with"),
        Column("source", "Source"),
        Column("checked", "Checked by"),
    )
    blocks: list[Block] = (
        [Table("Achievements, each checked by a second person", columns, rows)]
        if rows
        else [said("No achievement has been checked yet.")]
    )
    if year.unchecked:
        blocks.append(
            said(f"Not printed, as nobody has checked them: {year.unchecked}.")
        )
    return blocks


def actions(year: AnnualYear, today: date) -> str:
    """Return how the plan's actions stood."""
    day = min(today, date(year.year + 1, 4, 1))
    counts = progress_counts(year.actions, today=day)
    said_ = ", ".join(f"{count} {state.value}" for state, count in counts.items())
    return f"On {day_in_words(day)}: {said_}." if said_ else "The plan has no actions."


def hallmarks(year: AnnualYear) -> str:
    """Return what the self-check of the year gave."""
    if not year.hallmarks:
        return "The self-check has not been done for this year."
    return f"Rated by ourselves: {totals(one.rating for one in year.hallmarks)}."
