"""What stands beneath a priority's or an objective's name: why, who answers, who leads."""

import re
from collections.abc import Sequence
from dataclasses import replace

from frankpledge.documents.reading.blocks import Paragraph, Table
from frankpledge.plan.rules.printing.openings import DUTIES, EVALUATED
from frankpledge.plan.rules.printing.parts import TITLES, is_caption
from frankpledge.plan.rules.reading.asking import Asking, Data
from frankpledge.plan.rules.reading.draft import Choice, DoubtKind
from frankpledge.plan.rules.reading.names import alike
from frankpledge.plan.rules.reading.prose import Passages
from frankpledge.plan.states import LIMB_WORDS, Part


_ANSWERABLE = re.compile(
    r"(?:answerable|accountable|responsible|owner|lead)"
    r"(?: agency| agencies| organisations?| body| bodies)?s?\s*: (?P<names>.+)",
    re.I,
)
_LED_BY = re.compile(
    r"(?:led by|leads?|lead officers?|lead persons?)\s*: (?P<names>.+)", re.I
)
_BETWEEN = re.compile(r"\s*(?:;|\s/\s)\s*")
_LIMBS = {words.casefold(): limb.value for limb, words in LIMB_WORDS.items()}


def names_in(words: str) -> list[str]:
    """Return the names of a list: "A; B" or "A / B"."""
    return [name for name in _BETWEEN.split(words.strip().rstrip(".")) if name]


def ask_agency(said: str, asking: Asking, *, several: bool) -> None:
    """Ask which agency a name means; of several, the answer joins the others."""
    asking.ask(
        DoubtKind.AGENCY,
        said,
        f"No agency of the directory is called “{said}”. Which is it?",
        [
            Choice(name, name, {"owners": [name]} if several else {"owner": name})
            for name in alike(said, asking.directory.agencies)
        ],
    )


def agencies_said(words: str, line: Data, asking: Asking, *, several: bool) -> bool:
    """Keep who answers for a line; say whether every name was known."""
    names = names_in(words)
    known = [name for each in names if (name := asking.directory.agency(each))]
    if several:
        line["owners"] = [*line.get("owners", []), *known]
    elif known:
        line["owner"] = known[0]
    unknown = [each for each in names if not asking.directory.agency(each)]
    for each in unknown:
        ask_agency(each, asking, several=several)
    return not unknown and (several or len(known) < 2)


def people_said(words: str, line: Data, asking: Asking) -> bool:
    """Keep who leads a line; say whether every name was known."""
    names = names_in(words)
    known = [name for each in names if (name := asking.directory.person(each))]
    line["leads"] = [*line.get("leads", []), *known]
    unknown = [each for each in names if not asking.directory.person(each)]
    for each in unknown:
        asking.ask_person(each, lambda name: {"leads": [name]})
    return not unknown


def priority_opening(
    line: Data,
    blocks: Sequence[Paragraph | Table],
    asking: Asking,
    passages: Passages,
) -> None:
    """Keep why a priority is one, who answers for it and the duties it serves."""
    rest: list[Paragraph | Table] = []
    for each in blocks:
        if isinstance(each, Table):
            rest.append(each)
            continue
        asking.about("priority", line["ref"], each.place.words())
        each = with_duties(each, line)
        found = None if each.is_item else _ANSWERABLE.fullmatch(each.text)
        if each.text and (
            found is None
            or not agencies_said(found["names"], line, asking, several=False)
        ):
            rest.append(each)
    plain = [each for each in rest if isinstance(each, Paragraph) and not each.is_item]
    if len(plain) < len(rest):
        # A list or a table is more than a reason: all is kept whole, as prose.
        passages.add(TITLES[Part.INTRODUCTION], rest, under=line["ref"])
    else:
        line["why"] = "\n\n".join(each.text for each in plain)


def with_duties(each: Paragraph, line: Data) -> Paragraph:
    """Keep the duties that a paragraph ends with; return what stands before them."""
    before, mark, after = each.text.partition(DUTIES)
    limbs = limbs_in(after) if mark else []
    if not limbs:
        return each
    line["limbs"] = limbs
    return replace(each, text=before.strip())


def limbs_in(words: str) -> list[str]:
    """Return the duties that a line names, none where one of them is no duty."""
    said = words.split(";")
    found = [_LIMBS.get(each.strip().casefold(), "") for each in said]
    return found if all(found) else []


def objective_opening(
    line: Data, blocks: Sequence[Paragraph | Table], asking: Asking
) -> list[Paragraph | Table]:
    """Keep who answers for an objective, who leads it, how it is judged; return the rest."""
    rest: list[Paragraph | Table] = []
    for each in blocks:
        asking.about("objective", line["ref"], each.place.words())
        if isinstance(each, Table):
            rest.append(each)
            continue
        is_kept = not each.is_item and detail(each.text, line, asking)
        if not is_kept and not is_caption(each.text):
            rest.append(each)
    return rest


def detail(words: str, line: Data, asking: Asking) -> bool:
    """Keep one detail of an objective; say whether it was one and all of it is kept."""
    if words.startswith(EVALUATED):
        said = words.removeprefix(EVALUATED)
        line["evaluation"] = "\n".join(filter(None, [line.get("evaluation"), said]))
        return True
    found = _LED_BY.fullmatch(words)
    if found and not all(map(asking.directory.agency, names_in(found["names"]))):
        return people_said(found["names"], line, asking)
    if found := _ANSWERABLE.fullmatch(words):
        return agencies_said(found["names"], line, asking, several=True)
    return False
