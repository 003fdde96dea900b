"""What people wrote, scored and decided, as sections of the assessment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from frankpledge.access.models import Member
from frankpledge.analysis.measures.periods import Period
from frankpledge.analysis.statistics.sentences import number
from frankpledge.assessment.models import Assessment, Decision, Recommendation, Section
from frankpledge.assessment.presenters.book.making import SECTIONS, Material
from frankpledge.assessment.rules.scoring import Block as ScoreBlock
from frankpledge.assessment.rules.scoring import usual_method
from frankpledge.assessment.selectors import Scanned, Scored, scored
from frankpledge.assessment.states import (
    Edition,
    ProjectState,
    RecommendationState,
    RequestState,
)
from frankpledge.documents.bindings import Answer, Request
from frankpledge.documents.columns import Column, Kind, day_in_words
from frankpledge.documents.failures import DocumentFailure
from frankpledge.documents.markdown import build
from frankpledge.documents.model import (
    About,
    Block,
    Heading,
    Listing,
    Paragraph,
    Table,
    runs,
)
from frankpledge.evidence.selectors import measure, observation, valued


def material_of(
    assessment: Assessment,
    scanned: Scanned,
    *,
    edition: Edition,
    by: Member,
    today: date,
    version: str = "",
) -> Material:
    """
    Return everything one edition of an assessment is made of.

    A restricted section is in no public edition; neither are agencies' single scores,
    which no edition prints.
    """
    sections = [
        section
        for section in assessment.sections.all()
        if section.text.strip()
        and not (section.is_restricted and edition is Edition.PUBLIC)
    ]
    written: dict[str, list[Block]] = {}
    for section in sections:
        if section.name in SECTIONS and not section.theme:
            written[section.name] = blocks_of(section, assessment, today)
    rows = scored(assessment, by, on=today)
    _add(written, "priorities", _priorities(rows))
    _add(written, "public", _concerns(rows))
    _add(written, "review", _review(assessment))
    _add(written, "gaps", _gaps(assessment))
    return Material(
        scanned=scanned,
        edition=edition,
        today=today,
        has_county=False,
        version=version,
        status=status_words(assessment),
        written=written,
        of_themes={
            section.theme: blocks_of(section, assessment, today)
            for section in sections
            if section.theme
        },
    )


def status_words(assessment: Assessment) -> str:
    """Return how far an assessment has come, as its cover says it."""
    return {
        ProjectState.DRAFT: "draft",
        ProjectState.IN_REVIEW: "before the board",
        ProjectState.APPROVED: "approved",
        ProjectState.ENDED: "ended",
    }[ProjectState(assessment.state)]


def blocks_of(section: Section, assessment: Assessment, today: date) -> list[Block]:
    """Return a section's Markdown as blocks, its live figures filled in."""
    document, _ = build(
        section.text,
        lambda request: answered(request, assessment),
        about=About(title=str(section), created=today),
    )
    return list(document.blocks)


def answered(request: Request, assessment: Assessment) -> Answer:
    """
    Return the figure a section asks for: a measure, a period, this area or another.

    Raises DocumentFailure where the directive is not `figure` with a period.
    """
    period = request.arguments.get("period", "")
    if request.verb != "figure" or not period:
        raise DocumentFailure(
            f"“{request.asked()}” cannot be answered.",
            'Write {{ figure "measure" period="2019/20" }}.',
        )
    version = measure(request.name)
    area = request.arguments.get("area", assessment.area_code)
    found = observation(version.measure, area, Period.parse(period))
    if found is None or found.value is None or version.is_restricted:
        return Answer("not available")
    shown = valued(found.value, version.definition)
    return Answer(
        shown,
        found.value,
        {"measure": version.measure, "area": area, "period": found.period.label},
    )


def _add(written: dict[str, list[Block]], name: str, blocks: Sequence[Block]) -> None:
    if blocks:
        written.setdefault(name, []).extend(blocks)


PRIORITIES = (
    Column("matter", "Matter"),
    Column("score", "Score", Kind.NUMBER, 1),
    Column("rank", "Rank", Kind.WHOLE),
    Column("ranks", "Ranks under other weights"),
    Column("spread", "Did scorers agree?"),
    Column("tier", "Decided"),
    Column("reason", "Why"),
)


def _priorities(rows: Sequence[Scored]) -> list[Block]:
    if not any(row.score for row in rows):
        return []
    return [
        Table(
            "Scores and decisions, what was not chosen too",
            PRIORITIES,
            tuple(_priority(row) for row in rows),
            tuple(_method_notes()),
            name="priorities",
        )
    ]


def _priority(row: Scored) -> tuple[str | float | int | None, ...]:
    decision: Decision | None = getattr(row.line, "decision", None)
    moves = row.sensitivity
    return (
        row.line.title,
        row.score.total if row.score else None,
        row.rank,
        "" if moves is None else f"{moves.best} to {moves.worst}",
        ""
        if not row.sheets
        else "no, they were wide apart"
        if row.is_disputed
        else "yes",
        decision.tier.replace("-", " ") if decision else "not decided yet",
        decision.reason if decision else "",
    )


def _method_notes() -> Iterator[str]:
    method = usual_method()
    weights = method.weights
    yield (
        f"{method.name}, version {method.version}: score = {weights.risk:g} x impact x "
        f"likelihood x gap + {weights.public_concern:g} x public concern. Agencies "
        "scored apart; the median of each item is used."
    )
    for block in ScoreBlock:
        items = "; ".join(item.title for item in method.of(block))
        yield f"{block.value.capitalize()}: {items}."
    yield "Where the public was not asked, concern counts as nought and the row says so."


CONCERN = (
    Column("matter", "Matter"),
    Column("percent", "% who put it first", Kind.PERCENT, 0),
    Column("source", "Where they were asked"),
)


def _concerns(rows: Sequence[Scored]) -> list[Block]:
    asked = [row.line for row in rows if row.line.public_concern is not None]
    if not asked:
        return []
    ordered = sorted(asked, key=lambda line: -(line.public_concern or 0))
    return [
        Table(
            "What people put first",
            CONCERN,
            tuple(
                (line.title, line.public_concern, line.concern_source)
                for line in ordered
            ),
            name="concern",
        )
    ]


REVIEW = (
    Column("recommendation", "Recommended"),
    Column("state", "What became of it"),
    Column("result", "Result or reason"),
)


def _review(assessment: Assessment) -> list[Block]:
    """Return what the assessment before this one recommended and what came of it."""
    if assessment.earlier is None:
        return []
    rows = list(assessment.earlier.recommendations.all())
    if not rows:
        return []
    done = sum(row.state == RecommendationState.DONE for row in rows)
    return [
        Paragraph(
            runs(
                f"{number(done)} of {number(len(rows))} recommendations of "
                f"“{assessment.earlier.title}” are done."
            )
        ),
        Table(
            "Last time's recommendations",
            REVIEW,
            tuple(map(_became, rows)),
            name="review",
        ),
    ]


def _became(row: Recommendation) -> tuple[str, str, str]:
    return row.text, row.state.replace("-", " "), row.result or row.reason


def _gaps(assessment: Assessment) -> list[Block]:
    open_ = [
        request
        for request in assessment.requests.all()
        if request.state != RequestState.RECEIVED
    ]
    if not open_:
        return []
    return [
        Heading(runs("What was asked for and has not come"), 3),
        Listing(
            tuple(
                runs(
                    f"{request.holder}: {request.what} ({request.state.replace('-', ' ')}"
                    + (
                        f", due {day_in_words(request.due_on)}"
                        if request.due_on
                        else ""
                    )
                    + ")"
                )
                for request in open_
            )
        ),
    ]
