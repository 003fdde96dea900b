from datetime import date

import pytest
from pydantic import ValidationError

from frankpledge.analysis.measures import Break, Definition
from frankpledge.analysis.measures.definition import is_composite
from frankpledge.analysis.measures.periods import financial_year
from tests.analysis.measures.made import definition, per_1000


SERIES = {"rests_on": "series", "series": ["marac-repeats"]}


def test_definition_survives_being_written_and_read():
    made = definition(breaks=[{"on": date(2017, 4, 1), "note": "Sheds came in."}])
    assert Definition.model_validate_json(made.model_dump_json()) == made


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"form": "rate"}, "needs a denominator"),
        ({"denominator": {"per": "residents"}}, "call it a rate"),
        ({"denominator": {"per": "measure"}}, "A base that is a measure"),
        ({"denominator": {"measure": "all-crime"}}, "A base that is a measure"),
        ({"denominator": {"per": "series"}}, "A base that is a series"),
        ({"denominator": {"series": ["cases"]}}, "A base that is a series"),
        ({"small_numbers": "already-open"}, "why no suppression"),
        ({"checker": "Ada Example"}, "another person"),
        ({"numerator": {"rests_on": "series", "series": []}}, "at least one series"),
        ({"numerator": SERIES | {"series": ["a", "b"]}}, "composite says"),
        ({"id": "Not An Id"}, "pattern"),
        ({"decimals": "2"}, "valid integer"),
        ({"colour": "red"}, "Extra inputs"),
        ({"period_types": []}, "at least 1 item"),
        ({"direction": "sideways"}, "'less', 'more'"),
    ],
)
def test_definition_that_contradicts_itself_is_refused(changes, sentence):
    with pytest.raises(ValidationError, match=sentence):
        definition(**changes)


def test_definition_cannot_be_changed_in_place():
    with pytest.raises(ValidationError, match="frozen"):
        definition().name = "Other"


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (definition(), "offences"),
        (definition(unit="person"), "people"),
        (definition(unit="casualty"), "casualties"),
        (per_1000(), "offences per 1,000 residents"),
        (
            definition(
                form="percentage",
                denominator={"per": "series", "series": ["c"], "base": "cases heard"},
            ),
            "% of cases heard",
        ),
        (
            definition(
                form="relative-difference",
                denominator={"per": "series", "series": ["p"], "base": "prediction"},
            ),
            "% above or below prediction",
        ),
    ],
)
def test_unit_is_said_in_words(made, words):
    assert made.unit_words == words


def test_scale_of_a_percentage_is_a_hundred():
    base = {"per": "series", "series": ["cases"], "multiplier": 1}
    assert definition(form="percentage", denominator=base).scale == 100
    assert per_1000().scale == 1000


def test_breaks_between_two_periods_are_found_whichever_comes_first():
    rule = Break(on=date(2017, 4, 1), note="Sheds came in.")
    made = definition(breaks=[rule.model_dump()])
    before, after = financial_year(2016), financial_year(2017)
    assert made.breaks_between(before, after) == (rule,)
    assert made.breaks_between(after, before) == (rule,)
    assert made.breaks_between(after, financial_year(2018)) == ()


@pytest.mark.parametrize(
    ("numerator", "answer"),
    [
        (definition().numerator, False),
        (definition(numerator=SERIES).numerator, False),
        (
            definition(numerator={"rests_on": "given", "series": "safe"}).numerator,
            False,
        ),
        (
            definition(
                composite_note="Everything but drugs.",
                numerator={
                    "rests_on": "incidents",
                    "dataset": "police-street",
                    "exclude_kinds": ["drugs"],
                },
            ).numerator,
            True,
        ),
    ],
)
def test_composite_is_what_adds_kinds_or_series(numerator, answer):
    assert is_composite(numerator) is answer
