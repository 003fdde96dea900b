"""
What targets are called in other people's plans: "reduce by 5% (from 1,234)", "≥ 90%".

Only words that leave no choice are read as figures. What may mean two things, such as
"fewer than 10" or "5 percentage points", is asked.
"""

import re
from dataclasses import dataclass

from frankpledge.plan.rules.reading.asking import Asking, Data
from frankpledge.plan.rules.reading.draft import Choice, DoubtKind
from frankpledge.plan.rules.reading.figures import NUMBER
from frankpledge.plan.states import TargetKind


_PERCENT = r"(\d[\d,]*(?:\.\d+)?)\s*(?:%|per ?cent)(?!age)(?!\s*(?:of|points?|pts)\b)"
_LESS = r"reduc\w*|cut\w*|decreas\w*|lower\w*|fall\w*|drop\w*|declin\w*|fewer|less|down|bring down"
_MORE = r"increas\w*|rais\w*|rise|rising|improv\w*|grow\w*|growth|more|up|uplift"
_BY = re.compile(
    rf"^(?:an? |to |we will )*(?:(?P<less>{_LESS})|(?P<more>{_MORE}))\b(?P<what>[^\d]*?)\b(?:by|of) {_PERCENT}",
    re.I,
)
_SHARE_FIRST = re.compile(
    rf"^(?:an? )?{_PERCENT}\s*(?:(?P<less>{_LESS})|(?P<more>{_MORE}))\b", re.I
)
_SIGNED = re.compile(rf"^(?P<sign>[-−+]){_PERCENT}$", re.I)
_FROM = re.compile(rf"\bfrom (?:a baseline of |the baseline of )?({NUMBER})", re.I)
_TO = re.compile(rf"\bto ({NUMBER})(?!\s*%? points)", re.I)
_FROM_TO = re.compile(
    rf"^(?:an? |to |we will )*(?:{_LESS}|{_MORE}|move|go|from)\b.*?\bfrom\b.*?({NUMBER}).*?\bto ({NUMBER})"
    rf"|^from ({NUMBER}).*?\bto ({NUMBER})",
    re.I,
)
_TO_VALUE = re.compile(
    rf"^(?:an? |to |we will )*(?:{_LESS}|{_MORE}|reach|achieve|hit)\b[^\d]*?(?:\bto )?({NUMBER})\b",
    re.I,
)
_POINTS = re.compile(r"\d\s*(?:%|percentage|per ?cent)\s*(?:age )?p(?:oin)?ts?\b", re.I)
_SO_MANY_FEWER = re.compile(
    r"\d[\d,.]*(?!\s*(?:%|per ?cent))\s+(?:\w+\s+){0,2}?(?:fewer|less|more)\b(?! than)|\b(?:by|(?:reduction|decrease|fall|increase|rise) of) (?!(?:19|20)\d\d\b)\d[\d,.]*(?!\d|[,.]?\d|\s*(?:%|per ?cent))\b(?!\s*(?:%|per ?cent))",
    re.I,
)
_RATIO = re.compile(r"\d\s+(?:in|out of)\s+(?:every\s+)?\d", re.I)
_OR_MORE = re.compile(r"\bor (?:more|fewer|less)\b", re.I)
_NO_TARGET = re.compile(
    r"(?:there (?:is|are) )?no (?:\w+ )?targets?\b.{8,}", re.I | re.S
)
_KEEP = r"(?:(?:to )?(?:keep|kept|remain|stay|hold|held)(?: it| them| numbers?| levels?)? )?"
_LOW = re.compile(
    rf"^{_KEEP}(?:at least|a minimum of|minimum(?: of)?|min\.?|no (?:fewer|less|lower) than|not (?:fewer|less) than|≥|>=)\s*({NUMBER})"
    rf"|^({NUMBER})\s*(?:%|per ?cent)?\s*(?:\w+ ){{0,4}}or (?:more|above|higher|over|better)\b",
    re.I,
)
_HIGH = re.compile(
    rf"^{_KEEP}(?:at most|a maximum of|maximum(?: of)?|max\.?|no (?:more|higher|greater) than|not (?:more than|(?:to )?exceed(?:ing)?)|up to|≤|<=)\s*({NUMBER})"
    rf"|^({NUMBER})\s*(?:%|per ?cent)?\s*(?:\w+ ){{0,4}}or (?:fewer|less|below|lower|under)\b",
    re.I,
)
_BETWEEN = re.compile(rf"^between ({NUMBER})\D+?({NUMBER})", re.I)
_ABOVE = re.compile(
    rf"^{_KEEP}(?:more than|over|above|greater than|>)\s*({NUMBER})", re.I
)
_BELOW = re.compile(
    rf"^{_KEEP}(?:less than|fewer than|under|below|lower than|<)\s*({NUMBER})", re.I
)
_ZERO = re.compile(r"^(?:zero|nil|none)\b", re.I)
_DOWNWARD = re.compile(
    rf"^(?:an? |to |we will )*(?:(?P<less>{_LESS})|(?P<more>{_MORE}))\b[^\d]*$", re.I
)
_GROUP = re.compile(
    r"(?:better|lower|higher|less|below|above|more)\s*(?:than|)\s*(?:the )?"
    r"(?P<group>[^\d]*?(?:average|mean|group|family|peers?|neighbours?|quartile|similar)[^\d]*)$",
    re.I,
)


@dataclass(frozen=True)
class Said:
    """What a promise says of its figures, and whether its words leave a choice."""

    fields: Data
    question: str = ""
    choices: tuple[Choice, ...] = ()


def said_in_words(words: str) -> Said | None:
    """Return what other people's words promise, None where they promise no figure."""
    for rule in (
        none_on_purpose,
        change_counted,
        changed_by,
        limited,
        strictly,
        valued,
    ):
        found = rule(words)
        if found is not None:
            return found
    return None


def is_ratio(words: str) -> bool:
    """Say whether words count so many in so many, which no value of a measure does."""
    return _RATIO.search(words) is not None


def none_on_purpose(words: str) -> Said | None:
    """Return the reasoned choice to promise nothing."""
    found = _NO_TARGET.fullmatch(words)
    return Said({"kind": TargetKind.NONE.value, "reason": words}) if found else None


def change_counted(words: str) -> Said | None:
    """Return a change by a number or by points, which no limit or value says."""
    if _POINTS.search(words) or (
        _SO_MANY_FEWER.search(words) and not _OR_MORE.search(words)
    ):
        return Said(
            {"kind": TargetKind.TO_VALUE.value},
            f"“{words}” says by how much, and not what is to be reached."
            " Leave it as text, then write the value that it comes to.",
        )
    return None


def amount(words: str) -> float:
    """Return a number as it is printed: "1,234" or "£5"."""
    plain = words.replace("−", "-").replace("£", "").replace(",", "")
    return float(plain.rstrip("."))


def changed_by(words: str) -> Said | None:
    """Return a change by a percentage, with the value it starts from where it is said."""
    found = _BY.search(words) or _SHARE_FIRST.search(words) or _SIGNED.search(words)
    if found is None:
        return None
    parts = found.groupdict()
    falls = bool(parts.get("less")) or parts.get("sign") in {"-", "−"}
    size = next(amount(each) for each in found.groups() if each and each[0].isdigit())
    made: Data = {
        "kind": TargetKind.BY_PERCENT.value,
        "percent": -size if falls else size,
    }
    rest = words[found.end() :]
    if start := _FROM.search(rest):
        made["baseline"] = amount(start[1])
    if aim := _TO.search(rest):
        made["value"] = amount(aim[1])
    return Said(made)


def limited(words: str) -> Said | None:
    """Return the limits that every period must keep."""
    made: Data = {"kind": TargetKind.THRESHOLD.value}
    if found := _BETWEEN.search(words):
        return Said(made | {"low": amount(found[1]), "high": amount(found[2])})
    if found := _LOW.search(words):
        return Said(made | {"low": amount(found[1] or found[2])})
    if found := _HIGH.search(words):
        return Said(made | {"high": amount(found[1] or found[2])})
    return None


def strictly(words: str) -> Said | None:
    """Return a limit that may not itself be reached, and ask what that comes to."""
    for pattern, name, step, word in (
        (_ABOVE, "low", 1, "at least"),
        (_BELOW, "high", -1, "at most"),
    ):
        if found := pattern.search(words):
            number = amount(found[1])
            made = {"kind": TargetKind.THRESHOLD.value, name: number}
            choices = tuple(
                Choice(f"{value:g}", f"{word} {value:g}", {**made, name: value})
                for value in dict.fromkeys((number + step, number))
                if value >= 0
            )
            return Said(
                made,
                f"“{words}” leaves out {number:g} itself. What is the limit?",
                choices,
            )
    return None


def valued(words: str) -> Said | None:
    """Return a value to reach, with the value it starts from where it is said."""
    if _ZERO.search(words):
        return Said({"kind": TargetKind.TO_VALUE.value, "value": 0.0})
    if found := _FROM_TO.search(words):
        start, aim = (each for each in found.groups() if each)
        made: Data = {"kind": TargetKind.TO_VALUE.value, "value": amount(aim)}
        return Said(made | {"baseline": amount(start)})
    if (found := _TO_VALUE.search(words)) and re.search(
        r"\b(?:to|reach|achieve|hit)\b", words[: found.start(1)], re.I
    ):
        return Said({"kind": TargetKind.TO_VALUE.value, "value": amount(found[1])})
    return None


def way_of(words: str) -> str:
    """Return "less" or "more" where words only say which way, nothing where they do not."""
    found = _DOWNWARD.search(words)
    if found is None:
        return ""
    return "less" if found["less"] else "more"


def group_of(words: str) -> str:
    """Return the comparison group that words name: "the most similar group average"."""
    found = _GROUP.search(words)
    return found["group"].strip() if found else ""


def ask_limit(found: Said, words: str, asking: Asking) -> None:
    """Ask what a promise comes to whose words leave a choice."""
    if found.question:
        asking.ask(DoubtKind.LIMIT, words, found.question, found.choices)
