"""The registers of premises, what happened there, test purchases, surveys, concerns."""

from collections import Counter
from datetime import date
from typing import Any

from django.utils.safestring import SafeString

from frankpledge.analysis.dates import day_in_words
from frankpledge.partnership.models import (
    Concern,
    Premises,
    PremisesEvent,
    SurveyQuestion,
    TestPurchase,
)
from frankpledge.partnership.presenters.registers.declared import searched
from frankpledge.partnership.presenters.registers.register import (
    Register,
    about,
    chosen,
    containing,
    day,
    head,
    in_paragraphs,
    named,
)
from frankpledge.partnership.presenters.words import choices, words
from frankpledge.partnership.rules.registers import (
    margin_in_points,
    retest_due_on,
    wording_differs,
)
from frankpledge.partnership.states import (
    PremisesEventKind,
    RegisterName,
    TestResult,
)
from frankpledge.ui.tables import Column


def tests_of(premises: Premises) -> list[TestPurchase]:
    """Return the test purchases of premises that stand."""
    return [one for one in premises.tests.all() if not one.withdrawn_because]


def retest_of(test: TestPurchase) -> date | None:
    """Return by when premises that sold must be tested again."""
    if test.result != TestResult.SOLD or test.withdrawn_because:
        return None
    return retest_due_on(
        test.tested_on, (one.tested_on for one in tests_of(test.premises))
    )


def sold_of_tested(premises: Premises) -> str:
    """Return how often premises sold, out of how many tests."""
    tests = tests_of(premises)
    sold = sum(one.result == TestResult.SOLD for one in tests)
    return f"{sold} of {len(tests)}" if tests else "not tested"


def events_at(premises: Premises) -> list[PremisesEvent]:
    """Return what happened at premises, newest first, without what was withdrawn."""
    return [one for one in premises.events.all() if not one.withdrawn_because]


def counts_words(premises: Premises) -> str:
    """Return how often each kind of thing happened at premises."""
    counts = Counter(words(one.kind) for one in events_at(premises))
    return ", ".join(f"{kind}: {count}" for kind, count in sorted(counts.items()))


def log_words(premises: Premises) -> str:
    """Return what every agency knows of premises, a line each, newest first."""
    return "\n".join(
        f"{day_in_words(one.happened_on)}, {words(one.kind)}, {one.agency}: {one.text}"
        for one in events_at(premises)
    )


def log_paragraphs(premises: Premises) -> SafeString:
    """Return what happened at premises as paragraphs."""
    return in_paragraphs(log_words(premises))


def citation(concern: Concern) -> str:
    """Return where a concern was read and the day it was, as a report cites it."""
    if not concern.taken_on:
        return ""
    return f"{concern.cited_from}, as read on {day_in_words(concern.taken_on)}"


def margin_words(asked: SurveyQuestion) -> str:
    """Return the margin of a share in percentage points."""
    percent = None if asked.percent is None else float(asked.percent)
    points = margin_in_points(percent, asked.answers, float(asked.design_effect))
    return f"± {points:.1f} points"


def drift_words(asked: Any) -> str:
    """Return whether a question was put otherwise than in the wave before."""
    if asked.wording_before is None:
        return "First wave"
    if wording_differs(asked.wording, asked.wording_before):
        return "Reworded: do not compare"
    return "As before"


def before_words(asked: Any) -> str:
    """Return the wording of the wave before where it was another."""
    differs = wording_differs(asked.wording, asked.wording_before)
    return asked.wording_before if differs else ""


PREMISES = Register(
    RegisterName.PREMISES,
    "Premises",
    "One record of each place that police, council, trading standards and fire deal with.",
    ("place", "places"),
    "Add premises",
    (
        head("title", "Name", "title"),
        Column("address", "Address"),
        Column("kind", "Kind", sort="kind"),
        Column("licence", "Licence", on_page=False),
        Column("hours", "Licensed hours"),
        about("conditions", "Conditions"),
        about("history", "Earlier notes"),
        Column("counts", "What happened there", value=counts_words),
        Column("log", "Visits and incidents", log_words, log_paragraphs, on_page=False),
        Column("sold", "Sold when tested", value=sold_of_tested),
    ),
    filters=(searched("title", "address", "kind", "history"),),
    order="title",
    adds={
        RegisterName.PREMISES_LOG: "Add a visit or incident",
        RegisterName.TESTS: "Add a test",
    },
)

PREMISES_LOG = Register(
    RegisterName.PREMISES_LOG,
    "Visits and incidents at premises",
    "What each agency did or saw at premises: incidents, complaints, visits, requests "
    "for later hours, reviews of the licence.",
    ("line", "lines"),
    "Add a visit or incident",
    (
        head("premises", "Premises", ("premises__title", "-happened_on")),
        day("happened_on", "When"),
        Column("kind", "What", value=lambda row: words(row.kind), sort="kind"),
        named("agency", "Agency"),
        about("text", "What happened"),
    ),
    filters=(
        searched("premises__title", "premises__address", "text"),
        chosen("kind", "What", choices(PremisesEventKind)),
    ),
    order="-happened_on",
)

TESTS = Register(
    RegisterName.TESTS,
    "Test purchases",
    "Who was tested, who sold, and who must be tested again within two months.",
    ("test", "tests"),
    "Add a test",
    (
        head("premises", "Premises", "premises__title"),
        day("tested_on", "Tested"),
        Column("product", "What was asked for", sort="product"),
        Column(
            "result",
            "What came of it",
            value=lambda row: words(row.result),
            sort="result",
        ),
        about("note", "Note"),
    ),
    due=retest_of,
    due_words="Retest",
    filters=(chosen("result", "What came of it", choices(TestResult)),),
    order="-tested_on",
)

SURVEY = Register(
    RegisterName.SURVEY,
    "Survey questions",
    "The words of each question wave by wave, how many answered, and whether the words "
    "changed between waves.",
    ("question", "questions"),
    "Add a question",
    (
        head("series", "Series", ("series", "-asked_from")),
        Column("wave", "Wave", sort="wave"),
        Column("wording", "The question"),
        Column("answers", "Answered", sort="answers", is_numeric=True),
        Column("percent", "Share, %", value=lambda row: row.percent, is_numeric=True),
        Column("margin", "Margin", value=margin_words),
        Column("drift", "Wording", value=drift_words),
        Column("before", "The question before", value=before_words, on_page=False),
        day("asked_from", "Asked from", on_page=False),
        day("asked_to", "Asked to", on_page=False),
        Column("asked_how", "Whom and how", on_page=False),
        Column("weights", "Weights", on_page=False),
        Column("design_effect", "Design effect", on_page=False),
    ),
    order="series",
)

CONCERNS = Register(
    RegisterName.CONCERNS,
    "Local concerns",
    "What people raised at local policing meetings, by area, category and day. Read in "
    "another system, it is cited with the day on which it was read.",
    ("concern", "concerns"),
    "Add a concern",
    (
        head("category", "Category", ("category", "-raised_on")),
        named("area", "Area"),
        day("raised_on", "Raised on"),
        Column("text", "What was raised"),
        Column("raised_at", "Where it was raised", on_page=False),
        Column("cited", "Cited", value=citation),
    ),
    filters=(
        containing("area__name", "area", "Area"),
        containing("category", "category", "Category"),
        searched("text", "raised_at", "cited_from"),
    ),
    order="-raised_on",
)
