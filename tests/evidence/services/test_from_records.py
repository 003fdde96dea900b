"""Series counted out of records: tests on arrest, and who tests positive again."""

from datetime import date

import numpy as np
import pyarrow as pa
import pytest
from django.apps import apps

from frankpledge.analysis.measures import Coverage, Period
from frankpledge.analysis.tables import Slice
from frankpledge.analysis.tables.registry import TABLES
from frankpledge.evidence import selectors, services
from frankpledge.evidence.models import MeasureVersion
from frankpledge.evidence.services.from_records import Records, figures_of, followed_by
from frankpledge.intake import selectors as intake
from frankpledge.intake.rules.datasets import Counted
from tests.evidence.conftest import AT, HOME, LATER, ONE, TODAY


AGAIN = Counted(
    series="drug-re-presentations", people=True, again_within=12, outcomes=("positive",)
)
PEOPLE = Counted(series="drug-positive-people", people=True, outcomes=("positive",))
TESTS = Counted(series="drug-tests", not_outcomes=("refused",))


def months_from(year, month, count):
    start = year * 12 + month - 1
    return [date(n // 12, n % 12 + 1, 1) for n in range(start, start + count)]


TWO_YEARS = Coverage(frozenset(months_from(2018, 4, 24)))


def made(*rows):
    """Return records of day, person and outcome."""
    days = np.array([row[0] for row in rows], "datetime64[D]")
    return Records(
        days.astype("datetime64[M]"),
        days,
        np.array([row[1] for row in rows], np.int64),
        np.array([row[2] for row in rows], str),
        np.array([""] * len(rows), str),
    )


def found(asked, records, coverage=TWO_YEARS, here=None):
    here = np.ones(len(records.on), bool) if here is None else here
    return {
        Period(one.starts_on, one.ends_before, one.period_type).label: (
            one.value,
            one.status,
        )
        for one in figures_of(asked, HOME, records, here, coverage)
    }


def test_who_tests_positive_again_within_twelve_months_is_counted_once():
    records = made(
        ("2018-05-10", 1, "positive"),
        ("2018-05-10", 1, "positive"),  # twice on one day is no return
        ("2018-06-01", 2, "positive"),
        ("2019-06-01", 2, "positive"),  # on the anniversary: within
        ("2018-07-01", 3, "positive"),
        ("2019-07-02", 3, "positive"),  # a day too late
        ("2018-08-01", 4, "positive"),
        ("2018-09-01", 4, "negative"),  # back, and not positive
        ("2018-10-01", 5, "positive"),
        ("2018-11-01", 5, "positive"),
        ("2018-12-01", 5, "positive"),
    )
    assert found(PEOPLE, records)["2018/19"] == (5, "given")
    assert found(AGAIN, records)["2018/19"] == (2, "given")


def test_nobody_is_counted_as_staying_away_before_the_months_are_in():
    records = made(("2018-05-10", 1, "positive"), ("2019-05-10", 2, "positive"))
    told = found(AGAIN, records)
    assert told["2018/19"] == (0, "given")
    assert told["2019/20"] == (None, "to-be-confirmed")
    assert told["2018/19-Q4"] == (0, "given")
    assert told["2019/20-Q1"] == (None, "to-be-confirmed")


def test_a_hole_in_the_year_that_follows_leaves_it_open():
    months = set(TWO_YEARS.months) - {date(2019, 9, 1)}
    told = found(
        AGAIN, made(("2018-05-10", 1, "positive")), Coverage(frozenset(months))
    )
    assert told["2018/19-Q1"] == (0, "given")
    assert told["2018/19-Q3"] == (None, "to-be-confirmed")
    assert "2019/20" not in told


def test_a_return_counts_wherever_in_the_force_it_was():
    records = made(("2018-05-10", 1, "positive"), ("2018-06-10", 1, "positive"))
    here = np.array([True, False])
    assert found(PEOPLE, records, here=here)["2018/19"] == (1, "given")
    assert found(AGAIN, records, here=here)["2018/19"] == (1, "given")


def test_records_without_a_person_are_tests_and_no_people():
    records = made(("2018-05-10", -1, "positive"), ("2018-05-11", 1, "refused"))
    assert found(TESTS, records)["2018-05"] == (1, "given")
    assert found(TESTS, records)["2018-06"] == (0, "given")
    assert found(PEOPLE, records)["2018/19"] == (0, "given")


def test_nothing_supplied_gives_no_figure():
    assert found(AGAIN, made(), Coverage()) == {}
    assert found(TESTS, made(), Coverage()) == {}


def test_the_last_day_of_a_period_is_followed_for_a_whole_year():
    assert max(followed_by(Period.parse("2018/19-Q1"), 12)) == date(2019, 6, 1)
    assert min(followed_by(Period.parse("2018/19-Q1"), 12)) == date(2018, 7, 1)


def bring_tests(analyst, rows):
    """Put tests of day, person, outcome and small area into the lake, two years of them."""
    supply = apps.get_model("intake", "Supply").objects.create(
        reference="custody",
        kind="incidents",
        state="loaded",
        received_at=AT,
        supplied_by=analyst,
        fingerprint="custody",
    )
    source = apps.get_model("intake", "Source").objects.create(
        dataset="test-on-arrest-records",
        code="police",
        name="Custody",
        kind="incidents",
    )
    records = [
        {
            "dataset": source.dataset,
            "source": source.code,
            "month": date.fromisoformat(day).replace(day=1),
            "row": place,
            "kind": "burglary",
            "lsoa": lsoa,
            "lsoa_year": 2011 if lsoa else None,
            "happened_on": date.fromisoformat(day),
            "caller": person,
            "outcome": outcome,
            "qualifiers": [],
        }
        for place, (day, person, outcome, lsoa) in enumerate(rows)
    ]
    months = sorted(TWO_YEARS.months)
    table = pa.Table.from_pylist(records, schema=TABLES["incident"].supplied)
    parts = [Slice(source.dataset, source.code, month) for month in months]
    commit = intake.lake().replace("incident", parts, table, "custody")
    for month, after in zip(months, [*months[1:], date(2020, 4, 1)], strict=True):
        apps.get_model("intake", "LoadedSlice").objects.create(
            supply=supply,
            source=source,
            starts_on=month,
            ends_before=after,
            period_type="month",
            rows=1,
            quarantined=0,
            state="current",
            lake_version=commit.version,
        )


@pytest.mark.django_db
def test_a_custody_suites_rows_become_the_rate_with_its_loads(analyst, areas):
    services.load_catalogue(at=AT)
    wanted = ["drug-re-presentation-rate", "drug-tests", "drug-positive-people"]
    MeasureVersion.objects.exclude(measure__in=wanted).delete()
    bring_tests(
        analyst,
        [
            ("2018-05-10", "a", "positive", "L1"),
            ("2018-11-10", "a", "opiates", None),
            ("2018-06-10", "b", "positive", None),
            ("2018-06-11", "c", "positive", "ELSEWHERE"),
            ("2018-06-12", "d", "refused", None),
        ],
    )
    services.refresh(by=None, at=LATER, as_of=TODAY)
    year = Period.parse("2018/19")
    rate = selectors.observation("drug-re-presentation-rate", HOME, year)
    assert (rate.numerator, rate.denominator, rate.loads) == (1, 2, ("custody",))
    ward = selectors.observation("drug-positive-people", ONE, year)
    assert ward.numerator == 1
    tests = selectors.observation("drug-tests", HOME, Period.parse("2018-06"))
    assert tests.numerator == 1
    later = selectors.observation(
        "drug-re-presentation-rate", HOME, Period.parse("2019/20")
    )
    assert (later.value, str(later.status)) == (None, "to-be-confirmed")
