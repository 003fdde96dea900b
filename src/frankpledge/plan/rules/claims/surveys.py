"""How many answered a survey: what its shares are shares of."""

import re
from decimal import Decimal

from frankpledge.plan.rules.claims.numbers import Unit
from frankpledge.plan.rules.claims.passages import FIGURE, Passage


_F = FIGURE
_SURVEY = re.compile(
    rf"\b(?:we |were |survey )?asked (?P<i>{_F}) (?:people|residents|households|victims|young people|clients|local)|(?:completed|answered|returned) by (?:a total of )?(?P<e>{_F}) (?:people|residents|households|members)|\bn ?= ?(?P<g>{_F})|(?P<h>{_F}) (?:people|residents|households) filled in|(?:received|had|drew|got|with) (?:a total of |over |some )?(?P<a>{_F}) (?:\w+ )?(?:replies|responses|answers|returns)|(?P<b>{_F}) (?:people|residents|households|respondents|members) (?:responded|replied|answered|took part|completed|returned)|(?:survey|sample|poll) of (?:over |some )?(?P<c>{_F})|(?P<d>{_F}) (?:survey )?(?:respondents|questionnaires (?:came|were) (?:back|returned))"
)


def answered(passage: Passage) -> Decimal | None:
    """Return how many people a sentence says answered a survey, or None."""
    found = _SURVEY.search(passage.template)
    if not found:
        return None
    figure = passage.figure(next(filter(None, found.groups())))
    return figure.value if figure.unit is Unit.COUNT and not figure.hedge else None
