"""Figures that another figure, or an older release, would give away."""

import numpy as np

from frankpledge.analysis.disclosure import Figure, Risk, differencing_risks, rule_for


WARDS = ("w1", "w2", "w3")
RULES = {"assault": rule_for("persons"), "open": rule_for("already-open")}


def figure(count, places=WARDS, months=range(12), *, shown=True, label="", **kwargs):
    """Return a figure of assaults over some wards and months."""
    return Figure(
        kwargs.pop("measure", "assault"),
        label or f"{'+'.join(places)} {next(iter(months))}-{list(months)[-1]}",
        frozenset(places),
        frozenset(months),
        count,
        shown,
        **kwargs,
    )


def risks(new, old=(), rules=RULES):
    """Return the kinds of risk found, each once."""
    return {finding.risk for finding in differencing_risks(new, old, rules)}


def sentences(new, old=()):
    return [finding.sentence for finding in differencing_risks(new, old, RULES)]


def test_district_less_all_but_one_ward_gives_the_ward():
    new = [
        figure(52),
        figure(20, ["w1"]),
        figure(29, ["w2"]),
        figure(3, ["w3"], shown=False, label="Ward 3"),
    ]
    assert sentences(new) == [
        "Ward 3 is hidden but can be worked out from printed figures."
    ]


def test_second_hidden_ward_keeps_the_first_hidden():
    new = [
        figure(52),
        figure(20, ["w1"], shown=False),
        figure(29, ["w2"]),
        figure(3, ["w3"], shown=False),
    ]
    assert risks(new) == set()


def test_older_release_gives_the_missing_piece():
    hidden = [
        figure(52),
        figure(20, ["w1"], shown=False),
        figure(29, ["w2"]),
        figure(3, ["w3"], shown=False, label="Ward 3"),
    ]
    old = [figure(20, ["w1"], release="the June release")]
    found = sentences(hidden, old)
    assert "Ward 3 is hidden but can be worked out from printed figures." in found
    assert "w1 0-11 is hidden here but was printed in the June release." in found


def test_two_overlapping_areas_leave_a_few_between_them():
    new = [figure(50, ["w1", "w2"], label="The beat")]
    old = [figure(47, ["w1"], label="Ward 1")]
    assert sentences(new, old) == ["The beat less Ward 1 leaves fewer than 5."]


def test_year_less_eleven_months_leaves_the_twelfth():
    new = [figure(50, months=range(12)), figure(48, months=range(11))]
    assert risks(new) == {Risk.SUBTRACTION}


def test_rolling_years_give_a_hidden_month_away():
    first, second = figure(60, months=range(12)), figure(61, months=range(1, 13))
    came = figure(9, months=[12], label="the new month")
    went = figure(3, months=[0], shown=False, label="the old month")
    found = sentences([second, came], [first, went])
    assert (
        "the old month is hidden but can be worked out from printed figures." in found
    )
    assert risks([second], [first, went]) == set()


def test_small_revision_of_a_printed_figure_stands_out():
    found = sentences([figure(52, label="Town")], [figure(50)])
    assert found == [
        "Town changed by fewer than 5 since an earlier release: the few late records "
        "stand out."
    ]
    assert risks([figure(60)], [figure(50)]) == set()
    assert risks([figure(50)], [figure(50)]) == set()


def test_open_measures_and_other_measures_are_left_alone():
    new = [figure(52, measure="open"), figure(49, ["w1"], measure="open")]
    assert risks(new) == set()
    assert risks([figure(52)], [figure(49, ["w1"], measure="open")]) == set()


def test_rule_may_be_looked_up_by_a_function():
    new = [figure(50), figure(48, ["w1", "w2"])]
    assert risks(new, rules=lambda _: rule_for("sensitive")) == {Risk.SUBTRACTION}


def test_nothing_new_gives_nothing_away():
    assert risks([], [figure(50), figure(48, ["w1"])]) == set()
    assert risks([figure(3, shown=False)]) == set()


def test_each_pair_is_told_once():
    new = [figure(50), figure(48, ["w1", "w2"])]
    assert len(differencing_risks(new, new, RULES)) == 1


def test_many_wards_and_months_are_looked_through():
    random = np.random.default_rng(5)
    counts = random.poisson(30, (12, 24)) + 10
    wards = [f"w{n}" for n in range(12)]
    new = [
        figure(int(counts[w, m]), [ward], [m])
        for w, ward in enumerate(wards)
        for m in range(24)
        if (w, m) != (3, 7)
    ]
    new += [figure(int(counts[:, m].sum()), wards, [m]) for m in range(24)]
    new.append(figure(2, ["w3"], [7], shown=False, label="the small one"))
    assert risks(new) == {Risk.WORKED_OUT}


def months_of_one(counts, *, whole=()):
    """Return the months of a place, small ones hidden, and the spans that are printed."""
    rule = RULES["assault"]
    found = [
        figure(count, months=[n], shown=not rule.is_small(count), label=f"month {n}")
        for n, count in enumerate(counts)
    ]
    for span in whole:
        total = sum(counts[n] for n in span)
        found.append(figure(total, months=span, shown=not rule.is_small(total)))
    return found


def test_hidden_months_of_a_year_that_hold_one_each_are_told():
    found = sentences(
        months_of_one([1, 0, 1, 1, 0, 0, 1, 1, 1, 0, 0, 0], whole=[range(12)])
    )
    assert found == [
        f"month {n} is hidden but only one number fits what is printed."
        for n in (0, 2, 3, 6, 7, 8)
    ]


def test_hidden_months_as_large_as_hidden_ones_may_be_are_told():
    found = sentences(months_of_one([4, 0, 4], whole=[range(3)]))
    assert len(found) == 2


def test_hidden_months_that_leave_a_choice_are_not_told():
    assert sentences(months_of_one([1, 0, 4], whole=[range(3)])) == []


def test_rolling_years_that_differ_by_most_tell_both_their_ends():
    counts = [1, *[6] * 11, 4]
    found = sentences(months_of_one(counts, whole=[range(12), range(1, 13)]))
    assert {"month 0" in told or "month 12" in told for told in found} == {True}


def test_what_wards_leave_of_the_district_may_not_be_small():
    new = [
        figure(52, [*WARDS, "no ward"], label="Town"),
        figure(20, ["w1"]),
        figure(29, ["w2", "w3"]),
    ]
    assert sentences(new) == [
        "Town less all its parts that are printed leaves fewer than 5."
    ]


def test_rounded_figures_tell_no_small_difference():
    new = [
        figure(52, is_rounded=True),
        figure(50, ["w1", "w2"], is_rounded=True),
        figure(2, ["w3"], is_rounded=True),
    ]
    assert sentences(new) == []


def test_rounding_beside_an_exact_total_may_leave_one_number():
    new = [
        figure(14, ["w1", "w2"], months=[0], is_rounded=True),
        figure(12, ["w1"], months=[0], is_rounded=True),
        figure(2, ["w2"], months=[0], is_rounded=True, label="Ward 2"),
    ]
    assert sentences(new) == []
    assert sentences(new, [figure(14, ["w1", "w2"], months=[0])]) == [
        "Ward 2 is rounded but only one number fits what is printed."
    ]


def test_what_older_releases_alone_tell_stops_no_other_months():
    old = [figure(14, ["w1", "w2"], months=[0]), figure(12, ["w1"], months=[0])]
    old += months_of_one([1, 1, 3, 0], whole=[range(4)])
    assert sentences([figure(30, ["w1"], months=[8])], old) == []


def test_rounded_figure_that_subtraction_gives_is_told():
    new = [figure(10), figure(3, ["w3"], is_rounded=True, label="Ward 3")]
    found = sentences(new, [figure(7, ["w1", "w2"])])
    assert "Ward 3 is rounded but can be worked out from printed figures." in found


def test_figures_that_contradict_each_other_tell_nothing_certain():
    new = months_of_one([1, 2, 30], whole=[])
    old = [figure(31, months=range(3))]
    assert all("only one number" not in told for told in sentences(new, old))
