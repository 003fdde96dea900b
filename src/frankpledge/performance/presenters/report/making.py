"""Making the quarterly report: material and template in, document and ledger out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files
from typing import Any

from frankpledge.access.models import Member
from frankpledge.analysis.measures.periods import Period
from frankpledge.documents.bindings import Binding, Request, origins
from frankpledge.documents.markdown import build
from frankpledge.documents.model import About, Block, Document, Heading, runs
from frankpledge.documents.writers import file_name, write
from frankpledge.evidence.selectors import latest_vintage
from frankpledge.performance.presenters.books.making import from_chair
from frankpledge.performance.presenters.report import (
    figures_parts,
    notes_parts,
    words_parts,
)
from frankpledge.performance.presenters.report.answers import answers
from frankpledge.performance.presenters.report.ledger import Ledger
from frankpledge.performance.presenters.report.material import Material, gathered
from frankpledge.performance.selectors import Entry, facts_in, slug_of
from frankpledge.performance.services import MadeReport, NamedFile
from frankpledge.plan.selectors import Plan


DRAFT = "0"


@dataclass(frozen=True)
class Report:
    """A report ready to be written in any format, with its whole ledger."""

    document: Document
    bindings: tuple[Binding, ...]
    figures: list[dict[str, Any]]
    known_at: datetime | None
    has_restricted: bool
    area: str
    quarter: Period
    version: str
    chair_words: str = ""


def report_on(
    plan: Plan,
    quarter: Period,
    *,
    by: Member,
    today: date,
    version: str = DRAFT,
    chair_words: str = "",
) -> Report:
    """Return the quarter's report as this member may see it, the chair's words first."""
    material = gathered(plan, quarter, by=by, today=today)
    ledger = Ledger()
    has_restricted = any(map(_is_restricted, material.entries))
    document, bindings = build(
        template(),
        answers(material),
        about=_about(material, today, version, has_restricted=has_restricted),
        parts=_parts(material, ledger),
    )
    every = (*bindings, *ledger.bindings)
    appendix: tuple[Block, ...] = (
        Heading(runs("Where each figure came from")),
        origins(every),
    )
    vintage = latest_vintage()
    return Report(
        document=Document(
            document.about, (*from_chair(chair_words), *document.blocks, *appendix)
        ),
        bindings=every,
        figures=facts_in(ledger.observations),
        known_at=vintage.known_at if vintage else None,
        has_restricted=has_restricted,
        area=material.area,
        quarter=quarter,
        version=version,
        chair_words=chair_words,
    )


def template() -> str:
    """Return the report's template."""
    folder = files("frankpledge.performance").joinpath("templates/performance")
    return folder.joinpath("quarterly.md").read_text("utf-8")


def _parts(material: Material, ledger: Ledger) -> Callable[[Request], Sequence[Block]]:
    made: dict[str, Callable[[], Sequence[Block]]] = {
        "status-table": lambda: figures_parts.status_table(material),
        "figures-table": lambda: figures_parts.figures_table(material, ledger),
        "standing-table": lambda: figures_parts.standing_table(material),
        "pairs-table": lambda: figures_parts.pairs_table(material),
        "good": lambda: words_parts.good(material),
        "concerns": lambda: words_parts.concerns(material),
        "decisions": lambda: words_parts.decisions(material),
        "exceptions": lambda: list(words_parts.exceptions(material)),
        "highlights": lambda: words_parts.highlights(material),
        "action-counts": lambda: notes_parts.action_counts(material),
        "late-actions": lambda: notes_parts.late_actions(material),
        "claims": lambda: notes_parts.claims(material),
        "data-notes": lambda: notes_parts.data_notes(material),
        "revisions": lambda: notes_parts.revisions(material),
    }
    return lambda request: made[request.name]()


def _is_restricted(entry: Entry) -> bool:
    """Say whether an entry shows a figure that not everybody may see."""
    definition = entry.standing.definition
    is_kept_back = definition is not None and definition.restricted
    return is_kept_back and not entry.is_withheld


def _about(
    material: Material, today: date, version: str, *, has_restricted: bool
) -> About:
    return About(
        title=f"{material.area}: performance in {material.quarter.label}",
        created=today,
        subtitle=f"Quarterly performance report on {material.plan.title}",
        area=material.area,
        period=material.quarter.label,
        owner=f"{material.area} Community Safety Partnership",
        version="" if version == DRAFT else version,
        status="draft" if version == DRAFT else "frozen as given to the board",
        marking="OFFICIAL-SENSITIVE" if has_restricted else "OFFICIAL",
        sources=tuple(
            sorted({material.source_of(entry) for entry in material.entries})
        ),
        other_formats="Ask the partnership for large print, easy read or another language.",
    )


def file_of(report: Report, form: str) -> NamedFile:
    """Return the report in one format, under its name."""
    name = file_name(
        report.area, "performance", slug_of(report.quarter), report.version, form
    )
    return NamedFile(form, name, write(report.document, form))


def made_of(report: Report, forms: Sequence[str]) -> MadeReport:
    """Return the report with its files, ready to be frozen."""
    return MadeReport(
        title=report.document.about.title,
        marking=report.document.about.marking,
        has_restricted=report.has_restricted,
        figures=report.figures,
        bindings=[_kept(each) for each in report.bindings],
        known_at=report.known_at,
        chair_words=report.chair_words,
        files=tuple(file_of(report, form) for form in forms),
    )


def _kept(binding: Binding) -> dict[str, Any]:
    value = binding.answer.value
    return {
        "id": binding.id,
        "asked": binding.request.asked(),
        "text": binding.answer.text,
        "value": value if isinstance(value, int | float | str) else None,
        "origin": dict(binding.answer.provenance),
    }
