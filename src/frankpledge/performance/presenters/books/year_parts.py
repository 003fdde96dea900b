"""Parts of the annual report beside the targets: who, money, views, case reviews."""

from collections.abc import Iterator
from datetime import date

from frankpledge.analysis.dates import day_if_known
from frankpledge.documents.columns import Column, Kind
from frankpledge.documents.model import Block, Cell, Run, Runs, Table
from frankpledge.performance.presenters import words
from frankpledge.performance.presenters.books.making import heading, listed, said
from frankpledge.performance.selectors.year_beside import YearBeside
from frankpledge.performance.selectors.yearly import AnnualYear


# The next steps that an annual report names; the plan has them all.
NEXT = 8


def who_we_are(beside: YearBeside) -> Iterator[Block]:
    """Yield the bodies that answer together, and who works with them."""
    yield heading("Who we are")
    if not beside.responsible:
        yield said("No responsible authority is in the directory.")
    else:
        yield said(f"Responsible authorities: {', '.join(beside.responsible)}.")
    if beside.others:
        yield said(f"Working with them: {', '.join(beside.others)}.")


ALIKE = (
    Column("ref", "Ref"),
    Column("measure", "Measure"),
    Column("months", "Months counted", Kind.WHOLE),
    Column("year", "This year", Kind.WHOLE),
    Column("before", "Same months a year before", Kind.WHOLE),
    Column("percent", "% change", Kind.PERCENT, 1),
    Column("clear", "More than chance?"),
)
ALIKE_NOTES = (
    "A month that was never supplied leaves the year without a total: here it is left"
    " out of both years.",
)


def months_alike(year: AnnualYear) -> list[Block]:
    """Return the counts of the months that both years know, where a year has no total."""
    rows = []
    for line in year.lines:
        found = year.beside.alike.get(line.entry.target.pk)
        if found is None or found.months == len(year.quarters) * 3:
            continue
        change = found.change
        said_ = change.verdict.value.replace("-", " ")
        rows.append(
            (
                line.entry.target.ref,
                words.name_of(line.entry),
                found.months,
                round(change.after),
                round(change.before),
                Cell(None, "[z]") if change.percent is None else change.percent,
                f"yes, it {said_}" if change.is_significant else said_,
            )
        )
    if not rows:
        return []
    caption = "The months known in both years"
    return [Table(caption, ALIKE, tuple(rows), ALIKE_NOTES, name="alike")]


MONEY = (
    Column("fund", "Fund"),
    Column("giver", "From"),
    Column("given", "Given (£)", Kind.WHOLE),
    Column("awarded", "Awarded (£)", Kind.WHOLE),
    Column("paid", "Known as spent (£)", Kind.WHOLE),
)


def money(beside: YearBeside) -> Iterator[Block]:
    """Yield what each fund gave in the year and what was given without pay."""
    yield heading("Money and time given")
    found = beside.money
    rows = tuple(
        (one.name, one.giver, round(one.given), round(one.awarded), round(one.paid))
        for one in found.funds
    )
    if rows:
        note = "Only secured money is given. Services bought run on and are not in it."
        yield Table("Funds in the year", MONEY, rows, (note,), name="funds")
    else:
        yield said("No fund gave money in this year.")
    if found.hours or found.value:
        yield said(
            f"Agencies gave {found.hours:,.0f} hours and other things without being"
            f" paid, worth £{found.value:,.0f} at their own rates."
        )


VIEWS = (
    Column("question", "What was asked"),
    Column("wave", "Survey"),
    Column("percent", "Share", Kind.PERCENT, 1),
    Column("margin", "Margin, points (95%)", Kind.NUMBER, 1),
    Column("answers", "Answers", Kind.WHOLE),
)


def views(beside: YearBeside) -> Iterator[Block]:
    """Yield how people were asked: surveys with their margins, and meetings."""
    yield heading("What people told us")
    rows = tuple(
        (
            one.wording,
            one.wave,
            Cell(None, "[x]") if one.percent is None else one.percent,
            one.margin,
            one.answers,
        )
        for one in beside.questions
    )
    if rows:
        yield Table("Surveys of the year", VIEWS, rows, name="surveys")
    meetings: list[Runs] = [
        (Run(f"{one.name}: ", strong=True), Run(f"{one.words}."))
        for one in beside.meetings
    ]
    if beside.views and beside.views.record and beside.views.record.evidence:
        evidence = beside.views.record.evidence
        meetings.append((Run("Views sought: ", strong=True), Run(evidence)))
    yield from listed(meetings, "" if rows else "Nothing is recorded for this year.")


def case_reviews(beside: YearBeside) -> Iterator[Block]:
    """Yield the figures that section 104 has published each year."""
    yield heading("Anti-social behaviour case reviews")
    rows = tuple(
        (one.name, one.words if one.is_known else "not supplied")
        for one in beside.reviews
    )
    columns = (Column("what", "What"), Column("number", "Number"))
    note = (
        "Published under section 104 of the Anti-social Behaviour, Crime and Policing"
        " Act 2014, once known as the community trigger."
    )
    yield Table("Case reviews in the year", columns, rows, (note,), name="reviews")


def next_year(year: AnnualYear) -> Iterator[Block]:
    """Yield what the plan still has to do after the year, soonest first."""
    ends = date(year.year + 1, 4, 1)
    waiting = [
        one for one in year.actions if one.due_on is not None and one.due_on >= ends
    ]
    waiting.sort(key=lambda one: one.due_on or ends)
    yield heading("Next year")
    yield from listed(
        [
            (Run(one.text), Run(f" By {day_if_known(one.due_on)}."))
            for one in waiting[:NEXT]
        ],
        "The plan has no action that falls due after this year.",
    )
