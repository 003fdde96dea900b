"""The register of information from the community."""

from frankpledge.partnership.models import CommunityInformation
from frankpledge.partnership.presenters.registers.declared import searched
from frankpledge.partnership.presenters.registers.register import (
    Register,
    chosen,
    day,
    head,
    named,
)
from frankpledge.partnership.presenters.words import choices, words
from frankpledge.partnership.rules.registers import NOT_READ_TWICE
from frankpledge.partnership.states import Handling, RegisterName, SourceGrade
from frankpledge.ui.tables import Column


def grade_words(told: CommunityInformation) -> str:
    """Return the grades as the form is read out: source, information, handling."""
    parts = (told.source_grade, told.assessed, told.handling)
    return "".join(part[0] for part in parts)


def text_words(told: CommunityInformation) -> str:
    """Return the safe words once a second person has passed them on."""
    return told.text if told.passed_on else NOT_READ_TWICE


INFORMATION = Register(
    RegisterName.INFORMATION,
    "Community information",
    "What agencies were told that others should know: graded, in words that point to "
    "nobody, read by a second person before it is passed on.",
    ("piece", "pieces"),
    "Add information",
    (
        head("title", "What it is about", "title"),
        day("received_on", "Told on"),
        named("told_to", "Told to"),
        Column("grade", "Grade", value=grade_words),
        Column(
            "source_grade",
            "The source",
            value=lambda row: words(row.source_grade),
            on_page=False,
        ),
        Column(
            "assessed",
            "What was said",
            value=lambda row: words(row.assessed),
            on_page=False,
        ),
        Column(
            "handling", "Sharing", value=lambda row: words(row.handling), on_page=False
        ),
        Column("conditions", "On which conditions", on_page=False),
        Column("text", "In safe words", value=text_words),
        named("passed_to", "Passed on to"),
        day("passed_on", "Day it was passed on"),
    ),
    filters=(
        searched("title"),
        chosen("source_grade", "The source", choices(SourceGrade)),
        chosen("handling", "Sharing", choices(Handling)),
    ),
    order="-received_on",
)
