"""
A partnership's own weights: what may be set, and the method that follows from them.

All weights are editable and printed (strategic assessment chapter, section 4.4).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from frankpledge.assessment.rules.scoring import (
    BadScore,
    Block,
    Method,
    Weights,
    usual_method,
)


OWN_NAME = "The partnership's own weights, MoRiLE-style"
MOST = 5.0
"""No item counts for more than five times another's usual weight."""


def method_with(
    public_concern: float, gap_divisor: float, items: Mapping[str, float]
) -> Method:
    """
    Return the usual method with these weights; risk has what concern leaves of 1.

    `items[item]` is how often an item counts; one that is not named counts once.
    Raises BadScore where a weight is outside its scale or a block counts for nothing.
    """
    usual = usual_method()
    if not 0 <= public_concern <= 1:
        raise BadScore("The weight of public concern lies between 0 and 1.")
    if not gap_divisor > 0:
        raise BadScore("Gaps are divided by a number above nought.")
    wrong = [
        item.title for item in usual.item if not 0 <= items.get(item.id, 1.0) <= MOST
    ]
    if wrong:
        raise BadScore(f"Weights lie between 0 and {MOST:g}: {'; '.join(wrong)}.")
    made = usual.model_copy(
        update={
            "name": OWN_NAME,
            "weights": Weights(
                risk=round(1 - public_concern, 6),
                public_concern=public_concern,
                gap_divisor=gap_divisor,
            ),
            "item": tuple(
                item.model_copy(update={"weight": items.get(item.id, 1.0)})
                for item in usual.item
            ),
        }
    )
    for block in (Block.IMPACT, Block.LIKELIHOOD):
        if not any(item.weight for item in made.of(block)):
            raise BadScore(f"Some item of {block.value} must count for something.")
    return made


def in_words(method: Method) -> str:
    """Return how a method makes its score, as it is printed."""
    weights = method.weights
    return (
        f"Score = {weights.risk:g} x impact x likelihood x gap + "
        f"{weights.public_concern:g} x public concern; gap = 1 + gaps / "
        f"{weights.gap_divisor:g}"
    )


def unusual(method: Method) -> Iterator[str]:
    """Yield the items that do not count just once: "Financial harm counts 2 times"."""
    for item in method.item:
        if item.weight != 1:
            title = item.title.split(":")[0]
            yield f"{title} counts {item.weight:g} times"


def tried(method: Method, usual: tuple[float, ...]) -> str:
    """Return between which weights of public concern ranks are tried."""
    return f"{min(usual):g} to {max(*usual, method.weights.public_concern):g}"
