"""Faults that a table shows by itself."""

import pytest

from tests.plan.claims.checks import checked, faults


SOUND = """
Table 3: Abuse 2011-2013

| | 2011/12 | 2012/13 | Difference | % change |
|---|---|---|---|---|
| Incidents | 4,354 | 4,100 | -254 | -5.8% |
| Crimes | 374 | 328 | -46 | -12.3% |
| Total | 4,728 | 4,428 | -300 | -6.3% |
"""


def test_a_sound_table_gives_no_finding_and_says_what_agrees():
    found = checked(SOUND)
    assert [each.sentence for each in found.findings if each.kind] == []
    assert len(found.findings) == 9


@pytest.mark.parametrize(
    ("before", "after", "kind", "right"),
    [
        ("4,428", "4,482", "sum does not add", "4,428"),
        ("-254", "-245", "change does not follow", "-254"),
        ("-12.3%", "-14.0%", "wrong base", "-12.3%"),
        ("2012/13", "2011/12", "years do not fit", ""),
        ("2011-2013", "2009-2013", "years do not fit", "2011/12 to 2012/13"),
    ],
)
def test_one_changed_cell_is_found(before, after, kind, right):
    assert (kind, right) in {
        (each[0], each[2]) for each in faults(SOUND.replace(before, after, 1))
    }


def test_a_copied_column_is_found():
    words = "| | 2011/12 | 2012/13 |\n|---|---|---|\n| Incidents | 4354 | 4354 |\n| Repeats | 1897 | 1897 |\n| Crimes | 374 | 328 |\n"
    assert [each[0] for each in faults(words)] == ["copied column"]


def test_copied_rows_of_years_are_found():
    words = "| Year | Fires | Calls |\n|---|---|---|\n| 2010/11 | 310 | 950 |\n| 2011/12 | 310 | 950 |\n| 2012/13 | 280 | 900 |\n"
    assert [each[0] for each in faults(words)] == ["copied column"]


SHARES = "| Area | Caseload | Reoffending rate |\n|---|---|---|\n| North | 2,027 | {0} |\n| South | 1,000 | 8.10% |\n"


@pytest.mark.parametrize(
    ("rate", "kinds"), [("8.04%", []), ("8.03%", ["percent of what"])]
)
def test_a_share_that_no_whole_number_gives_is_found(rate, kinds):
    assert [each[0] for each in faults(SHARES.format(rate))] == kinds


REPEATS = "| | Victims | Repeat victims | Repeat victims (%) |\n|---|---|---|---|\n| Burglary | 340 | 34 | 10.0% |\n| Abuse | 812 | 309 | 38.1% |\n| Damage | 890 | 107 | {0} |\n"


@pytest.mark.parametrize(
    ("share", "kinds"),
    [("12.0%", []), ("14.0%", ["percentage does not follow from counts"])],
)
def test_percentages_follow_from_the_counts_beside_them(share, kinds):
    assert [each[0] for each in faults(REPEATS.format(share))] == kinds


RATES = "| | 2010/11 | 2011/12 | 2012/13 |\n|---|---|---|---|\n| Incidents | 2,880 | 2,992 | 3,106 |\n| Rate per 1,000 population | 21.2 | 22.0 | {0} |\n"


@pytest.mark.parametrize(
    ("rate", "kinds"), [("22.8", []), ("28.2", ["rate against table"])]
)
def test_rates_imply_about_one_population(rate, kinds):
    assert [each[0] for each in faults(RATES.format(rate))] == kinds


def test_a_rate_is_held_against_the_population_beside_it():
    words = "| Area | Crimes | Population | Crimes per 1,000 |\n|---|---|---|---|\n| North | 100 | 10,000 | 10.0 |\n| South | 90 | 10,000 | 9.9 |\n"
    assert faults(words) == [("rate against table", "9.9", "9.0")]


def test_a_total_over_recorders_is_doubted():
    words = "| | 2011/12 | 2012/13 |\n|---|---|---|\n| Hate offences | 65 | 63 |\n| Hate crime (unit recorded) | 100 | 108 |\n| Total | 165 | 171 |\n"
    assert [each[0] for each in faults(words)] == ["sum does not add"]


def test_a_total_column_is_held_against_its_row():
    words = "| Area | Boys | Girls | Total |\n|---|---|---|---|\n| North | 10 | 5 | 15 |\n| South | 20 | 8 | 29 |\n"
    assert faults(words) == [("sum does not add", "29", "28")]


TARGETS = "| Objective | Baseline | Timescale | Target |\n|---|---|---|---|\n| Reduce theft by 27% | 1598 offences | 2007/2008 | {0} offences |\n| Increase reports by 10% | 131 reports | 2007/2008 | 144 reports |\n| Maintain confidence | 71% | 2007/2008 | 71% |\n| Reduce litter by 5% | TBC | 2007/2008 | To be agreed |\n"


@pytest.mark.parametrize(
    ("target", "found"),
    [("1167", []), ("1166", [("target does not follow", "1166", "1,167")])],
)
def test_targets_follow_from_baseline_and_percentage_half_up(target, found):
    assert faults(TARGETS.format(target)) == found


def test_a_baseline_awaited_is_said_to_be_unknown():
    found = checked(TARGETS.format("1167")).findings
    assert [each.sentence for each in found if each.verdict == "could not check"] == [
        "The baseline is still to be confirmed, so the target cannot be worked out."
    ]


def test_several_baselines_in_one_cell_are_held_to_their_targets_in_order():
    words = "| Target & Base Line | March 2012 | Owner |\n|---|---|---|\n| Casualties: baseline 63 all and 11 KSI | 53 all and 9 KSI, based on 65% reduction in 2020 | Council |\n"
    assert [(each[1], each[2]) for each in faults(words)] == [
        ("53", "22.1"),
        ("9", "3.9"),
    ]


def test_dates_outside_the_plan_are_found():
    words = "# Partnership Plan 2011 to 2012\n\n| Target and baseline | March 2012 | Actions |\n|---|---|---|\n| Take part | March 2011 | Hold two events by December 2012 |\n| Take part more | March 2012 | Hold one by August 2011 |\n"
    assert [each[:2] for each in faults(words)] == [
        ("years do not fit", "March 2011"),
        ("years do not fit", "December 2012"),
    ]


NEWEST_FIRST = "| | This quarter | Same quarter last year | Change (%) |\n|---|---|---|---|\n| Theft | 120 | 100 | 20.0% |\n| Arson | 45 | 60 | -25.0% |\n| Fraud | 55 | 50 | {0} |\n"


@pytest.mark.parametrize(
    ("change", "kinds"), [("10.0%", []), ("12.0%", ["change does not follow"])]
)
def test_a_difference_is_worked_the_way_that_most_rows_are(change, kinds):
    assert [each[0] for each in faults(NEWEST_FIRST.format(change))] == kinds


def test_differences_of_rates_may_differ_by_their_rounding():
    words = "| | 2011/12 | 2012/13 | % change |\n|---|---|---|---|\n| Theft rate per 1,000 | 2.1 | 1.9 | -11% |\n| Arson rate per 1,000 | 2.1 | 1.9 | -30% |\n"
    assert [each[1] for each in faults(words)] == ["-30%"]
