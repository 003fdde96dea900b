"""One thing is not called many: "1 rows have" becomes "1 row has"."""

from __future__ import annotations

import re


_PEOPLE = {"people": "person", "boundaries": "boundary", "categories": "category"}
_NOUNS = (
    "areas|cells|crimes|days|events|facts|figures|groups|hours|keys|kinds|links|months|"
    "offences|pairs|periods|places|points|quarters|records|rows|segments|series|steps|"
    "streets|times|types|values|victims|weeks|years"
)
_VERBS = {
    "are": "is",
    "come": "comes",
    "fall": "falls",
    "go": "goes",
    "have": "has",
    "hold": "holds",
    "lack": "lacks",
    "lie": "lies",
    "make": "makes",
    "stand": "stands",
    "were": "was",
}
_ONE = re.compile(
    rf"(?<![\d.,/:\N{{EN DASH}}-])1 (?P<noun>{_NOUNS}|{'|'.join(_PEOPLE)})\b"
    rf"(?P<gap> )?(?P<verb>(?:{'|'.join(_VERBS)})\b)?(?P<rest>[^.,;:()]*)"
)
_SECOND = re.compile(r"\band (are|have|link|were)\b")


def agreeing(text: str) -> str:
    """Return the text with every single thing, and what it does, in the singular."""
    return _ONE.sub(_single, text)


def _single(found: re.Match[str]) -> str:
    noun, verb = found["noun"], found["verb"]
    one = _PEOPLE.get(noun) or (noun if noun == "series" else noun[:-1])
    rest = found["rest"]
    if verb:
        rest = _SECOND.sub(lambda more: f"and {_said(more[1])}", rest)
    return f"1 {one}{found['gap'] or ''}{_said(verb)}{agreeing(rest)}"


def _said(verb: str | None) -> str:
    return _VERBS.get(verb, f"{verb}s") if verb else ""
