"""What the map of possible partners shows."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html_join

from frankpledge.partnership.presenters.lists import FORMATS
from frankpledge.partnership.presenters.words import choices
from frankpledge.partnership.rules.stakeholders import Help, Known, Place
from frankpledge.ui.tables import Column, Filter, Listing, Shown


SAID = {
    Place.AT_THE_TABLE: "Has a seat",
    Place.IN_DIRECTORY: "In the directory",
    Place.MISSING: "Missing",
}


def links(known: Sequence[Known]) -> str:
    """Return the agencies of a kind as links to their pages."""
    return format_html_join(
        ", ",
        '<a class="govuk-link" href="{}">{}</a>',
        ((reverse("partnership:agency", args=[one.code]), one.name) for one in known),
    )


def standing(row: Help, *, has_group: bool) -> str:
    """Return where a body stands; with a group, the directory alone is not enough."""
    if has_group and row.place is Place.IN_DIRECTORY:
        return "Not in the group"
    return SAID[row.place]


def columns(*, has_group: bool) -> tuple[Column, ...]:
    """Return the columns of the list of who could help."""
    return (
        Column(
            "body", "Who could help", value=lambda row: row.body.name, is_header=True
        ),
        Column("brings", "What they can bring", value=lambda row: row.body.brings),
        Column(
            "known",
            "In our directory",
            value=lambda row: "; ".join(one.name for one in row.known),
            shown=lambda row: links(row.known),
        ),
        Column(
            "place",
            "Where they stand",
            value=lambda row: standing(row, has_group=has_group),
        ),
    )


def map_list(
    rows: list[Help],
    asked: QueryDict,
    *,
    problem: str,
    has_group: bool,
    may_export: bool,
) -> Shown:
    """Return who could help with a problem as a list."""
    return Listing(
        caption=f"Who could help with {problem.lower()}",
        columns=columns(has_group=has_group),
        filters=(
            Filter(
                "place",
                forms.ChoiceField(
                    label="Where they stand", choices=choices(Place, anything="Any")
                ),
                lambda rows, value: [one for one in rows if one.place == value],
            ),
        ),
        noun=("kind of body", "kinds of body"),
        empty="Nobody of this standing.",
        formats=FORMATS if may_export else (),
        keeps=("theme", "group"),
    ).of(rows, asked)


def missing_words(rows: Sequence[Help], *, has_group: bool) -> str:
    """Return who is missing in one sentence."""
    wanted = {Place.MISSING, Place.IN_DIRECTORY} if has_group else {Place.MISSING}
    gone = [one.body.name for one in rows if one.place in wanted]
    where = "from the group" if has_group else "from the directory"
    if not gone:
        return f"Nobody that could help is missing {where}."
    return f"{len(gone)} of {len(rows)} are missing {where}."
