import pytest

from frankpledge.analysis.statistics.composition import PartsExceedWhole, composition


CHARNWOOD = {"theft from vehicles": 1598, "theft of vehicles": 597, "interference": 204}


def test_two_thirds_of_vehicle_crime():
    found = composition(CHARNWOOD, "vehicle crime")
    assert [share.name for share in found.shares] == list(CHARNWOOD)
    assert (found.whole, found.rest) == (2399, 0)
    assert round(found.shares[0].percent, 1) == 66.6
    assert found.shares[0].low < 66.6 < found.shares[0].high
    assert found.sentence(1) == (
        "theft from vehicles is 66.6% of vehicle crime (1,598 of 2,399)."
    )


def test_two_types_of_all_crime():
    found = composition({"damage": 220, "other theft": 160}, "all crime", 1000)
    assert found.rest == 620
    assert found.sentence() == (
        "damage and other theft are 38.0% of all crime (380 of 1,000)."
    )


def test_parts_do_not_pass_the_whole():
    with pytest.raises(PartsExceedWhole, match="more than the 100 of all crime"):
        composition({"damage": 101}, "all crime", 100)


@pytest.mark.parametrize("parts", [{}, {"damage": 0}])
def test_nothing_has_no_shares(parts):
    found = composition(parts, "all crime")
    assert found.shares == ()
    assert found.sentence() == "Of all crime there is nothing to divide."
