"""What an area forum is given: plain words for residents, nothing about any person."""

from datetime import date

from frankpledge.actions.selectors import progress_of
from frankpledge.actions.states import Progress
from frankpledge.analysis.charts.maps import area_map
from frankpledge.analysis.charts.pictures import Caption, Place
from frankpledge.analysis.dates import day_in_words
from frankpledge.documents.columns import Column, Kind
from frankpledge.documents.model import (
    About,
    Block,
    Cell,
    Document,
    Figure,
    Run,
    Runs,
    Table,
)
from frankpledge.evidence.selectors import Observation, spoken_period
from frankpledge.evidence.states import Status
from frankpledge.performance.presenters.books.making import (
    OTHER_FORMATS,
    Book,
    heading,
    listed,
    said,
)
from frankpledge.performance.selectors.forum import Forum, ForumRow
from frankpledge.plan.selectors import actions_in_order


# A forum hears of three to five things (handbook, documents 9.12).
MOST = 5
# Pixels of its drawing: the map leaves room for words on its page.
MAP_HEIGHT = 280
COLUMNS = (
    Column("matter", "What"),
    Column("now", "This time", Kind.WHOLE),
    Column("before", "A year before", Kind.WHOLE),
    Column("words", "What that means"),
)
STANDS = {
    "on course": "● On course",
    "met": "✓ Met",
    "off course": "▲ Not going as we promised",
    "missed": "✕ We missed it",
    "cannot tell yet": "? We cannot tell yet",
    "no baseline": "– We do not know the starting point yet",
    "no target on purpose": "○ We watch this and set no target on purpose",
}


def forum_report(forum: Forum, *, today: date) -> Book:
    """Return the report to an area's forum as a document anyone may read."""
    when = spoken_period(forum.period)
    day = min(today, forum.period.ends_before)
    about = About(
        title=f"Safer {forum.area.name}: what we did and what comes next",
        created=today,
        subtitle=f"Report to the area forum, {when}",
        area=forum.area.name,
        period=when,
        marking="OFFICIAL",
        other_formats=OTHER_FORMATS,
    )
    blocks: list[Block] = [
        said(
            f"The Community Safety Partnership works to make {forum.area.name} safer."
            " This page says what we promised, what was recorded here, what we did and"
            " what we will do next. It holds nothing about any person."
        ),
        heading("What we promised"),
        *listed(promises(forum), "The partnership has no plan for this time."),
        heading(f"What was recorded in {forum.area.name}", 3),
        *figures(forum),
        *ward_map(forum),
        heading("What we did"),
        *listed(done(forum, day), "Nothing has been finished yet."),
        heading("What we will do next", 3),
        *listed(coming(forum, day), "No action has a date to come."),
        heading("Talk to us"),
        said(
            "In an emergency call 999. To report what has happened call 101, or tell"
            " Crimestoppers without giving your name on 0800 555 111. If anti-social"
            " behaviour goes on after you reported it, you can ask for a case review."
        ),
    ]
    return Book(
        Document(about, tuple(blocks)), forum.area.name, "forum", forum.period.label
    )


def promises(forum: Forum) -> list[Runs]:
    """Return the plan's priorities with how each stands across the partnership."""
    made: list[Runs] = []
    for title, statuses in forum.priorities[:MOST]:
        is_one = sum(count for _, count in statuses) == 1
        words = "; ".join(
            STANDS[state] if is_one else f"{STANDS[state]}: {count}"
            for state, count in statuses
        )
        made.append((Run(f"{title}: ", strong=True), Run(f"{words or 'watched'}.")))
    return made


def figures(forum: Forum) -> list[Block]:
    """Return simple counts of this year beside the year before, in words."""
    rows = tuple(
        (row.name, cell(row.now), cell(row.before), meaning(row)) for row in forum.rows
    )
    if not rows:
        return [said("Nothing that may be shown has been recorded for this area.")]
    is_hidden = any(isinstance(each, Cell) for row in rows for each in row)
    said_so = ("Small numbers are hidden so that nobody can be recognised.",)
    notes = said_so if is_hidden else ()
    return [
        Table(
            f"Recorded in {spoken_period(forum.period)} and a year before",
            COLUMNS,
            rows,
            notes,
        ),
    ]


def ward_map(forum: Forum) -> list[Block]:
    """Return one measure ward by ward as a map with its table, where it may be told."""
    found = forum.wards
    if found is None:
        return []
    places = sorted(
        (Place(one.code, one.name, found.counts[one.code]) for one in found.areas),
        key=lambda place: (-(place.value or 0), place.name),
    )
    when = spoken_period(forum.period)
    source = found.definition.supplier.capitalize()
    finding = f"{found.name}: most in {places[0].name}, fewest in {places[-1].name}."
    chart = area_map(
        places,
        {
            code: {"type": "MultiPolygon", "coordinates": drawn}
            for code, drawn in found.outlines.items()
        },
        Caption(finding, f"{when}. Source: {source}."),
        unit=found.definition.unit_words.partition(" per ")[0],
        decimals=0,
    )
    columns = (Column("ward", "Ward"), Column("count", found.name, Kind.WHOLE))
    rows = tuple((one.name, found.counts[one.code]) for one in places)
    table = Table(f"{found.name} by ward, {when}", columns, rows, name="wards")
    spec = {**chart.spec, "height": MAP_HEIGHT}
    return [Figure(finding, chart.alt, spec, table=table, source=source)]


def cell(one: Observation | None) -> Cell | int:
    """Return a count, or that it is hidden or was never supplied."""
    if one is None or one.numerator is None:
        is_hidden = one is not None and one.status is Status.SUPPRESSED
        return Cell(None, "[c]" if is_hidden else "[x]")
    return round(one.numerator)


def meaning(row: ForumRow) -> str:
    """Return a change in plain words with an arrow."""
    return {
        "rose": "↑ More than a year before, by more than chance explains",
        "fell": "↓ Fewer than a year before, by more than chance explains",
        "no-clear-change": "→ About the same: a difference of this size can be chance",
        "not-tested": "→ Too little to say whether it changed",
        "cannot-tell": "? We cannot compare the two years",
    }[row.verdict]


def done(forum: Forum, today: date) -> list[Runs]:
    """Return the plan's finished actions."""
    made: list[Runs] = []
    for action in actions_in_order(forum.plan):
        if progress_of(action, today=today) is Progress.DONE:
            owner = f" ({action.owner})" if action.owner else ""
            made.append((Run(f"{action.text}{owner}"),))
    return made[:MOST]


def coming(forum: Forum, today: date) -> list[Runs]:
    """Return the plan's actions still to be done, the next first."""
    waiting = [
        action
        for action in actions_in_order(forum.plan)
        if progress_of(action, today=today) not in {Progress.DONE, Progress.DROPPED}
    ]
    waiting.sort(key=lambda one: (one.due_on is None, one.due_on or today))
    return [
        (
            Run(one.text),
            Run(
                f" {'It was due' if one.due_on < today else 'By'} {day_in_words(one.due_on)}."
                if one.due_on
                else " No date is set."
            ),
        )
        for one in waiting[:MOST]
    ]
