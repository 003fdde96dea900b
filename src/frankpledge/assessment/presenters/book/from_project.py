"""What people wrote, scored and decided, as sections of the product."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from frankpledge.access.models import Member
from frankpledge.analysis.measures.periods import Period
from frankpledge.assessment.models import Assessment, Section
from frankpledge.assessment.presenters.book import (
    beside,
    decided,
    pinned,
    tactical,
    together,
)
from frankpledge.assessment.presenters.book.making import Material
from frankpledge.assessment.rules.products import template_of
from frankpledge.assessment.selectors import (
    Scanned,
    contents_written,
    ground,
    is_scoring_open,
    printable_figure,
    scored,
)
from frankpledge.assessment.selectors import (
    scanned as scan_area,
)
from frankpledge.assessment.states import Edition, Product, ProjectState
from frankpledge.documents.bindings import Answer, Request
from frankpledge.documents.failures import DocumentFailure
from frankpledge.documents.markdown import build
from frankpledge.documents.model import About, Block
from frankpledge.partnership.selectors.duties import has_county


Blocks = dict[str, list[Block]]


def material_of(
    assessment: Assessment,
    scanned: Scanned | None,
    *,
    edition: Edition,
    by: Member,
    today: date,
    version: str = "",
    readers: str = "",
    expires_on: date | None = None,
) -> Material:
    """
    Return everything one edition of a product is made of.

    A restricted section is in no public edition. While scoring is open no edition
    says anything of the scores, not even of the agency that builds it.
    """
    template = template_of(assessment.product)
    if edition is Edition.PUBLIC and not template.may_be_public:
        raise DocumentFailure(f"A {template.title} has no public edition.")
    sections = _sections(assessment, edition)
    return Material(
        scanned=scanned,
        edition=edition,
        today=today,
        has_county=has_county(assessment.partnership),
        version=version,
        status=status_words(assessment),
        written=_together(
            _written(assessment, sections, edition, by, today),
            _of_the_month(assessment, scanned, edition, today),
        ),
        evidence=pinned.evidence(assessment, edition),
        of_themes=_of_themes(assessment, sections, edition, today),
        figures=beside.measure_tables(assessment.area_code, edition),
        product=Product(assessment.product),
        is_decided="priorities" in contents_written(assessment),
        theme=assessment.theme,
        area_name=assessment.partnership.name,
        subtitle=assessment.title,
        readers=readers,
        expires_on=expires_on,
        review_on=assessment.review_on,
        others=others_of(assessment) if scanned else (),
    )


def others_of(assessment: Assessment) -> list[Scanned]:
    """Return what the records say of the districts that made an audit with ours."""
    if assessment.product != Product.AUDIT:
        return []
    named = assessment.authors.exclude(area_code="")
    codes_named = sorted(set(named.values_list("area_code", flat=True)))
    held = ground() if codes_named else None
    return [
        scan_area(code, held, assessment.looks_before) for code in codes_named if held
    ]


def _of_themes(
    assessment: Assessment, sections: Sequence[Section], edition: Edition, today: date
) -> Blocks:
    return {
        section.theme: blocks_of(section, assessment, today, edition)
        for section in sections
        if section.theme
    }


def _sections(assessment: Assessment, edition: Edition) -> list[Section]:
    return [
        section
        for section in assessment.sections.all()
        if section.text.strip()
        and not (section.is_restricted and edition is Edition.PUBLIC)
    ]


def _written(
    assessment: Assessment,
    sections: Sequence[Section],
    edition: Edition,
    by: Member,
    today: date,
) -> Blocks:
    own = template_of(assessment.product).sections
    found: Blocks = {}
    for section in sections:
        if section.name in own and not section.theme:
            found[section.name] = blocks_of(section, assessment, today, edition)
    rows = scored(assessment, by, on=today)
    made = {
        "priorities": []
        if is_scoring_open(assessment)
        else decided.priorities(assessment, rows),
        "public": decided.concerns(rows),
        "review": decided.review(assessment),
        "horizon": beside.horizon(assessment, today),
        "links": beside.links(assessment),
        "above": beside.above(assessment, today),
        "places": together.places(assessment, edition),
        "authors": together.authors(assessment),
        "gaps": decided.gaps(assessment),
        "recommendations": decided.recommendations(assessment),
    }
    return _together(found, {name: made[name] for name in made if name in own})


def _together(found: Blocks, more: Blocks) -> Blocks:
    """Return what people wrote with what is filled in under the same headings."""
    for name, blocks in more.items():
        if blocks:
            found.setdefault(name, []).extend(blocks)
    return found


def _of_the_month(
    assessment: Assessment, scanned: Scanned | None, edition: Edition, today: date
) -> Blocks:
    """Return what a tactical assessment is filled with: people, concerns, tasks."""
    if assessment.product != Product.TACTICAL or scanned is None:
        return {}
    return {
        "people": tactical.people(assessment, edition),
        "public": tactical.concerns(assessment, edition, today),
        "checked": decided.review(assessment),
        "tasks": tactical.tasks(scanned),
    }


def status_words(assessment: Assessment) -> str:
    """Return how far a product has come, as its cover says it."""
    return {
        ProjectState.DRAFT: "draft",
        ProjectState.IN_REVIEW: "before the board",
        ProjectState.APPROVED: "approved",
        ProjectState.ENDED: "ended",
    }[ProjectState(assessment.state)]


def blocks_of(
    section: Section, assessment: Assessment, today: date, edition: Edition
) -> list[Block]:
    """Return a section's Markdown as blocks, its live figures filled in."""
    return written_blocks(
        section.text, assessment, title=str(section), today=today, edition=edition
    )


def written_blocks(
    text: str, assessment: Assessment, *, title: str, today: date, edition: Edition
) -> list[Block]:
    """Return Markdown as blocks; raise where it asks for what cannot be answered."""
    document, _ = build(
        text,
        lambda request: answered(request, assessment, edition),
        about=About(title=title, created=today),
    )
    return list(document.blocks)


def answered(request: Request, assessment: Assessment, edition: Edition) -> Answer:
    """
    Return the figure a section asks for: a measure, a period, this area or another.

    A figure that may not be printed in the edition is “not available”. Raises
    DocumentFailure where the directive is not `figure` with a period.
    """
    period = request.arguments.get("period", "")
    if request.verb != "figure" or not period:
        raise DocumentFailure(
            f"“{request.asked()}” cannot be answered.",
            'Write {{ figure "measure" period="2019/20" }}.',
        )
    area = request.arguments.get("area", assessment.area_code)
    parsed = Period.parse(period)
    found = printable_figure(request.name, area, parsed, edition)
    if found is None:
        return Answer("not available")
    shown, value = found
    origin = {"measure": request.name, "area": area, "period": parsed.label}
    return Answer(shown, value, origin)
