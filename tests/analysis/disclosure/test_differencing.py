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
        kwargs.pop("release", ""),
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
