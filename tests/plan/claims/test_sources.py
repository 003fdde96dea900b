"""
The five plans of real partnerships that the checker was made for, where they are at hand.

Their texts are not part of the repository; what is wrong in them was worked out by
hand before the checker was written.
"""

from collections import Counter
from pathlib import Path

import pytest

from frankpledge.documents.reading import read_document
from frankpledge.plan.rules.claims.checking import check_document
from frankpledge.plan.rules.claims.findings import Checked, Verdict
from tests.open_data import FOLDER


SOURCES = FOLDER.parent / "sources"


def source(start: str) -> Checked:
    """Return what becomes of the source whose text holds these words; else skip."""
    for file in sorted(SOURCES.glob("*.txt")) if SOURCES.is_dir() else []:
        content = Path(file).read_bytes()
        if start in content.decode("utf-8", "replace"):
            return check_document(read_document(file.name, content))
    pytest.skip("the source documents are not beside the project")
    raise AssertionError


def kinds(checked: Checked) -> Counter[str]:
    return Counter(str(each.kind) for each in checked.of(Verdict.DISAGREES))


def told(checked: Checked) -> set[tuple[str, str]]:
    return {(each.shown, each.right) for each in checked.of(Verdict.DISAGREES)}


def test_knowsley_has_one_target_that_does_not_follow_and_open_periods():
    checked = source("Knowsley Partnership")
    assert kinds(checked) == {
        "target does not follow": 1,
        "period missing": 2,
        "percent of what": 1,
    }
    assert ("13.92", "13.91") in told(checked)
    assert len(checked.of(Verdict.AGREES)) == 2


def test_nothing_false_is_said_of_charnwoods_twelve_sound_rows():
    checked = source("CHARNWOOD COMMUNITY SAFETY")
    sound = [each for each in checked.of(Verdict.AGREES) if each.place.table]
    assert len(sound) == 12
    assert not any(each.place.table for each in checked.of(Verdict.DISAGREES))
    assert ("0.6%", "") in told(checked)
    assert ("24.9%, 31.7%", "") in told(checked)


ST_HELENS = {
    ("16%", "-14.2%"),
    ("19%", "-16.1%"),
    ("8%", "+9.0%"),
    ("26%", "-25.6%"),
    ("6.99%", "-7.06%"),
    ("4354, 24.58, 1897, 10.71, 44%", ""),
    ("8.03%", "7.99% or 8.04%"),
    ("constant", "266, 266, 256"),
    ("22%", "27.8%"),
    ("fallen", "6,358, 6,270, 5,838"),
    ("60%", ""),
    ("37%", ""),
    ("25%", ""),
    ("200", ""),
}


def test_every_fault_of_st_helens_is_found_and_no_other():
    checked = source("St.Helens Community Safety Partnership")
    assert told(checked) == ST_HELENS
    agreeing = {each.shown for each in checked.of(Verdict.AGREES)}
    assert {"7%", "4%", "74.8%", "25.2%", "stable", "171"} <= agreeing


def test_west_lancashires_casualty_targets_and_dates():
    checked = source("West Lancashire Community Safety Partnership")
    assert told(checked) == {
        ("53", "22.1"),
        ("9", "3.9"),
        ("144", "63.0"),
        ("26", "11.6"),
        ("March 2011", "within 2011/12"),
        ("December 2012", "within 2011/12"),
        ("6", "7"),
    }
    awaited = [each for each in checked.of(Verdict.UNCHECKED) if each.place.table]
    assert len(awaited) >= 9


def test_merseysides_lost_signs_are_not_read_as_counts():
    checked = source("Street Crime Initiative")
    assert told(checked) == {("preceding", "following")}
    assert {each.shown for each in checked.of(Verdict.UNCHECKED)} == {
        "55",
        "26",
        "36",
        "16",
    }
