"""The registers of what may go wrong, what did, and what scrutiny asked."""

from datetime import date
from typing import Any

from django import forms

from frankpledge.partnership.models import Issue, Risk, ScrutinyQuestion
from frankpledge.partnership.presenters.registers.register import (
    Register,
    about,
    chosen,
    day,
    head,
    named,
)
from frankpledge.partnership.presenters.words import choices, words
from frankpledge.partnership.rules.registers import (
    answer_due_on,
    risk_band,
    risk_score,
)
from frankpledge.partnership.states import AskedAs, RegisterName, RiskState
from frankpledge.ui.tables import Column, Filter


def score_of(risk: Risk) -> int:
    """Return likelihood times impact."""
    return risk_score(risk.likelihood, risk.impact)


def score_words(risk: Risk) -> str:
    """Return a risk's score with its band in words."""
    return f"{score_of(risk)} {risk_band(score_of(risk))}"


def risk_due(risk: Risk) -> date | None:
    """Return when an open risk is looked at again; others wait for nobody."""
    return risk.review_on if risk.state == RiskState.OPEN else None


def issue_due(issue: Issue) -> date | None:
    """Return when an open issue is to be put right."""
    return None if issue.closed_on else issue.due_on


def answer_due(asked: ScrutinyQuestion) -> date | None:
    """Return when an unanswered question must be answered."""
    if asked.answered_on:
        return None
    return answer_due_on(asked.received_on, asked.wanted_by)


def answer_words(asked: ScrutinyQuestion) -> str:
    """Return how a question stands, with how many days its answer took."""
    if not asked.answered_on:
        return "Not answered"
    due_on = answer_due_on(asked.received_on, asked.wanted_by)
    late = (asked.answered_on - due_on).days
    took = (asked.answered_on - asked.received_on).days
    return f"Answered in {took} days" + (f", {late} days late" if late > 0 else "")


def by_openness(name: str, label: str, open_word: str, closed_word: str) -> Filter:
    """Return a filter on whether a day is written down."""

    def apply(rows: Any, value: str) -> Any:
        return rows.filter(**{f"{name}__isnull": value == "open"})

    pairs = [("", "Any"), ("open", open_word), ("closed", closed_word)]
    return Filter("state", forms.ChoiceField(label=label, choices=pairs), apply)


RISKS = Register(
    RegisterName.RISKS,
    "Risks",
    "What may keep the partnership from what it promised, and what is done about it.",
    ("risk", "risks"),
    "Add a risk",
    (
        head("title", "Risk", "title"),
        Column("likelihood", "Likelihood", sort="likelihood", is_numeric=True),
        Column("impact", "Impact", sort="impact", is_numeric=True),
        Column("score", "Score", value=score_of, shown=score_words, is_numeric=True),
        named("owner", "Owner"),
        Column(
            "state", "How it stands", value=lambda row: words(row.state), sort="state"
        ),
        about("effect", "What it would do"),
        about("mitigation", "What is done about it"),
        day("review_on", "Looked at again", on_page=False),
    ),
    due=risk_due,
    due_words="Review",
    filters=(chosen("state", "How it stands", choices(RiskState)),),
    order="-likelihood",
)

ISSUES = Register(
    RegisterName.ISSUES,
    "Issues",
    "What has gone wrong and must be put right.",
    ("issue", "issues"),
    "Add an issue",
    (
        head("title", "Issue", "title"),
        day("raised_on", "Raised"),
        named("owner", "Owner"),
        about("effect", "What it does"),
        about("doing", "What is done about it"),
        Column(
            "risk",
            "Risk",
            value=lambda row: str(row.risk or ""),
            on_page=False,
        ),
        day("due_on", "To be put right by", on_page=False),
        day("closed_on", "Closed"),
    ),
    due=issue_due,
    due_words="Due",
    filters=(by_openness("closed_on", "How it stands", "Open", "Closed"),),
    order="-raised_on",
)

SCRUTINY = Register(
    RegisterName.SCRUTINY,
    "Scrutiny",
    "What the crime and disorder committee asked. Reports and recommendations are "
    "answered within 28 days (Police and Justice Act 2006 section 19).",
    ("question", "questions"),
    "Add a question",
    (
        head("title", "Question", "title"),
        Column("kind", "Asked as", value=lambda row: words(row.kind), sort="kind"),
        Column("committee", "Committee", sort="committee", on_page=False),
        day("received_on", "Received"),
        named("asked_of", "Who must answer"),
        about("text", "What was asked"),
        about("answer", "The answer"),
        day("answered_on", "Answered", on_page=False),
        Column("standing", "How it stands", value=answer_words),
    ),
    due=answer_due,
    due_words="Answer",
    filters=(
        by_openness("answered_on", "How it stands", "Not answered", "Answered"),
        chosen("kind", "Asked as", choices(AskedAs)),
    ),
    order="-received_on",
)
