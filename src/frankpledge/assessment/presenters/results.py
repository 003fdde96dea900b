"""What the pages of results and of decisions show, once scoring is closed."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import Http404, QueryDict
from django.urls import reverse

from frankpledge.analysis.measures.definition import (
    UNCONDITIONAL,
    Definition,
    Form,
    Incidents,
)
from frankpledge.analysis.statistics.sentences import number
from frankpledge.assessment.forms.offered import words
from frankpledge.assessment.models import Assessment, AssessmentStep, ThemeLine
from frankpledge.assessment.presenters.asking import link
from frankpledge.assessment.presenters.files import FORMATS
from frankpledge.assessment.presenters.scoring import concern_words
from frankpledge.assessment.rules.scoring import (
    CONCERN_TRIED,
    Block,
    Item,
    usual_method,
)
from frankpledge.assessment.rules.themes import Theme, theme_named, themes
from frankpledge.assessment.rules.weights import in_words, tried, unusual
from frankpledge.assessment.selectors import Scored, method_of, weighting_of
from frankpledge.assessment.states import ProjectState
from frankpledge.evidence.selectors import definitions_in_force
from frankpledge.ui.tables import Column, Filter, Listing, Shown


OPEN = "police-street"


def row_of(rows: Sequence[Scored], line: ThemeLine) -> Scored:
    """Return the results of one matter, or 404."""
    for row in rows:
        if row.line.pk == line.pk:
            return row
    raise Http404


def agreement(row: Scored) -> str:
    """Return whether the scorers agreed, in words."""
    if not row.sheets:
        return "Nobody scored it"
    if len(row.sheets) == 1:
        return "One agency scored it"
    wide = [spread.item.title.split(":")[0] for spread in row.spreads if spread.is_wide]
    return f"Wide apart: {'; '.join(wide)}" if wide else "They agree"


def movement(row: Scored) -> str:
    """Return between which ranks a matter moves under other weights."""
    moves = row.sensitivity
    if moves is None:
        return ""
    if moves.is_steady:
        return f"stays {moves.rank}"
    return f"between {moves.best} and {moves.worst}"


def decision_words(row: Scored) -> str:
    """Return what was decided of a matter."""
    decision = getattr(row.line, "decision", None)
    if decision is None:
        return "Not decided"
    against = ", against the scores" if decision.overrides_rank else ""
    return f"{words(decision.tier)}{against}"


def _to_decide(assessment: Assessment) -> Column:
    """Return the column from which a matter is decided, beside its name."""

    def act(row: Scored) -> str:
        href = reverse("assessment:decide", args=[assessment.slug, row.line.pk])
        done = hasattr(row.line, "decision")
        return link(href, "Decide again" if done else "Decide", row.line.title)

    return Column("act", "Do", value=act, in_files=False)


def _result_columns(assessment: Assessment, *, may_decide: bool) -> tuple[Column, ...]:
    return (
        Column("rank", "Rank", value=lambda r: r.rank, sort=True, is_numeric=True),
        Column(
            "matter",
            "Matter",
            value=lambda r: r.line.title,
            is_header=True,
            sort=True,
            href=lambda r: reverse(
                "assessment:result", args=[assessment.slug, r.line.pk]
            ),
        ),
        *((_to_decide(assessment),) if may_decide else ()),
        Column(
            "score",
            "Score",
            value=lambda r: round(r.score.total, 1) if r.score else None,
            shown=lambda r: number(r.score.total, 1) if r.score else "not scored",
            sort=True,
            is_numeric=True,
        ),
        Column("scorers", "Agencies", value=lambda r: len(r.sheets), is_numeric=True),
        Column("agreement", "Did they agree?", value=agreement),
        Column("ranks", "Rank under other weights", value=movement),
        Column(
            "concern",
            "Public concern",
            value=lambda r: concern_words(r.line),
            shown=lambda r: concern_words(r.line).split(":")[0],
        ),
        Column("decision", "Decided", value=decision_words, sort=True),
        Column(
            "reason",
            "Why",
            is_prose=True,
            value=lambda r: getattr(getattr(r.line, "decision", None), "reason", ""),
        ),
    )


def result_list(
    assessment: Assessment,
    rows: Sequence[Scored],
    asked: QueryDict,
    *,
    may_export: bool,
    may_decide: bool,
) -> Shown:
    """Return every matter with its score, rank, spread and decision."""
    disputed = Filter(
        "disputed",
        forms.BooleanField(label="Wide apart only"),
        lambda found, _: [row for row in found if row.is_disputed],
    )
    return Listing(
        caption="Scores and decisions",
        columns=_result_columns(assessment, may_decide=may_decide),
        filters=(disputed,),
        order="",
        noun=("matter", "matters"),
        empty="Nothing is on the long list.",
        formats=FORMATS if may_export else (),
    ).of(list(rows), asked)


def result_notes(assessment: Assessment, rows: Sequence[Scored]) -> dict[str, Any]:
    """Return what must be said beside the results."""
    method = method_of(assessment)
    return {
        "method": method,
        "made": in_words(method),
        "counts": list(unusual(method)),
        "tried": tried(method, CONCERN_TRIED),
        "weighting": weighting_of(assessment),
        "items": [
            {"block": words(block.value), "items": [i.title for i in method.of(block)]}
            for block in Block
        ],
        "unasked": [
            row.line.title
            for row in rows
            if row.sheets and row.line.public_concern is None
        ],
        "disputed": sum(row.is_disputed for row in rows),
        "unscored": sum(not row.sheets for row in rows),
    }


def result_page(assessment: Assessment, row: Scored) -> dict[str, Any]:
    """Return one matter item by item, agency by agency, with what each rests on."""
    closed = (
        AssessmentStep.objects.filter(
            assessment=assessment, state=ProjectState.IN_REVIEW.value
        )
        .order_by("made_at")
        .first()
    )
    return {
        "assessment": assessment,
        "row": row,
        "agreement": agreement(row),
        "movement": movement(row),
        "concern": concern_words(row.line),
        "seen": seen_words(row),
        "decision": getattr(row.line, "decision", None),
        "decided": decision_words(row),
        "table": _sheets_table(row),
        "confidence": [(str(s.agency), s.confidence or "not said") for s in row.sheets],
        "late": [
            str(sheet.agency)
            for sheet in row.sheets
            if closed and sheet.submitted_at and sheet.submitted_at > closed.made_at
        ],
    }


def _sheets_table(row: Scored) -> dict[str, Any]:
    agencies = [str(sheet.agency) for sheet in row.sheets]
    wide = {spread.item.id: spread for spread in row.spreads}
    return {
        "caption": f"{row.line.title}: what each agency scored",
        "head": [
            {"text": "Item"},
            *({"text": agency} for agency in agencies),
            {"text": "Middle", "format": "numeric"},
            {"text": "Apart?"},
        ],
        "rows": [
            list(_item_row(row, item, wide))
            for item in usual_method().item
            if item.id in wide
        ],
        "scroll": f"{row.line.title}: what each agency scored",
    }


def _item_row(row: Scored, item: Item, wide: Any) -> Iterator[dict[str, Any]]:
    yield {"text": item.title.split(":")[0], "is_header": True}
    for sheet in row.sheets:
        reason = sheet.reasons.get(item.id, "")
        said = sheet.values.get(item.id, "")
        yield {"text": f"{said}: {reason}" if reason else f"{said}"}
    spread = wide[item.id]
    yield {"text": f"{spread.middle:g}", "format": "numeric"}
    yield {"text": "Yes: talk it over" if spread.is_wide else "No"}


def seen_words(row: Scored) -> str:
    """Return what the board has before it."""
    if row.score is None:
        return "Nobody has scored this matter."
    agencies = "agency" if len(row.sheets) == 1 else "agencies"
    return (
        f"Score {number(row.score.total, 1)}, rank {row.rank}, from "
        f"{len(row.sheets)} {agencies}. {agreement(row)}. {concern_words(row.line)}."
    )


def decision_initial(line: ThemeLine, today: date) -> dict[str, Any]:
    """Return what was decided of a matter as the form begins."""
    decision = getattr(line, "decision", None)
    if decision is None:
        known = {theme.id for theme in themes()}
        limbs = theme_named(line.theme).limbs if line.theme in known else ()
        return {"decided_on": today, "limbs": list(limbs)}
    names = ("tier", "reason", "against", "limbs", "measures", "review_on")
    return {
        **{name: getattr(decision, name) for name in names},
        "owner": str(decision.owner_id or ""),
        "added_value": ""
        if decision.added_value is None
        else str(decision.added_value),
        "decided_on": decision.decided_on,
    }


def measures_for(line: ThemeLine) -> list[tuple[str, str]]:
    """
    Return the measures by which a matter may be followed: those of its theme.

    Those that open data already answer come first. A matter of the area alone has no
    theme: every measure of open data is offered for it.
    """
    theme = {theme.id: theme for theme in themes()}.get(line.theme)
    definitions = definitions_in_force()
    found = [n for n, one in definitions.items() if _is_open(one, theme)]
    alike = [name for name in definitions if theme and name.startswith(theme.id)]
    chosen = dict.fromkeys([*found, *(theme.measures if theme else ()), *alike])
    return [(name, definitions[name].name) for name in chosen if name in definitions]


def _is_open(one: Definition, theme: Theme | None) -> bool:
    """Say whether a measure counts open records of the theme's kinds and no others."""
    counted = one.numerator
    if one.form is not Form.RATE or not isinstance(counted, Incidents):
        return False
    if counted.dataset != OPEN or counted.condition != UNCONDITIONAL:
        return False
    return theme is None or (
        bool(counted.kinds) and set(counted.kinds) <= set(theme.kinds)
    )
