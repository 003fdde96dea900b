"""Scoring: the worked example line by line, custody, caps, ties, what may never score."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.patterns.offenders.exposure import Spell
from frankpledge.analysis.patterns.offenders.matrix import (
    STANDARD,
    read_matrix,
    standard,
)
from frankpledge.analysis.patterns.offenders.scoring import Fact, Record, ranks, score


NOW = date(2026, 6, 15)


def fact(kind, what, on, value=None):
    return Fact("P1", kind, what, date.fromisoformat(on), value, "police system")


WORKED = [
    fact("offence", "dwelling burglary", "2026-04-10"),
    fact("offence", "dwelling burglary", "2026-01-10"),
    fact("offence", "vehicle theft", "2026-01-10"),
    *[fact("offence", "shop theft", f"2025-10-0{day}") for day in range(1, 5)],
    fact("offence", "robbery", "2024-10-01"),
    *[fact("arrest", "charged", f"2026-0{month}-01") for month in range(1, 6)],
    fact("arrest", "no charge", "2025-08-01"),
    fact("arrest", "charged", "2025-09-01"),
    fact("risk", "OGRS", "2025-01-01", 40),
    fact("risk", "OGRS", "2026-01-01", 86),
    *[fact("intelligence", "graded", f"2026-0{month}-02") for month in range(2, 6)],
    fact("need", "Class A drugs", "2026-01-01"),
    fact("need", "accommodation", "2026-01-01"),
    fact("need", "work or training", "2026-01-01"),
    fact("need", "finance", "2026-01-01"),
]


def scored(facts, as_of=NOW, custody=()):
    return score(Record("P1", facts, custody), standard(), as_of)


def test_the_worked_example_scores_as_written():
    found = scored(WORKED)
    assert found.blocks == {"A": 31.3, "B": 9, "C": 9, "D": 5, "E": 4}
    assert (found.total, found.band) == (58.3, "priority")
    assert len(found.lines) == len(WORKED) - 1
    assert sum(line.points for line in found.lines) == pytest.approx(found.total)
    assert found.unknown == ()
    newest = found.lines[0]
    assert (newest.points, newest.why) == (10, "10 × 1, 2 months ago")
    assert (newest.source, newest.on) == ("police system", date(2026, 4, 10))


def test_nothing_recorded_is_named_and_not_taken_for_low_risk():
    found = scored([])
    assert (found.total, found.band) == (0, "below the line")
    assert found.unknown == ("A", "B", "C", "D", "E")


def test_facts_after_the_day_are_not_known_on_it():
    assert scored(WORKED, date(2024, 12, 1)).blocks["A"] == 10
    assert scored([fact("risk", "OGRS", "2026-01-01")]).blocks["C"] == 0


def test_time_in_custody_does_not_age_an_offence():
    old = [fact("offence", "robbery", "2025-01-15")]
    assert scored(old).blocks["A"] == 2.5
    inside = [Spell(date(2025, 2, 1), date(2026, 5, 15))]
    assert scored(old, custody=inside).blocks["A"] == 10


def test_an_arrest_without_charge_is_dropped_after_a_year_even_in_custody():
    inside = [Spell(date(2025, 5, 1), date(2026, 5, 15))]
    uncharged = [fact("arrest", "no charge", "2025-04-01")]
    charged = [fact("arrest", "charged", "2025-04-01")]
    assert scored(uncharged, custody=inside).blocks["B"] == 0
    assert scored(uncharged, custody=inside).lines[0].why == "too long ago to count"
    assert scored(charged, custody=inside).blocks["B"] == 3


def test_one_low_grade_report_counts_for_nothing_and_two_do():
    low = [fact("intelligence", "low grade", "2026-05-01")]
    assert scored(low).blocks["D"] == 0
    assert scored(low * 2).blocks["D"] == 2


def test_a_need_recorded_twice_counts_once_and_an_unknown_one_never():
    found = scored(
        [
            fact("need", "alcohol", "2026-01-01"),
            fact("need", "Alcohol", "2025-01-01"),
            fact("need", "football", "2026-01-01"),
        ]
    )
    assert found.blocks["E"] == 1
    assert [line.why for line in found.lines] == [
        "this need is not in the matrix",
        "recorded",
        "counted once already",
    ]


def test_unknown_and_old_offences_are_shown_with_no_points():
    found = scored(
        [
            fact("offence", "robbery", "2020-01-01"),
            fact("offence", "piracy", "2026-06-01"),
        ]
    )
    assert found.total == 0
    assert [line.why for line in found.lines] == [
        "this kind of offence is not in the matrix",
        "77 months ago: too long to count",
    ]


def test_a_block_stops_at_its_most_and_says_so():
    found = scored([fact("offence", "robbery", "2026-06-01")] * 9)
    assert found.total == 60
    assert found.lines[-1].points == -30
    assert found.lines[-1].why == "no more than 60 points count"


def test_a_block_without_months_counts_whenever(tmp_path):
    text = STANDARD.read_text().replace("most = 12\nmonths = 12\n", "most = 12\n")
    file = tmp_path / "own.toml"
    file.write_text(text)
    found = score(
        Record("P", [fact("arrest", "charged", "2001-01-01")]), read_matrix(file), NOW
    )
    assert found.blocks["B"] == 3


@given(st.lists(st.integers(0, 4), min_size=1, max_size=20))
def test_ranks_share_the_better_place(numbers):
    scores = [
        scored([fact("offence", "robbery", "2026-06-01")] * number)
        for number in numbers
    ]
    found = ranks(scores)
    for number, rank in zip(numbers, found, strict=True):
        assert rank == 1 + sum(other > number for other in numbers)


@given(st.permutations(WORKED))
def test_the_order_of_facts_changes_nothing(facts):
    assert scored(facts) == scored(WORKED)


@given(st.integers(0, 23), st.sampled_from(["robbery", "other", "alcohol"]))
def test_another_fact_never_lowers_the_score(month, what):
    on = f"{2024 + (month + 6) // 12}-{(month + 6) % 12 + 1:02d}-01"
    kind = "need" if what == "alcohol" else "offence"
    assert scored([*WORKED, fact(kind, what, on)]).total >= scored(WORKED).total


def test_the_matrix_says_its_version_and_reaches_a_hundred():
    assert standard().most == 100
    assert standard().version == "1"
    assert standard().band(30) == "consider"
    assert standard().band(29.9) == "below the line"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"alcohol" = 1', '"age under 21" = 1', "may not score age"),
        ('kind = "risk"', 'kind = "ethnicity"', "may not score ethnicity"),
        ('"below the line" = 0', '"below the line" = 1', "starts at 0"),
        ('version = "1"', "", "lacks 'version'"),
        ('version = "1"', "version = ", "cannot be read"),
        ('rule = "count"', 'rule = "guess"', "guess"),
    ],
)
def test_a_matrix_that_may_not_be_is_refused(tmp_path, old, new, says):
    file = tmp_path / "own.toml"
    file.write_text(STANDARD.read_text().replace(old, new))
    with pytest.raises(ValueError, match=says):
        read_matrix(file)
    with pytest.raises(ValueError, match="cannot be read"):
        read_matrix(tmp_path / "absent.toml")
