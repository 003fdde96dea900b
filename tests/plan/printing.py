"""Plans laid out without a database, and what of them each layout prints."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import frankpledge.plan
from frankpledge.analysis.measures.loading import catalogue
from frankpledge.documents.model import Document
from frankpledge.plan.presenters.layouts import LAYOUTS, SUBTITLES
from frankpledge.plan.presenters.layouts.cover import about
from frankpledge.plan.presenters.layouts.source import Source
from frankpledge.plan.rules.beside import Beside
from frankpledge.plan.rules.content import (
    PlanContent,
    TargetLine,
    read_content,
    targets_in,
)
from frankpledge.plan.rules.open_ends import (
    Open,
    OpenEnd,
    of_action,
    of_objective,
    of_target,
)
from frankpledge.plan.rules.reading import Directory
from frankpledge.plan.selectors.layouts import YearFigures, named
from frankpledge.plan.states import Layout, PlanRole


EXAMPLES = Path(frankpledge.plan.__file__).parent / "examples"
NAMES = sorted(file.stem for file in EXAMPLES.glob("*.toml"))
DAY = date(2026, 11, 22)
MEASURES = {name: named(made) for name, made in catalogue().items()}
AGENCIES = ("Merseyside Police", "St Helens Council")
# What a layout leaves to the others: the leaflet to the full plan.
OWNERS = {"owner": "", "owner_words": "", "leads": [], "lead_words": "", "deputy": ""}
ONLY_IN_FULL = {
    "external_tags": [], "starts_from": "", "denominator_vintage": "", "shown_by": "",
    "tested_by": "level-or-slope",
}  # fmt: skip
NOT_PRINTED = {
    Layout.GRID: {"printed": ""},
    Layout.LEAFLET: {"printed": "", **OWNERS, **ONLY_IN_FULL},
    Layout.CHAPTERS: {},
    Layout.DELIVERY: {},
}


def example(name: str) -> PlanContent:
    """Return a plan that is shipped."""
    return read_content(tomllib.loads((EXAMPLES / f"{name}.toml").read_text("utf-8")))


def directory(content: PlanContent) -> Directory:
    """Return registers that know the measures, some agencies and the plan's area."""
    return Directory(
        tuple(MEASURES.values()), AGENCIES, area=content.area, groups=("most similar",)
    )


def of_content(plan: PlanContent, role: PlanRole) -> Iterator[OpenEnd]:
    """Yield everything that a plan as plain data leaves open, in the plan's order."""
    for priority in plan.priorities:
        for objective in priority.objectives:
            wants = of_objective(
                owners=len(objective.owners), leads=len(objective.leads), role=role
            )
            for want in wants:
                yield OpenEnd("objective", objective.ref, objective.text, want)
            for target in objective.targets:
                text = target.title or target.printed or target.measure
                for want in of_target(target):
                    yield owed(target, OpenEnd("target", target.ref, text, want))
            for action in objective.actions:
                for want in of_action(action):
                    yield OpenEnd("action", action.ref, action.text, want)


def owed(target: TargetLine, one: OpenEnd) -> OpenEnd:
    """Return an open end of a target with who owes its number, as the plan says it."""
    if one.want not in {Open.BASELINE, Open.VALUE}:
        return one
    owner = target.baseline_owner or target.owner or target.owner_words
    return replace(one, owner=owner, due_on=target.baseline_due_on)


def laid_out(
    content: PlanContent,
    layout: Layout,
    beside: Beside | None = None,
    figures: YearFigures | None = None,
) -> Document:
    """Return a plan in a layout, with no figures kept."""
    source = Source(
        content=content,
        names=MEASURES,
        figures=figures or YearFigures({}, {}),
        partnership="Example partnership",
        state="draft",
        version="1",
        on=DAY,
        open_ends=tuple(of_content(content, PlanRole.PARTNERSHIP)),
        beside=beside or Beside(),
    )
    return Document(about(source, SUBTITLES[layout]), tuple(LAYOUTS[layout](source)))


def carried(content: PlanContent, layout: Layout) -> dict[str, object]:
    """Return what a layout prints of a plan, as plain data to compare."""
    data = content.model_dump(mode="json")
    for name in ("slug", "is_example", "layout", "passages", "area"):
        del data[name]
    for priority in data["priorities"]:
        # Which series a sentence is tied to is for the check, not for readers.
        priority["claims"] = []
        if layout is Layout.LEAFLET:
            priority |= {"limbs": [], "owner": ""}
        for objective in priority["objectives"]:
            if layout is Layout.LEAFLET:
                objective |= {"owners": [], "leads": [], "evaluation": ""}
            for target in objective["targets"]:
                kept = target["printed"] if target["kind"] == "milestone" else ""
                target |= NOT_PRINTED[layout] | ({"printed": kept} if kept else {})
    return data


def passages(content: PlanContent) -> list[tuple[str, str, str]]:
    """Return a plan's prose without live tables, as it reads in print."""
    return [
        (each.part.value, each.under, plain(each.text))
        for each in content.passages
        if "{{" not in each.text
    ]


def plain(text: str) -> str:
    """Return Markdown without its marks of lists."""
    lines = [line.strip().lstrip("-0123456789. ") for line in text.split("\n")]
    return " ".join(" ".join(filter(None, lines)).split())


def count(content: PlanContent) -> int:
    """Return how many targets a plan has."""
    return len(list(targets_in(content)))
