"""Plans laid out without a database, and what of them each layout prints."""

import tomllib
from datetime import date
from pathlib import Path

import frankpledge.plan
from frankpledge.analysis.measures.loading import catalogue
from frankpledge.documents.model import Document
from frankpledge.plan.presenters.layouts import LAYOUTS, SUBTITLES
from frankpledge.plan.presenters.layouts.cover import about
from frankpledge.plan.presenters.layouts.source import Source
from frankpledge.plan.rules.content import PlanContent, read_content, targets_in
from frankpledge.plan.rules.reading import Directory
from frankpledge.plan.selectors.layouts import YearFigures, named
from frankpledge.plan.states import Layout


EXAMPLES = Path(frankpledge.plan.__file__).parent / "examples"
NAMES = sorted(file.stem for file in EXAMPLES.glob("*.toml"))
DAY = date(2026, 11, 22)
MEASURES = {name: named(made) for name, made in catalogue().items()}
AGENCIES = ("Merseyside Police", "St Helens Council")
# What no layout prints: it is kept here, and not for readers of a plan.
UNPRINTED = {"denominator_vintage": "", "printed": ""}
NOT_PRINTED = {
    Layout.GRID: {"owner": "", "owner_words": "", "leads": [], "lead_words": "", "deputy": ""},
    Layout.LEAFLET: {
        "owner": "",
        "owner_words": "",
        "leads": [],
        "lead_words": "",
        "deputy": "",
        "external_tags": [],
    },
    Layout.CHAPTERS: {},
    Layout.DELIVERY: {},
}  # fmt: skip


def example(name: str) -> PlanContent:
    """Return a plan that is shipped."""
    return read_content(tomllib.loads((EXAMPLES / f"{name}.toml").read_text("utf-8")))


def directory(content: PlanContent) -> Directory:
    """Return registers that know the measures, some agencies and the plan's area."""
    return Directory(tuple(MEASURES.values()), AGENCIES, area=content.area)


def laid_out(content: PlanContent, layout: Layout) -> Document:
    """Return a plan in a layout, with no figures kept."""
    source = Source(
        content=content,
        names=MEASURES,
        figures=YearFigures({}, {}),
        partnership="Example partnership",
        state="draft",
        version="1",
        on=DAY,
    )
    return Document(about(source, SUBTITLES[layout]), tuple(LAYOUTS[layout](source)))


def carried(content: PlanContent, layout: Layout) -> dict[str, object]:
    """Return what a layout prints of a plan, as plain data to compare."""
    data = content.model_dump(mode="json")
    for name in ("slug", "is_example", "layout", "passages", "area"):
        del data[name]
    for priority in data["priorities"]:
        priority |= {"claims": [], "limbs": [], "owner": ""}
        for objective in priority["objectives"]:
            for target in objective["targets"]:
                target |= NOT_PRINTED[layout]
                kept = target["printed"] if target["kind"] == "milestone" else ""
                target |= UNPRINTED | {"printed": kept}
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
