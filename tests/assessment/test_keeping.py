"""Others' priorities and plans, links between themes, questions to the analysts."""

from datetime import date

import pytest

from frankpledge.access.decisions import NotAllowed
from frankpledge.analysis.failures import ChangedMeanwhile
from frankpledge.assessment import selectors, services
from frankpledge.assessment.models import ExternalPriority, ThemeLink
from frankpledge.assessment.services import AssessmentConflict
from frankpledge.assessment.states import ResearchState, Tier
from tests.assessment.conftest import TODAY


pytestmark = pytest.mark.django_db
OLD = {
    "title": "Old plan",
    "level": "national",
    "issuer": "Home Office",
    "starts_on": date(2016, 1, 1),
    "words": "Less theft.",
    "themes": ["theft", "burglary"],
}
NEW = OLD | {
    "title": "New plan",
    "starts_on": date(2021, 1, 1),
    "themes": ["burglary", "violence"],
}


@pytest.fixture
def note(partnership, analyst):
    def noted(said, **more):
        return services.note_external_priority(
            partnership_id=partnership.pk, said=said, by=analyst, on=TODAY, **more
        )

    return noted


def test_a_new_priority_supersedes_the_old_and_ends_it(note):
    old = note(OLD)
    new = note(NEW, replaces=old)
    old.refresh_from_db()
    assert (old.superseded_by, old.ends_before) == (new, date(2021, 1, 1))
    with pytest.raises(AssessmentConflict, match="superseded already"):
        note(NEW, replaces=old)


def test_an_earlier_end_stays_as_it_was(note):
    old = note(OLD | {"ends_before": date(2020, 1, 1)})
    note(NEW, replaces=old)
    assert ExternalPriority.objects.get(pk=old.pk).ends_before == date(2020, 1, 1)


def test_one_that_began_no_earlier_is_superseded_without_an_end(note):
    old = note(OLD | {"starts_on": date(2021, 1, 1)})
    note(NEW, replaces=old)
    assert ExternalPriority.objects.get(pk=old.pk).ends_before is None


def test_the_impact_names_what_rests_on_a_superseded_priority(
    note, lines, analyst, closed, partnership
):
    old = note(OLD)
    note(NEW, replaces=old)
    services.note_strategy(
        partnership_id=partnership.pk,
        said={
            "title": "Theft plan",
            "owner": "Police",
            "meets": "x",
            "themes": ["theft"],
        },
        by=analyst,
        on=TODAY,
    )
    closed()
    theft = next(line for line in lines if line.theme == "theft")
    theft.assessment.refresh_from_db()
    services.decide_line(
        line=theft,
        tier=Tier.PRIORITY,
        reason="Rising.",
        decided_on=TODAY,
        seen={},
        by=analyst,
    )
    impact = selectors.impact_of(ExternalPriority.objects.get(pk=old.pk))
    assert (impact.lost, impact.gained, impact.kept) == (
        ("theft",),
        ("violence",),
        ("burglary",),
    )
    assert [one.line for one in impact.decisions] == [theft]
    assert [one.title for one in impact.strategies] == ["Theft plan"]


def test_dates_run_forward(note):
    with pytest.raises(AssessmentConflict, match="end after it begins"):
        note(OLD | {"ends_before": date(2015, 1, 1)})


def test_two_who_change_a_priority_do_not_overwrite_each_other(note, analyst):
    row = note(OLD)

    def change(version):
        return services.change_external_priority(
            priority=row, said={"words": "More."}, version=version, by=analyst, on=TODAY
        )

    assert change(1).words == "More."
    with pytest.raises(ChangedMeanwhile, match="Somebody else"):
        change(1)


def test_a_linked_plan_is_changed_and_themes_without_one_are_named(
    partnership, analyst
):
    row = services.note_strategy(
        partnership_id=partnership.pk,
        said={"title": "Plan", "owner": "Council", "meets": "x", "themes": ["theft"]},
        by=analyst,
        on=TODAY,
    )
    services.change_strategy(
        strategy=row, said={"clash": "Opening hours"}, version=1, by=analyst, on=TODAY
    )
    with pytest.raises(ChangedMeanwhile, match="Somebody else"):
        services.change_strategy(
            strategy=row, said={"clash": ""}, version=1, by=analyst, on=TODAY
        )
    left = selectors.themes_without_strategy(partnership.pk, on=TODAY)
    assert "theft" not in left
    assert "burglary" in left


def link(partnership, by, **more):
    said = {
        "cause": "drugs-and-alcohol",
        "effect": "theft",
        "strength": 3,
        "source": "Tests",
    }
    return services.link_themes(
        partnership_id=partnership.pk, by=by, on=TODAY, **(said | more)
    )


def test_a_later_word_on_a_link_replaces_the_earlier(partnership, analyst):
    link(partnership, analyst)
    link(partnership, analyst, strength=1)
    assert ThemeLink.objects.get().strength == 1
    with pytest.raises(AssessmentConflict, match="cannot drive itself"):
        link(partnership, analyst, effect="drugs-and-alcohol")
    with pytest.raises(AssessmentConflict, match="Say who says so"):
        link(partnership, analyst, source=" ")
    services.unlink_themes(link=ThemeLink.objects.get(), by=analyst, on=TODAY)
    assert not ThemeLink.objects.exists()


def ask(partnership, by, **more):
    said = {"asker": "Ada", "question": "Who?", "purpose": "Visits"} | more
    return services.ask_analysts(
        partnership_id=partnership.pk, said=said, by=by, on=TODAY
    )


def test_a_sensitive_question_is_there_for_its_agency_and_the_analysts(
    partnership, lead_officer, other_officer, analyst, practitioner
):
    ask(partnership, lead_officer, is_sensitive=True)
    ask(partnership, other_officer, question="How many?")

    def read_by(member):
        rows = selectors.questions_for(partnership.pk, member, on=TODAY)
        return [row.question for row in rows]

    assert read_by(lead_officer) == ["Who?", "How many?"]
    assert read_by(analyst) == ["Who?", "How many?"]
    assert read_by(other_officer) == ["How many?"]
    assert read_by(practitioner) == []


def test_an_answer_says_something_and_is_for_the_analysts_to_give(
    partnership, lead_officer, analyst
):
    question = ask(partnership, lead_officer)

    def answer(by, state, words):
        return services.answer_question(
            question=question,
            state=state,
            answer=words,
            product="",
            reuse="",
            by=by,
            on=TODAY,
        )

    assert answer(analyst, ResearchState.TAKEN_ON, "").answered_on is None
    with pytest.raises(AssessmentConflict, match="Say what was found"):
        answer(analyst, ResearchState.DECLINED, " ")
    assert answer(analyst, ResearchState.ANSWERED, "41").answered_on == TODAY
    with pytest.raises(NotAllowed):
        answer(lead_officer, ResearchState.ANSWERED, "42")


def test_a_list_leaves_with_those_who_may_take_it(analyst, approver):
    services.take_list_away(what="Long list", by=analyst, on=TODAY)
    with pytest.raises(NotAllowed):
        services.take_list_away(what="Long list", by=approver, on=TODAY)
