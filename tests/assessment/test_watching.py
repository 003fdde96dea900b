"""The horizon: what is watched, set off, promoted, kept or closed every cycle."""

from datetime import date

import pytest

from frankpledge.access.decisions import NotAllowed
from frankpledge.analysis.failures import ChangedMeanwhile
from frankpledge.analysis.measures.periods import financial_year
from frankpledge.assessment import selectors, services
from frankpledge.assessment.models import HorizonItem
from frankpledge.assessment.services import AssessmentConflict
from frankpledge.assessment.states import Product, WatchState
from tests.assessment.conftest import NOW, TODAY
from tests.plan.conftest import keep, measures  # noqa: F401 - fixtures


pytestmark = pytest.mark.django_db
SAID = {
    "title": "Copper price",
    "factor": "economic",
    "evidence": "Metal exchange, 2020",
    "direction": "rising",
    "likelihood": "likely",
    "next_look_on": date(2021, 3, 1),
}
FIGURE = {
    "trigger_measure": "domestic-burglary",
    "trigger_area": "E08000013",
    "trigger_period": "financial-year",
    "trigger_way": "above",
    "trigger_value": 800.0,
}


@pytest.fixture
def watch(partnership, analyst):
    def watched(by=analyst, **more):
        return services.watch(
            partnership_id=partnership.pk, said=SAID | more, by=by, on=TODAY
        )

    return watched


def decide(item, by, state=WatchState.CLOSED, reason="Prices fell.", **more):
    return services.decide_watch(
        item=item, state=state, reason=reason, by=by, on=TODAY, **more
    )


def test_a_matter_is_watched_once_and_by_those_who_may(watch, lead_officer):
    assert watch().state == "watched"
    with pytest.raises(AssessmentConflict, match="watched already"):
        watch(title="copper price ")
    with pytest.raises(NotAllowed):
        watch(by=lead_officer, title="Lead price")


@pytest.mark.parametrize("missing", ["trigger_measure", "trigger_way", "trigger_value"])
def test_a_trigger_on_a_figure_is_whole(watch, missing):
    empty = None if missing == "trigger_value" else ""
    with pytest.raises(AssessmentConflict, match="needs the measure"):
        watch(**(FIGURE | {missing: empty}))


def test_two_who_change_one_matter_do_not_overwrite_each_other(watch, analyst):
    item = watch()

    def change(version):
        return services.change_watch(
            item=item, said={"effect": "Theft"}, version=version, by=analyst, on=TODAY
        )

    assert (change(1).effect, change(2).version) == ("Theft", 3)
    with pytest.raises(ChangedMeanwhile, match="Somebody else"):
        change(1)


def reached(item):
    return selectors.watched([item], today=TODAY)[0].reached


def test_a_figure_sets_a_matter_off(watch, keep):  # noqa: F811
    item = watch(**FIGURE)
    assert not reached(item).is_known
    keep("domestic-burglary", {financial_year(2018): 700, financial_year(2019): 840})
    assert reached(item).is_set_off
    assert reached(item).why == "840 offences in the year 2019/20 is above 800"


def test_a_hidden_figure_sets_nothing_off_and_is_not_told(watch, keep):  # noqa: F811
    keep("domestic-abuse-incidents", {financial_year(2019): 4})
    item = watch(**FIGURE | {"trigger_measure": "domestic-abuse-incidents"})
    assert not reached(item).is_known


def test_every_matter_is_decided_before_the_assessment_goes_for_review(
    watch, assessment, analyst, closed
):
    item = watch()
    with pytest.raises(AssessmentConflict, match="Copper price"):
        closed()
    decide(item, analyst, assessment=assessment)
    assert closed().state == "in-review"


def test_a_product_without_a_horizon_waits_for_nobody(watch, begin, analyst):
    watch()
    made = begin("Tactical", product=Product.TACTICAL)
    assert (
        services.send_for_review(assessment=made, said="", by=analyst, at=NOW).state
        == "in-review"
    )


def test_a_profile_says_first_what_its_problem_is(begin, analyst):
    with pytest.raises(AssessmentConflict, match="which theme"):
        begin("Profile", product=Product.PROBLEM)
    made = begin("Profile", product=Product.PROBLEM, theme="burglary")
    with pytest.raises(AssessmentConflict, match="Write these first: Purpose"):
        services.send_for_review(assessment=made, said="", by=analyst, at=NOW)
    for name in ("purpose", "definition"):
        services.write_section(
            assessment=made, name=name, text="Sheds.", version=1, by=analyst, on=TODAY
        )
    services.send_for_review(assessment=made, said="", by=analyst, at=NOW)


def test_a_decision_says_why_and_what_is_kept_says_when(watch, analyst):
    item = watch()
    with pytest.raises(AssessmentConflict, match="Say why"):
        decide(item, analyst, reason=" ")
    with pytest.raises(AssessmentConflict, match="looked at next"):
        decide(item, analyst, WatchState.WATCHED)
    later = date(2021, 6, 1)
    decide(item, analyst, WatchState.WATCHED, next_look_on=later)
    item.refresh_from_db()
    assert (item.state, item.next_look_on) == ("watched", later)
    assert [row.reason for row in selectors.reviews_of(item)] == ["Prices fell."]


def test_a_promoted_matter_is_on_the_long_list_as_emerging(watch, assessment, analyst):
    item = watch()
    with pytest.raises(AssessmentConflict, match="still a draft"):
        decide(item, analyst, WatchState.PROMOTED)
    decide(item, analyst, WatchState.PROMOTED, assessment=assessment)
    line = assessment.lines.get()
    assert (line.title, line.is_emerging, line.why) == (
        "Copper price",
        True,
        "Prices fell.",
    )
    assert HorizonItem.objects.get().state == "promoted"
