"""A target's promise from words: its kind, its figures, the clauses that follow them."""

import re

from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.printing import Named
from frankpledge.plan.rules.printing.terms import IN_ALL, ON_PURPOSE, TESTS
from frankpledge.plan.rules.reading.asking import Asking, Data
from frankpledge.plan.rules.reading.draft import Choice, DoubtKind
from frankpledge.plan.rules.reading.figures import day_after, ends_of, iso, read_figure
from frankpledge.plan.rules.reading.said import (
    ask_limit,
    group_of,
    is_ratio,
    said_in_words,
    way_of,
)
from frankpledge.plan.states import Path, TargetKind


_TESTS = {words: test.value for test, words in TESTS.items()}
SUFFIXES = (
    ("period_type", re.compile(r", judged by ([a-z0-9 -]+)$")),
    ("tested_by", re.compile(r", tested by (.+)$")),
    ("path", re.compile(r", by equal percentages$")),
    ("tolerance_percent", re.compile(r", tolerance ([\d.,]+)%$")),
    ("far", re.compile(r", on the way to (.+?) by (\d{1,2} \w+ \d{4})$")),
    ("due_on", re.compile(r",? by ((?:\d{1,2} )?[A-Z][a-z]+ \d{4}|\d{4}/\d{2,4})$")),
    ("is_cumulative", re.compile(rf"{IN_ALL}$")),
)


_MEANT: Data = {"path": Path.COMPOUND.value, "is_cumulative": True}


def read_promise(words: str, named: Named | None, asking: Asking) -> Data:
    """Return what a target promises, with its date, path, tolerance and kind of period."""
    said = words.strip()
    if said.startswith(ON_PURPOSE):
        return {
            "kind": TargetKind.NONE.value,
            "reason": said.removeprefix(ON_PURPOSE).strip(),
        }
    said, made = without_suffixes(said.rstrip(".").strip())
    if not asking.is_own and (year := _BY_YEAR.search(said)):
        made |= asking.year(year[1])
        said = said[: year.start()]
    made |= aim(said, asking, named)
    if "far_value" in made and made["kind"] == TargetKind.TO_VALUE.value:
        made["kind"] = TargetKind.INTERIM.value
    return made


def without_suffixes(said: str) -> tuple[str, Data]:
    """Return a promise without its trailing clauses, and what those say."""
    made: Data = {}
    for name, pattern in SUFFIXES:
        found = pattern.search(said)
        if found is None or (name == "tested_by" and found[1] not in _TESTS):
            continue
        said = said[: found.start()]
        made |= suffix(name, found)
    return said, made


_BY_YEAR = re.compile(r",? (?:by|in) (?:the end of )?((?:19|20)\d\d)$", re.I)


def suffix(name: str, found: re.Match[str]) -> Data:
    """Return what one trailing clause says."""
    if name in _MEANT:
        return {name: _MEANT[name]}
    if name == "tested_by":
        return {name: _TESTS[found[1]]}
    if name == "tolerance_percent":
        return {name: float(found[1].replace(",", ""))}
    if name == "far":
        far = read_figure(found[1])
        ends = day_after(found[2])
        value = {"far_value": far.value} if far else {}
        return value | ({"far_due_on": iso(ends)} if ends else {})
    if name == "due_on":
        return {"due_on": iso(ends_of(found[1])[0])}
    kind = found[1].replace(" ", "-")
    return {"period_type": kind} if kind in {one.value for one in PeriodType} else {}


_LIMIT = re.compile(r"(at least|at most|exactly|more than|no more than) (.+)", re.I)
_BETWEEN = re.compile(r"between ([\d.,]+) and (.+)", re.I)
# The sign says which way; without one the value before it is what is promised.
_SHARE = re.compile(r"(.*) \(([-+][\d.,]+)%\)")
MOST_GROUPS = 12
_OF_BASELINE = re.compile(r"([-+]?[\d.,]+)% of the baseline")
_TREND = re.compile(r"(down|up)ward trend", re.I)
_LATER = re.compile(r"\bto be (?:agreed|set|confirmed|established)\b|\btbc\b", re.I)
_BETTER = re.compile(r"better than (.+)", re.I)
_HOLD = re.compile(r"\bmaintain(?:ed)?\b", re.I)


def aim(said: str, asking: Asking, named: Named | None) -> Data:
    """Return the kind of a promise and the figures it is made of."""
    if not asking.is_own and is_ratio(said):
        ask_figures(said, named, asking)
        return {"kind": TargetKind.MILESTONE.value, "printed": said[:300]}
    made = (
        theirs(said, asking)
        or threshold(said)
        or share_of(said, asking)
        or in_words(said, asking, named)
    )
    if made:
        return made
    figure = read_figure(said)
    if figure is None or named is None:
        ask_figures(said, named, asking)
        return {"kind": TargetKind.MILESTONE.value, "printed": said[:300]}
    asking.found["aims"] += 1
    return {"kind": TargetKind.TO_VALUE.value, "value": figure.value}


def ask_figures(said: str, named: Named | None, asking: Asking) -> None:
    """Ask what a promise comes to that has figures and is not understood."""
    if named is not None and not asking.is_own and re.search(r"\d", said):
        asking.ask(
            DoubtKind.WORDS,
            said[:100],
            f"What “{said[:100]}” comes to for “{named.name}” is not plain."
            " It is kept as text; write its value afterwards.",
        )


def theirs(said: str, asking: Asking) -> Data:
    """Return what other people's words promise; ask where they leave a choice."""
    found = None if asking.is_own else said_in_words(said)
    if found is None:
        return {}
    asking.found["aims"] += 1
    ask_limit(found, said, asking)
    return found.fields


def share_of(said: str, asking: Asking) -> Data:
    """Return a promise of a percentage, with or without the value it comes to."""
    found = _OF_BASELINE.fullmatch(said)
    share = found[1] if found else ""
    if not found and (found := _SHARE.fullmatch(said)):
        asking.found["aims"] += 1
        share = found[2]
    if not share:
        return {}
    percent = float(share.replace(",", ""))
    return {"kind": TargetKind.BY_PERCENT.value, "percent": percent}


def in_words(said: str, asking: Asking, named: Named | None) -> Data:
    """Return a promise that has no figure of its own."""
    if found := _TREND.search(said):
        return direction("more" if found[1].lower() == "up" else "less", asking, named)
    better = _BETTER.fullmatch(said)
    if group := better[1] if better else group_of(said):
        return relative(group, asking)
    if not asking.is_own and named is not None and (way := way_of(said)):
        return direction(way, asking, named)
    if _HOLD.search(said):
        return {"kind": TargetKind.MAINTAIN.value}
    if _LATER.search(said) or not said:
        return {"kind": TargetKind.TO_VALUE.value}
    return {}


def direction(way: str, asking: Asking, named: Named | None) -> Data:
    """Return a promise of a direction; ask where its measure wants the other way."""
    if named is not None and named.wants_more != (way == "more"):
        wanted = "more" if named.wants_more else "less"
        kind = {"kind": TargetKind.DIRECTION.value}
        asking.ask(
            DoubtKind.WAY,
            way,
            f"{way.capitalize()} is promised, and of “{named.name}” {wanted} is better."
            " Which is meant?",
            [Choice(wanted, f"{wanted}, as the measure has it", kind)],
        )
    return {"kind": TargetKind.DIRECTION.value}


def relative(group: str, asking: Asking) -> Data:
    """Return a promise to do better than others; ask who they are if nobody knows."""
    made = {"kind": TargetKind.RELATIVE.value}
    known = asking.directory.group(group)
    if not known:
        asking.ask(
            DoubtKind.GROUP,
            group,
            f"No comparison group is called “{group}”. Which is it?",
            [
                Choice(name, name, {**made, "comparison_group": name})
                for name in asking.directory.groups[:MOST_GROUPS]
            ],
        )
    return made | {"comparison_group": known or group[:80]}


def ask_points(target: Data, percent: float, asking: Asking) -> None:
    """Ask whether a change of a percentage is in per cent or in points."""
    start = target.get("baseline")
    if asking.is_own or start is None:
        return
    points, share = start + percent, start * (1 + percent / 100)
    value = {"kind": TargetKind.TO_VALUE.value, "percent": None, "value": points}
    asking.ask(
        DoubtKind.LIMIT,
        f"{percent:+g}%",
        f"{percent:+g}% of {start:g}% is {share:g}%, and {percent:+g} percentage points"
        f" is {points:g}%. Which is promised?",
        [
            Choice("percent", f"{share:g}%", {}),
            Choice("points", f"{points:g}%", value),
        ],
    )


def worked_out(target: Data, named: Named | None, asking: Asking) -> Data:
    """Return a target whose percentage came with its value as what the two come to."""
    value, percent = target.get("value"), target.get("percent")
    if percent is not None and value is None and named and named.is_percentage:
        ask_points(target, percent, asking)
    if target["kind"] != TargetKind.BY_PERCENT.value or value is None:
        return target
    plain = {**target, "kind": TargetKind.TO_VALUE.value, "percent": None}
    return reconciled(plain, percent, named, asking)


def threshold(said: str) -> Data:
    """Return the limits that every period must keep, where a promise names some."""
    if found := _BETWEEN.fullmatch(said):
        high = read_figure(found[2])
        low = float(found[1].replace(",", ""))
        limits = {"low": low, "high": high.value if high else None}
        return {"kind": TargetKind.THRESHOLD.value, **limits}
    found = _LIMIT.fullmatch(said)
    figure = read_figure(found[2]) if found else None
    if found is None or figure is None:
        return {}
    made: Data = {"kind": TargetKind.THRESHOLD.value}
    word = found[1].lower()
    if word in {"at least", "exactly", "more than"}:
        made["low"] = figure.value
    if word in {"at most", "exactly", "no more than"}:
        made["high"] = figure.value
    return made


def reconciled(
    target: Data, share: float | None, named: Named | None, asking: Asking
) -> Data:
    """
    Return a value that a percentage was printed with as what it is.

    Where the value is the percentage of the baseline, rounded, the percentage is
    the promise; where it is not, the value is kept as printed and that is asked.
    """
    value, baseline = target.get("value"), target.get("baseline")
    if share is None or value is None or baseline is None:
        return target
    exact = baseline * (1 + share / 100)
    places = max(
        decimals_of(value), named.decimals if named and not named.is_rate else 0
    )
    if float(half_up(exact, places)) == value:
        by_percent = {
            "kind": TargetKind.BY_PERCENT.value,
            "percent": share,
            "value": None,
        }
        return target | by_percent
    rounded = float(half_up(exact, max(places, 2)))
    asking.ask(
        DoubtKind.AIM,
        f"{share:+g}%, {value:g}",
        f"{share:+g}% of {baseline:g} is {rounded:g}, and {value:g} is printed. Which is promised?",
        [
            Choice("value", f"{value:g}, as printed", {}),
            Choice(
                "percent",
                f"{share:+g}% of the baseline",
                {"kind": TargetKind.BY_PERCENT.value, "percent": share, "value": None},
            ),
        ],
    )
    return target


def decimals_of(value: float) -> int:
    """Return how many decimals a printed value has."""
    return len(f"{value:.10f}".rstrip("0").partition(".")[2])
