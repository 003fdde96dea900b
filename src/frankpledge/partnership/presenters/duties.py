"""What the register of duties and the page of one duty show."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse

from frankpledge.analysis.dates import day_in_words, year_words
from frankpledge.analysis.words import counted
from frankpledge.partnership.presenters.lists import FORMATS
from frankpledge.partnership.presenters.words import choices, words
from frankpledge.partnership.rules.duties import Rhythm
from frankpledge.partnership.selectors.duties import DutyLine
from frankpledge.partnership.states import DutyState
from frankpledge.ui.tables import Column, Filter, Listing, Shown


def standing_words(line: DutyLine) -> str:
    """Return how a duty stands, with its day."""
    if line.state is DutyState.MET and line.record and line.record.met_on:
        return f"Met on {day_in_words(line.record.met_on)}"
    if line.is_overdue:
        return f"{words(line.state.value)}, overdue"
    return words(line.state.value)


def overdue_words(lines: list[DutyLine]) -> str:
    """Return how many duties are overdue in a sentence, nothing where none is."""
    number = sum(line.is_overdue for line in lines)
    if not number:
        return ""
    return f"{counted(number, 'duty is', 'duties are')} overdue in this year."


def due_words(line: DutyLine) -> str:
    """Return when a duty falls due; what must be in place has no day."""
    if line.due_on:
        return day_in_words(line.due_on)
    if line.duty.when is Rhythm.STANDING:
        return "At all times"
    return "Not yet due in this year"


COLUMNS = (
    Column(
        "title",
        "Duty",
        value=lambda line: line.duty.title,
        is_header=True,
        sort=True,
        href=lambda line: reverse("partnership:duty", args=[line.year, line.duty.id]),
    ),
    Column("law", "Law", value=lambda line: line.duty.law),
    Column("who", "Whose", value=lambda line: line.duty.who),
    Column("due", "Due", value=lambda line: due_words(line)),
    Column(
        "standing", "How it stands", value=lambda line: standing_words(line), sort=True
    ),
    Column("owner", "Answers for it", value=lambda line: owner_words(line)),
    Column(
        "evidence",
        "Evidence",
        value=lambda line: line.record.evidence if line.record else "",
        on_page=False,
    ),
)


def duty_list(
    lines: list[DutyLine], asked: QueryDict, *, year: int, may_export: bool
) -> Shown:
    """Return the register of one year's duties."""
    return Listing(
        caption=f"Statutory duties {year_words(year)}",
        columns=COLUMNS,
        filters=(
            Filter(
                "state",
                forms.ChoiceField(
                    label="How it stands", choices=choices(DutyState, anything="Any")
                ),
                lambda rows, value: [one for one in rows if one.state == value],
            ),
        ),
        order="",
        noun=("duty", "duties"),
        empty="No duty stands so.",
        empty_fix="Choose another standing or another year.",
        formats=FORMATS if may_export else (),
    ).of(lines, asked)


def owner_words(line: DutyLine) -> str:
    """Return who answers for a duty, nobody where none is named."""
    return str(line.record.owner) if line.record and line.record.owner else "Nobody yet"


def duty_facts(line: DutyLine) -> list[tuple[str, str]]:
    """Return what is known of a duty in a year."""
    record = line.record
    facts = [
        ("What the law says", line.law.says),
        ("Law", line.duty.law),
        ("What may change it", line.duty.coming),
        ("Whose duty", line.duty.who),
        ("Due", due_words(line)),
        ("How it stands", standing_words(line)),
        ("Answers for it", owner_words(line)),
        ("Evidence", record.evidence if record else "none recorded"),
        ("Where to find it", record.link if record else ""),
        ("Note", record.note if record else ""),
    ]
    return [(name, said) for name, said in facts if said]


def law_history(line: DutyLine) -> list[dict[str, Any]]:
    """Return the versions of a duty's law, newest first."""
    return [
        {
            "label": f"From {day_in_words(version.starts_on)}",
            "datetime": version.starts_on,
            "text": version.says,
        }
        for version in reversed(line.duty.version)
    ]


def step_history(line: DutyLine) -> list[dict[str, Any]]:
    """Return who recorded what of a duty, newest first."""
    if line.record is None:
        return []
    return [
        {
            "label": words(step.state),
            "byline": str(step.made_by),
            "datetime": step.made_at,
            "text": step.note,
        }
        for step in line.record.steps.select_related("made_by__user", "made_by__agency")
    ]
