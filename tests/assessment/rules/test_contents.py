"""What the Regulations require is ticked off, and nothing is ticked by default."""

from frankpledge.assessment.rules.contents import ticked


def test_open_data_alone_meets_only_levels_and_changes():
    told = {
        t.required.letter: t.is_there
        for t in ticked(frozenset({"themes"}), has_county=True)
    }
    assert told == {
        "a": True,
        "b": True,
        "c": False,
        "d": False,
        "e": False,
        "f": False,
        "g": False,
    }


def test_a_place_without_a_county_group_is_not_asked_for_county_matters():
    letters = [t.required.letter for t in ticked(frozenset(), has_county=False)]
    assert letters == ["a", "b", "c", "d", "e", "f"]


def test_what_is_missing_is_said():
    (tick,) = [
        t for t in ticked(frozenset(), has_county=False) if t.required.letter == "e"
    ]
    assert tick.missing == "No survey, meeting or consultation has been recorded."
