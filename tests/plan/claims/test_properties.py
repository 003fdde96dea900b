"""A plan of consistent figures has no fault; one figure changed gives just that one."""

import random

import pytest

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims.findings import Verdict
from tests.plan.claims.checks import checked, faults


NAMES = ["Burglary", "Robbery", "Criminal damage", "Arson", "Shoplifting", "Fraud"]
SEEDS = range(12)


class Invented:
    """A plan whose every figure follows from two columns of counts drawn at random."""

    def __init__(self, seed: int) -> None:
        draw = random.Random(seed)  # noqa: S311 - no secret hangs on it
        names = draw.sample(NAMES, 4)
        self.rows = [
            (name, draw.randint(300, 4_000), draw.randint(300, 4_000)) for name in names
        ]
        self.percent = draw.randint(5, 40)

    def change(self, row: int) -> int:
        _, before, after = self.rows[row]
        return int(half_up(100 * (after - before) / before))

    def words(self, *, claimed: int = 0, total: int = 0, target: int = 0) -> str:
        """Return the plan, with so much added to a claim, a total or a target."""
        lines = [
            "# Plan for Exampleton",
            "",
            "Table 1: Offences 2011-2013",
            "",
            "| | 2011/12 | 2012/13 |",
            "|---|---|---|",
        ]
        lines += [f"| {name} | {a:,} | {b:,} |" for name, a, b in self.rows]
        sums = [sum(row[at] for row in self.rows) for at in (1, 2)]
        lines += [f"| Total | {sums[0]:,} | {sums[1] + total:,} |", ""]
        for row, (name, _, _) in enumerate(self.rows):
            change = self.change(row) + (claimed if row == 0 else 0)
            way = "rose" if change > 0 else "fell"
            if self.change(row):
                lines += [f"{name} {way} by {abs(change)}% in the last year.", ""]
        base = self.rows[1][2]
        aim = int(half_up(base * (100 - self.percent) / 100)) + target
        lines.append(
            f"We will reduce {self.rows[1][0].lower()} by {self.percent}%,"
            f" from {base:,} to {aim:,} offences, by 2015/16."
        )
        return "\n".join(lines)


@pytest.mark.parametrize("seed", SEEDS)
def test_consistent_figures_give_no_finding(seed):
    assert faults(Invented(seed).words()) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_one_changed_claim_gives_just_that_finding(seed):
    plan = Invented(seed)
    step = 7 if plan.change(0) >= 0 else -7
    [found] = faults(plan.words(claimed=step))
    assert found[0] in {"change does not follow", "wrong base"}
    assert found[1] == f"{abs(plan.change(0) + step)}%"


@pytest.mark.parametrize("seed", SEEDS)
def test_one_changed_total_gives_just_that_finding(seed):
    [found] = faults(Invented(seed).words(total=9))
    assert found[0] == "sum does not add"


@pytest.mark.parametrize("seed", SEEDS)
def test_one_changed_target_gives_just_that_finding(seed):
    [found] = faults(Invented(seed).words(target=5))
    assert found[0] == "target does not follow"


def sentences(seed: int, spoilt: int = -1) -> list[str]:
    """Return invented sentences with consistent figures, one of them a tenth out."""
    dice = random.Random(seed)  # noqa: S311 - no secret hangs on it
    part, mean, price = dice.randint(3, 40), dice.randint(20, 90), dice.randint(20, 90)
    wide = [part * 5, mean * 12, price * 30, 2 * part + 300]
    out = [
        round(each * 1.1) + 3 if at == spoilt else each for at, each in enumerate(wide)
    ]
    return [
        f"Of the {out[0]:,} calls to the pier, {part} (20%) came at night.",
        f"The line took {out[1]:,} calls in the 12 months, an average of {mean} a month.",
        f"The course cost £{out[2]:,} for 30 parents, or £{price} each.",
        f"We spent £{out[3]:,}: £{part} on staff, £{part} on rooms and £300 on print.",
    ]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("spoilt", [-1, 0, 1, 2, 3])
def test_of_consistent_sentences_only_the_spoilt_one_is_found(seed, spoilt):
    said = sentences(seed, spoilt)
    found = checked("# Plan\n\n" + "\n\n".join(said)).of(Verdict.DISAGREES)
    assert [each.claim for each in found] == ([said[spoilt]] if spoilt >= 0 else [])
