"""Whole lines from words: a target, an action with its bracket of details."""

import re
from collections.abc import Mapping

from frankpledge.actions.states import ActionState
from frankpledge.plan.rules.printing import Named
from frankpledge.plan.rules.printing.lines import MILESTONE
from frankpledge.plan.rules.reading.asking import Asking, Data
from frankpledge.plan.rules.reading.draft import Choice, DoubtKind
from frankpledge.plan.rules.reading.figures import day_named
from frankpledge.plan.rules.reading.outline import split_ref
from frankpledge.plan.rules.reading.promises import read_promise, worked_out
from frankpledge.plan.rules.reading.terms import read_start
from frankpledge.plan.states import BaselineState, TargetKind


_KEPT_AS_TEXT = (
    "ref",
    "printed",
    "title",
    "starts_from",
    "due_on",
    "owner",
    "owner_words",
    "leads",
    "lead_words",
    "deputy",
    "external_tags",
    "shown_by",
)
_DETAILS = re.compile(r"(.*?) \(([^()]*(?:\([^()]*\)[^()]*)*)\)", re.S)
_MILESTONE = re.compile(rf"{MILESTONE}(?: \((.+)\))?")
_PART = re.compile(
    r"(?:;|(?<=[.!?])) (baseline|starts from|counted against|shown by|owner|lead|deputy"
    r"|counts towards|as printed): ",
    re.I,
)
_STATES = {state.value.replace("-", " "): state.value for state in ActionState}
# What a target's details are called in print, and the field that each fills.
BESIDES = {
    "starts from": "starts_from",
    "counted against": "denominator_vintage",
    "shown by": "shown_by",
    "deputy": "deputy",
    "counts towards": "external_tags",
    "as printed": "printed",
}
_MOST_PRINTED = 300


def measured(words: str, asking: Asking, printed: str) -> tuple[Named | None, Data]:
    """
    Return the measure that words name exactly, and how a target then begins.

    One that is not known stays a milestone in the words printed, until somebody
    says which measure it is.
    """
    named = asking.directory.measure(words)
    said = "" if asking.is_own else printed[:_MOST_PRINTED]
    return named, {"measure": named.id if named else "", "printed": said}


def milestone_title(name: str) -> str | None:
    """Return what a milestone is about, as this product prints it; None for others."""
    found = _MILESTONE.fullmatch(name)
    return (found[1] or "") if found else None


def ask_measure(words: str, target: Data, asking: Asking) -> Data:
    """Return a target of an unknown measure as text, and ask which measure it is."""
    if asking.drop_unsettled(target):
        # What it promises is asked once its measure is known: until then it is words.
        target = as_text(target)
    asking.ask(
        DoubtKind.MEASURE,
        words,
        f"No measure is called “{words}”, or several are. Which is it?",
        [
            Choice(one.id, one.name, {**target, "measure": one.id})
            for one in asking.directory.like_measures(words)
        ],
    )
    return as_text(target)


def as_text(target: Data) -> Data:
    """Return a target as a milestone in its printed words, its figures left in them."""
    made = {name: target[name] for name in _KEPT_AS_TEXT if target.get(name)}
    return {
        **made,
        "measure": "",
        "kind": TargetKind.MILESTONE.value,
        "baseline_state": BaselineState.NOT_APPLICABLE.value,
        "printed": target.get("printed") or "As printed",
    }


def read_target_line(words: str, asking: Asking, place: str) -> Data | None:
    """Return the target that one line says, None where a line says none."""
    head, parts = split_parts(words)
    ref, said = split_ref(head)
    name, colon, promise = asking.directory.parted(said)
    if not ref or not colon:
        return None
    asking.about("target", ref, place)
    asking.found["targets"] += 1
    named, target = measured(name, asking, words)
    terms = read_promise(promise, named, asking)
    target |= {"ref": ref, **terms}
    title = milestone_title(name)
    if title is None or "baseline" in parts:
        target |= read_start(parts.get("baseline", ""), terms, named, asking)
    else:
        target["baseline_state"] = BaselineState.NOT_APPLICABLE.value
    target |= asking.owner(parts.get("owner", ""))
    target |= asking.leads(parts.get("lead", ""))
    target |= said_besides(parts)
    if title is not None:
        return target | {"title": title}
    target = worked_out(target, named, asking)
    return ask_measure(name, target, asking) if named is None else target


def split_parts(words: str) -> tuple[str, dict[str, str]]:
    """Return the words before the first "; part: ", and each part by its name."""
    cut = _PART.split(words)
    return cut[0], dict(zip(map(str.lower, cut[1::2]), cut[2::2], strict=True))


def said_besides(parts: Mapping[str, str]) -> Data:
    """Return what a target says besides its promise and baseline, by its fields."""
    made: Data = {
        BESIDES[word]: said for word, said in parts.items() if word in BESIDES
    }
    if "external_tags" in made:
        made["external_tags"] = made["external_tags"].split(", ")
    return made


def read_action(words: str, asking: Asking, *, fallback: str, place: str) -> Data:
    """Return the action that one line says; `fallback` is its reference if it has none."""
    ref, said = split_ref(words)
    action: Data = {"ref": ref or fallback}
    asking.about("action", action["ref"], place)
    asking.found["actions"] += 1
    found = _DETAILS.fullmatch(said)
    details = details_of(found[2], asking) if found else None
    if found is None or details is None:
        return {**action, "text": said}
    return {**action, "text": found[1], **details}


def details_of(words: str, asking: Asking) -> Data | None:
    """Return what an action's bracket says, None where it is no such bracket."""
    made: Data = {}
    owner = lead = ""
    for part in words.split("; "):
        word, colon, said = part.partition(": ")
        if colon and word == "owner":
            owner = said
        elif colon and word == "lead":
            lead = said
        elif colon and word in {"deputy", "funding"}:
            made[word] = said
        elif (detail := undated(part)) is not None:
            made |= detail
        else:
            return None
    return made | asking.who(owner, lead)


# "£45k Safer Streets Fund" is more than an amount, and stays as it is printed.
_POUNDS = re.compile(r"£\d[\d,]*(?:\.\d+)?")


def undated(part: str) -> Data | None:
    """Return a detail that has no name: a day, a state, an amount, the targets served."""
    if part in _STATES:
        return {"state": _STATES[part]}
    word, _, said = part.partition(" ")
    day = day_named(said)
    if word in {"by", "from"} and day is not None:
        return {{"by": "due_on", "from": "starts_on"}[word]: day.isoformat()}
    if word == "for" and said:
        return {"targets": said.split(", ")}
    if _POUNDS.fullmatch(part):
        return {"amount": float(part[1:].replace(",", ""))}
    return None
