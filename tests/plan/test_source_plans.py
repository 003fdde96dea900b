"""The five documents that started it all are read in; their figures are all there."""

import pytest

from frankpledge.documents.reading import read_document
from frankpledge.plan.rules.content import targets_in
from frankpledge.plan.rules.reading import (
    AS_TEXT,
    Directory,
    DoubtKind,
    read_plan,
    settled,
)
from tests.open_data import FOLDER
from tests.plan.printing import MEASURES, example


def draft_of(start):
    found = sorted((FOLDER.parent / "sources").glob(f"{start}*.txt"))
    if not found:
        pytest.skip("the source documents are not beside the project")
    document = read_document(found[0].name, found[0].read_bytes())
    return read_plan(document, Directory(tuple(MEASURES.values()), area="E08000013"))


def answered(draft, **chosen):
    """Return the plan with measures chosen by what the document calls them."""
    answers = {}
    for each in draft.doubts:
        answer = chosen.get(each.said[:30], AS_TEXT)
        answers[each.id] = answer if answer in each.values() else AS_TEXT
    return settled(draft, answers)


def test_charnwoods_four_grids_give_all_eighteen_targets_and_every_figure():
    draft = draft_of("001")
    assert draft.layout == "grid"
    plan = answered(
        draft,
        **{
            "theft from a person": "theft-from-person",
            "reporting of racial harassment": "hate-reports",
            "2005/2008": "2008-04-01",
        },
    )
    ours = {
        t.measure: (t.baseline, t.percent, t.due_on)
        for t in targets_in(example("charnwood_2005"))
        if t.measure
    }
    theirs = {
        t.measure: (t.baseline, t.percent, t.due_on)
        for t in targets_in(plan)
        if t.measure
    }
    # Domestic violence is asked: no measure has that name, and none is guessed.
    assert {k: v for k, v in ours.items() if k != "domestic-abuse-incidents"} == theirs
    asked = [each.said for each in draft.doubts if each.kind is DoubtKind.MEASURE]
    assert "reporting of domestic violence to the police" in asked
    assert len(list(targets_in(plan))) == 18
    assert [len(p.objectives[0].targets) for p in plan.priorities] == [3, 6, 5, 4]
    assert [len(p.objectives[0].actions) for p in plan.priorities] == [4, 5, 5, 7]


def test_knowsleys_leaflet_gives_four_rates_and_none_on_purpose():
    draft = draft_of("000")
    assert draft.layout == "leaflet"
    plan = answered(
        draft,
        **{
            "16.8 per 1,000 dwellings": "domestic-burglary-rate",
            "Non-domestic Burglary": "non-domestic-burglary-rate",
            "11.81 per 1,000 population": "theft-from-vehicle-rate",
            "16.37 incidents per 1,000 populatio"[:30]: "violence-rate",
            "Domestic Violence/Abuse": "domestic-abuse-incidents",
        },
    )
    found = {t.measure: t for t in targets_in(plan)}
    pairs = {name: (t.baseline, t.value) for name, t in found.items()}
    assert pairs["domestic-burglary-rate"] == (16.8, 11.76)
    assert pairs["theft-from-vehicle-rate"] == (11.81, 8.5)
    assert pairs["violence-rate"] == (16.37, 13.92)
    assert found["non-domestic-burglary-rate"].baseline == 7.99
    none = found["domestic-abuse-incidents"]
    assert none.kind == "none"
    assert "does not wish to discourage reporting" in none.reason


def test_st_helens_chapters_give_eight_priorities_in_their_order():
    draft = draft_of("002")
    assert draft.layout == "chapters"
    plan = answered(draft)
    assert [p.ref for p in plan.priorities] == [str(n) for n in range(1, 9)]
    assert (plan.starts_on.year, plan.ends_before.year) == (2013, 2017)
    monitored = [t.printed for t in targets_in(plan)]
    assert len(monitored) == 7
    assert "number of domestic burglaries;" in monitored


def test_west_lancashires_eleven_objectives_keep_every_cell():
    draft = draft_of("003")
    assert draft.layout == "delivery"
    plan = answered(draft)
    objectives = plan.priorities[0].objectives
    assert [o.ref for o in objectives] == [str(n) for n in range(1, 12)]
    said = " ".join(t.printed for t in targets_in(plan))
    for figure in ("60%", "100% retest", "70%", "75%", "66%", "TBC"):
        assert figure in said, figure
    owners = {a.owner_words for o in objectives for a in o.actions}
    assert {"Trading Standards", "Police / Trading Standards", "LDAAT"} <= owners
    leads = {a.lead_words for o in objectives for a in o.actions}
    assert any(" / " in lead for lead in leads)
    kinds = {each.kind for each in draft.doubts}
    assert {DoubtKind.BLANK, DoubtKind.QUESTION, DoubtKind.AGENCY} <= kinds


def test_the_slides_lost_percent_signs_are_asked_one_by_one():
    draft = draft_of("004")
    asked = [each.question for each in draft.doubts if each.kind is DoubtKind.UNIT]
    numbers = sorted(int(words.split()[1]) for words in asked)
    assert {16, 26, 36, 55, 67, 69, 92} <= set(numbers)
    answers = {each.id: "percent" for each in draft.doubts}
    dates = {"starts_on": "2002-04-01", "ends_before": "2004-04-01"}
    plan = settled(
        type(draft)(draft.layout, {**draft.data, **dates}, draft.doubts, draft.found),
        answers,
    )
    text = " ".join(each.text for each in plan.passages)
    for words in ("55% fall in street crime", "down 36%", "safe in area 92%"):
        assert words in text
