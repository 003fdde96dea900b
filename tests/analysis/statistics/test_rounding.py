from decimal import Decimal

import pytest

from frankpledge.analysis.statistics.rounding import half_up


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        (2.675, 2, "2.68"),
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (-2.5, 0, "-3"),
        (-0.4, 0, "0"),
        (1.15 * 100, 0, "115"),
        (100 * 1.005, 1, "100.5"),
        (0.285 * 100, 1, "28.5"),
        (0.0, 2, "0.00"),
        (1e-20, 2, "0.00"),
        (12345678901234.5, 0, "12345678901235"),
        (1e18, 0, "1000000000000000000"),
        (Decimal("2.675"), 2, "2.68"),
        (Decimal("0.49999999999999999999"), 0, "0"),
    ],
)
def test_half_goes_up_as_people_expect(value, decimals, rounded):
    assert str(half_up(value, decimals)) == rounded


# Charnwood 2005-08: baseline, change in per cent, printed target. All twelve.
CHARNWOOD = [
    (705, -12, 620), (925, -12, 814), (1509, 10, 1660), (1598, -27, 1167),
    (597, -27, 436), (969, -18, 795), (335, -20, 268), (205, -20, 164),
    (2709, -20, 2167), (204, -27, 149), (131, 10, 144), (485, -15, 412),
]  # fmt: skip


@pytest.mark.parametrize(("baseline", "percent", "printed"), CHARNWOOD)
def test_charnwoods_twelve_targets(baseline, percent, printed):
    assert half_up(baseline * (1 + percent / 100)) == printed


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN")])
def test_only_numbers_are_rounded(value):
    with pytest.raises(ValueError, match="Only a number"):
        half_up(value)
