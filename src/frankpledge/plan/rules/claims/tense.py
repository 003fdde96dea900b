"""Whether a sentence speaks of what was, or of what is to be."""

import re
from functools import lru_cache

from frankpledge.plan.rules.claims.passages import PERIOD, Passage


_AIMS = re.compile(
    r"\b(?:aims?|aiming|aimed|targets?|target(?:ed|ing) (?:a|to)|will|should|would|shall|objectives?|goals?|intends?|plans? to|seek(?:s|ing)?|hope|commit(?:ted)? to|we want|"
    r"ambition|pledge|expected to|set to|aspir\w+|outcome(?:s)? (?:is|are|will))\b|^\W*(?:[-•]\s*)?(?:to )?(?:reduce|increase|achieve|improve|cut|maintain|raise|lower|secure|deliver|halve|double)\b"
    r"|\b(?:reduce|increase|decrease|improve|lower)\s+(?:[^\s.;]+ ){0,6}?by\b"
    r"|\bto (?:reduce|cut|increase|raise|lower|halve|double|improve|decrease|achieve|deliver|secure)\b"
)
_ACHIEVED = re.compile(
    r"\b(?:went|fell|fallen|rose|risen|reduced (?:from|by)|has|have|had|was|were|we saw|achieved|exceeded|met|missed|compared (?:to|with)|last year|resulted|led to|helped)\b"
)
_STILL_TO_COME = re.compile(r"\bwill\b|\baims?\b|\btarget")
_LEADS = re.compile(
    r"\b(?:aim to|will|targets? (?:are|is|for)|objectives? (?:are|is))\b"
)
_BY_THEN = re.compile(rf"\bby (?:the end of |march )?{PERIOD}")


def is_aim(passage: Passage) -> bool:
    """Say whether a sentence speaks of what is to be, not of what was."""
    return _is_to_be(passage.template, passage.lead.lower())


# Many rules ask it of the same sentence, one after another.
@lru_cache(maxsize=256)
def _is_to_be(words: str, lead: str) -> bool:
    if _ACHIEVED.search(words) and not _STILL_TO_COME.search(words):
        return False
    return bool(
        _AIMS.search(words) or _BY_THEN.search(words) or (lead and _LEADS.search(lead))
    )
