"""A plan drafted from a board's decisions: nothing is typed again."""

from datetime import UTC, date, datetime

import pytest

from frankpledge.access.decisions import NotAllowed
from frankpledge.analysis.measures.periods import Period
from frankpledge.assessment import services as assessing
from frankpledge.assessment.states import RecommendationState, Tier
from frankpledge.audit.models import Entry
from frankpledge.plan.models import Plan
from frankpledge.plan.rules.content import PlanFault
from frankpledge.plan.selectors.drafting import with_baseline
from frankpledge.plan.services import draft_from_decision


pytestmark = pytest.mark.django_db
DAY = date(2021, 1, 11)
NOW = datetime(2021, 1, 11, 9, 30, tzinfo=UTC)
HEAD = {
    "title": "Safer town",
    "slug": "safer-town",
    "starts_on": date(2021, 4, 1),
    "ends_before": date(2024, 4, 1),
    "about": "",
}
DECIDED = {
    "burglary": (Tier.PRIORITY, ["burglary", "no-such-measure"]),
    "reoffending": (Tier.CROSS_CUTTING, []),
    "road-safety": (Tier.EMERGING, []),
    "theft": (Tier.NOT_CHOSEN, []),
}


@pytest.fixture
def assessment(partnership, analyst, agencies):
    """Return an assessment with nothing decided, in review."""
    made = assessing.begin_assessment(
        partnership_id=partnership.pk,
        title="Assessment 2021",
        area_code="E08000013",
        looks_from=date(2018, 1, 1),
        looks_before=date(2021, 1, 1),
        by=analyst,
        on=DAY,
    )
    assessing.list_themes(assessment=made, by=analyst, on=DAY)
    for text in ("Mark bicycles.", "Old idea."):
        assessing.recommend(
            assessment=made,
            text=text,
            theme="burglary",
            owner_id=agencies["fire"].pk,
            by=analyst,
            on=DAY,
        )
    assessing.settle_recommendation(
        recommendation=made.recommendations.get(text="Old idea."),
        state=RecommendationState.REJECTED,
        reason="Tried before.",
        by=analyst,
        on=DAY,
    )
    return assessing.send_for_review(assessment=made, said="", by=analyst, at=NOW)


@pytest.fixture
def decided(assessment, analyst, agencies):
    """Return the assessment with a priority, others watched and others left out."""
    for line in assessment.lines.filter(theme__in=DECIDED):
        line.assessment = assessment
        tier, measures = DECIDED[line.theme]
        assessing.decide_line(
            line=line,
            tier=tier,
            reason=f"Said of {line.theme}.",
            decided_on=DAY,
            seen={"rank": 1 if line.theme == "reoffending" else None},
            limbs=["reoffending"] if line.theme == "reoffending" else [],
            measures=measures,
            owner_id=agencies["police"].pk if line.theme == "burglary" else None,
            by=analyst,
        )
    return assessment


def test_what_was_decided_is_carried_over(decided, manager):
    plan = draft_from_decision(assessment=decided, head=HEAD, by=manager, on=DAY)
    first, second = plan.priorities.all()
    assert (first.title, first.why, first.limbs) == (
        "Reoffending",
        "Cross-cutting: Said of reoffending.",
        ["re-offending"],
    )
    assert (second.title, second.owner.name) == ("Burglary", "Merseyside Police")
    [objective] = second.objectives.all()
    [target] = objective.targets.all()
    assert (target.measure, target.kind, target.baseline_state) == (
        "burglary",
        "direction",
        "to-be-established",
    )
    assert [action.text for action in objective.actions.all()] == ["Mark bicycles."]
    assert {one.part for one in plan.passages.all()} == {"emerging", "appendix"}
    assert Entry.objects.filter(kind="plan", ref="safer-town").count() == 1


def test_without_a_priority_or_the_right_nothing_is_drafted(
    assessment, decided, manager, lead_officer
):
    with pytest.raises(NotAllowed):
        draft_from_decision(assessment=decided, head=HEAD, by=lead_officer, on=DAY)
    assessment.lines.filter(decision__isnull=False).delete()
    with pytest.raises(PlanFault, match="chose no priority"):
        draft_from_decision(assessment=assessment, head=HEAD, by=manager, on=DAY)
    assert not Plan.objects.exists()


def test_the_page_shows_what_is_carried_over_and_drafts_it(
    decided, manager, lead_officer, signed_in
):
    browser = signed_in(manager)
    assert "Draft a plan from what was decided in Assessment 2021" in (
        browser.get("/plan/").content.decode()
    )
    assert "nothing is typed again" in browser.get("/plan/new/").content.decode()
    page = f"/plan/new/from/{decided.slug}/"
    shown = browser.get(page)
    said = shown.content.decode()
    assert "Reoffending" in said
    assert "Theft from people" in said
    held = shown.context["form"].initial
    days = {
        f"{name}-{part}": str(getattr(held[name], part))
        for name in ("starts_on", "ends_before")
        for part in ("day", "month", "year")
    }
    sent = {name: str(held[name]) for name in ("title", "slug", "about", "version")}
    again = browser.post(page, sent | days | {"title": ""})
    assert again.status_code == 200
    done = browser.post(page, sent | days)
    assert done.url == f"/plan/{held['slug']}/"
    taken = browser.post(page, sent | days).content.decode()
    assert "Choose another short name" in taken
    assert browser.get("/plan/new/from/no-such-one/").status_code == 404
    assert signed_in(lead_officer).get(page).status_code == 403


def year(label):
    return Period.parse(label)


def test_the_newest_whole_year_is_where_a_target_starts(decided, manager, keep):
    keep("burglary", {year("2018/19"): 6.1, year("2019/20"): None})
    keep("burglary", {year("2019"): 5.5, year("2020"): 4.4})
    plan = draft_from_decision(assessment=decided, head=HEAD, by=manager, on=DAY)
    target = plan.priorities.get(title="Burglary").objectives.get().targets.get()
    assert (target.baseline, target.baseline_period, target.period_type) == (
        4.4,
        "2020",
        "calendar-year",
    )


def test_a_baseline_that_is_known_is_not_typed(partnership, keep):
    keep("burglary", {year("2018/19"): 6.1, year("2019/20"): None})
    line = {
        "measure": "burglary",
        "period_type": "financial-year",
        "baseline_state": "set",
    }
    assert with_baseline(line, "E08000013") == line | {
        "baseline": 6.1,
        "baseline_period": "2018/19",
        "baseline_ends_on": date(2019, 4, 1),
    }
    for held in (
        line | {"baseline": 7.0},
        line | {"baseline_state": "to-be-established"},
        line | {"period_type": "month"},
        line | {"measure": ""},
    ):
        assert with_baseline(held, "E08000013") == held
