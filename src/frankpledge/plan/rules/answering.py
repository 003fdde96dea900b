"""When a line of a plan has lost whoever answered for it."""

from collections.abc import Sequence


def why_vacant(
    *, owner: str, owner_ended: bool, people: Sequence[tuple[str, bool]]
) -> tuple[str, ...]:
    """
    Return why nobody answers as they should, nothing where somebody does.

    `people` are the lead officers and the deputy, each with whether they are still
    there. A line without any person named is the agency's to fill and not a vacancy;
    one whose every person has left is.
    """
    reasons = []
    if not owner:
        reasons.append("No agency answers for it.")
    elif owner_ended:
        reasons.append(f"{owner} is no longer part of the partnership.")
    left = [name for name, is_there in people if not is_there]
    if left:
        still = len(left) < len(people)
        verb = "has" if len(left) == 1 else "have"
        after = "" if still else ", and nobody else is named"
        reasons.append(f"{' and '.join(left)} {verb} left{after}.")
    return tuple(reasons)
