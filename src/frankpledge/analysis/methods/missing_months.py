"""Months that a table leaves out altogether, which nothing in it can show."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np


MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
MOST_LISTED = 6


def missing_months(periods: Sequence[str]) -> str:
    """
    Return the months between the first and the last that are not there, as text.

    Empty where none is missing, or where not every period is a month (2019-07). Of
    many the first six are named.
    """
    if not periods or not all(MONTH.fullmatch(period) for period in periods):
        return ""
    months = np.array(sorted(periods), "datetime64[M]")
    every = np.arange(months[0], months[-1] + 1)
    missing = np.setdiff1d(every, months).astype(str).tolist()
    return ", ".join(missing[:MOST_LISTED]) + "..." * (len(missing) > MOST_LISTED)
