"""Rows that look like real supplies and are plainly invented, for tests and benches."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from frankpledge.analysis.tables import incident, tally
from frankpledge.analysis.tables.slices import Slice


KINDS = ("anti-social-behaviour", "violent-crime", "burglary", "shoplifting", "drugs")
# As in the open data, where a fifth of rows is anti-social behaviour.
SHARES = (0.2, 0.4, 0.1, 0.2, 0.1)


def incidents(part: Slice, areas: Sequence[str], count: int, seed: int = 1) -> pa.Table:
    """Return incidents of one slice, scattered over these LSOA codes of 2011."""
    chance = np.random.default_rng(seed)
    kinds = chance.choice(np.array(KINDS), size=count, p=SHARES)
    places = chance.choice(np.array(areas), size=count)
    return incident.assembled(
        count,
        {
            "dataset": part.dataset,
            "source": part.source,
            "month": pa.repeat(pa.scalar(part.starts_on), count),
            "row": pa.array(np.arange(2, count + 2)),
            "kind": pa.array(kinds, pa.string()),
            "lsoa": pa.array(places, pa.string()),
            "lsoa_year": 2011,
            "longitude": pa.array(np.round(chance.uniform(-2.8, -2.6, count), 6)),
            "latitude": pa.array(np.round(chance.uniform(53.4, 53.5, count), 6)),
            "qualifiers": pa.array([[]] * count, pa.list_(pa.string())),
        },
    )


def totals(part: Slice, series: Sequence[str], area: str, seed: int = 1) -> pa.Table:
    """Return one invented total of each series for an area and a slice's period."""
    chance = np.random.default_rng(seed)
    months = {"month": 1, "quarter": 3}.get(part.period_type, 12)
    years, month = divmod(part.starts_on.month - 1 + months, 12)
    ends_before = part.starts_on.replace(
        year=part.starts_on.year + years, month=month + 1
    )
    count = len(series)
    return pa.table(
        {
            "dataset": [part.dataset] * count,
            "source": [part.source] * count,
            "row": list(range(2, count + 2)),
            "series": list(series),
            "area": [area] * count,
            "period_type": [part.period_type] * count,
            "starts_on": [part.starts_on] * count,
            "ends_before": [ends_before] * count,
            "value": chance.integers(0, 500, count).astype(float),
            "status": [tally.Status.GIVEN.value] * count,
        },
        schema=tally.SUPPLIED,
    )
