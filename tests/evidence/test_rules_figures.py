"""Series as they are kept and read."""

from datetime import date

import numpy as np
import pytest

from frankpledge.analysis.measures import (
    Break,
    BreakMark,
    Period,
    PeriodType,
    SeriesResult,
    Status,
    catalogue,
)
from frankpledge.analysis.measures.results import STATUSES
from frankpledge.evidence.rules import words
from frankpledge.evidence.rules.coverage import (
    Facts,
    coverage_of,
    months_of,
    own_sources,
)
from frankpledge.evidence.rules.figures import (
    Keeping,
    KeptSeries,
    loads_behind,
    numbers,
    packed,
)
from frankpledge.evidence.rules.limits import judged
from frankpledge.evidence.rules.small_areas import (
    Persistence,
    SmallAreas,
    hot_areas,
    masked,
    totals,
)
from frankpledge.evidence.rules.sources import (
    LoadsWhenAsked,
    dataset_of,
    loads_for_area,
    sources_of,
)
from frankpledge.evidence.states import VersionState, may_follow
from tests.evidence.test_rules_change import kept


JANUARY = 2019 * 12


def result(period_type: PeriodType = PeriodType.MONTH) -> SeriesResult:
    nothing = np.array([np.nan, np.nan])
    return SeriesResult(
        measure="burglary",
        version=1,
        area="X",
        period_type=period_type,
        starts=np.array([JANUARY, JANUARY + 1]),
        ends=np.array([JANUARY + 1, JANUARY + 2]),
        numerator=np.array([4.0, np.nan]),
        denominator=np.array([3000.0, 3000.0]),
        value=np.array([4 / 3, np.nan]),
        low=nothing,
        high=nothing,
        status=np.array([STATUSES.index(Status.FINAL), STATUSES.index(Status.MISSING)]),
        known=np.array([4.0, np.nan]),
        denominator_year=np.array([2018, 0]),
        denominator_vintages={2018: "Mid-2018"},
        breaks=(BreakMark(1, 1, Break(on=date(2019, 2, 1), note="Rules")),),
    )


def test_packed_series_is_read_back_period_by_period() -> None:
    series = KeptSeries(
        Keeping("burglary", 2, "X", PeriodType.MONTH, loads={"2019-01-01": ["a"]}),
        packed(result()),
    )
    january, february = series
    assert january.numerator == 4
    assert january.value == pytest.approx(1.333333333)
    assert january.loads == ("a",)
    assert (january.denominator_year, january.denominator_vintage) == (2018, "Mid-2018")
    assert february.status is Status.MISSING
    assert not february.has_value
    assert (february.denominator_year, february.denominator_vintage) == (None, "")
    assert series.breaks == [(date(2019, 2, 1), "Rules")]
    assert january.version == 2
    assert not january.is_provisional


def test_numbers_keep_whole_ones_whole() -> None:
    assert numbers([1.0, 1.5, float("nan")]) == [1, 1.5, None]


def test_position_of_a_period_is_found_without_building_all() -> None:
    series = kept([1.0, 2.0])
    assert series.position(Period.parse("2018-02")) == 1
    assert series.position(Period.parse("2018-03")) is None
    assert series.position(Period.parse("2018")) is None
    assert series.figure(Period.parse("2018-03")) is None


def test_snapshots_are_days() -> None:
    day = date(2012, 3, 31).toordinal()
    series = KeptSeries(
        Keeping("users", 1, "X", PeriodType.SNAPSHOT),
        {**packed(result()), "starts": [day], "ends": [day + 1]},
    )
    period = Period(date(2012, 3, 31), date(2012, 4, 1), PeriodType.SNAPSHOT)
    assert series.position(period) == 0
    assert series.periods == (period,)


def test_series_is_cut_to_the_time_asked_for() -> None:
    series = kept([1.0, 2.0, 3.0])
    cut = series.between(date(2018, 2, 1), date(2018, 3, 1))
    assert [one.numerator for one in cut] == [2.0]
    assert series.between(None, None) is series
    assert len(series.between(date(2030, 1, 1), None)) == 0


def test_loads_of_a_period_are_those_that_start_inside_it() -> None:
    loads = {"2019-01-01": ["b"], "2019-02-01": ["b", "c"], "2019-04-01": ["d"]}
    assert loads_behind(Period.parse("2018/19-Q4"), loads) == ("b", "c")


def test_loads_are_an_areas_own_or_everywhere() -> None:
    parts = [{"*": {"2019-01-01": ["a"]}, "P": {"2019-01-01": ["p"]}}, {"Q": {}}]
    assert loads_for_area(parts, "P") == {"2019-01-01": ["p"]}
    assert loads_for_area(parts, "X") == {"2019-01-01": ["a"]}


def test_sources_are_data_sets_or_series_of_returns() -> None:
    known = catalogue()
    assert sources_of(known["burglary"]) == ("police-street",)
    assert sources_of(known["marac-repeat-rate-older-rule"]) == (
        "returns:marac-repeat-cases-older-rule",
        "returns:marac-cases",
    )
    given = next(d for d in known.values() if d.numerator.rests_on == "given")
    assert sources_of(given)[0] == f"returns:{given.numerator.series}"
    assert dataset_of(given) == ""
    assert dataset_of(known["burglary"]) == "police-street"


def fact(source: str, month: int, rows: int = 100, refused: int = 0) -> Facts:
    return Facts(source, date(2019, month, 1), f"{source}-{month}", rows, refused)


def test_month_that_one_of_two_sources_lacks_is_in_part() -> None:
    facts = [fact("a", 1), fact("a", 2), fact("a", 3), fact("b", 2)]
    found = coverage_of(
        facts, {"a", "b"}, expected=(date(2018, 1, 1), date(2019, 6, 1))
    )
    assert found.months == {date(2019, month, 1) for month in (1, 2, 3)}
    assert found.in_part == {date(2019, 3, 1)}
    assert found.expected_until == date(2019, 6, 1)


def test_few_refused_rows_leave_a_month_whole() -> None:
    found = coverage_of([fact("a", 1, 98, 2), fact("a", 2, 90, 10)], {"a"})
    assert found.in_part == {date(2019, 2, 1)}


def test_sources_that_only_stray_into_an_area_are_not_its_own() -> None:
    assert own_sources({"merseyside": 950, "cheshire": 50}) == {"merseyside"}
    assert own_sources({"merseyside": 0}) == set()
    assert months_of([fact("a", 1), fact("b", 1)], {"a"}) == {"2019-01-01": ["a-1"]}


def test_limits_come_from_twelve_points_on_and_restart_at_a_break() -> None:
    few = judged(kept([10.0] * 11), ())
    assert (few.stretches, few.words_at(3), few.is_outside(3)) == ((), "", False)
    values: list[float | None] = [30.0, 33.0] * 6 + [90.0] + [60.0, 63.0] * 6
    found = judged(kept(values), (date(2019, 2, 1), date(2031, 1, 1)))
    assert len(found.stretches) == 2
    assert found.is_outside(12)
    assert "outside the limits" in found.words_at(12)
    assert "24 points" in found.method


def test_phase_without_figures_draws_no_limits() -> None:
    values: list[float | None] = [30.0, 33.0] * 6 + [None, None]
    assert len(judged(kept(values), (date(2019, 1, 1),)).stretches) == 1


MONTHS = [f"2019-{month:02d}-01" for month in range(1, 13)]


def small(*counts: tuple[int, int]) -> SmallAreas:
    """Return areas with so many burglaries a month in each half of the year."""
    table = [[first] * 6 + [second] * 6 for first, second in counts]
    names = [f"L{n}" for n in range(len(counts))]
    return SmallAreas(MONTHS, names, ["burglary", "drugs"], [table, table])


def test_hot_places_persist_emerge_or_cool() -> None:
    kept_counts = small((9, 9), (8, 0), (0, 8), *[(0, 0)] * 17)
    found, earlier, later = hot_areas(kept_counts, ["burglary"], MONTHS)
    assert [(one.code, one.persistence) for one in found] == [
        ("L0", Persistence.PERSISTENT),
        ("L2", Persistence.EMERGING),
        ("L1", Persistence.GONE),
    ]
    assert (earlier, later) == (MONTHS[:6], MONTHS[6:])
    assert Persistence.GONE.words.startswith("Gone")


def test_months_never_supplied_are_left_out_of_both_halves() -> None:
    found, earlier, later = hot_areas(small((9, 9)), [], MONTHS[:3])
    assert (earlier, later) == (MONTHS[:1], MONTHS[1:3])
    assert found[0].earlier == 18
    assert hot_areas(small((9, 9)), [], MONTHS[:1]) == ([], [], [])


def test_small_counts_are_masked() -> None:
    assert masked(4) == "fewer than 5"
    assert masked(1234) == "1,234"
    assert totals(small((1, 2)), ["drugs"], MONTHS[-2:]) == {"L0": 4}


@pytest.mark.parametrize(
    ("label", "spoken"),
    [
        ("2019-07", "July 2019"),
        ("2019/20-Q4", "January to March 2020"),
        ("2019/20", "the year 2019/20"),
        ("Apr-Aug 2019/20", "April to August 2019"),
        ("Apr 2019/20", "April 2019"),
        ("12 months to Mar 2020", "the 12 months to March 2020"),
        ("Oct 2012-Sep 2013", "October 2012 to September 2013"),
        ("2012-03-31", "31 March 2012"),
    ],
)
def test_periods_are_spoken_as_people_say_them(label: str, spoken: str) -> None:
    assert words.spoken_period(Period.parse(label)) == spoken


def test_values_are_printed_half_up_with_their_unit() -> None:
    known = catalogue()
    assert words.printed(2.675, 2) == "2.68"
    assert words.printed(-1234.5, 0) == "\N{MINUS SIGN}1,235"
    assert words.printed(None, 2) == ""
    assert words.valued(2, known["burglary"]) == "2.00 offences per 1,000 residents"
    assert words.valued(17.97, known["marac-repeat-rate-older-rule"]) == "18.0%"
    assert words.shown_as(known["burglary"]) == "Offences per 1,000 residents"


def test_statuses_have_words_and_marks() -> None:
    assert words.mark_of(Status.MISSING) == "[x]"
    assert words.mark_of(Status.PROVISIONAL) == "[p]"
    assert all(words.label_of(status) for status in Status)
    assert words.label_of(PeriodType.MONTH) == "Months"


def test_versions_move_only_forward() -> None:
    assert may_follow(VersionState.PROPOSED, VersionState.IN_FORCE)
    assert not may_follow(VersionState.REPLACED, VersionState.IN_FORCE)
    assert all(state.label for state in VersionState)


def test_loads_behind_a_figure_are_looked_up_when_asked_for_and_read_like_a_tuple():
    asked = []

    def find():
        asked.append(True)
        return {"2019-01-01": ["a", "b"]}

    kept = KeptSeries(
        Keeping("burglary", 2, "X", PeriodType.MONTH, loads=LoadsWhenAsked(find)),
        packed(result()),
    )
    first = kept.at(0)
    assert asked == []
    assert first.loads == ("a", "b")
    assert first.loads != ("b", "a")
    assert first.loads != "nothing like it"
    assert (first.loads[0], first.loads[1:], repr(first.loads)) == (
        "a",
        ("b",),
        "('a', 'b')",
    )
    assert hash(first.loads) == hash(("a", "b"))
    assert (len(kept.keeping.loads), list(kept.keeping.loads)) == (1, ["2019-01-01"])
    assert asked == [True]
