"""An invented plan on St Helens' measures, with figures kept as evidence keeps them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from frankpledge.analysis.dates import month_number
from frankpledge.analysis.measures.periods import Period, PeriodType
from frankpledge.evidence.models import MeasureVersion, Series, Vintage
from frankpledge.performance.selectors import entry_for, quarter_named
from frankpledge.plan.models import Objective, Plan, Priority, Target


HOME = "E08000013"
QUARTER = "2019/20-Q4"
TODAY = date(2020, 5, 4)
NOW = datetime(2020, 5, 4, 9, 30, tzinfo=ZoneInfo("Europe/London"))
LATER = datetime(2020, 9, 1, 9, 30, tzinfo=ZoneInfo("Europe/London"))
FIRST = datetime(2020, 4, 20, 6, 0, tzinfo=UTC)
SECOND = datetime(2020, 8, 20, 6, 0, tzinfo=UTC)


def arrays(kind, figures, *, version=1):
    """Return kept arrays from {label: value or (value, status)}."""
    rows = []
    for label, told in figures.items():
        value, status = told if isinstance(told, tuple) else (told, "final")
        rows.append((Period.parse(label), value, status))
    known = [value for _, value, _ in rows]
    return {
        "starts": [month_number(period.starts_on) for period, _, _ in rows],
        "ends": [month_number(period.ends_before) for period, _, _ in rows],
        "numerator": [None if v is None else round(v * 180) for v in known],
        "denominator": [None if v is None else 180_000 for v in known],
        "value": known,
        "low": [None if v is None else round(v * 0.95, 6) for v in known],
        "high": [None if v is None else round(v * 1.05, 6) for v in known],
        "known": [None for _ in rows],
        "status": [status for _, _, status in rows],
        "year": [2019 for _ in rows],
        "populations": {"2019": "mid-2019"},
        "breaks": [],
    }


@pytest.fixture
def keep(db):
    """Return a function that keeps a series as known from a moment on."""

    def keep(measure, kind, figures, *, known_at=FIRST, area=HOME):
        version = MeasureVersion.objects.get(measure=measure, state="in-force")
        vintage, _ = Vintage.objects.get_or_create(
            known_at=known_at, defaults={"as_of": known_at.date()}
        )
        place = {"version": version, "area_code": area, "period_type": kind.value}
        Series.objects.filter(**place).update(is_current=False)
        return Series.objects.create(
            **place,
            vintage=vintage,
            figures=arrays(kind, figures),
            digest=f"{known_at}",
        )

    return keep


@pytest.fixture
def plan(partnership, agencies):
    """Return a plan with one priority, one objective and no targets yet."""
    made = Plan.objects.create(
        partnership=partnership,
        slug="invented-plan",
        title="Invented plan",
        area_code=HOME,
        starts_on=date(2019, 4, 1),
        ends_before=date(2021, 4, 1),
        state="agreed",
    )
    priority = Priority.objects.create(plan=made, ref="1", title="Acquisitive crime")
    Objective.objects.create(priority=priority, ref="1.1", text="Fewer burglaries")
    return made


@pytest.fixture
def make_target(plan, agencies):
    """Return a function that makes a target, by default for the police to bring down."""

    def make(ref, measure="burglary", owner="police", **others):
        terms = {
            "kind": "by-percent",
            "period_type": "quarter",
            "baseline": 1.40,
            "baseline_period": "2018/19-Q4",
            "baseline_ends_on": date(2019, 4, 1),
            "percent": -10,
            "due_on": date(2021, 4, 1),
            **others,
        }
        return Target.objects.create(
            objective=plan.priorities.get().objectives.get(),
            ref=ref,
            measure=measure,
            area_code=HOME,
            owner=agencies.get(owner),
            order=Target.objects.count(),
            **terms,
        )

    return make


BURGLARY = {
    "2018/19-Q4": 1.40,
    "2019/20-Q1": 1.45,
    "2019/20-Q2": (None, "part"),
    "2019/20-Q3": 1.90,
    "2019/20-Q4": (1.80, "provisional"),
}


@pytest.fixture
def off_course(make_target, keep):
    """Return a target two quarters off course."""
    keep("burglary", PeriodType.QUARTER, BURGLARY)
    return make_target("T1")


@pytest.fixture
def quarter():
    return quarter_named(QUARTER)


@pytest.fixture
def entry(off_course, plan, quarter, manager):
    return entry_for(plan, off_course.ref, quarter, by=manager, today=TODAY)
