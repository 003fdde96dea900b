"""What the pages of data requests and of recommendations show."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html

from frankpledge.access.models import Member
from frankpledge.actions.selectors import progress_of
from frankpledge.analysis.dates import day_in_words
from frankpledge.assessment.forms.offered import choices, theme_title, words
from frankpledge.assessment.models import Assessment, DataRequest, Recommendation
from frankpledge.assessment.presenters.files import FORMATS
from frankpledge.assessment.selectors import came_of
from frankpledge.assessment.services.recommending import CHANGES, OPEN
from frankpledge.assessment.states import RecommendationState, RequestState
from frankpledge.ui.tables import Column, Filter, Listing, Shown


def link(href: str, text: str, of: str) -> str:
    """Return a link whose words say for a screen reader what it is about."""
    return format_html(
        '<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden"> {}'
        "</span></a>",
        href,
        text,
        of,
    )


def day_or(day: date | None, otherwise: str = "") -> str:
    """Return a day in words, or other words where there is none."""
    return day_in_words(day) if day else otherwise


def request_standing(row: DataRequest, today: date) -> str:
    """Return how a request stands: late, chased, answered."""
    if row.state != RequestState.ASKED:
        return f"{words(row.state)} on {day_or(row.answered_on)}"
    late = row.due_on is not None and row.due_on < today
    said = "Late" if late else "Waiting"
    return f"{said}, chased on {day_in_words(row.chased_on)}" if row.chased_on else said


def _request_columns(today: date, act: tuple[Column, ...]) -> tuple[Column, ...]:
    return (
        Column("what", "Asked for", sort="what", is_header=True),
        Column("holder", "Of whom", sort="holder"),
        Column(
            "theme",
            "Theme",
            value=lambda row: theme_title(row.theme) if row.theme else "",
            sort="theme",
        ),
        Column(
            "due_on",
            "Wanted by",
            value=lambda row: day_or(row.due_on),
            sort="due_on",
        ),
        Column(
            "state", "How it stands", value=lambda row: request_standing(row, today)
        ),
        Column("note", "Note", on_page=False),
        *act,
    )


def request_list(
    rows: QuerySet[DataRequest],
    asked: QueryDict,
    *,
    today: date,
    may_change: bool,
    may_export: bool,
) -> Shown:
    """Return what agencies were asked for, and what came of it."""

    def acts(row: DataRequest) -> str:
        keys = [row.assessment.slug, row.pk]
        answer = link(reverse("assessment:answer", args=keys), "Answer", row.what)
        if row.state != RequestState.ASKED:
            return answer
        letter = link(reverse("assessment:letter", args=keys), "Chase", row.what)
        return format_html("{}<br>{}", answer, letter)

    act = (Column("act", "Do", value=acts, in_files=False),) if may_change else ()
    return Listing(
        caption="Data requests",
        columns=_request_columns(today, act),
        filters=(
            Filter(
                "state",
                forms.ChoiceField(
                    label="How it stands", choices=choices(RequestState, anything="Any")
                ),
                lambda found, value: found.filter(state=value),
            ),
        ),
        order="due_on",
        noun=("request", "requests"),
        empty="Nothing has been asked for yet.",
        empty_fix="Ask for what is usual: the themes say what open data cannot show.",
        formats=FORMATS if may_export else (),
    ).of(rows, asked)


def letter_page(
    assessment: Assessment, row: DataRequest, *, by: Member, today: date
) -> dict[str, Any]:
    """Return the words in which a holder is asked again, to copy and send."""
    partnership = assessment.partnership.name
    opening = (
        f"The {partnership} Community Safety Partnership is writing “{assessment.title}” "
        "and asked you for what stands below. It has not come yet."
        if row.due_on and row.due_on < today
        else f"The {partnership} Community Safety Partnership is writing "
        f"“{assessment.title}” and needs what stands below."
    )
    return {
        "assessment": assessment,
        "row": row,
        "on": today,
        "opening": opening,
        "due": f"It was wanted by {day_in_words(row.due_on)}." if row.due_on else "",
        "closing": (
            "If you do not hold it, or may not share it, say so: the assessment prints "
            "what is missing and why. Totals are enough; send no names."
        ),
        "law": (
            "Responsible authorities share prescribed data under section 17A of the "
            "Crime and Disorder Act 1998; section 115 lets others share."
        ),
        "sender": by.user.name,
        "back_href": reverse("assessment:requests", args=[assessment.slug]),
    }


def _recommendation_columns(
    today: date, acts: tuple[Column, ...]
) -> tuple[Column, ...]:
    return (
        Column("text", "Recommended", is_header=True, sort="text"),
        Column(
            "owner",
            "Whose",
            value=lambda row: str(row.owner) if row.owner else "nobody yet",
            sort="owner__name",
        ),
        Column(
            "due_on",
            "By",
            value=lambda row: due_words(row, today),
            sort="due_on",
        ),
        Column("state", "State", value=lambda row: words(row.state), sort="state"),
        Column("task", "Task", value=lambda row: task_words(row, today)),
        Column("result", "Result or reason", value=lambda r: r.result or r.reason),
        Column("since", "Since", value=since_words),
        *acts,
    )


def recommendation_list(
    rows: QuerySet[Recommendation],
    asked: QueryDict,
    *,
    today: date,
    may_settle: bool,
    may_export: bool,
) -> Shown:
    """Return what was recommended, from when it comes and what became of it."""

    def act(row: Recommendation) -> str:
        if not CHANGES[RecommendationState(row.state)]:
            return ""
        keys = [row.assessment.slug, row.pk]
        href = reverse("assessment:settle", args=keys)
        settle = link(href, "Say what became of it", row.text)
        if row.action is not None or row.state not in OPEN:
            return settle
        task = reverse("assessment:give-task-of", args=keys)
        return format_html("{}<br>{}", settle, link(task, "Make it a task", row.text))

    acts = (Column("act", "Do", value=act, in_files=False),) if may_settle else ()
    return Listing(
        caption="Recommendations",
        columns=_recommendation_columns(today, acts),
        filters=(
            Filter(
                "state",
                forms.ChoiceField(
                    label="State", choices=choices(RecommendationState, anything="Any")
                ),
                lambda found, value: found.filter(state=value),
            ),
        ),
        order="due_on",
        noun=("recommendation", "recommendations"),
        empty="Nothing is recommended yet.",
        formats=FORMATS if may_export else (),
    ).of(rows, asked)


def task_words(row: Recommendation, today: date) -> str:
    """Return how the task stands that a recommendation was made, if it was."""
    if row.action is None:
        return ""
    return format_html(
        '<a class="govuk-link" href="{}">{}</a>: {}',
        reverse("plan:action", args=[row.action.pk]),
        row.action.ref,
        progress_of(row.action, today=today).value,
    )


def due_words(row: Recommendation, today: date) -> str:
    """Return by when something is to be done, and whether it is late."""
    if row.due_on is None:
        return "No day"
    is_open = row.state in {RecommendationState.MADE, RecommendationState.ACCEPTED}
    late = " (late)" if is_open and row.due_on < today else ""
    return f"{day_in_words(row.due_on)}{late}"


def since_words(row: Recommendation) -> str:
    """Return the assessments through which a recommendation was carried."""
    through = came_of(row)
    if len(through) == 1:
        return "new here"
    return f"carried from {through[0].assessment.title}"
