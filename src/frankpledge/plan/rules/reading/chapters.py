"""A plan in chapters: a priority each, under the same headings."""

import re

from frankpledge.documents.reading.blocks import Paragraph, Table
from frankpledge.plan.rules.printing.parts import TITLES, part_of
from frankpledge.plan.rules.reading.building import Building
from frankpledge.plan.rules.reading.leaflet import printed_target
from frankpledge.plan.rules.reading.lines import (
    ask_measure,
    measured,
    read_target_line,
)
from frankpledge.plan.rules.reading.outline import (
    Piece,
    is_cover,
    numbered,
    objective_named,
    priority_named,
    split_ref,
)
from frankpledge.plan.states import BaselineState, Part, TargetKind


_REPORTED = "Each quarter's report gives:"
_WATCHED = re.compile(r"^[·\s]*(?:number|level|rate|perception|volume) of ", re.I)


def is_chapters(pieces: list[Piece]) -> bool:
    """Say whether several chapters have the headings that every chapter has."""
    parts = [part for piece in pieces if (part := section_of(piece)) in CHAPTER_PARTS]
    chapters = [piece for piece in pieces if chapter_named(piece, is_own=False)]
    repeated = {part for part in parts if parts.count(part) > 1}
    several = len(chapters) > 1 and len(set(parts)) > 1
    return len(repeated) > 1 or several or (bool(chapters) and len(set(parts)) > 2)


CHAPTER_PARTS = {
    Part.INTRODUCTION,
    Part.PERFORMANCE,
    Part.OBJECTIVES,
    Part.DELIVERY,
    Part.GROUPS,
    Part.MONITORING,
    Part.ACTIONS,
}


def read_chapters(pieces: list[Piece], building: Building) -> None:
    """Fill a plan from a document in chapters."""
    part: Part | None = None
    in_chapter = False
    for position, piece in enumerate(pieces):
        if is_cover(piece, position, is_own=building.asking.is_own):
            continue
        if begins(piece, building):
            part, in_chapter = None, True
            continue
        part = section_of(piece) or part
        in_chapter = in_chapter and not leaves(piece)
        if in_chapter:
            if found := objective_named(piece.heading):
                building.objective(found[0], found[2])
            read_section(piece, part, building)
        else:
            building.passages.add(piece.heading or "Text", piece.rest())


def section_of(piece: Piece) -> Part | None:
    """Return the part that a heading names, None where it names none."""
    return part_of(piece.heading)[0]


def leaves(piece: Piece) -> bool:
    """Say whether a heading ends the chapters: a high one that no chapter has."""
    section = section_of(piece)
    if section is not None:
        return section not in CHAPTER_PARTS
    return piece.level == 1 and bool(piece.heading)


def begins(piece: Piece, building: Building) -> bool:
    """Begin the priority that a heading names; say whether it was one."""
    named = chapter_named(piece, is_own=building.asking.is_own)
    if named is None:
        return False
    building.priority(*named)
    building.why(piece.rest())
    return True


def chapter_named(piece: Piece, *, is_own: bool) -> tuple[str, str] | None:
    """Return the reference and title of the chapter that a heading begins, or None."""
    ref, said = split_ref(piece.heading)
    first = (ref, said) if ref and piece.level == 1 else None
    return numbered(piece) or priority_named(piece, is_own=is_own) or first


def read_section(piece: Piece, part: Part | None, building: Building) -> None:
    """Read one section of a chapter: its targets, actions, or prose."""
    prose: list[Paragraph | Table] = []
    for each in piece.rest():
        if isinstance(each, Table):
            prose.append(each)
            continue
        if each.text == _REPORTED:
            # What follows only repeats the names of the measures.
            break
        if not (each.is_item and read_item(each, part, building)):
            prose.append(each)
    section = section_of(piece)
    heading = piece.heading
    if section and ": " not in heading:
        heading = TITLES[section]
    if objective_named(piece.heading):
        building.details(building.last_objective, prose)
    else:
        under = building.last_priority["ref"]
        building.passages.add(heading, prose, under=under)


def read_item(each: Paragraph, part: Part | None, building: Building) -> bool:
    """Keep what an item of a list is, and say whether it is more than prose."""
    place = each.place.words()
    if part is Part.OBJECTIVES:
        return own_target(each.text, building, place) or their_target(each, building)
    if part is Part.ACTIONS and not building.asking.is_own:
        building.listed_action(each.text, place)
        return True
    if part is Part.DELIVERY and is_action(each.text, building):
        building.listed_action(each.text, place)
        return True
    if part is Part.MONITORING and _WATCHED.match(each.text):
        watched(each.text, building, place)
    return False


def own_target(words: str, building: Building, place: str) -> bool:
    """Keep the target that a list item says, and say whether it said one."""
    target = read_target_line(words, building.asking, place)
    if target is None:
        return False
    building.target(building.last_objective, target)
    return True


_VERB = re.compile(
    r"^(?:to )?(?:reduce|cut|lower|decrease|increase|raise|improve|bring|get)\s+"
    r"(?:the )?(?:number|level|rate|volume)?(?: of )?(?:the )?"
    r"|^no (?:specific )?target (?:is|was|has been) set (?:for|on) ",
    re.I,
)
_PROMISES = re.compile(
    r"\s+(?:from|by|down|up)\s+\d|\s+(?:offences|as|because|since)\b", re.I
)


def their_target(each: Paragraph, building: Building) -> bool:
    """Keep the target that an item of others' aims is, and say whether it was one."""
    if building.asking.is_own:
        return False
    name = _VERB.sub("", _PROMISES.split(each.text, maxsplit=1)[0]).strip()
    target = printed_target(each, name[:1].upper() + name[1:], building)
    if target is None:
        return False
    objective = building.last_objective
    target["ref"] = building.target_ref(objective)
    building.target(objective, target)
    return True


def is_action(words: str, building: Building) -> bool:
    """Say whether a list item is an action: it begins with a reference."""
    ref, colon, _ = words.partition(": ")
    if colon and building.objective_named(ref):
        return True
    return bool(split_ref(words)[0])


def watched(words: str, building: Building, place: str) -> None:
    """Keep a measure that a chapter says it reports as a target still to be agreed."""
    objective = building.last_objective
    ref = building.target_ref(objective)
    building.asking.about("target", ref, place)
    building.asking.found["targets"] += 1
    phrase = words.strip(" ·;.").removesuffix("; and").removesuffix(" and").strip(" ;")
    named, target = measured(phrase, building.asking, words)
    target |= {
        "ref": ref,
        "kind": TargetKind.DIRECTION.value,
        "baseline_state": BaselineState.TO_BE_CONFIRMED.value,
    }
    if named is None:
        target = ask_measure(phrase, target, building.asking)
    building.target(objective, target)
