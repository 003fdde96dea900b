"""What was scored, decided, said by the public, done and still missing, as blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.timezone import localdate

from frankpledge.analysis.dates import day_in_words
from frankpledge.analysis.statistics.sentences import number
from frankpledge.assessment.models import Assessment, Decision, Recommendation
from frankpledge.assessment.rules.scoring import Block as ScoreBlock
from frankpledge.assessment.rules.weights import in_words, unusual
from frankpledge.assessment.selectors import Scored, method_of, weighting_of
from frankpledge.assessment.states import RecommendationState, RequestState
from frankpledge.documents.columns import Column, Kind
from frankpledge.documents.model import (
    Block,
    Cell,
    Heading,
    Listing,
    Paragraph,
    Table,
    runs,
)


PRIORITIES = (
    Column("matter", "Matter"),
    Column("score", "Score", Kind.NUMBER, 1),
    Column("rank", "Rank", Kind.WHOLE),
    Column("ranks", "Ranks under other weights"),
    Column("spread", "Did scorers agree?"),
    Column("tier", "Decided"),
    Column("reason", "Why"),
)


def priorities(assessment: Assessment, rows: Sequence[Scored]) -> list[Block]:
    """Return scores, ranks and decisions, what was not chosen too."""
    if not any(row.score or getattr(row.line, "decision", None) for row in rows):
        return []
    return [
        Table(
            "Scores and decisions, what was not chosen too",
            PRIORITIES,
            tuple(_priority(row) for row in rows),
            tuple(_method_notes(assessment)),
            name="priorities",
        )
    ]


def _priority(row: Scored) -> tuple[str | float | Cell, ...]:
    decision: Decision | None = getattr(row.line, "decision", None)
    moves = row.sensitivity
    return (
        row.line.title,
        row.score.total if row.score else Cell(None, "not scored"),
        Cell(row.rank, "" if row.rank else "none"),
        "" if moves is None else f"{moves.best} to {moves.worst}",
        ""
        if not row.sheets
        else "no, they were wide apart"
        if row.is_disputed
        else "yes",
        decision.tier.replace("-", " ") if decision else "not decided yet",
        _why(decision) if decision else "",
    )


def _why(decision: Decision) -> str:
    if not decision.overrides_rank:
        return decision.reason
    return f"{decision.reason} Against the scores: {decision.against}"


def _method_notes(assessment: Assessment) -> Iterator[str]:
    method, own = method_of(assessment), weighting_of(assessment)
    yield (
        f"{method.name}, version {method.version}. {in_words(method)}. Agencies "
        "scored apart; the median of each item is used."
    )
    counts = "; ".join(unusual(method))
    if counts:
        yield f"{counts}."
    if own is not None:
        after = ", after scores were shown" if own.after_scoring else ""
        day = day_in_words(localdate(own.set_at))
        yield f"Weights set on {day}{after}: {own.reason}"
    for block in ScoreBlock:
        items = "; ".join(item.title for item in method.of(block))
        yield f"{block.value.capitalize()}: {items}."
    yield "Where the public was not asked, concern counts as nought and the row says so."


CONCERN = (
    Column("matter", "Matter"),
    Column("percent", "% who put it first", Kind.PERCENT, 0),
    Column("source", "Where they were asked"),
)


def concerns(rows: Sequence[Scored]) -> list[Block]:
    """Return what people put first, with where they were asked."""
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


def review(assessment: Assessment) -> list[Block]:
    """Return what the assessment before this one recommended and what came of it."""
    if assessment.earlier is None:
        return []
    rows = list(assessment.earlier.recommendations.select_related("action"))
    if not rows:
        return []
    done = sum(row.state == RecommendationState.DONE for row in rows)
    return [
        Paragraph(
            runs(
                f"Done of what “{assessment.earlier.title}” recommended: "
                f"{number(done)} of {number(len(rows))}."
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
    return row.text, _stands(row), row.result or row.reason


def _stands(row: Recommendation) -> str:
    """Return what was decided of a recommendation, and how its task goes if it is one."""
    said = row.state.replace("-", " ")
    if row.action is None:
        return said
    return f"{said}; task {row.action.ref} {row.action.state.replace('-', ' ')}"


def gaps(assessment: Assessment) -> list[Block]:
    """Return what was asked for and has not come."""
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


MADE = (
    Column("recommendation", "Recommended"),
    Column("owner", "Whose"),
    Column("due", "By when"),
    Column("state", "Decided"),
)


def recommendations(assessment: Assessment) -> list[Block]:
    """Return what this assessment recommends, to whom and by when."""
    rows = list(assessment.recommendations.select_related("owner", "action"))
    if not rows:
        return []
    return [
        Table(
            "Recommendations",
            MADE,
            tuple(
                (
                    row.text,
                    str(row.owner) if row.owner else "nobody yet",
                    day_in_words(row.due_on) if row.due_on else "no day",
                    _stands(row),
                )
                for row in rows
            ),
            name="recommendations",
        )
    ]
