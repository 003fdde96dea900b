"""Plans by other people read in: every figure found, every doubt asked, nothing guessed."""

from datetime import date

import pytest

from frankpledge.documents.reading.blocks import Builder
from frankpledge.plan.rules.printing import figure
from frankpledge.plan.rules.reading import (
    AS_TEXT,
    Directory,
    DoubtKind,
    OpenDoubts,
    draft_from,
    read_plan,
    settled,
)
from frankpledge.plan.rules.reading.asking import Asking
from frankpledge.plan.rules.reading.figures import day_after, ends_of, read_figure
from frankpledge.plan.rules.reading.terms import read_baseline
from tests.plan.printing import MEASURES


KNOWN = Directory(
    tuple(MEASURES.values()),
    ("Merseyside Police", "St Helens Council"),
    ("Rhys Example", "Mei Example"),
    area="E08000013",
)
HEAD = ["Objective", "Baseline", "Timescale", "Target"]


def grid(*rows):
    """Return a plan of one theme with these rows in its grid, read."""
    builder = Builder()
    builder.heading("Safer town strategy 2005 - 2008", 1)
    builder.heading("Strategic Theme – To reduce violent crime", 1)
    builder.heading("Key Measures of Performance", 2)
    builder.table([[(cell, 1) for cell in row] for row in [HEAD, *rows]])
    return read_plan(builder.finished("plan.docx", "docx"), KNOWN)


def one(draft):
    """Return the only target of a plan that was read."""
    return draft.data["priorities"][0]["objectives"][0]["targets"][0]


def doubts(draft):
    """Return the kinds of doubt about targets, with what was said."""
    return [
        (each.kind, each.said)
        for each in draft.doubts
        if each.kind is not DoubtKind.YEARS
    ]


def left(draft, **answers):
    return settled(draft, {each.id: AS_TEXT for each in draft.doubts} | answers)


def test_a_percentage_that_the_values_bear_out_is_the_promise():
    draft = grid(
        ["To reduce wounding by 12% *PSAI", "925 offences", "2007/2008", "814 offences"]
    )
    target = one(draft)
    assert doubts(draft) == []
    assert (target["measure"], target["kind"]) == ("wounding", "by-percent")
    assert (target["baseline"], target["percent"]) == (925, -12)
    assert (target["due_on"], target["external_tags"]) == ("2008-04-01", ["PSA1"])


def test_a_percentage_that_the_values_do_not_bear_out_is_asked():
    draft = grid(
        ["To reduce wounding by 12%", "925 offences", "2007/08", "900 offences"]
    )
    assert doubts(draft) == [(DoubtKind.AIM, "-12%, 900")]
    assert one(draft)["value"] == 900
    asked = next(each.id for each in draft.doubts if each.kind is DoubtKind.AIM)
    target = left(draft, **{asked: "percent"}).priorities[0].objectives[0].targets[0]
    assert (target.kind, target.percent, target.value) == ("by-percent", -12, None)


@pytest.mark.parametrize(
    ("said", "state", "asked"),
    [
        ("", "to-be-confirmed", DoubtKind.BLANK),
        ("–", "to-be-confirmed", DoubtKind.BLANK),
        ("?", "to-be-confirmed", DoubtKind.QUESTION),
        ("? To be confirmed / agreed", "to-be-confirmed", DoubtKind.QUESTION),
        ("N/A", "not-applicable", None),
        ("(TBC)", "to-be-confirmed", None),
        ("To be agreed", "to-be-confirmed", None),
        ("To be established in 2011/12", "to-be-established", None),
        ("To develop a baseline figure", "to-be-established", None),
    ],
)
def test_four_kinds_of_missing_are_kept_apart(said, state, asked):
    draft = grid(["Reduce wounding", said, "2007/08", "814 offences"])
    assert one(draft)["baseline_state"] == state
    assert [kind for kind, _ in doubts(draft)] == ([asked] if asked else [])


def test_a_missing_baseline_is_what_somebody_answers():
    draft = grid(["Reduce wounding", "?", "2007/08", "Downward trend"])
    asked = draft.doubts[-1]
    assert asked.place == "under “Key Measures of Performance”, table 1, row 2, cell 1"
    content = left(draft, **{asked.id: "to-be-established"})
    target = content.priorities[0].objectives[0].targets[0]
    assert target.baseline_state == "to-be-established"


def test_a_measure_nobody_knows_stays_text_until_somebody_says_which():
    draft = grid(
        [
            "To reduce theft from a person by 20%",
            "205 offences",
            "2007/08",
            "164 offences",
        ]
    )
    assert doubts(draft) == [(DoubtKind.MEASURE, "theft from a person")]
    target = left(draft).priorities[0].objectives[0].targets[0]
    assert (target.kind, target.measure) == ("milestone", "")
    assert "205 offences; 2007/08; 164 offences" in target.printed
    asked = draft.doubts[-1]
    assert asked.choices[0].value == "theft-from-person"
    target = (
        left(draft, **{asked.id: "theft-from-person"})
        .priorities[0]
        .objectives[0]
        .targets[0]
    )
    assert (target.measure, target.percent, target.baseline) == (
        "theft-from-person",
        -20,
        205,
    )


def test_a_figure_of_another_unit_than_its_measure_is_asked():
    draft = grid(
        [
            "Reduce theft from vehicles",
            "11.81 per 1,000 population",
            "2007/08",
            "8.5 per 1,000",
        ]
    )
    assert [kind for kind, _ in doubts(draft)] == [DoubtKind.UNIT]
    assert one(draft)["kind"] == "milestone"
    asked = draft.doubts[-1]
    assert "theft-from-vehicle-rate" in asked.values()
    target = (
        left(draft, **{asked.id: "theft-from-vehicle-rate"})
        .priorities[0]
        .objectives[0]
        .targets[0]
    )
    assert (target.measure, target.baseline, target.value) == (
        "theft-from-vehicle-rate",
        11.81,
        8.5,
    )


def test_a_year_that_may_be_either_kind_is_asked():
    draft = grid(
        ["Reduce wounding", "925 offences (2010)", "2005/2008", "814 offences"]
    )
    years = [each for each in draft.doubts if each.kind is DoubtKind.YEAR]
    assert [each.said for each in years] == ["2005/2008", "2010"]
    answers = {years[0].id: "2008-04-01", years[1].id: "2004-04-01"}
    with pytest.raises(OpenDoubts, match="1 doubt is not answered"):
        left(draft, **answers)
    answers[years[1].id] = "2011-01-01"
    with pytest.raises(Exception, match="due before its baseline"):
        left(draft, **answers)


def test_words_for_a_target_are_a_milestone():
    draft = grid(
        [
            "Improve witness support.",
            "Assess what there is",
            "2005/06",
            "Develop a protocol",
        ]
    )
    target = left(draft).priorities[0].objectives[0].targets[0]
    assert (target.kind, target.due_on) == ("milestone", date(2006, 4, 1))
    assert "Develop a protocol" in target.printed


def delivery(*rows):
    builder = Builder()
    builder.heading("Partnership plan 2011 to 2012", 1)
    builder.heading("Objective 7: Reduce casualties", 1)
    head = [
        "Target & Base Line",
        "March 2012",
        "Owner",
        "Actions",
        "Lead Officer",
        "Funding",
    ]
    builder.table([[(cell, 1) for cell in row] for row in [head, *rows]])
    return read_plan(builder.finished("plan.docx", "docx"), KNOWN)


def test_a_delivery_row_gives_targets_actions_owners_and_leads():
    draft = delivery(
        ["Wounding\nBaseline (TBC)", "Downward trend / maintenance by March 2012", "Merseyside Police",
         "Watch hot spots.\n• Visit pubs.", "Rhys Example / Ann Other", "Existing budgets"],
        ["", "", "Trading Standards", "Test sales.", "", ""],
    )  # fmt: skip
    content = left(draft)
    objective = content.priorities[0].objectives[0]
    assert (objective.ref, objective.text) == ("7", "Reduce casualties")
    target = objective.targets[0]
    assert (target.measure, target.kind, target.baseline_state) == (
        "wounding",
        "direction",
        "to-be-confirmed",
    )
    assert (target.owner, target.leads, target.lead_words) == (
        "Merseyside Police",
        ["Rhys Example"],
        "Ann Other",
    )
    assert [(a.text, a.owner, a.owner_words, a.funding) for a in objective.actions] == [
        ("Watch hot spots.", "Merseyside Police", "", "Existing budgets"),
        ("Visit pubs.", "Merseyside Police", "", "Existing budgets"),
        ("Test sales.", "", "Trading Standards", ""),
    ]
    assert all(action.targets == [target.ref] for action in objective.actions)


def test_a_name_that_stands_in_many_lines_is_asked_once():
    draft = delivery(
        [
            "Wounding\nBaseline: 12 in 2010/11",
            "10 offences",
            "Police",
            "One.\nTwo.",
            "Rhys",
            "",
        ]
    )
    asked = {each.said: each for each in draft.doubts}
    assert asked["Police"].refs == ("target 7.1", "action 7.A1", "action 7.A2")
    content = left(
        draft,
        **{asked["Police"].id: "Merseyside Police", asked["Rhys"].id: "Rhys Example"},
    )
    objective = content.priorities[0].objectives[0]
    for line in [*objective.targets, *objective.actions]:
        assert (line.owner, line.owner_words) == ("Merseyside Police", "")
        assert (line.leads, line.lead_words) == (["Rhys Example"], "")


def test_an_answer_that_is_not_offered_is_no_answer():
    draft = grid(["Reduce wounding", "?", "2007/08", "814 offences"])
    with pytest.raises(OpenDoubts):
        left(draft, **{draft.doubts[-1].id: "never"})


def test_a_draft_survives_being_kept_as_data():
    draft = grid(["Reduce wounding", "?", "2005/2008", "814 offences"])
    assert draft_from(draft.as_data()) == draft


def test_a_number_whose_percent_sign_may_be_lost_is_asked():
    builder = Builder()
    builder.paragraph("Programme of April 2002", is_item=False)
    builder.paragraph("Calls for service down 26", is_item=True)
    draft = read_plan(builder.finished("slides.txt", "txt"), KNOWN)
    assert [each.question for each in draft.doubts] == [
        "Is 26 a count, or a percentage whose sign was lost?"
    ]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("March 2012", date(2012, 4, 1)),
        ("31 July 2011", date(2011, 8, 1)),
        ("31 February 2011", None),
        ("December 2012", date(2013, 1, 1)),
        ("Octember 2012", None),
        ("soon", None),
    ],
)
def test_the_day_after_what_words_name(words, day):
    assert day_after(words) == day


def test_a_period_that_is_sure_is_not_asked_and_one_that_is_not_is():
    assert ends_of("2007/08") == (date(2008, 4, 1), ())
    assert ends_of("the spring") == (None, ())
    assert ends_of("2004 to 2008") == (None, ())
    assert [day for day, _ in ends_of("2010")[1]] == [
        date(2011, 1, 1),
        date(2010, 4, 1),
        date(2011, 4, 1),
    ]


def test_a_figure_knows_its_unit():
    assert read_figure("1,509 recorded incidents").value == 1509
    assert read_figure("16.8 per 1,000 dwellings").is_rate
    assert read_figure("75%").is_rate
    assert read_figure("a few") is None


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1, "1 offence per 1,000 residents"),
        (0.5, "0.5 offences per 1,000 residents"),
        (10, "10 offences per 1,000 residents"),
    ],
)
def test_one_is_printed_in_the_singular_and_read_back(value, said):
    named = MEASURES["burglary"]
    assert figure(value, named) == said
    asking = Asking(KNOWN)
    read = read_baseline(f"{said} in 2004/05", named, asking)
    assert (read["baseline"], read["baseline_period"]) == (value, "2004/05")
