"""What agencies were asked for, and what was recommended, year after year."""

from datetime import date

import pytest

from frankpledge.assessment import services
from frankpledge.assessment.services import AssessmentConflict
from frankpledge.assessment.states import RecommendationState, RequestState


pytestmark = pytest.mark.django_db
TODAY = date(2021, 1, 11)
DUE = date(2021, 2, 1)


def begin(partnership, by, earlier=None):
    return services.begin_assessment(
        partnership_id=partnership.pk,
        title="Assessment",
        area_code="E08000013",
        looks_from=date(2018, 1, 1),
        looks_before=date(2021, 1, 1),
        earlier=earlier,
        by=by,
        on=TODAY,
    )


@pytest.fixture
def assessment(partnership, analyst):
    return begin(partnership, analyst)


def test_the_usual_is_asked_for_once(assessment, analyst):
    asked = services.ask_for_the_usual(
        assessment=assessment, due_on=DUE, by=analyst, on=TODAY
    )
    assert len(asked) == 16
    assert {request.state for request in asked} == {"asked"}
    assert (
        services.ask_for_the_usual(
            assessment=assessment, due_on=DUE, by=analyst, on=TODAY
        )
        == []
    )


@pytest.fixture
def request_(assessment, analyst):
    return services.ask_for_data(
        assessment=assessment, holder="Health", what="Assaults", by=analyst, on=TODAY
    )


def test_a_request_is_chased_and_answered(request_, analyst):
    assert (
        services.chase_request(request=request_, by=analyst, on=TODAY).chased_on
        == TODAY
    )
    answered = services.answer_request(
        request=request_,
        state=RequestState.NOT_HELD,
        said="not coded",
        by=analyst,
        on=DUE,
    )
    assert (answered.state, answered.note, answered.answered_on) == (
        "not-held",
        "not coded",
        DUE,
    )
    with pytest.raises(AssessmentConflict, match="answered already"):
        services.chase_request(request=request_, by=analyst, on=DUE)


def test_an_answer_says_what_came(request_, analyst):
    with pytest.raises(AssessmentConflict, match="Say what came"):
        services.answer_request(
            request=request_, state=RequestState.ASKED, said="", by=analyst, on=DUE
        )


def recommend(assessment, by, text="Alley gates in North"):
    return services.recommend(assessment=assessment, text=text, by=by, on=TODAY)


def settle(recommendation, state, by, **said):
    return services.settle_recommendation(
        recommendation=recommendation, state=state, by=by, on=TODAY, **said
    )


def test_a_recommendation_is_accepted_and_done_with_its_result(assessment, analyst):
    made = recommend(assessment, analyst)
    settle(made, RecommendationState.ACCEPTED, analyst)
    done = settle(
        made, RecommendationState.DONE, analyst, result="Burglary fell by a third."
    )
    assert (done.state, done.result) == ("done", "Burglary fell by a third.")
    with pytest.raises(AssessmentConflict, match="cannot become made"):
        settle(done, RecommendationState.MADE, analyst)


def test_a_no_says_why(assessment, analyst):
    made = recommend(assessment, analyst)
    with pytest.raises(AssessmentConflict, match="Say why"):
        settle(made, RecommendationState.REJECTED, analyst)


def test_only_what_is_open_is_carried_over_and_only_once(
    partnership, assessment, analyst
):
    recommend(assessment, analyst, "Still open")
    done = recommend(assessment, analyst, "Done already")
    settle(done, RecommendationState.ACCEPTED, analyst)
    settle(done, RecommendationState.DONE, analyst)
    later = begin(partnership, analyst, earlier=assessment)
    carried = services.carry_over(assessment=later, by=analyst, on=TODAY)
    assert [each.text for each in carried] == ["Still open"]
    assert services.carry_over(assessment=later, by=analyst, on=TODAY) == []


def test_nothing_is_carried_from_nowhere(assessment, analyst):
    with pytest.raises(AssessmentConflict, match="which came before"):
        services.carry_over(assessment=assessment, by=analyst, on=TODAY)
