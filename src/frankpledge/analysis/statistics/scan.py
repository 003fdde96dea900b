"""Is the busiest stretch of a long record busier than chance would make one?"""

from __future__ import annotations

import math


MOST = 170


def naus(windows: float, mean: float, most: int) -> float:
    """
    Return the chance that some stretch of one window's length holds `most` or more.

    `windows` is how many windows the record is long, `mean` the mean number of
    events in **one window** (not in a period that the window is made of). The
    approximation 1 - Q2 (Q3/Q2)^(windows - 2); the exponent is always windows - 2.
    Programs that document the mean as "per period" and let the 2 be changed are
    wrong by simulation. Source: Naus, J. Amer. Statist. Assoc. 77 (1982), 177-183.
    """
    _check(windows, mean, most)
    if most < 2:
        return 1.0 if most < 1 else -math.expm1(-mean * windows)
    return _chance(_q2(most, mean), _q3(most, mean), windows - 2)


def as_programs_print(windows: float, mean: float, most: int, k: int = 2) -> float:
    """
    Return the figure that two well-known programs print, to find it again.

    They leave the last term (r = most - 1) out of the formula's fourth sum, so that
    their Q3 is too large: for 4 events in a window at a mean of 2.5 it is 0.2795,
    where a million simulated records give 0.2741 and Naus's formula 0.2743. The
    figure at the end differs in the fifth decimal or so.
    """
    _check(windows, mean, most)
    left_out = (
        _p(most + 1, mean)
        * _p(most - 1, mean)
        * ((most - 2) * _at_most(most - 3, mean) - mean * _at_most(most - 4, mean))
    )
    q3 = _q3(most, mean) + (left_out if most > 2 else 0.0)
    return _chance(_q2(most, mean), q3, windows - k)


def _chance(q2: float, q3: float, exponent: float) -> float:
    if not (q2 > 0 and q3 > 0):
        return 1.0
    # Where so many in a window are all but impossible, rounding lifts both over 1.
    q2, q3 = min(q2, 1.0), min(q3, 1.0)
    return float(min(1.0, max(0.0, 1 - q2 * (q3 / q2) ** exponent)))


def _check(windows: float, mean: float, most: int) -> None:
    if not (windows >= 2 and mean > 0 and math.isfinite(windows * mean)):
        raise ValueError("A scan needs at least two windows and a mean above 0.")
    if most > MOST or mean > MOST:
        raise ValueError(f"The scan's formula holds up to {MOST} events.")


def _p(number: int, mean: float) -> float:
    if number < 0:
        return 0.0
    return math.exp(number * math.log(mean) - mean - math.lgamma(number + 1))


def _at_most(number: int, mean: float) -> float:
    return math.fsum(_p(k, mean) for k in range(number + 1))


def _q2(n: int, m: float) -> float:
    """Return the chance of fewer than n in any window of a record two windows long."""
    f1, f3 = _at_most(n - 1, m), _at_most(n - 3, m)
    return f1**2 - (n - 1) * _p(n, m) * _p(n - 2, m) - (n - 1 - m) * _p(n, m) * f3


def _q3(n: int, m: float) -> float:
    """Return the same of a record three windows long."""
    f = [_at_most(n - back, m) for back in range(6)]
    pn = _p(n, m)
    first = 2 * pn * f[1] * ((n - 1) * f[2] - m * f[3])
    second = (
        0.5 * pn**2 * ((n - 1) * (n - 2) * f[3] - 2 * (n - 2) * m * f[4] + m**2 * f[5])
    )
    third = math.fsum(_p(2 * n - r, m) * _at_most(r - 1, m) ** 2 for r in range(1, n))
    fourth = math.fsum(
        _p(2 * n - r, m)
        * _p(r, m)
        * ((r - 1) * _at_most(r - 2, m) - m * _at_most(r - 3, m))
        for r in range(2, n)
    )
    return f[1] ** 3 - first + second + third - fourth
