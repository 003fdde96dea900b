"""Whole lines from words: a target, an action with its bracket of details."""

import re

from frankpledge.actions.states import ActionState
from frankpledge.plan.rules.printing import Named
from frankpledge.plan.rules.reading.asking import Asking, Data
from frankpledge.plan.rules.reading.draft import Choice, DoubtKind
from frankpledge.plan.rules.reading.figures import day_named
from frankpledge.plan.rules.reading.promises import read_promise
from frankpledge.plan.rules.reading.terms import read_baseline
from frankpledge.plan.states import BaselineState, TargetKind


REF = re.compile(r"((?:[A-Z]{1,3}\d+|\d+)(?:\.[A-Z]?\d+)*[a-z]?)\s+(.*)", re.S)
_DETAILS = re.compile(r"(.*?) \(([^()]*(?:\([^()]*\)[^()]*)*)\)", re.S)
_STATES = {state.value.replace("-", " "): state.value for state in ActionState}
_MOST_PRINTED = 300


def split_ref(words: str) -> tuple[str, str]:
    """Return the reference that words begin with, or nothing, and the rest."""
    found = REF.fullmatch(words.strip())
    return (found[1], found[2].strip()) if found else ("", words.strip())


def measured(words: str, asking: Asking, printed: str) -> tuple[Named | None, Data]:
    """
    Return the measure that words name exactly, and how a target then begins.

    One that is not known stays a milestone in the words printed, until somebody
    says which measure it is.
    """
    named = asking.directory.measure(words)
    if named is not None:
        return named, {"measure": named.id, "printed": printed[:_MOST_PRINTED]}
    return None, {"measure": "", "printed": printed[:_MOST_PRINTED]}


def ask_measure(words: str, target: Data, asking: Asking) -> Data:
    """Return a target of an unknown measure as text, and ask which measure it is."""
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
    kept = ("ref", "printed", "due_on", "owner", "owner_words", "leads", "lead_words")
    made = {name: target[name] for name in kept if target.get(name)}
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
    name, colon, promise = said.partition(": ")
    if not ref or not colon:
        return None
    asking.about("target", ref, place)
    asking.found["targets"] += 1
    named, target = measured(name, asking, words)
    target |= {"ref": ref, **read_promise(promise, named, asking)}
    target |= read_baseline(parts.get("baseline", ""), named, asking)
    target |= asking.owner(parts.get("owner", ""))
    target |= asking.leads(parts.get("lead", ""))
    target |= {"deputy": parts["deputy"]} if parts.get("deputy") else {}
    if parts.get("counts towards"):
        target["external_tags"] = parts["counts towards"].split(", ")
    if named is None and name != "Milestone":
        return ask_measure(name, target, asking)
    return target


def split_parts(words: str) -> tuple[str, dict[str, str]]:
    """Return the words before the first "; part: ", and each part by its name."""
    cut = re.split(r"; (baseline|owner|lead|deputy|counts towards): ", words)
    return cut[0], dict(zip(cut[1::2], cut[2::2], strict=True))


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
    return made | asking.owner(owner) | asking.leads(lead)


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
    if part.startswith("£"):
        return {"amount": float(part[1:].replace(",", ""))}
    return None
