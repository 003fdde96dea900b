"""Evidence pinned to sections: as it was known then, and as it is now."""

from __future__ import annotations

from frankpledge.analysis.dates import day_in_words
from frankpledge.analysis.measures.periods import Period
from frankpledge.assessment.models import Assessment, PinnedEvidence
from frankpledge.assessment.selectors import definition_names, printable_figure
from frankpledge.assessment.states import Edition
from frankpledge.documents.columns import Column
from frankpledge.documents.model import Block, Table


EVIDENCE = (
    Column("shows", "What it shows"),
    Column("source", "Where it stands"),
    Column("then", "As it was pinned"),
    Column("now", "As it is now"),
)
NOT_SHOWN = "not available"


def evidence(assessment: Assessment, edition: Edition) -> dict[str, list[Block]]:
    """
    Return the evidence of each section as a table, by the section's name.

    The public edition has figures alone, those that may be printed in it, and
    nothing of a section that is restricted.
    """
    hidden: set[str] = set()
    if edition is Edition.PUBLIC:
        restricted = assessment.sections.filter(is_restricted=True, theme="")
        hidden = set(restricted.values_list("name", flat=True))
    rows: dict[str, list[tuple[str, ...]]] = {}
    for one in assessment.evidence.all():
        line = row(one, assessment.area_code, edition)
        if line is not None and one.section not in hidden:
            rows.setdefault(one.section, []).append(line)
    return {
        name: [Table("Evidence", EVIDENCE, tuple(lines), name=f"{name}-evidence")]
        for name, lines in rows.items()
    }


def row(
    one: PinnedEvidence, area_code: str, edition: Edition
) -> tuple[str, ...] | None:
    """Return one piece of evidence as a row, None where the edition may not show it."""
    if not one.measure:
        is_public = edition is Edition.PUBLIC
        return None if is_public else (one.shows, one.source, "", "")
    found = printable_figure(one.measure, area_code, Period.parse(one.period), edition)
    if found is None and edition is Edition.PUBLIC:
        return None
    now = found[0] if found else NOT_SHOWN
    then = f"{one.words} on {day_in_words(one.pinned_on)}"
    mark = "the same" if now == one.words else now
    name = definition_names().get(one.measure, one.measure)
    where = ", ".join(filter(None, [name, one.period, one.source]))
    return one.shows, where, then, mark
