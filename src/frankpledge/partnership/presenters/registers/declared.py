"""The registers of groups, training, contacts and good practice."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q

from frankpledge.partnership.models import Attendance, TermsOfReference
from frankpledge.partnership.presenters.registers.register import (
    Register,
    about,
    chosen,
    day,
    head,
    named,
)
from frankpledge.partnership.presenters.words import choices, words
from frankpledge.partnership.rules.registers import refresher_due_on
from frankpledge.partnership.rules.stakeholders import themes
from frankpledge.partnership.states import Reach, RegisterName
from frankpledge.ui.tables import Column, Filter


def refresher_of(taken: Attendance) -> date | None:
    """Return when an attendance must be refreshed."""
    return refresher_due_on(taken.attended_on, taken.course.refresher_months)


def review_of(terms: TermsOfReference) -> date | None:
    """Return when a group's terms must be looked at again."""
    return terms.review_on


def present_words(minutes: Any) -> str:
    """Return the agencies that were at a meeting."""
    return "; ".join(sorted(one.name for one in minutes.present.all()))


def searched(*names: str) -> Filter:
    """Return a filter on words that stand in any of these fields."""

    def apply(rows: Any, value: str) -> Any:
        for word in value.split():
            anywhere = Q()
            for name in names:
                anywhere |= Q(**{f"{name}__icontains": word})
            rows = rows.filter(anywhere)
        return rows

    return Filter("words", forms.CharField(label="Words", max_length=80), apply)


TERMS = Register(
    RegisterName.TERMS,
    "Terms of reference",
    "What each group is for, who sits on it, its quorum, version by version.",
    ("version", "versions"),
    "Add a version",
    (
        head("group", "Group", ("group__name", "-adopted_on")),
        Column("edition", "Version", sort="edition"),
        day("adopted_on", "Adopted"),
        Column("quorum", "Quorum, agencies", sort="quorum", is_numeric=True),
        about("text", "The terms"),
        day("review_on", "To be reviewed", on_page=False),
    ),
    due=review_of,
    due_words="Review",
    order="group",
)

MINUTES = Register(
    RegisterName.MINUTES,
    "Minutes",
    "What the groups decided, when, and which agencies were there.",
    ("meeting", "meetings"),
    "Add minutes",
    (
        head("group", "Group", ("group__name", "-met_on")),
        day("met_on", "Met on"),
        Column("present", "Present", value=present_words),
        Column("apologies", "Apologies", on_page=False),
        about("decisions", "Decisions"),
        about("text", "Minutes"),
        Column("link", "Signed copy", on_page=False),
        day("agreed_on", "Agreed as a true record", on_page=False),
    ),
    filters=(searched("decisions", "text"),),
    order="-met_on",
)

COURSES = Register(
    RegisterName.COURSES,
    "Courses",
    "What people are trained in, and how long it holds.",
    ("course", "courses"),
    "Add a course",
    (
        head("title", "Course", "title"),
        Column("code", "Short name"),
        Column("provider", "Provider", sort="provider"),
        Column(
            "refresher_months",
            "Refresh after months",
            value=lambda row: row.refresher_months or "",
            sort="refresher_months",
            is_numeric=True,
        ),
        Column(
            "asked_for",
            "What only the trained may do",
            value=lambda row: words(row.asked_for) if row.asked_for else "",
        ),
        about("about", "What it teaches"),
    ),
    order="title",
)

TRAINING = Register(
    RegisterName.TRAINING,
    "Training",
    "Who took which course, and whose refresher is due.",
    ("attendance", "attendances"),
    "Add an attendance",
    (
        head("person", "Person", "person__name"),
        Column("agency", "Agency", value=lambda row: row.person.agency.name),
        Column(
            "course", "Course", value=lambda row: row.course.title, sort="course__title"
        ),
        day("attended_on", "Attended"),
    ),
    due=refresher_of,
    due_words="Refresher",
    order="-attended_on",
)

PRACTICE = Register(
    RegisterName.PRACTICE,
    "Good practice",
    "What was tried on which problem, what came of it, and whom to ask.",
    ("entry", "entries"),
    "Add good practice",
    (
        head("title", "What", "title"),
        Column(
            "theme",
            "Theme",
            value=lambda row: themes().get(row.theme, row.theme),
            sort="theme",
        ),
        Column("place", "Where", sort="place"),
        about("problem", "The problem"),
        about("tactic", "What was done"),
        about("result", "What came of it"),
        Column("evidence", "How it is known", on_page=False),
        named("agency", "Agency"),
        Column("whom_to_ask", "Whom to ask"),
    ),
    filters=(
        searched("title", "problem", "tactic", "result", "place"),
        chosen("theme", "Theme", list(themes().items())),
    ),
    order="title",
)

CONTACTS = Register(
    RegisterName.CONTACTS,
    "Useful contacts",
    "Services to turn to; those marked public may be given to anybody.",
    ("contact", "contacts"),
    "Add a contact",
    (
        head("title", "Service", "title"),
        Column("purpose", "What for"),
        Column("phone", "Telephone"),
        Column("email", "Email"),
        Column("web", "Web page"),
        Column("hours", "Hours", on_page=False),
        named("agency", "Agency"),
        Column("reach", "Who may know", value=lambda row: words(row.reach)),
        day("checked_on", "Last checked", on_page=False),
    ),
    filters=(chosen("reach", "Who may know", choices(Reach)),),
    order="title",
)
