"""What a figure is said of: the noun phrase after it, or the one before it."""

import re

from frankpledge.plan.rules.claims.passages import FIGURE, PERIOD
from frankpledge.plan.rules.claims.topics import topic


_STOPS = re.compile(
    rf"{FIGURE}|{PERIOD}|[.;:()!?]|\s[–—-]\s|,\s*(?:with|and|which|while|whilst|but|compared|from|to|over|although|though|as|so|we|this|the|a|an|in|this)\b"
    r"|\b(?:which|who|that|when|where|because|after|following|despite|across|within|throughout|during|since|between|compared|over|while|whilst|"
    r"has|have|had|was|were|is|are|been|being|will|should|could|would|thanks|due|targeted|set|on the|in the|at the|in (?!a dwelling)|to (?!be)|by|as|at|for|"
    r"and (?:a|an|the|we|this|fell|rose|has|have|by)|over|against (?!the person|a person|women|the individual)|(?<!theft )(?<!thefts )from|on)\b"
)
_LEADING = re.compile(
    rf"^(?:[\s,]|and|but|however|although|though|while|whilst|where|that|which|also|there|{PERIOD}|in fact)+\b"
)
_TRAILING = re.compile(
    r"\b(?:(?<!burglary )in|across|within|during|over|since|at|throughout|between|by|while|thanks|for|as|following|compared|on|after|under)\b.*$"
)
_NO_SUBJECT = re.compile(
    r"\b(?:this|that|it|they|these|those|which|represents?|representing|equates?|equal|equivalent|seen|saw|see|achieved|shows?|there|been|be|has|have|had|is|are|was|were|an?|the|we|resulting|result|resulted|meaning|means|delivered|recorded|reported|experienced|led|leading|giving|gives|amounts?|amounting|marking|marks)\b"
)


def first_subject(after: str) -> str:
    """Return the noun phrase that words begin with, up to time, place or verb."""
    words = re.sub(
        r"^\s*(?:the |a |an |our |all |overall |total )*(?:number|level|rate|volume|incidence|amount)s? of ",
        lambda m: m[0],
        after,
    )
    start = len(words) - len(words.lstrip(" ,-"))
    found = _STOPS.search(words, start + 1)
    phrase = words[start : found.start()] if found else words[start:]
    return phrase.strip(" ,.-–:;'\"()")


def last_subject(before: str) -> str:
    """Return the noun phrase that stands last before a verb or a figure."""
    clauses = re.split(r"[.;:()!?]|\s[–—-]\s", before)
    for clause in reversed(clauses):
        for part in reversed(re.split(rf",|{FIGURE}", clause)):
            phrase = _LEADING.sub("", part.strip())
            phrase = (
                _TRAILING.sub("", phrase)
                if topic(_TRAILING.sub("", phrase))
                else phrase
            )
            phrase = re.split(
                r"\b(?:while|whilst|although|but|because|set against|has been the|that)\b",
                phrase,
            )[-1]
            if topic(_NO_SUBJECT.sub(" ", phrase)):
                return phrase.strip()
    return ""
