"""How targets stand from kept figures, as each reader may see it."""

from datetime import date

import pytest
from django.apps import apps

from frankpledge.analysis.measures.periods import (
    Period,
    PeriodType,
    financial_year,
    month,
    quarter,
)
from frankpledge.plan.models import Target
from frankpledge.plan.rules.claims import ClaimVerdict
from frankpledge.plan.rules.content import read_content
from frankpledge.plan.selectors import (
    claims_for,
    line_of,
    off_course_first,
    rebase_of,
    standings,
    standings_for,
    target_named,
    targets_of,
    vacancies,
    year_before,
    year_forecast,
)
from frankpledge.plan.services import take_in_plan
from frankpledge.plan.states import TargetStatus
from tests.plan.conftest import BURGLARY, DAY, NOW, plan_data
from tests.plan.test_services import RATE


pytestmark = pytest.mark.django_db
BURGLARIES = "domestic-burglary"


def rolling(ends):
    return Period(date(ends.year - 1, ends.month, 1), ends, PeriodType.ROLLING_12)


def with_targets(manager, *targets):
    data = plan_data()
    data["priorities"][0]["objectives"][0] |= {"targets": list(targets), "actions": []}
    return take_in_plan(content=read_content(data), by=manager, on=DAY)


def test_a_year_is_judged_on_the_newest_twelve_months(plan, keep):
    keep(BURGLARIES, {financial_year(2018): 930})
    keep(BURGLARIES, {rolling(date(2019, 7, 1)): 900, rolling(date(2019, 8, 1)): 880})
    found = standings(plan, judged_on=DAY)[0]
    assert found.latest.label == "12 months to Jul 2019"
    assert (found.judged_by, found.wants_more) == (PeriodType.ROLLING_12, False)
    assert found.verdict.status is TargetStatus.ON_COURSE


def test_the_year_itself_is_judged_where_it_is_known_later(plan, keep):
    keep(BURGLARIES, {financial_year(2018): 930})
    keep(BURGLARIES, {rolling(date(2018, 7, 1)): 900})
    found = standings(plan, judged_on=DAY)[0]
    assert found.latest == financial_year(2018)


def test_a_month_never_supplied_is_named(plan, keep):
    twelve = {rolling(date(2019, 7, 1)): 900, rolling(date(2019, 8, 1)): None}
    keep(BURGLARIES, twelve)
    found = standings(plan, judged_on=date(2020, 4, 1))[0]
    assert found.verdict.because == (
        "The latest complete twelve months end in June 2019:"
        " July 2019 was never supplied."
    )


def test_a_plan_of_the_past_is_read_by_how_it_ended(plan, keep):
    keep(BURGLARIES, {financial_year(2020): 790, financial_year(2024): 2000})
    found = standings(plan, judged_on=date(2026, 1, 1))[0]
    assert found.judged_on == date(2021, 4, 1)
    assert found.verdict.status is TargetStatus.MET


def test_figures_of_small_groups_are_withheld_from_who_may_not_see_them(
    plan, keep, restricted, practitioner, analyst
):
    keep(BURGLARIES, {financial_year(2017): 969, financial_year(2018): 872})
    targets = targets_of(plan)
    hidden = standings_for(targets, by=practitioner, today=DAY)[0]
    shown = standings_for(targets, by=analyst, today=DAY)[0]
    assert (hidden.is_withheld, hidden.series, hidden.verdict.reading) == (
        True,
        None,
        None,
    )
    assert shown.verdict.reading.value == 872
    assert rebase_of(hidden) is None
    assert year_forecast(hidden) is None


def test_what_a_table_of_small_groups_says_is_withheld_too(
    plan, keep, restricted, practitioner, analyst
):
    keep(BURGLARIES, {financial_year(2017): 969, financial_year(2018): 872})
    [hidden] = claims_for(plan, by=practitioner, today=DAY)
    [shown] = claims_for(plan, by=analyst, today=DAY)
    assert (hidden.verdict, hidden.computed) == (ClaimVerdict.WITHHELD, None)
    assert shown.verdict is ClaimVerdict.AGREES


def test_a_claim_without_its_periods_cannot_be_checked(plan, keep, analyst):
    claim = plan.priorities.get().claims.get()
    keep(BURGLARIES, {financial_year(2018): 872})
    [found] = claims_for(plan, by=analyst, today=DAY)
    claim.from_period = "long ago"
    claim.save()
    [odd] = claims_for(plan, by=analyst, today=DAY)
    assert [found.verdict, odd.verdict] == [ClaimVerdict.CANNOT_CHECK] * 2


def test_a_printed_value_is_held_against_its_table(plan, keep, analyst):
    plan.priorities.get().claims.update(kind="value", printed=870)
    keep(BURGLARIES, {financial_year(2018): 872})
    [found] = claims_for(plan, by=analyst, today=DAY)
    assert found.sentence == "The text says 870; its table gives 872.00."


@pytest.mark.parametrize("others", [{}, {"E07000001": 5.0}])
def test_a_group_of_less_than_two_is_no_group(others, manager, people, keep):
    assert stands_beside(others, manager, keep).verdict.because == (
        "There are no figures of the comparison group for this period."
    )


def test_a_target_is_held_against_the_mean_of_its_group(manager, people, keep):
    found = stands_beside({"E07000001": 5.0, "E07000002": 7.0}, manager, keep)
    assert found.verdict.expected == 6.0
    assert found.verdict.status is TargetStatus.ON_COURSE


def stands_beside(others, manager, keep):
    group = apps.get_model("evidence", "ComparisonGroup").objects.create(
        slug="family", name="Our family", starts_on=date(2010, 4, 1)
    )
    member = apps.get_model("evidence", "GroupMember")
    for code in ("E08000013", *others):
        member.objects.create(
            group=group, area_code=code, area_name=code, starts_on=date(2010, 4, 1)
        )
    target = {
        "ref": "T1",
        "measure": "burglary",
        "kind": "relative",
        "period_type": "quarter",
        "baseline_state": "not-applicable",
        "comparison_group": "Our Family",
    }
    plan = with_targets(manager, target)
    for code, value in {"E08000013": 4.0, **others}.items():
        keep("burglary", {quarter(2019, 1): value}, area=code)
    [found] = standings(plan, judged_on=DAY)
    return found


def test_a_group_that_is_gone_leaves_its_target_unjudged(manager, people, keep):
    stands_beside({"E07000001": 5.0, "E07000002": 7.0}, manager, keep)
    apps.get_model("evidence", "GroupMember").objects.all().delete()
    apps.get_model("evidence", "ComparisonGroup").objects.all().delete()
    [found] = standings(Target.objects.get().objective.priority.plan, judged_on=DAY)
    assert found.verdict.status is TargetStatus.CANNOT_TELL


def test_like_is_held_against_like(manager, people, keep):
    plan = with_targets(
        manager, BURGLARY | {"period_type": "quarter", "deputy": "", "leads": []}
    )
    keep(BURGLARIES, {quarter(2018, 1): 260, quarter(2019, 1): 240})
    [found] = standings(plan, judged_on=DAY)
    assert year_before(found) == (quarter(2018, 1), 260)


def test_without_last_years_quarter_nothing_is_held(plan, manager, keep):
    keep(BURGLARIES, {financial_year(2018): 930})
    found = standings(plan, judged_on=DAY)
    assert [year_before(one) for one in found] == [None, None, None]
    Target.objects.filter(ref="T1").update(period_type="quarter")
    keep(BURGLARIES, {quarter(2018, 1): None, quarter(2019, 1): 240})
    assert year_before(standings(plan, judged_on=DAY)[0]) is None


def year_months(year, count, value=80):
    return {month(year + (3 + n) // 12, (3 + n) % 12 + 1): value for n in range(count)}


def test_the_year_under_way_is_forecast_from_the_years_before(plan, keep):
    keep(BURGLARIES, {financial_year(2018): 930})
    keep(
        BURGLARIES, year_months(2017, 12) | year_months(2018, 12) | year_months(2019, 5)
    )
    forecast = year_forecast(standings(plan, judged_on=DAY)[0])
    assert (forecast.year, forecast.expected) == ("2019/20", pytest.approx(960))
    assert forecast.low < 960 < forecast.high
    assert forecast.aim == pytest.approx(852.67, abs=0.01)
    assert forecast.chance < 0.01


def test_a_target_that_wants_more_counts_the_chance_above(plan, keep):
    Target.objects.filter(ref="T1").update(percent=10)
    keep(BURGLARIES, year_months(2018, 12, 60) | year_months(2019, 5, 100))
    forecast = year_forecast(standings(plan, judged_on=DAY)[0])
    assert forecast.chance > 0.99


@pytest.mark.parametrize(
    "known",
    [
        {},
        year_months(2019, 5),
        year_months(2018, 12),
        year_months(2018, 12) | {month(2019, 4): None} | {month(2019, 5): 80},
    ],
)
def test_without_whole_years_and_months_there_is_no_forecast(known, plan, keep):
    if known:
        keep(BURGLARIES, known)
    assert year_forecast(standings(plan, judged_on=DAY)[0]) is None


def test_a_promise_without_a_path_has_no_forecast(plan, keep):
    keep(BURGLARIES, year_months(2018, 12) | year_months(2019, 5))
    Target.objects.filter(ref="T1").update(kind="direction")
    assert year_forecast(standings(plan, judged_on=DAY)[0]) is None


def test_a_path_without_a_start_has_no_forecast(plan, keep):
    keep(BURGLARIES, year_months(2018, 12) | year_months(2019, 5))
    Target.objects.filter(ref="T1").update(baseline_ends_on=None)
    assert year_forecast(standings(plan, judged_on=DAY)[0]) is None


def test_rates_and_quarters_have_no_forecast(manager, people, keep):
    plan = with_targets(manager, RATE)
    keep("burglary", year_months(2018, 12) | year_months(2019, 5))
    assert year_forecast(standings(plan, judged_on=DAY)[0]) is None


def test_a_changed_estimate_shows_both_baselines(manager, people, keep):
    plan = with_targets(manager, RATE)
    keep("burglary", {financial_year(2018): 16.5}, base=(2019, "Mid-2019 estimate"))
    found = rebase_of(standings(plan, judged_on=DAY)[0])
    assert (found.agreed, found.now, found.new_vintage) == (
        16.8,
        16.5,
        "Mid-2019 estimate",
    )
    assert (found.old_aim, found.new_aim) == (11.76, pytest.approx(11.55))


@pytest.mark.parametrize(
    "terms",
    [
        {"denominator_vintage": ""},
        {"denominator_vintage": "Residents, mid-2019 estimate"},
        {"baseline_state": "to-be-confirmed", "baseline": None},
        {"baseline_period": "2009/10"},
        {"baseline_period": "likely", "baseline_ends_on": "2010-04-01"},
    ],
)
def test_nothing_is_rebased_where_nothing_changed(terms, manager, people, keep):
    plan = with_targets(manager, RATE | terms)
    keep("burglary", {financial_year(2018): 16.5}, base=(2019, "Mid-2019 estimate"))
    assert rebase_of(standings(plan, judged_on=DAY)[0]) is None


def test_a_baseline_is_found_by_its_end_where_its_period_has_no_label(
    manager, people, keep
):
    plan = with_targets(manager, RATE | {"baseline_period": "2018/19 (likely)"})
    keep("burglary", {financial_year(2018): 16.5}, base=(2019, "Mid-2019 estimate"))
    assert rebase_of(standings(plan, judged_on=DAY)[0]).now == 16.5


def test_without_figures_or_for_a_count_nothing_is_rebased(manager, people, keep):
    rate, count = RATE, BURGLARY | {"ref": "T2", "denominator_vintage": "Mid-2017"}
    plan = with_targets(manager, rate, count)
    assert [rebase_of(one) for one in standings(plan, judged_on=DAY)] == [None, None]


def test_who_has_left_or_ended_is_found(plan, people, agencies):
    targets = targets_of(plan)
    assert vacancies(targets, [], on=DAY) == []
    people["Rhys Example"].ends_before = date(2019, 9, 1)
    people["Rhys Example"].save()
    agencies["council"].ends_before = date(2019, 9, 1)
    agencies["council"].save()
    found = vacancies(targets_of(plan), [], on=DAY)
    assert [(one.ref, one.reasons) for one in found] == [
        ("T1", ("Rhys Example has left.",)),
        ("T2", ("St Helens Council is no longer part of the partnership.",)),
    ]


def test_lines_are_found_by_kind_and_reference(plan):
    found = [
        str(line_of(plan, line, ref))
        for line, ref in [
            ("priority", "P1"),
            ("objective", "O1"),
            ("target", "T1"),
            ("action", "A1"),
            ("dragon", "A1"),
        ]
    ]
    assert found == [
        "Burglary",
        "Fewer homes broken into.",
        "T1 domestic-burglary",
        "A1 Fit alley-gates.",
        "None",
    ]
    assert target_named(plan, "T9") is None


def test_a_plan_without_statements_has_none_to_check(plan, analyst):
    plan.priorities.get().claims.all().delete()
    assert claims_for(plan, by=analyst, today=DAY) == []


def test_what_needs_a_decision_comes_first(plan, keep):
    keep(BURGLARIES, {financial_year(2018): 1500})
    found = off_course_first(standings(plan, judged_on=DAY))
    assert [one.target.ref for one in found] == ["T1", "T2", "T3"]


def test_rows_name_themselves(plan, manager):
    step = plan.steps.create(state="draft", made_at=NOW, made_by=manager)
    version = plan.versions.create(
        number=1, agreed_on=DAY, agreed_by=manager, content={}
    )
    action = plan.priorities.get().objectives.get().actions.get(ref="A1")
    note = action.notes.create(written_at=NOW, written_by=manager, state="done")
    claim = plan.priorities.get().claims.get()
    assert [str(each) for each in (plan, step, version, note, claim)] == [
        "Safer town 2018 to 2021",
        "draft 2019-10-01",
        "Safer town 2018 to 2021 version 1",
        "2019-10-01 done",
        "Burglary fell by 10%.",
    ]
