"""What an assessment must contain by law, and where this one does."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Required:
    """One required content, its letter in regulation 7 and the section that meets it."""

    letter: str
    what: str
    section: str


REGULATION = (
    "Regulation 7, Crime and Disorder (Formulation and Implementation of Strategy) "
    "Regulations 2007 (SI 2007/1830), as amended"
)
REQUIRED = (
    Required("a", "Levels and patterns of crime, disorder and misuse", "themes"),
    Required("b", "Changes since the last assessment", "themes"),
    Required("c", "Why they changed", "reasons"),
    Required("d", "Matters that the authorities should put first", "priorities"),
    Required("e", "Matters that people who live and work there put first", "public"),
    Required("f", "How far last year's plan was carried out", "review"),
    Required("g", "Matters for the county strategy group", "county"),
)


@dataclass(frozen=True)
class Tick:
    """Whether one required content is there, and what is missing if not."""

    required: Required
    is_there: bool
    missing: str


def ticked(written: frozenset[str], *, has_county: bool) -> tuple[Tick, ...]:
    """
    Return the required contents ticked off against the sections that were written.

    Matters for a county group are asked for only where there is one.
    """
    found = []
    for required in REQUIRED:
        if required.section == "county" and not has_county:
            continue
        is_there = required.section in written
        found.append(
            Tick(required, is_there, "" if is_there else MISSING[required.section])
        )
    return tuple(found)


MISSING = {
    "themes": "No theme has any record.",
    "reasons": "Nobody has yet written why the levels changed.",
    "priorities": "The panel has not yet scored and decided.",
    "public": "No survey, meeting or consultation has been recorded.",
    "review": "No review of last year's plan has been recorded.",
    "county": "Nothing has been put forward to the county group.",
}
