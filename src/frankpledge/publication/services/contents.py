"""Puts together exactly what a release would let out, and finds what stops it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from frankpledge.analysis.disclosure import (
    AreaTooFine,
    Figure,
    Rule,
    protect,
    rule_for,
)
from frankpledge.analysis.measures import Definition
from frankpledge.analysis.measures.definition import Family
from frankpledge.evidence import selectors as evidence
from frankpledge.publication import selectors
from frankpledge.publication.models import Release
from frankpledge.publication.rules import wording
from frankpledge.publication.rules.tables import (
    WHOLE,
    Block,
    as_plain,
    cells_of,
    figures_of,
    not_counted,
    table_of,
)
from frankpledge.publication.services.headlines import headline
from frankpledge.publication.states import Weight


# Never for areas smaller than a district, whatever their numbers (sharing 8.10).
DISTRICT_ONLY = frozenset({Family.DOMESTIC_ABUSE, Family.HATE})


@dataclass
class Gathered:
    """What a release would let out, every count behind it, and what was found."""

    measures: list[dict[str, Any]] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    rules: dict[str, Rule] = field(default_factory=dict)
    findings: list[dict[str, str]] = field(default_factory=list)

    def find(self, weight: Weight, measure: str, sentence: str, fix: str = "") -> None:
        """Keep one finding."""
        self.findings.append(
            {
                "weight": weight.value,
                "measure": measure,
                "sentence": sentence,
                "fix": fix,
            }
        )

    @property
    def stops(self) -> bool:
        """Say whether anything found stops the release."""
        return any(each["weight"] == Weight.STOPS for each in self.findings)

    def plain_figures(self) -> list[dict[str, Any]]:
        """Return every count as it is kept for later checks."""
        return [as_plain(figure) for figure in self.figures]


def gathered(
    release: Release,
    definitions: Sequence[tuple[Definition, int]],
    *,
    as_known_at: datetime | None = None,
) -> Gathered:
    """
    Return all that the release would let out, protected, with what was found.

    With a time, everything is worked out as it was known then, by the versions of
    the definitions given.
    """
    found = Gathered()
    kinds = {WHOLE: selectors.places_of(WHOLE)}
    if release.inner_kind:
        kinds[release.inner_kind] = selectors.places_of(release.inner_kind)
    for definition, number in definitions:
        if reason := refused_outright(release, definition):
            found.find(Weight.STOPS, definition.name, reason, "Leave it out.")
            continue
        blocks = selectors.blocks_of(
            release,
            definition,
            kinds,
            as_known_at=as_known_at,
            version=number if as_known_at else None,
        )
        add_measure(found, release, definition, number, blocks)
    return found


def refused_outright(release: Release, definition: Definition) -> str:
    """Return why a measure may not go out at all in this release, else nothing."""
    if definition.restricted:
        return f"“{definition.name}” is restricted: it is never published."
    if release.inner_kind and definition.family in DISTRICT_ONLY:
        return (
            f"“{definition.name}” may not be published for areas smaller than "
            "the district."
        )
    return ""


def add_measure(
    found: Gathered,
    release: Release,
    definition: Definition,
    number: int,
    blocks: Sequence[Block],
) -> None:
    """Protect one measure's figures and put them to what goes out."""
    if not blocks:
        sentence = f"“{definition.name}” has no figures for these periods and areas."
        found.find(Weight.STOPS, definition.name, sentence, "Leave it out.")
        return
    rule = rule_for(definition.small_numbers)
    rule = rule.rounding() if release.is_rounded else rule
    found.rules[definition.id] = rule
    tables = []
    notes: dict[str, None] = {}
    for block in blocks:
        if reason := not_counted(block):
            found.find(
                Weight.STOPS,
                definition.name,
                f"“{definition.name}” cannot be checked for small numbers: {reason}.",
                "Leave it out.",
            )
            return
        try:
            protected = protect(table_of(block, adds_up=adds_up(block, blocks)), rule)
        except AreaTooFine as failure:
            found.find(Weight.STOPS, definition.name, failure.args[0], failure.fix)
            return
        cells = cells_of(block, protected)
        tables.append(as_table(block, cells))
        notes |= dict.fromkeys(protected.notes)
        found.figures += figures_of(
            block, cells, str(release), is_rounded=bool(rule.round_to)
        )
    entry = described(definition, number, rule)
    entry |= {"tables": tables, "notes": list(notes)}
    found.measures.append(entry | headline(definition, blocks, tables))


def adds_up(block: Block, blocks: Sequence[Block]) -> bool:
    """
    Say whether these areas' counts add up to those published for the whole.

    Then a hidden cell could be worked out from the rest, so enough others must be
    hidden with it.
    """
    whole = next(
        (
            other
            for other in blocks
            if other is not block
            and other.period_type is block.period_type
            and other.places[0].kind == WHOLE
        ),
        None,
    )
    return whole is not None and block.places[0].kind != WHOLE


def as_table(block: Block, cells: list[list[dict[str, str]]]) -> dict[str, Any]:
    """Return one table as it is frozen."""
    return {
        "period_type": str(block.period_type),
        "period_words": wording.PERIOD_WORDS[block.period_type],
        "area_kind": block.places[0].kind,
        "areas": [{"code": place.code, "name": place.name} for place in block.places],
        "periods": [
            {
                "label": period.label,
                "starts_on": period.starts_on.isoformat(),
                "ends_before": period.ends_before.isoformat(),
                "spoken": evidence.spoken_period(period),
            }
            for period in block.periods
        ],
        "cells": cells,
    }


def described(definition: Definition, number: int, rule: Rule) -> dict[str, Any]:
    """Return what readers need to know of a measure: never a figure without it."""
    last = definition.settled_after_months
    return {
        "id": definition.id,
        "name": wording.public_name(definition.name),
        "question": definition.question,
        "family": str(definition.family),
        "unit": definition.unit_words,
        "form": str(definition.form),
        "decimals": definition.decimals,
        "direction": str(definition.direction),
        "version": number,
        "supplier": definition.supplier,
        "sources": list(definition.sources),
        "caveats": list(definition.caveats),
        "composite": definition.composite_note,
        "settled": f"Figures may still change for {last} months." if last else "",
        "small_numbers": str(definition.small_numbers),
        "small_numbers_reason": definition.small_numbers_reason or rule.reason,
        "threshold": rule.threshold,
        "breaks": [
            {"on": each.on.isoformat(), "note": each.note} for each in definition.breaks
        ],
    }


def digest_of(content: Mapping[str, Any]) -> str:
    """Return the mark of a content: what was approved is what goes out."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
