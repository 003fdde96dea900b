"""The pages of the documentation that are made from the code, by path below docs/."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from frankpledge.access.rules import matrix_markdown
from frankpledge.actions.states import CHANGES as ACTION_CHANGES
from frankpledge.analysis import codes
from frankpledge.analysis.measures import handbook
from frankpledge.analysis.methods import chapters
from frankpledge.assessment.states import PROJECT_CHANGES
from frankpledge.evidence.states import VERSION_MOVES
from frankpledge.funding.states import BID_CHANGES
from frankpledge.intake.states import SUPPLY_MOVES
from frankpledge.performance.states import BUILD_MOVES, FINDING_MOVES
from frankpledge.plan.states import PLAN_CHANGES
from frankpledge.publication.states import CHANGES as RELEASE_CHANGES


MADE = "<!-- Made by `make docs`; change the code it comes from instead. -->\n\n"
LICENCES = {"OGL-3.0": "Open Government Licence v3.0", "MIT": "MIT"}
STATES: dict[str, Mapping[Any, frozenset[Any]]] = {
    "A supply": SUPPLY_MOVES,
    "A measure's definition": VERSION_MOVES,
    "An assessment": PROJECT_CHANGES,
    "A plan": PLAN_CHANGES,
    "An action": ACTION_CHANGES,
    "A bid for money": BID_CHANGES,
    "A report being made": BUILD_MOVES,
    "An inspection's finding": FINDING_MOVES,
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


def glossary_page() -> str:
    """Return the glossary: the terms that the screens show, old names beside today's."""
    rows = [
        (f"**{term.short}**", term.full, meaning(term), name_today(term))
        for term in codes.glossary()
    ]
    return (
        "# Glossary\n\nWords and abbreviations of community safety partnerships, old"
        " names beside today's. The product's own glossary page shows the same.\n\n"
        + table(("Term", "In full", "What it means here", "Today"), rows)
    )


def meaning(term: codes.Term) -> str:
    """Return what a term means, with a warning where it means several things."""
    warning = " **Ambiguous: spell it out.**" if term.is_ambiguous else ""
    return (term.means + warning).strip()


def name_today(term: codes.Term) -> str:
    """Return what a thing is called today and since when, empty where as before."""
    return term.now + (f" (since {term.ended})" if term.now and term.ended else "")


def sources_page() -> str:
    """Return where the shipped figures come from, under which licence."""
    rows = [
        (one.title, one.publisher, one.vintage, LICENCES[one.licence])
        for one in codes.sources().values()
    ]
    return (
        f"# Sources of the shipped figures\n\n{codes.attribution()}\n\nThe product"
        " ships compact tables compiled from these. Rows of incidents in the"
        " demonstration are re-created from the counts, so every total is the"
        " published one.\n\n" + table(("What", "Publisher", "Vintage", "Licence"), rows)
    )


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    cells = ([cell.replace("|", "\\|") for cell in line] for line in lines)
    return "".join(f"| {' | '.join(line)} |\n" for line in cells)


def pages() -> dict[str, str]:
    """Return every page made from the code, by its path below docs/."""
    return {
        "glossary.md": MADE + glossary_page(),
        "reference/access-matrix.md": MADE + matrix_markdown(),
        "reference/sources.md": MADE + sources_page(),
        "reference/states.md": MADE + state_page(),
        **handbook.render(),
        **{path: MADE + text for path, text in chapters.render().items()},
    }
