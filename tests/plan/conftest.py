"""A plan with one target of each sort, and figures to judge it by."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.apps import apps

from frankpledge.plan.models import Plan
from frankpledge.plan.rules.content import PlanContent, read_content
from frankpledge.plan.services import take_in_plan


DAY = date(2019, 10, 1)
NOW = datetime(2019, 10, 1, 9, 30, tzinfo=UTC)
HOME = "E08000013"

BURGLARY = {
    "ref": "T1",
    "measure": "domestic-burglary",
    "kind": "by-percent",
    "baseline": 969,
    "baseline_period": "2017/18",
    "baseline_ends_on": "2018-04-01",
    "percent": -18,
    "due_on": "2021-04-01",
    "owner": "Merseyside Police",
    "leads": ["Rhys Example"],
    "deputy": "Mei Example",
    "external_tags": ["PSA1"],
}
AWAITED = {
    "ref": "T2",
    "measure": "asb-repeat-callers",
    "kind": "by-percent",
    "baseline_state": "to-be-established",
    "baseline_owner": "St Helens Council",
    "baseline_due_on": "2019-10-13",
    "percent": -10,
    "owner": "St Helens Council",
}
WATCHED = {
    "ref": "T3",
    "measure": "domestic-abuse-incidents",
    "kind": "none",
    "baseline_state": "not-applicable",
    "reason": "A target could put victims off.",
}
GATES = {
    "ref": "A1",
    "text": "Fit alley-gates.",
    "owner": "Merseyside Police",
    "leads": ["Rhys Example", "Mei Example"],
    "targets": ["T1"],
    "due_on": "2020-03-31",
    "funding": "Home Office",
    "amount": 24000,
}
CLAIM = {
    "text": "Burglary fell by 10%.",
    "measure": "domestic-burglary",
    "period_type": "financial-year",
    "from_period": "2017/18",
    "to_period": "2018/19",
    "printed": -10,
}


def plan_data(**changes: Any) -> dict[str, Any]:
    """Return a whole small plan as data, with parts of its head changed."""
    return {
        "slug": "safer-town",
        "title": "Safer town 2018 to 2021",
        "area": HOME,
        "starts_on": "2018-04-01",
        "ends_before": "2021-04-01",
        "priorities": [
            {
                "ref": "P1",
                "title": "Burglary",
                "owner": "Merseyside Police",
                "claims": [CLAIM],
                "objectives": [
                    {
                        "ref": "O1",
                        "text": "Fewer homes broken into.",
                        "targets": [BURGLARY, AWAITED, WATCHED],
                        "actions": [GATES, {"ref": "A2", "text": "Agree a leaflet."}],
                    }
                ],
            }
        ],
    } | changes


@pytest.fixture
def content() -> PlanContent:
    """Return the plan as a file would hold it."""
    return read_content(plan_data())


@pytest.fixture
def people(agencies: dict[str, Any]) -> dict[str, Any]:
    """Return the people in the directory whom the plan names."""
    person = apps.get_model("partnership", "Person")
    return {
        name: person.objects.create(agency=agencies["police"], name=name)
        for name in ("Rhys Example", "Mei Example", "Nia Example")
    }


@pytest.fixture
def measures(db: None) -> dict[str, Any]:
    """Return the shipped measures in force, by their names in plans."""
    rows = apps.get_model("evidence", "MeasureVersion").objects.filter(state="in-force")
    return {row.measure: row for row in rows}


@pytest.fixture
def restricted(measures: dict[str, Any]) -> Any:
    """Make burglary a measure of a small or sensitive group."""
    version = measures["domestic-burglary"]
    version.is_restricted = True
    version.content["restricted"] = True
    version.save()
    return version


@pytest.fixture
def keep(measures: dict[str, Any]) -> Callable[..., None]:
    """Return a function that keeps a measure's figures by period; None is missing."""
    vintage = apps.get_model("evidence", "Vintage").objects.create(
        known_at=NOW, as_of=DAY
    )
    series = apps.get_model("evidence", "Series")

    def kept(
        measure: str,
        figures: dict[Any, float | None],
        *,
        area: str = HOME,
        spread: float = 0.06,
        base: tuple[int, str] | None = None,
    ) -> None:
        kind = next(iter(figures)).type
        values = list(figures.values())
        rows = {
            "starts": [p.month_range[0] for p in figures],
            "ends": [p.month_range[1] for p in figures],
            "numerator": values,
            "denominator": [None] * len(values),
            "value": values,
            "low": [None if v is None else v * (1 - spread) for v in values],
            "high": [None if v is None else v * (1 + spread) for v in values],
            "known": values,
            "status": ["missing" if v is None else "final" for v in values],
            "year": [base[0] if base else 0] * len(values),
            "populations": {str(base[0]): base[1]} if base else {},
            "breaks": [],
        }
        series.objects.update_or_create(
            version=measures[measure],
            area_code=area,
            period_type=kind,
            vintage=vintage,
            defaults={"figures": rows, "digest": "0"},
        )

    return kept


@pytest.fixture
def plan(content: PlanContent, people: Any, measures: Any, manager: Any) -> Plan:
    """Return the plan, taken in by the partnership's manager."""
    return take_in_plan(content=content, by=manager, on=DAY)
