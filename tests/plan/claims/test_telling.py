"""What scripts and people are told of a checked document."""

from frankpledge.plan.rules.claims.telling import in_words, report
from tests.plan.claims.checks import TABLE, checked


WORDS = (
    TABLE
    + "Over three years violent crime fell by 16%.\n\nWounding rose by 9% since 2010/11."
    + "\n\nFraud fell by 3% since 2010/11.\n\nWounding has fallen over three years."
)


def test_scripts_are_told_place_claim_printed_computed_and_kind():
    said = report(checked(WORDS))
    first, second = said["findings"]
    assert (first["place"], first["printed"], first["computed"], first["kind"]) == (
        "under “Crime”, paragraph 2",
        -16,
        -14.2,
        "wrong base",
    )
    assert first["claim"] == "Over three years violent crime fell by 16%."
    assert (second["printed"], second["computed"]) == ("fallen", 57)
    assert first["at"]["paragraph"] == 2
    assert said["counts"] == {
        "findings": 2,
        "agrees": 1,
        "could_not_check": 1,
        "tables": 1,
        "sentences": 7,
    }


def test_people_are_told_what_is_wrong_what_is_right_and_what_is_unknown():
    lines = in_words(checked(WORDS)).split("\n")
    assert lines[0].endswith(
        "2 to put right, 1 checked and agreeing, 1 that could not be checked."
    )
    assert [
        line
        for line in lines
        if line in {"To put right", "Checked, agrees", "Could not check"}
    ] == [
        "To put right",
        "Checked, agrees",
        "Could not check",
    ]
    assert lines[3].startswith("- wrong base: The text says 16%")
