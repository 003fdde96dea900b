"""The pages of the documentation that are made from the code, by path below docs/."""

from collections.abc import Mapping
from typing import Any

from frankpledge.access.rules import matrix_markdown
from frankpledge.actions.states import CHANGES as ACTION_CHANGES
from frankpledge.analysis.measures import handbook
from frankpledge.evidence.states import VERSION_MOVES
from frankpledge.intake.states import SUPPLY_MOVES
from frankpledge.plan.states import PLAN_CHANGES
from frankpledge.publication.states import CHANGES as RELEASE_CHANGES


MADE = "<!-- Made by `make docs`; change the code it comes from instead. -->\n\n"
STATES: dict[str, Mapping[Any, frozenset[Any]]] = {
    "A supply": SUPPLY_MOVES,
    "A measure's definition": VERSION_MOVES,
    "A plan": PLAN_CHANGES,
    "An action": ACTION_CHANGES,
    "A release": RELEASE_CHANGES,
}


def state_page() -> str:
    """Return what each thing can become, drawn from the tables the code obeys."""
    parts = ["# What things can become\n"]
    for title, moves in STATES.items():
        parts.append(f"\n## {title}\n\n```mermaid\nstateDiagram-v2\n")
        for old, news in moves.items():
            for new in sorted(news):
                before, after = (str(one).replace("-", "_") for one in (old, new))
                parts.append(f"    {before} --> {after}\n")
        parts.append("```\n")
    return "".join(parts)


def pages() -> dict[str, str]:
    """Return every page made from the code, by its path below docs/."""
    return {
        "reference/access-matrix.md": MADE + matrix_markdown(),
        "reference/states.md": MADE + state_page(),
        **handbook.render(),
    }
