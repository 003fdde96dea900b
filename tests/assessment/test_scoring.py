"""Agencies score apart, see each other's scores when scoring closes, and decide."""

from datetime import UTC, date, datetime

import pytest

from frankpledge.access.decisions import NotAllowed
from frankpledge.access.states import Role
from frankpledge.assessment import selectors, services
from frankpledge.assessment.models import ScoreSheet
from frankpledge.assessment.rules.scoring import BadScore, usual_method
from frankpledge.assessment.rules.themes import themes
from frankpledge.assessment.services import AssessmentConflict
from frankpledge.assessment.states import Confidence, Tier


pytestmark = pytest.mark.django_db
TODAY = date(2021, 1, 11)
NOW = datetime(2021, 1, 11, 9, 30, tzinfo=UTC)
ITEMS = [item.id for item in usual_method().item]
LOW = dict(zip(ITEMS, (1, 3, 1, 4, 3, 4, 4, 1, 1, 1, 0), strict=True))
HIGH = dict(zip(ITEMS, (4, 4, 3, 2, 0, 2, 4, 2, 3, 2, 1), strict=True))


@pytest.fixture
def assessment(partnership, analyst):
    return services.begin_assessment(
        partnership_id=partnership.pk,
        title="Assessment",
        area_code="E08000013",
        looks_from=date(2018, 1, 1),
        looks_before=date(2021, 1, 1),
        by=analyst,
        on=TODAY,
    )


@pytest.fixture
def lines(assessment, analyst):
    return services.list_themes(assessment=assessment, by=analyst, on=TODAY)


def give_in(line, values, by, **more):
    return services.score_line(
        line=line,
        values=values,
        reasons=more.pop("reasons", dict.fromkeys(ITEMS, "police figures, 2020")),
        confidence=Confidence.B,
        by=by,
        at=NOW,
    )


def test_every_theme_is_listed_once(assessment, lines, analyst):
    assert [line.theme for line in lines] == [theme.id for theme in themes()]
    assert services.list_themes(assessment=assessment, by=analyst, on=TODAY) == []


def add(assessment, by, title="Metal theft"):
    return services.add_line(
        assessment=assessment,
        title=title,
        why="prices",
        is_emerging=True,
        by=by,
        on=TODAY,
    )


def test_a_matter_of_this_area_is_listed_once(assessment, analyst):
    assert add(assessment, analyst).order == 0
    with pytest.raises(AssessmentConflict, match="on the long list already"):
        add(assessment, analyst, "metal theft ")


def test_public_concern_says_where_it_was_asked(lines, analyst):
    def record(percent, source):
        return services.record_concern(
            line=lines[0], percent=percent, source=source, by=analyst, on=TODAY
        )

    assert record(60, "Survey of 412 residents, 2020").public_concern == 60
    with pytest.raises(AssessmentConflict, match="Say where"):
        record(60, " ")
    with pytest.raises(AssessmentConflict, match="between 0 and 100"):
        record(101, "Survey")


def test_agencies_score_apart_until_the_assessment_is_reviewed(
    assessment, lines, lead_officer, other_officer, analyst
):
    give_in(lines[0], LOW, lead_officer)
    give_in(lines[0], HIGH, other_officer)
    mine = selectors.scored(assessment, lead_officer, on=TODAY)[0]
    assert [sheet.agency_id for sheet in mine.sheets] == [lead_officer.agency_id]
    services.send_for_review(assessment=assessment, said="", by=analyst, at=NOW)
    assessment.refresh_from_db()
    both = selectors.scored(assessment, analyst, on=TODAY)[0]
    assert len(both.sheets) == 2
    assert both.is_disputed


def test_a_later_sheet_of_the_same_agency_replaces_its_earlier(lines, lead_officer):
    give_in(lines[0], LOW, lead_officer)
    give_in(lines[0], HIGH, lead_officer)
    assert ScoreSheet.objects.get().values == HIGH


def test_scores_say_what_they_rest_on(lines, lead_officer):
    with pytest.raises(BadScore, match="Say what the score rests on: Physical harm"):
        give_in(lines[0], LOW, lead_officer, reasons={})
    with pytest.raises(BadScore, match="has no score yet"):
        give_in(lines[0], {}, lead_officer)


def test_the_board_and_outsiders_do_not_score(lines, board_member, outsider):
    for member in (board_member, outsider):
        with pytest.raises(NotAllowed):
            give_in(lines[0], LOW, member)


def test_scoring_is_closed_once_approved(
    assessment, lines, analyst, board_member, lead_officer
):
    services.send_for_review(assessment=assessment, said="", by=analyst, at=NOW)
    assessment.refresh_from_db()
    services.approve_assessment(assessment=assessment, said="", by=board_member, at=NOW)
    lines[0].assessment.refresh_from_db()
    with pytest.raises(NotAllowed, match="Scoring is closed"):
        give_in(lines[0], LOW, lead_officer)


def test_the_highest_comes_first_and_what_nobody_scored_last(
    assessment, lines, make_member
):
    council = make_member("Kit Example", "council", Role.AGENCY_LEAD)
    give_in(lines[3], HIGH, council)
    give_in(lines[1], LOW, council)
    found = selectors.scored(assessment, council, on=TODAY)
    assert [(one.line.pk, one.rank) for one in found[:3]] == [
        (lines[3].pk, 1),
        (lines[1].pk, 2),
        (lines[0].pk, None),
    ]
    assert found[0].seen() == {"score": 46.9, "rank": 1, "scorers": 1}
    assert found[0].sensitivity.is_steady
    assert found[2].seen() == {"score": None, "rank": None, "scorers": 0}
    assert selectors.own_sheets(assessment, council).keys() == {
        lines[3].pk,
        lines[1].pk,
    }


def decide(line, by, reason="Harm is highest here.", tier=Tier.PRIORITY):
    return services.decide_line(
        line=line,
        tier=tier,
        reason=reason,
        decided_on=TODAY,
        by=by,
        seen={"score": 46.9, "rank": 1},
    )


def test_nothing_is_decided_while_agencies_still_score(lines, manager):
    with pytest.raises(NotAllowed, match="Close the scoring first"):
        decide(lines[0], manager)


def test_a_decision_says_why_and_keeps_what_was_seen(
    assessment, lines, analyst, manager
):
    services.send_for_review(assessment=assessment, said="", by=analyst, at=NOW)
    for line in lines:
        line.assessment.refresh_from_db()
    made = decide(lines[0], manager)
    assert (made.tier, made.seen) == ("priority", {"score": 46.9, "rank": 1})
    assert (
        decide(lines[0], manager, "Single-agency work.", Tier.NOT_CHOSEN).pk == made.pk
    )
    with pytest.raises(AssessmentConflict, match="also where a matter is not chosen"):
        decide(lines[1], manager, " ", Tier.NOT_CHOSEN)
