"""What a target promises, as plain values, and where its path should be on a day."""

from dataclasses import dataclass
from datetime import date

from frankpledge.plan.states import (
    BASELINE_PENDING,
    BaselineState,
    DirectionTest,
    Path,
    TargetKind,
)


# What is allowed where the target itself says nothing: beside a path or a group
# (measures 3.5), and beside the baseline that is held (measures 3.4).
BESIDE_A_LINE, WHEN_HELD = 5.0, 2.0


@dataclass(frozen=True)
class Promise:
    """
    A target's terms. Values are in the measure's own unit and kept exact.

    `wish` is +1 where more is better and -1 where less is better.
    """

    kind: TargetKind
    wish: int = -1
    baseline_state: BaselineState = BaselineState.SET
    baseline: float | None = None
    baseline_ends_on: date | None = None
    percent: float | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    due_on: date | None = None
    path: Path = Path.LINEAR
    far_value: float | None = None
    far_due_on: date | None = None
    tolerance_percent: float | None = None
    reason: str = ""
    tested_by: DirectionTest = DirectionTest.LEVEL_OR_SLOPE
    is_cumulative: bool = False
    counts_from: date | None = None

    @property
    def needs_a_baseline(self) -> bool:
        """Say whether the promise means nothing until its baseline is known."""
        if self.kind is TargetKind.DIRECTION:
            return self.tested_by is not DirectionTest.SLOPE
        return self.kind in {TargetKind.BY_PERCENT, TargetKind.MAINTAIN}

    @property
    def tolerance(self) -> float:
        """Return how far a figure may miss and still count for nothing, in per cent."""
        if self.tolerance_percent is not None:
            return self.tolerance_percent
        return WHEN_HELD if self.kind is TargetKind.MAINTAIN else BESIDE_A_LINE

    @property
    def has_path(self) -> bool:
        """Say whether the promise is a value to be reached by a date."""
        return self.kind in {
            TargetKind.TO_VALUE,
            TargetKind.BY_PERCENT,
            TargetKind.INTERIM,
        }

    @property
    def is_pending(self) -> bool:
        """Say whether the promise waits for its baseline."""
        return self.baseline_state in BASELINE_PENDING and (
            self.needs_a_baseline or self.aim is None
        )

    @property
    def aim(self) -> float | None:
        """
        Return the value promised, exact; None where no single value is promised.

        A percentage is of the baseline: 969 less 18% is 794.58, printed 795.
        """
        if self.kind is TargetKind.BY_PERCENT:
            if self.baseline is None or self.percent is None:
                return None
            return self.baseline * (1 + self.percent / 100)
        if self.kind is TargetKind.MAINTAIN:
            return self.baseline
        return self.value


def wish_of(
    *, kind: TargetKind, direction: str, baseline: float | None, aim: float | None
) -> int:
    """
    Return +1 where the target wants more and -1 where it wants less.

    The target speaks first: a promise to raise reports of domestic abuse wants
    more, whatever the measure's own direction says.
    """
    moves = kind in {TargetKind.BY_PERCENT, TargetKind.TO_VALUE, TargetKind.INTERIM}
    if moves and baseline is not None and aim is not None and aim != baseline:
        return 1 if aim > baseline else -1
    return 1 if direction == "more" else -1
