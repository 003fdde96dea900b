"""A target's baseline and date from words, each doubt asked."""

import re

from frankpledge.plan.rules.printing import Named
from frankpledge.plan.rules.reading.asking import Asking, Data
from frankpledge.plan.rules.reading.draft import Choice, DoubtKind
from frankpledge.plan.rules.reading.figures import (
    NUMBER,
    Figure,
    day_after,
    day_named,
    ends_of,
    iso,
    read_figure,
)
from frankpledge.plan.states import BaselineState


STATES = (
    (re.compile(r"\b(?:to be established|establish(?: a| the)? baseline|develop a baseline)", re.I), BaselineState.TO_BE_ESTABLISHED),
    (re.compile(r"\b(?:tbc|tba|to be (?:confirmed|agreed|discussed|set))\b", re.I), BaselineState.TO_BE_CONFIRMED),
    (re.compile(r"^(?:n/?a|not applicable|none)\.?$", re.I), BaselineState.NOT_APPLICABLE),
)  # fmt: skip
_DUE = re.compile(r"\bby (\d{1,2} [A-Z][a-z]+ \d{4})")
_OWNER = re.compile(r"\(([^()]+)\)$")
_SINCE = (
    r"(?: in (?P<period>.+?)| \((?P<bracket>[^()]*\d{4}[^()]*)\))?"
    r"(?:, ending (?P<ends>\d{1,2} \w+ \d{4})|(?P<open>, end not said))?"
)
_BASELINE = re.compile(rf"(?P<figure>.+?){_SINCE}")
_KEPT_APART = ("", "?", "–", "-")


def read_baseline(words: str, named: Named | None, asking: Asking) -> Data:
    """Return what a target starts from; blank, "?", N/A and TBC are kept apart."""
    said = words.strip().rstrip(".")
    if said in _KEPT_APART or said.replace(" ", "").startswith("?"):
        return missing(said, asking)
    for pattern, state in STATES:
        if pattern.search(said):
            return awaited(said, state)
    found = pattern_for(named).fullmatch(said) or _BASELINE.fullmatch(said)
    figure = read_figure(found["figure"]) if found else None
    if found is None or figure is None:
        return {"baseline_state": BaselineState.NOT_APPLICABLE.value}
    asking.found["baselines"] += 1
    made: Data = {"baseline": figure.value}
    period = found["period"] or found["bracket"] or ""
    made |= {"baseline_period": period[:40]} if period else {}
    if found["ends"]:
        made["baseline_ends_on"] = iso(day_after(found["ends"]))
    elif not found["open"]:
        made |= period_end(period, asking)
    return made | doubtful_unit(figure, words, named, asking)


def pattern_for(named: Named | None) -> re.Pattern[str]:
    """Return what a baseline looks like whose units may hold “in” themselves."""
    if named is None:
        return _BASELINE
    units = "|".join(re.escape(each) for each in (named.units, named.unit) if each)
    return re.compile(rf"(?P<figure>{NUMBER} ?(?:{units})){_SINCE}")


def read_start(words: str, promise: Data, named: Named | None, asking: Asking) -> Data:
    """Return what a target starts from, which its promise may have said already."""
    if promise.get("baseline") is not None and words.strip() in _KEPT_APART:
        asking.found["baselines"] += 1
        return {"baseline_state": BaselineState.SET.value}
    return read_baseline(words, named, asking)


def missing(said: str, asking: Asking) -> Data:
    """Return a baseline that is not there, and ask which kind of missing it is."""
    is_blank = said in {"", "–", "-"}
    words = (
        "Nothing is printed as the baseline." if is_blank else f"“{said}” is printed."
    )
    asking.ask(
        DoubtKind.BLANK if is_blank else DoubtKind.QUESTION,
        said,
        f"{words} Which is meant?",
        [
            Choice(
                state.value,
                state.value.replace("-", " "),
                {"baseline_state": state.value},
            )
            for state in BaselineState
            if state is not BaselineState.SET
        ],
    )
    return {"baseline_state": BaselineState.TO_BE_CONFIRMED.value}


def awaited(said: str, state: BaselineState) -> Data:
    """Return a baseline that is awaited, by when and from whom."""
    made: Data = {"baseline_state": state.value}
    due, owner = _DUE.search(said), _OWNER.search(said)
    if due and (day := day_named(due[1])):
        made["baseline_due_on"] = day.isoformat()
    return made | ({"baseline_owner": owner[1]} if owner else {})


def period_end(period: str, asking: Asking) -> Data:
    """Return the day after the baseline's period; ask where its year is ambiguous."""
    sure, open_to = ends_of(period)
    if sure is not None:
        return {"baseline_ends_on": sure.isoformat()}
    if open_to:
        asking.ask(
            DoubtKind.YEAR,
            period,
            f"Which year is “{period}” of the baseline?",
            [
                Choice(day.isoformat(), words, {"baseline_ends_on": day.isoformat()})
                for day, words in open_to
            ],
        )
    return {}


def doubtful_unit(
    figure: Figure, words: str, named: Named | None, asking: Asking
) -> Data:
    """Return nothing where a figure's unit fits its measure; else ask what it is."""
    if named is None or same_unit(figure, named):
        return {}
    value = {"baseline": figure.value, "baseline_state": BaselineState.SET.value}
    others = asking.directory.like_measures(
        named.name, lambda one: one.id != named.id and same_unit(figure, one)
    )
    asking.ask(
        DoubtKind.UNIT,
        words,
        f"“{words}” is printed, and “{named.name}” is counted in {named.units}."
        " Which measure's figure is it?",
        [
            Choice(named.id, f"{named.name}, in {named.units}", value),
            *(Choice(o.id, o.name, {**value, "measure": o.id}) for o in others),
        ],
    )
    return {"baseline": None, "baseline_state": BaselineState.TO_BE_CONFIRMED.value}


def same_unit(figure: Figure, named: Named) -> bool:
    """Say whether a figure is a count or a rate as its measure is, for the same base."""
    if figure.is_rate != named.is_rate:
        return False
    base, wanted = base_of(figure.unit), base_of(named.units)
    return not (base and wanted) or base == wanted


def base_of(unit: str) -> str:
    """Return what a rate is for every so many of; residents are the population."""
    found = re.search(r"\bper [\d,]* ?(\w+)", unit)
    word = found[1].lower() if found else ""
    return {"population": "residents", "people": "residents"}.get(word, word)


def read_due(words: str, asking: Asking) -> Data:
    """Return the day after a promise's period; ask where its year is ambiguous."""
    said = words.strip()
    return {} if said in _KEPT_APART else asking.year(said)
