"""Agencies, people, posts and groups."""

from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.partnership.models import (
    Agency,
    Group,
    Holding,
    Partnership,
    Person,
    Post,
    Seat,
    Succession,
)


class NoAgency(ExpectedFailure):
    """The partnership has no agency by this code."""


def holding_on(day: date) -> Q:
    """Return the condition that a row with dates holds on a day."""
    return (Q(starts_on=None) | Q(starts_on__lte=day)) & (
        Q(ends_before=None) | Q(ends_before__gt=day)
    )


def agencies_of(
    partnership: Partnership, *, on: date | None = None
) -> QuerySet[Agency]:
    """Return the partnership's agencies: all there ever were, or those of a day."""
    found = Agency.objects.filter(partnership=partnership)
    return found if on is None else found.filter(holding_on(on))


def agency_by_code(partnership: Partnership, code: str) -> Agency:
    """Return the agency that goes by this code."""
    found = Agency.objects.filter(partnership=partnership, code=code).first()
    if found is None:
        raise NoAgency(
            f"{partnership.name} has no agency with the code {code!r}.",
            "Look it up in the directory.",
        )
    return found


def agency_named(partnership_id: int, name: str) -> Agency | None:
    """Return the agency that a file means, by its name or its code."""
    wanted = name.strip()
    found = Agency.objects.filter(partnership_id=partnership_id)
    matches = found.filter(Q(name__iexact=wanted) | Q(code=wanted.casefold()))
    return matches.order_by("ends_before", "pk").first()


def person_named(partnership_id: int, name: str) -> Person | None:
    """Return the person that a file means; None where nobody or several bear the name."""
    found = Person.objects.filter(
        agency__partnership_id=partnership_id, name__iexact=name.strip()
    )
    matches = list(found.select_related("agency")[:2])
    return matches[0] if len(matches) == 1 else None


def lineage(agency: Agency) -> list[Succession]:
    """
    Return every step by which bodies followed each other up to and after this one.

    The oldest comes first. A primary care trust, the clinical commissioning group
    after it and today's board make one history, read from any of the three.
    """
    found = {
        step.pk: step
        for step in Succession.objects.filter(
            earlier__partnership_id=agency.partnership_id
        ).select_related("earlier", "later")
    }
    steps: dict[int, Succession] = {}
    for forwards in (True, False):
        waiting = {agency.pk}
        while waiting:
            reached = {
                step.pk: step
                for step in found.values()
                if (step.earlier_id if forwards else step.later_id) in waiting
                and step.pk not in steps
            }
            steps |= reached
            waiting = {
                step.later_id if forwards else step.earlier_id
                for step in reached.values()
            }
    return sorted(steps.values(), key=lambda step: (step.on, step.pk))


def people_of(partnership: Partnership, *, on: date | None = None) -> QuerySet[Person]:
    """Return the people in the directory with their agency and what they hold."""
    found = Person.objects.filter(agency__partnership=partnership)
    if on is not None:
        found = found.filter(holding_on(on))
    held = Holding.objects.select_related("post")
    if on is not None:
        held = held.filter(holding_on(on))
    return found.select_related("agency").prefetch_related(
        Prefetch("holdings", queryset=held, to_attr="held")
    )


def posts_of(partnership: Partnership, *, on: date) -> QuerySet[Post]:
    """Return the posts of a day, with who holds and who covers each (`filled`)."""
    filled = Holding.objects.filter(holding_on(on)).select_related("person")
    found = Post.objects.filter(holding_on(on), agency__partnership=partnership)
    return found.select_related("agency").prefetch_related(
        Prefetch("holdings", queryset=filled, to_attr="filled")
    )


def posts_ever_of(partnership: Partnership) -> QuerySet[Post]:
    """Return every post there is or was, open or closed."""
    return Post.objects.filter(agency__partnership=partnership).select_related("agency")


def vacancies(partnership: Partnership, *, on: date) -> list[Post]:
    """Return the posts that nobody holds on a day, covered or not."""
    return [
        post
        for post in posts_of(partnership, on=on)
        if all(holding.is_cover for holding in post.filled)  # type: ignore[attr-defined]
    ]


def groups_of(partnership: Partnership, *, on: date | None = None) -> QuerySet[Group]:
    """Return the groups with their seats (`seated`) of a day, or of all time."""
    seats = Seat.objects.select_related("agency", "post")
    found = Group.objects.filter(partnership=partnership)
    if on is not None:
        seats, found = seats.filter(holding_on(on)), found.filter(holding_on(on))
    return found.prefetch_related(Prefetch("seats", queryset=seats, to_attr="seated"))
