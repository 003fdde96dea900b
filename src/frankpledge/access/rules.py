"""The one access decision, as a pure function over plain facts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from frankpledge.access.decisions import ALLOWED, Decision, refused
from frankpledge.access.states import Act, Kind, Purpose, Role
from frankpledge.analysis.dates import day_in_words


MATRIX_FILE = Path(__file__).with_name("access-matrix.yaml")
EVERYONE = "everyone"


@dataclass(frozen=True)
class Who:
    """What is true of the person who asks, on the membership they act under."""

    user: int
    agency: int
    roles: frozenset[Role]
    starts_on: date
    ends_before: date | None = None
    has_account: bool = True
    has_membership: bool = True
    has_second_factor: bool = True
    purpose: Purpose = Purpose.PLANNING
    purposes: frozenset[Purpose] = frozenset({Purpose.PLANNING})


@dataclass(frozen=True)
class Thing:
    """What is true of the thing: its kind, whose it is and who made it."""

    kind: Kind
    agency: int | None = None
    author: int | None = None
    person: int | None = None


@dataclass(frozen=True)
class Line:
    """One line of the matrix: the roles that may do an act to a kind of thing."""

    any: frozenset[Role] = frozenset()
    own_agency: frozenset[Role] = frozenset()
    own: frozenset[Role] = frozenset()
    needs_second_person: bool = False


class Reach(StrEnum):
    """How much of a kind an act of this person reaches, before second persons."""

    NOTHING = "nothing"
    OWN = "own"
    OWN_AGENCY = "own-agency"
    EVERYTHING = "everything"


NO_LINE = Line()


def roles_named(names: str | Iterable[str]) -> frozenset[Role]:
    """Return the roles a line names; a name nobody knows is an error."""
    if names == EVERYONE:
        return frozenset(Role)
    return frozenset(Role(name) for name in names)


@cache
def matrix() -> dict[Kind, dict[Act, Line]]:
    """Return the whole matrix; the file is read once."""
    written = yaml.safe_load(MATRIX_FILE.read_text(encoding="utf-8"))
    return {Kind(kind): dict(lines(acts)) for kind, acts in written.items()}


@cache
def words_for(kind: Kind) -> str:
    """Return what a kind is called in a sentence."""
    words: str = yaml.safe_load(MATRIX_FILE.read_text(encoding="utf-8"))[kind]["is"]
    return words


def lines(acts: dict[str, Any]) -> Iterator[tuple[Act, Line]]:
    """Return the lines that the file holds for one kind."""
    for act, line in acts.items():
        if act != "is":
            yield (
                Act(act),
                Line(
                    any=roles_named(line.get("any", [])),
                    own_agency=roles_named(line.get("own-agency", [])),
                    own=roles_named(line.get("own", [])),
                    needs_second_person=line.get("second-person", False),
                ),
            )


def line_for(kind: Kind, act: Act) -> Line:
    """Return the matrix's line, or one that allows nobody."""
    return matrix().get(kind, {}).get(act, NO_LINE)


def decide(*, who: Who, act: Act, thing: Thing, on: date) -> Decision:
    """
    Say whether this person may do this to this thing on this day, and why not.

    Everything must hold: account, membership and second factor now, a purpose the
    membership allows, a role the matrix names, a relation to the thing, and where
    the matrix asks for two people, somebody else's work. Nothing else opens a door.
    """
    if reason := standing_fault(who, on=on):
        return refused(reason, is_hidden=True)
    line = line_for(thing.kind, act)
    if not relation_holds(line, who, thing):
        is_hidden = act is Act.SEE or not relation_holds(
            line_for(thing.kind, Act.SEE), who, thing
        )
        return refused(role_reason(line, who, act, thing.kind), is_hidden=is_hidden)
    if line.needs_second_person and thing.author == who.user:
        return refused(SECOND_PERSON_REASON[thing.kind])
    return ALLOWED


SECOND_PERSON_REASON = {
    Kind.MEASURE: "Somebody other than the author must check a definition.",
    Kind.ASSESSMENT: "Somebody other than the author must approve an assessment.",
    Kind.PLAN: "Somebody other than the author must approve a plan.",
    Kind.FUNDING: "Somebody other than who asked must award the money.",
    Kind.RELEASE: "Somebody other than the author must approve a release.",
    Kind.MEMBERSHIP: "Nobody may change their own membership.",
}


def standing_fault(who: Who, *, on: date) -> str:
    """Return why the person may do nothing at all today, empty where they may."""
    if not who.has_account:
        return "This account is switched off."
    if not who.has_membership:
        return "This membership is switched off."
    if on < who.starts_on:
        return f"This membership starts on {day_in_words(who.starts_on)}."
    if who.ends_before is not None and on >= who.ends_before:
        return "This membership has ended."
    if not who.has_second_factor:
        return "Sign in with your second factor first."
    if who.purpose not in who.purposes:
        return "Your membership does not cover the purpose you signed in for."
    return ""


def relation_holds(line: Line, who: Who, thing: Thing) -> bool:
    """Say whether one of the person's roles reaches the thing."""
    return bool(
        who.roles & line.any
        or (who.roles & line.own_agency and thing.agency == who.agency)
        or (who.roles & line.own and thing.person == who.user)
    )


def reach(*, who: Who, act: Act, kind: Kind, on: date) -> Reach:
    """
    Return how much of a kind the act reaches: the decision's form for lists.

    `selectors.scope` turns it into a filter; a property test proves that the
    list holds exactly the things for which `decide` says yes.
    """
    if standing_fault(who, on=on):
        return Reach.NOTHING
    line = line_for(kind, act)
    if who.roles & line.any:
        return Reach.EVERYTHING
    if who.roles & line.own_agency:
        return Reach.OWN_AGENCY
    return Reach.OWN if who.roles & line.own else Reach.NOTHING


def role_reason(line: Line, who: Who, act: Act, kind: Kind) -> str:
    """Return the sentence that says who may do it instead."""
    if who.roles & line.own_agency:
        return f"You can {act} {words_for(kind)} only for your own agency."
    if who.roles & line.own:
        return f"You can {act} {words_for(kind)} only where it is your own."
    parts = [role_list(line.any)] if line.any else []
    if line.own_agency:
        parts.append(f"{role_list(line.own_agency)} of the agency it belongs to")
    if not parts:
        return f"Nobody can {act} {words_for(kind)}."
    who_may = ", or ".join(parts) + ("," if len(parts) > 1 else "")
    return f"Only {who_may} can {act} {words_for(kind)}."


def role_list(roles: frozenset[Role]) -> str:
    """Return roles as words in the order they are declared: "an analyst"."""
    names = [with_article(role.replace("-", " ")) for role in Role if role in roles]
    return " or ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def with_article(noun: str) -> str:
    """Return "an analyst", "a board member"."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


# Roles that one agency cannot hand out: they see or decide for the whole partnership.
ROLES_AN_AGENCY_GIVES = frozenset({Role.PRACTITIONER, Role.AGENCY_LEAD})


def roles_may_be_given(*, who: Who, roles: frozenset[Role]) -> Decision:
    """Say whether the person may give these roles to somebody they may change."""
    if Role.SYSTEMS_OFFICER in who.roles or roles <= ROLES_AN_AGENCY_GIVES:
        return ALLOWED
    return refused(
        "Only a systems officer can give roles that reach beyond one agency."
    )


def matrix_markdown() -> str:
    """Return the matrix as the reference page that the documentation carries."""
    parts = [
        "# Who may do what",
        "",
        "Made from `src/frankpledge/access/access-matrix.yaml`. What is not listed is "
        "refused. Every decision also needs an account and a membership that are active "
        "on the day, a second factor, and a purpose that the membership covers.",
        "",
    ]
    for kind, acts in matrix().items():
        parts += [
            f"## {words_for(kind)[0].upper()}{words_for(kind)[1:]} (`{kind}`)",
            "",
            "| Act | Whatever the agency | Own agency only | Own only | Two people |",
            "|---|---|---|---|---|",
        ]
        parts += [markdown_row(act, line) for act, line in acts.items()]
        parts.append("")
    return "\n".join(parts)


def markdown_row(act: Act, line: Line) -> str:
    """Return one line of the matrix as a row of the reference page."""
    cells = [
        "everyone" if roles == frozenset(Role) else ", ".join(sorted(roles)) or "-"
        for roles in (line.any, line.own_agency, line.own)
    ]
    second = "yes" if line.needs_second_person else "-"
    return f"| {act} | {' | '.join(cells)} | {second} |"
