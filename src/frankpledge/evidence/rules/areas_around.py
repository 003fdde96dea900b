"""Which small areas stand out together with those around them (Gi*), in plain words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from frankpledge.analysis.codes.outlines import geometry, outlines
from frankpledge.analysis.patterns.hot_spots import Listed, standing_out, touching


# Among fewer areas the curve that Gi* is read against does not hold.
FEWEST_AREAS = 30
# Records that chance would put in an area and those around it, below which the
# highest could not be told from luck.
FEWEST_AROUND = 5.0
# Of those called hot or cold at most this share is expected to be false.
FALSE_DISCOVERY = 0.05


@dataclass(frozen=True)
class Around:
    """One area that stands out: its own records, theirs with it, and which way."""

    code: str
    own: int
    together: int
    expected: float
    is_hot: bool


@dataclass(frozen=True)
class AreasAround:
    """Hot areas, hottest first, then cold ones; `cannot_tell` says why none is named."""

    tested: int
    found: tuple[Around, ...] = ()
    cannot_tell: str = ""

    @property
    def hot(self) -> tuple[Around, ...]:
        """Return the hot ones."""
        return tuple(one for one in self.found if one.is_hot)


def areas_around(
    counts: Mapping[str, int], districts: Sequence[str], within: Sequence[str]
) -> AreasAround:
    """
    Return which of the areas `within` stand out among all that were counted.

    `counts` are those of every small area of the districts: a ward's few are judged
    among them. Areas whose outline is not known have no neighbours and are left out.
    """
    codes, everyone = neighbours(tuple(districts))
    is_known = np.array([code in counts for code in codes], bool)
    if is_known.sum() < FEWEST_AREAS:
        return AreasAround(
            int(is_known.sum()),
            cannot_tell=f"Outlines and counts of only {is_known.sum()} small areas are"
            f" known here; {FEWEST_AREAS} are needed for any to stand out from.",
        )
    names = [code for code, known in zip(codes, is_known, strict=True) if known]
    near = everyone.kept(is_known)
    values = np.array([counts[code] for code in names], float)
    members = near.counts + 1
    usual = float(values.mean() * np.median(members))
    if usual < FEWEST_AROUND:
        return AreasAround(
            len(names),
            cannot_tell=f"There are too few records: chance alone would put {usual:.1f}"
            " in an area and those around it, and no number can be told from luck.",
        )
    return AreasAround(len(names), _standing(names, values, near, set(within)))


def _standing(
    names: list[str], values: np.ndarray, near: Listed, within: set[str]
) -> tuple[Around, ...]:
    found = standing_out(values, near, rate=FALSE_DISCOVERY, records=values)
    together = near.sums(values) + values
    expected = values.mean() * (near.counts + 1)
    order = np.argsort(-np.nan_to_num(found.z), kind="stable")
    return tuple(
        Around(
            names[at],
            int(values[at]),
            int(together[at]),
            float(expected[at]),
            is_hot=str(found.kind[at]) == "hot",
        )
        for at in order
        if found.kind[at] != "neither" and names[at] in within
    )


@lru_cache(maxsize=64)
def neighbours(districts: tuple[str, ...]) -> tuple[tuple[str, ...], Listed]:
    """Return the small areas (2011) of some districts and which of them touch."""
    shapes = {}
    for district in districts:
        for code, polygons in outlines("lsoa11", district).items():
            shapes[code] = geometry(polygons)
    codes = tuple(sorted(shapes))
    if not codes:
        return codes, Listed.from_lists([])
    return codes, touching([shapes[code] for code in codes])


def in_words(judged: AreasAround, name: str, records: str) -> str:
    """Return the finding as a sentence, or why nothing can be told."""
    if judged.cannot_tell:
        return f"We cannot tell which small areas stand out. {judged.cannot_tell}"
    hot = len(judged.hot)
    cold = len(judged.found) - hot
    among = f"of the {judged.tested} small areas looked at"
    if not judged.found:
        return (
            f"{records} in {name}: none {among} holds more or fewer, with those around"
            " it, than chance explains."
        )
    return (
        f"{records} in {name}: {hot} {among} {_hold(hot)} more, with those around,"
        f" than chance explains; {cold} {_hold(cold)} fewer."
    )


def _hold(many: int) -> str:
    return "holds" if many == 1 else "hold"


def to_ten(one: Around) -> int:
    """
    Return the records of an area and those around to the nearest ten.

    An exact sum less the counts shown beside it would tell a count that is masked.
    """
    return 10 * ((one.together + 5) // 10)
