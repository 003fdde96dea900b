"""The registers of premises, test purchases and survey questions."""

from datetime import date
from typing import Any

from frankpledge.partnership.models import Premises, SurveyQuestion, TestPurchase
from frankpledge.partnership.presenters.registers.declared import searched
from frankpledge.partnership.presenters.registers.register import (
    Register,
    about,
    chosen,
    day,
    head,
)
from frankpledge.partnership.presenters.words import choices, words
from frankpledge.partnership.rules.registers import (
    margin_in_points,
    retest_due_on,
    wording_differs,
)
from frankpledge.partnership.states import RegisterName, TestResult
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
        about("history", "Visits and incidents"),
        Column("sold", "Sold when tested", value=sold_of_tested),
    ),
    filters=(searched("title", "address", "kind", "history"),),
    order="title",
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
