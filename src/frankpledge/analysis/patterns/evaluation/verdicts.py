"""How far a result can be believed, in five grades and the reasons for them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from frankpledge.analysis.patterns.displacement import Estimate


WORTHWHILE = 10.0
"""A change of less, in per cent, is not worth an operation unless a person says so."""
RARE = 0.05
FEWEST_COUNT = 10
FEWEST_PERIODS_AFTER = 3
ONE_AREA = (
    "One area is all there is to compare with, and two areas drift apart by themselves: "
    "no figure here can tell that from the operation. Name more areas where nothing was "
    "done."
)


class Grade(StrEnum):
    """What may be said of whether an operation helped."""

    HELPED = "It helped, as far as figures can show"
    PROBABLY = "It probably helped"
    CANNOT_TELL = "We cannot tell yet"
    NO_SIGN = "There is no sign that it helped"
    WORSE = "It got worse than elsewhere"


@dataclass(frozen=True)
class Evidence:
    """
    What a verdict rests on; None where a thing was not looked at.

    `low` and `high` bound the effect in per cent of what was expected, below 0 for
    fewer events. `sees_drift` is False where one area is all there is to compare with.
    """

    low: float
    high: float
    smallest_count: float
    placebo_p: float | None = None
    placebos: int = 0
    paths_parted: bool | None = None
    chosen_at_peak: bool | None = None
    around: Estimate | None = None
    periods_after: int | None = None
    sees_drift: bool = True


@dataclass(frozen=True)
class Verdict:
    """A grade, and in sentences why it is that one and what speaks against it."""

    grade: Grade
    reasons: tuple[str, ...]


def judge(evidence: Evidence, worthwhile: float = WORTHWHILE) -> Verdict:
    """
    Return the grade by rules that anyone can follow.

    "Helped" needs an interval wholly below 0, enough events and every check looked
    at and passed; a check that failed or was not made brings it to "probably"; one
    that could explain the whole result brings it to "cannot tell yet". "No sign"
    needs an interval too narrow to hide a fall of `worthwhile` per cent.
    """
    if not evidence.sees_drift:
        return Verdict(Grade.CANNOT_TELL, (ONE_AREA, *_against(evidence)))
    if evidence.low > 0:
        more = "More happened than the comparison leads to expect."
        return Verdict(Grade.WORSE, (more, *_against(evidence), *_unproven(evidence)))
    if evidence.high >= 0:
        return _unclear(evidence, worthwhile)
    fatal, doubts = _against(evidence), _unproven(evidence)
    if fatal:
        return Verdict(Grade.CANNOT_TELL, (*fatal, *doubts))
    if doubts:
        return Verdict(Grade.PROBABLY, doubts)
    return Verdict(
        Grade.HELPED,
        ("Fewer events than expected, beyond chance, and every check was passed.",),
    )


def _unclear(evidence: Evidence, worthwhile: float) -> Verdict:
    if evidence.low > -worthwhile:
        return Verdict(
            Grade.NO_SIGN,
            (f"The figures leave no room for a fall of {worthwhile:g}% or more.",),
        )
    reason = (
        f"The effect could be anything from {evidence.low:+.0f}% to "
        f"{evidence.high:+.0f}%."
    ).replace("-", "\N{MINUS SIGN}")
    return Verdict(Grade.CANNOT_TELL, (reason, *_against(evidence)))


def _against(evidence: Evidence) -> tuple[str, ...]:
    """Return what could explain the whole result by itself."""
    found = []
    if evidence.smallest_count < FEWEST_COUNT:
        found.append(f"One of the counts is under {FEWEST_COUNT}.")
    if evidence.periods_after is not None and (
        evidence.periods_after < FEWEST_PERIODS_AFTER
    ):
        found.append("Too little time has passed since it began.")
    if evidence.paths_parted:
        found.append("The area and its comparison were already going different ways.")
    if evidence.around is not None and evidence.around.low > 0:
        found.append("Crime rose around the area: it may only have moved.")
    return tuple(found)


def _unproven(evidence: Evidence) -> tuple[str, ...]:
    """Return what weakens the result or was not looked at."""
    found = []
    if evidence.placebo_p is None:
        found.append("No placebo areas show how often such a fall comes by itself.")
    elif RARE < evidence.placebo_p <= 1 / (evidence.placebos + 1):
        found.append(
            f"Only {evidence.placebos} areas serve as placebos: too few to be surer."
        )
    elif evidence.placebo_p > RARE:
        found.append("Areas where nothing was done show effects as large too often.")
    if evidence.paths_parted is None:
        found.append("Nobody checked that both went the same way before.")
    if evidence.chosen_at_peak:
        found.append(
            "The area was chosen at a peak, and peaks fall back by themselves."
        )
    if evidence.chosen_at_peak is None:
        found.append("It is not known whether the area was chosen at a peak.")
    if evidence.around is None:
        found.append("Nobody looked at the streets around for displacement.")
    return tuple(found)
