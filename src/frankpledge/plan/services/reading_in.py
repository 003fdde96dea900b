"""Reading a plan that came as a document: what it says, and what has to be asked."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from frankpledge.documents.reading import KINDS, read_document
from frankpledge.documents.reading.sheets import read_sheets
from frankpledge.evidence.selectors import groups
from frankpledge.partnership.selectors import agencies_of, home, people_of
from frankpledge.plan.rules.beside import Beside
from frankpledge.plan.rules.content import PlanContent, PlanFault
from frankpledge.plan.rules.reading import (
    AS_TEXT,
    Directory,
    Draft,
    OpenDoubts,
    beside_in,
    draft_from,
    read_plan,
    settled,
)
from frankpledge.plan.selectors.layouts import measure_words
from frankpledge.plan.services.files import MOST_BYTES, refuse_bomb, workbook_rows


__all__ = [
    "AS_TEXT",
    "Draft",
    "OpenDoubts",
    "as_plan",
    "beside_plan",
    "draft_from",
    "is_document",
    "read_plan_document",
    "with_head",
]

WORKBOOKS = frozenset({".xlsx", ".ods"})
HEAD = ("title", "slug", "starts_on", "ends_before")


def is_document(name: str, data: bytes) -> bool:
    """Say whether a file is a plan in print, not this product's own workbook or data."""
    ending = PurePath(name).suffix.lower()
    if ending in WORKBOOKS:
        return "Plan" not in workbook_rows(name, data)
    return ending in KINDS


def read_plan_document(name: str, data: bytes) -> Draft:
    """Return the plan a document says, with every doubt; raise PlanFault or failures."""
    if len(data) > MOST_BYTES:
        raise PlanFault([f"{name} is larger than a plan can be (5 MB)"])
    if PurePath(name).suffix.lower() in WORKBOOKS:
        refuse_bomb(name, data)
        return read_plan(read_sheets(name, data), registers())
    return read_plan(read_document(name, data), registers())


def registers() -> Directory:
    """Return what the partnership's registers hold, for names to be found in."""
    partnership = home()
    return Directory(
        measures=tuple(measure_words().values()),
        agencies=tuple(agencies_of(partnership).values_list("name", flat=True)),
        people=tuple(people_of(partnership).values_list("name", flat=True)),
        area=partnership.area_code,
        groups=tuple(dict.fromkeys(n for g in groups() for n in (g.name, g.slug))),
    )


def with_head(draft: Draft, head: Mapping[str, Any]) -> Draft:
    """Return the draft with its title, short name or days said anew by a person."""
    said = {name: head[name] for name in HEAD if head.get(name)}
    return Draft(draft.layout, {**draft.data, **said}, draft.doubts, draft.found)


def beside_plan(draft: Draft, answers: Mapping[str, str]) -> Beside:
    """Return what the document says beside the plan's lines, every doubt answered."""
    return beside_in(draft, answers)


def as_plan(draft: Draft, answers: Mapping[str, str]) -> PlanContent:
    """Return the plan with every doubt answered; raise OpenDoubts or PlanFault."""
    return settled(draft, answers)
