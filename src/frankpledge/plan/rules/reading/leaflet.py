"""A plan in a leaflet: short sentences that say from what to what, or why there is none."""

import re

from frankpledge.documents.reading.blocks import Paragraph, Table
from frankpledge.plan.rules.printing import Named
from frankpledge.plan.rules.printing.leaflet import TO_BE_DONE
from frankpledge.plan.rules.printing.parts import WHAT_WE_WILL_DO
from frankpledge.plan.rules.reading.asking import Data
from frankpledge.plan.rules.reading.building import Building
from frankpledge.plan.rules.reading.draft import Choice, DoubtKind
from frankpledge.plan.rules.reading.figures import ends_of, iso
from frankpledge.plan.rules.reading.lines import ask_measure, measured
from frankpledge.plan.rules.reading.outline import (
    Piece,
    is_cover,
    priority_named,
    split_ref,
)
from frankpledge.plan.rules.reading.promises import read_promise, reconciled
from frankpledge.plan.rules.reading.terms import read_baseline
from frankpledge.plan.states import BaselineState, TargetKind


_FROM_TO = re.compile(
    r"from (?P<start>.+), (?:down|up) to (?P<aim>.+?)\."
    r"(?: That is [\d.,]+% (?:less|more)\.)?$"
)
_START = re.compile(r"(?P<aim>.+) Start: (?P<start>.+?)\.?$")
_PRINTED = re.compile(
    r"from (?P<start>\d[\d.,]*%?)(?: (?P<first>.+?))? to (?P<aim>\d[\d.,]*%?)(?: (?P<unit>[^\d.]*?(?:per [\d,]+ \w+)?[^\d.]*?))??"
    r" (?:by|in) (?P<due>\d{4}/\d{2,4}|\w+ \d{4})",
    re.I,
)
_ACTION = re.compile(r"^actions?: (?=\S)", re.I)
_SHARE = re.compile(r"(\d[\d.]*)\s*(?:%|per cent)")
_NO_TARGET = re.compile(r"\b(?:no|not)(?: (?:set|any|a|specific))* targets?\b", re.I)
_REASON = re.compile(r"\b(?:as|because|since|so that|so as)\b (.+?)\.(?:\s|$)", re.I)


def read_leaflet(pieces: list[Piece], building: Building) -> None:
    """Fill a plan from a leaflet."""
    has_marks = any(
        piece.level == 1 and split_ref(piece.heading)[0] for piece in pieces
    )
    for position, piece in enumerate(pieces):
        if is_cover(piece, position, is_own=building.asking.is_own):
            continue
        if has_marks:
            read_own(piece, building)
        else:
            read_printed(piece, building)


def read_own(piece: Piece, building: Building) -> None:
    """Read a piece of a leaflet as this product prints them."""
    ref, said = split_ref(piece.heading)
    if ref and piece.level == 1:
        building.priority(ref, said)
        building.why(piece.rest())
    elif ref:
        objective = building.objective(ref, said)
        for each in piece.paragraphs():
            own_line(each, objective, building)
    elif piece.heading:
        building.passages.add(piece.heading, piece.rest())


def own_line(each: Paragraph, objective: Data, building: Building) -> None:
    """Read one line under an objective: a target's sentence or an action."""
    place = each.place.words()
    if each.is_item:
        building.action(objective, each.text, place)
        return
    ref, said = split_ref(each.text)
    if not ref.startswith(objective["ref"].rstrip("0123456789")):
        ref, said = "", each.text
    name, colon, promise = building.asking.directory.parted(said)
    if each.text != f"{WHAT_WE_WILL_DO}:" and colon:
        ref = building.target_ref(objective, ref)
        building.target(objective, own_target(ref, name, promise, place, building))


def own_target(
    ref: str, name: str, promise: str, place: str, building: Building
) -> Data:
    """Return the target that a leaflet's sentence says."""
    asking = building.asking
    asking.about("target", ref, place)
    asking.found["targets"] += 1
    named, target = measured(name, asking, f"{name}: {promise}")
    found = _FROM_TO.fullmatch(promise) or _START.fullmatch(promise)
    said = read_promise(found["aim"] if found else promise, named, asking)
    target |= {"ref": ref} | said
    start = found["start"] if found else ""
    if start:
        target |= read_baseline(start, named, asking)
    else:
        target["baseline_state"] = BaselineState.NOT_APPLICABLE.value
    if said["kind"] == TargetKind.MILESTONE.value:
        return target | ({"title": name} if name != TO_BE_DONE else {})
    return target if named else ask_measure(name, target, asking)


def read_printed(piece: Piece, building: Building) -> None:
    """Read a piece of a leaflet by others: its sentences with figures, its actions."""
    if named := priority_named(piece, is_own=False):
        building.priority(*named)
    sentences = [each for each in piece.paragraphs() if not each.is_item]
    labelled = [each for each in sentences if _ACTION.match(each.text)]
    items = [each for each in piece.paragraphs() if each.is_item] + labelled
    found = [
        (each, target)
        for each in sentences
        if (target := printed_target(each, piece.heading, building)) is not None
    ]
    promises = bool(labelled) or any("actions" in each.text for each in sentences)
    if not found and not promises:
        ask_signs(piece, building)
        building.passages.add(piece.heading or "Text", piece.rest())
        return
    objective = building.objective("", piece.heading, under=the_priority(building))
    for _, target in found:
        target["ref"] = building.target_ref(objective)
        building.target(objective, target)
    for each in items:
        words = _ACTION.sub("", each.text)
        building.action(objective, words, each.place.words())
    # Whatever else stands there is kept as it is.
    said = [each.text for each in [*(one for one, _ in found), *labelled]]
    rest = [
        block
        for block in piece.rest()
        if isinstance(block, Table) or not (block.is_item or block.text in said)
    ]
    under = the_priority(building)["ref"]
    building.passages.add(piece.heading, rest, under=under)


_LOST = (
    re.compile(r"^(?P<number>\d{1,3}) (?:fall|rise|drop|reduction|increase) in .+"),
    re.compile(r".+ (?:down|up) (?P<number>\d{1,3})(?![\d%])"),
    re.compile(r".*(?:very|feel) .+ (?P<number>\d{1,3})$"),
)


def ask_signs(piece: Piece, building: Building) -> None:
    """Ask of bare numbers of change whether they are counts, or have lost a sign."""
    asking = building.asking
    ref = f"T{len(building.passages.lines) + 1}"
    for each in piece.paragraphs():
        found = next((m for one in _LOST if (m := one.match(each.text))), None)
        if found is None:
            continue
        number = found["number"]
        start, end = found.span("number")
        whole = f"{each.text[:start]}{number}%{each.text[end:]}"
        asking.about("passage", ref, each.place.words())
        asking.ask(
            DoubtKind.UNIT,
            each.text[:100],
            f"Is {number} a count, or a percentage whose sign was lost?",
            [
                Choice("percent", f"{number}%", {"text_saying": [each.text, whole]}),
                Choice("count", f"the count {number}", {}),
            ],
        )


def the_priority(building: Building) -> Data:
    """Return the one priority of a leaflet that marks none."""
    return building.last_priority


def printed_target(each: Paragraph, heading: str, building: Building) -> Data | None:
    """Return the target that a sentence of prose makes, None where it makes none."""
    asking = building.asking
    ref = f"{building.last_priority['ref']}.{len(building.last_priority['objectives']) + 1}.1"
    if _NO_TARGET.search(each.text):
        return no_target(each, heading, ref, building)
    found = _PRINTED.search(each.text)
    if found is None:
        return None
    asking.about("target", ref, each.place.words())
    asking.found["targets"] += 1
    named, target = measured(heading, asking, each.text)
    unit = found["first"] or found["unit"] or ""
    target |= read_promise(
        f"{found['aim']} {found['unit'] or ''}", named_or(named, heading), asking
    )
    target |= {"due_on": iso(ends_of(found["due"])[0])}
    target |= read_baseline(f"{found['start']} {unit}", named, asking)
    share = _SHARE.search(each.text[: found.start()] + each.text[found.end() :])
    size = -float(share[1]) if share else None
    target = reconciled(target, size, named, asking)
    return target if named else ask_measure(heading, target, asking)


def named_or(named: Named | None, heading: str) -> Named:
    """Return the measure, or one of no name to read plain figures by."""
    return named or Named("", heading, "")


def no_target(
    each: Paragraph, heading: str, ref: str, building: Building
) -> Data | None:
    """Return the reasoned choice to promise nothing that a sentence makes."""
    reason = _REASON.search(each.text)
    if reason is None:
        return None
    asking = building.asking
    asking.about("target", ref, each.place.words())
    asking.found["targets"] += 1
    named, target = measured(heading, asking, each.text)
    target |= {
        "kind": TargetKind.NONE.value,
        "reason": reason[1],
        "baseline_state": BaselineState.NOT_APPLICABLE.value,
    }
    return target if named else ask_measure(heading, target, asking)
