"""Whom an action affects, as its page says it."""

from typing import Any

from frankpledge.actions.selectors import Action
from frankpledge.analysis.dates import day_if_known
from frankpledge.plan.selectors import equality_notes
from frankpledge.plan.states import EFFECT_WORDS, Effect


def equality_rows(action: Action) -> list[dict[str, Any]]:
    """Return the notes on whom an action affects, newest first."""
    return [
        {
            "groups": ", ".join(one.groups) or "Nobody more than others",
            "effect": EFFECT_WORDS[Effect(one.effect)],
            "evidence": one.evidence,
            "changed": one.changed,
            "review": day_if_known(one.review_on),
            "by": f"{one.written_by}, {day_if_known(one.written_on)}",
        }
        for one in equality_notes(action)
    ]
