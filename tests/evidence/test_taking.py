"""Two sources that give one figure: the one loaded last is shown, and it is said."""

from datetime import date

import pyarrow as pa
import pytest
from django.apps import apps

from frankpledge.analysis.measures import Period
from frankpledge.analysis.tables import Slice
from frankpledge.analysis.tables.registry import TABLES
from frankpledge.evidence import selectors, services
from frankpledge.evidence.selectors.taking import given_twice
from frankpledge.intake import selectors as intake
from tests.evidence.conftest import AT, HOME, LATER, TODAY, bring_totals


pytestmark = pytest.mark.django_db
RATE = "marac-repeat-rate-older-rule"
YEAR = Period.parse("2012/13")
APRIL = date(2012, 4, 1)


@pytest.fixture
def returned(analyst, two_years):
    """Return a function by which a source returns how many cases a year had."""
    source, supply, part = (
        apps.get_model("intake", name) for name in ("Source", "Supply", "LoadedSlice")
    )

    def load(code, cases):
        sender = source.objects.create(
            dataset="totals", code=code, name=f"The {code}", kind="totals"
        )
        held = supply.objects.create(
            reference=f"load-{code}",
            kind="totals",
            source=sender,
            state="loaded",
            received_at=AT,
            supplied_by=analyst,
            fingerprint=code,
        )
        row = {
            "dataset": "totals",
            "source": code,
            "row": 0,
            "series": "marac-cases",
            "area": HOME,
            "period_type": "financial-year",
            "starts_on": APRIL,
            "ends_before": date(2013, 4, 1),
            "value": cases,
            "status": "given",
        }
        table = pa.Table.from_pylist([row], schema=TABLES["tally"].supplied)
        named = Slice("totals", code, APRIL, "financial-year")
        commit = intake.lake().replace("tally", [named], table, held.reference)
        part.objects.create(
            supply=held,
            source=sender,
            starts_on=APRIL,
            ends_before=date(2013, 4, 1),
            period_type="financial-year",
            rows=1,
            state="current",
            lake_version=commit.version,
        )

    return load


def counted():
    bring_totals(
        "repeats",
        [("marac-repeat-cases-older-rule", HOME, APRIL, 46)],
        period_type="financial-year",
        months=12,
    )
    services.refresh(by=None, at=LATER, as_of=TODAY, datasets=["marac"])
    return selectors.observation(RATE, HOME, YEAR)


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [("police", "coordinator", 230), ("coordinator", "police", 256)],
)
def test_the_figure_loaded_last_is_shown_and_the_other_is_not_passed_over(
    first, second, shown, returned
):
    cases = {"police": 256, "coordinator": 230}
    for code in (first, second):
        returned(code, cases[code])
    assert counted().denominator == shown
    definition = selectors.measure(RATE).definition
    assert given_twice(definition, HOME, YEAR) == (
        "The coordinator and The police each give this figure:"
        " the one loaded last is shown."
    )


def test_one_source_gives_its_figure_once(returned):
    returned("police", 256)
    assert counted().denominator == 256
    assert given_twice(selectors.measure(RATE).definition, HOME, YEAR) == ""


def test_records_are_no_returns(returned):
    found = selectors.measure("burglary").definition
    assert given_twice(found, HOME, Period.parse("2019/20")) == ""
