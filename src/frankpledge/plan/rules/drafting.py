"""
A plan drafted from what a board decided: what is carried over, and what is left open.

Nothing is made up. A matter that was chosen becomes a priority with its reason, its
duties and who answers; a measure it is followed by becomes a target that says its
direction alone, from the newest whole year; a recommendation becomes an action. What
the decision does not say stands as "To be agreed" until somebody writes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from frankpledge.analysis.measures.definition import Direction
from frankpledge.plan.states import BaselineState, Part, TargetKind


NOT_TOLD = "Neither way is good by itself: it is watched."


@dataclass(frozen=True)
class Followed:
    """A measure that a matter is followed by, and the newest year it has."""

    measure: str
    direction: Direction
    period_type: str
    baseline: float | None = None
    period: str = ""
    ends_before: date | None = None


@dataclass(frozen=True)
class Wanted:
    """Something that was recommended for a matter."""

    text: str
    owner: str = ""
    due_on: date | None = None


@dataclass(frozen=True)
class Chosen:
    """A matter that the board chose."""

    title: str
    why: str
    limbs: tuple[str, ...]
    owner: str
    followed: tuple[Followed, ...] = ()
    wanted: tuple[Wanted, ...] = ()


@dataclass(frozen=True)
class LeftOut:
    """A matter that was not chosen, what was decided of it, and why."""

    title: str
    tier: str
    why: str


def drafted_priorities(
    chosen: Sequence[Chosen], *, ends_before: date
) -> list[dict[str, Any]]:
    """Return the chosen matters as the priorities of a plan that ends on a day."""
    return [
        {
            "ref": str(at),
            "title": one.title,
            "why": one.why,
            "limbs": list(one.limbs),
            "owner": one.owner,
            "objectives": [_objective(one, at, ends_before)],
        }
        for at, one in enumerate(chosen, start=1)
    ]


def _objective(one: Chosen, at: int, ends_before: date) -> dict[str, Any]:
    targets = [
        _target(followed, f"{at}.1.{place}", one.owner, ends_before)
        for place, followed in enumerate(one.followed, start=1)
    ]
    return {
        "ref": f"{at}.1",
        "text": f"To be agreed: what is to change about {_in_a_sentence(one.title)}",
        "owners": [one.owner] if one.owner else [],
        "targets": targets,
        "actions": [
            {
                "ref": f"A{at}.{place}",
                "text": wanted.text,
                "owner": wanted.owner,
                "due_on": wanted.due_on,
                "targets": [],
            }
            for place, wanted in enumerate(one.wanted, start=1)
        ],
    }


def _in_a_sentence(title: str) -> str:
    """Return a title as it stands within a sentence; capitals of a name stay."""
    return title[:1].lower() + title[1:] if not title[1:2].isupper() else title


def _target(one: Followed, ref: str, owner: str, ends_before: date) -> dict[str, Any]:
    held: dict[str, Any] = {
        "ref": ref,
        "measure": one.measure,
        "period_type": one.period_type,
        "owner": owner,
    }
    if one.direction in {Direction.NEUTRAL, Direction.NONE}:
        return held | {
            "kind": TargetKind.NONE.value,
            "reason": NOT_TOLD,
            "baseline_state": BaselineState.NOT_APPLICABLE.value,
        }
    held |= {"kind": TargetKind.DIRECTION.value, "due_on": ends_before}
    if one.baseline is None:
        return held | {"baseline_state": BaselineState.TO_BE_ESTABLISHED.value}
    return held | {
        "baseline_state": BaselineState.SET.value,
        "baseline": one.baseline,
        "baseline_period": one.period,
        "baseline_ends_on": one.ends_before,
    }


def drafted_passages(
    watched: Sequence[LeftOut], others: Sequence[LeftOut], linked: Sequence[str]
) -> list[dict[str, Any]]:
    """Return as prose what is watched, what was not chosen and why, and others' plans."""
    found = (
        ("watched", Part.EMERGING, "What is watched", _lines(watched)),
        ("not-chosen", Part.APPENDIX, "What was not chosen, and why", _lines(others)),
        ("linked", Part.LINKED_PLANS, "Others’ plans that this one meets", linked),
    )
    return [
        {
            "ref": ref,
            "part": part.value,
            "heading": heading,
            "text": "".join(f"- {_plain(line)}\n" for line in lines),
        }
        for ref, part, heading, lines in found
        if lines
    ]


def _lines(found: Sequence[LeftOut]) -> list[str]:
    return [f"{one.title} ({one.tier}): {one.why}" for one in found]


def _plain(line: str) -> str:
    """Return one line as text of a list, which asks for no figure."""
    return " ".join(line.split()).replace("{{", "{ {")
