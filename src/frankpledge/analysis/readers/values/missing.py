"""The marks people write where a figure should be, and what each of them says."""

from collections.abc import Mapping

from frankpledge.analysis.tables.tally import Status


# A layout may say that one of the marks stands for nothing having happened.
ZERO = "zero"

# The official shorthand ([c], [x], [z]) beside what offices write by habit.
MARKS: Mapping[str, str] = {
    "": Status.NOT_SUPPLIED,
    "n/a": Status.NOT_AVAILABLE,
    "na": Status.NOT_AVAILABLE,
    "#n/a": Status.NOT_AVAILABLE,
    "not available": Status.NOT_AVAILABLE,
    "not recorded": Status.NOT_AVAILABLE,
    "[x]": Status.NOT_AVAILABLE,
    ":": Status.NOT_AVAILABLE,
    "..": Status.NOT_AVAILABLE,
    "-": Status.NOT_APPLICABLE,
    "–": Status.NOT_APPLICABLE,
    "—": Status.NOT_APPLICABLE,
    "not applicable": Status.NOT_APPLICABLE,
    "[z]": Status.NOT_APPLICABLE,
    "tbc": Status.TO_BE_CONFIRMED,
    "tba": Status.TO_BE_CONFIRMED,
    "tbd": Status.TO_BE_CONFIRMED,
    "to be confirmed": Status.TO_BE_CONFIRMED,
    "?": Status.NOT_KNOWN,
    "??": Status.NOT_KNOWN,
    "not known": Status.NOT_KNOWN,
    "unknown": Status.NOT_KNOWN,
    "[c]": Status.SUPPRESSED,
    "c": Status.SUPPRESSED,
    "*": Status.SUPPRESSED,
    "suppressed": Status.SUPPRESSED,
}

SAID: Mapping[str, str] = {
    Status.NOT_SUPPLIED: "left blank: not supplied",
    Status.NOT_AVAILABLE: "not available",
    Status.NOT_APPLICABLE: "not applicable",
    Status.TO_BE_CONFIRMED: "to be confirmed",
    Status.NOT_KNOWN: "not known",
    Status.SUPPRESSED: "suppressed because it is small",
    ZERO: "none",
}


def status_of(text: str, marks: Mapping[str, str]) -> str | None:
    """Return the kind of missing that a mark means, None for anything else."""
    folded = text.casefold()
    for known in (marks, MARKS):
        if folded in known:
            return known[folded]
    return None
