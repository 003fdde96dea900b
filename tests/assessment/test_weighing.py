"""Weights are set with a reason and printed; going against the scores asks for one."""

import pytest

from frankpledge.access.decisions import NotAllowed
from frankpledge.assessment import selectors, services
from frankpledge.assessment.models import Weighting
from frankpledge.assessment.presenters.book import material_of
from frankpledge.assessment.services import AgainstScores, AssessmentConflict
from frankpledge.assessment.states import Edition, Tier
from frankpledge.audit.models import Entry
from tests.assessment.conftest import HIGH, LOW, NOW, TODAY


pytestmark = pytest.mark.django_db


def weigh(assessment, by, **more):
    said = {
        "public_concern": 0.4,
        "gap_divisor": 12,
        "items": {"physical": 2},
        "reason": "Agreed by the group.",
        "by": by,
        "at": NOW,
    }
    return services.set_weights(assessment=assessment, **{**said, **more})


def decide(line, tier, by, **more):
    return services.decide_line(
        line=line,
        tier=tier,
        reason="Said by the board.",
        decided_on=TODAY,
        seen={"rank": 1},
        by=by,
        **more,
    )


@pytest.fixture
def scored(assessment, lines, give_in, lead_officer, closed):
    """Return two matters, the first scored higher, once scoring has closed."""
    give_in(lines[0], HIGH, lead_officer)
    give_in(lines[1], LOW, lead_officer)
    now = closed()
    for line in lines:
        line.assessment = now
    return lines


def test_weights_change_the_scores_and_the_trail_says_who(
    assessment, lines, give_in, lead_officer, analyst
):
    give_in(lines[0], HIGH, lead_officer)
    before = selectors.scored(assessment, lead_officer, on=TODAY)[0].score
    made = weigh(assessment, analyst)
    assert (made.after_scoring, made.items["physical"]) == (False, 2)
    after = selectors.scored(assessment, lead_officer, on=TODAY)[0].score
    # Impact 15 of 24 becomes 19 of 28; risk counts for 0.6 in place of 0.8.
    assert before.total == pytest.approx(0.8 * 62.5 * 0.75 * 1.25)
    assert after.total == pytest.approx(0.6 * 100 * 19 / 28 * 0.75 * 1.25)
    assert Entry.objects.order_by("-pk").first().outcome == "weights set"


def test_weights_need_a_reason_and_a_change(assessment, analyst, lead_officer):
    with pytest.raises(AssessmentConflict, match="Say why"):
        weigh(assessment, analyst, reason=" ")
    with pytest.raises(AssessmentConflict, match="in force already"):
        weigh(assessment, analyst, public_concern=0.2, items={})
    with pytest.raises(NotAllowed):
        weigh(assessment, lead_officer)
    assert not Weighting.objects.exists()


def test_weights_that_were_set_late_say_so_in_print(
    assessment, scored, analyst, lead_officer
):
    now = scored[0].assessment
    assert weigh(now, analyst).after_scoring
    material = material_of(
        now, None, edition=Edition.RESTRICTED, by=lead_officer, today=TODAY
    )
    notes = material.written["priorities"][0].notes
    assert notes[1:3] == (
        "Physical harm counts 2 times.",
        "Weights set on 11 January 2021, after scores were shown: Agreed by the group.",
    )
    decide(scored[0], Tier.PRIORITY, analyst)
    with pytest.raises(NotAllowed, match="decided already"):
        weigh(now, analyst, public_concern=0.1)


def test_a_decision_in_the_order_of_the_scores_asks_for_nothing(scored, analyst):
    first = decide(scored[0], Tier.PRIORITY, analyst)
    second = decide(scored[1], Tier.MONITORED, analyst, against="Not needed.")
    assert [(one.overrides_rank, one.against) for one in (first, second)] == [
        (False, ""),
        (False, ""),
    ]


def test_a_decision_against_the_scores_says_why_and_is_printed(
    scored, analyst, lead_officer
):
    decide(scored[0], Tier.NOT_CHOSEN, analyst)
    with pytest.raises(AgainstScores, match=r"put before Anti-social behaviour"):
        decide(scored[1], Tier.PRIORITY, analyst)
    with pytest.raises(AgainstScores):
        decide(scored[1], Tier.PRIORITY, analyst, against="  ")
    made = decide(scored[1], Tier.PRIORITY, analyst, against="One agency’s work.")
    assert (made.overrides_rank, made.against) == (True, "One agency’s work.")
    assert made.seen["against"] == [
        "It is put before Anti-social behaviour (rank 1), which the scores put first."
    ]
    assert Entry.objects.order_by("-pk").first().outcome.endswith("against the scores")
    material = material_of(
        scored[0].assessment,
        None,
        edition=Edition.RESTRICTED,
        by=lead_officer,
        today=TODAY,
    )
    row = material.written["priorities"][0].rows[1]
    assert row[-1] == "Said by the board. Against the scores: One agency’s work."


def test_what_the_trail_says_of_any_tier_fits_its_column():
    said = max(len(f"{tier.value}, against the scores") for tier in Tier)
    assert said <= Entry._meta.get_field("outcome").max_length
