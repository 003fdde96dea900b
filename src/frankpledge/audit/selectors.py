"""Reading the trail: by who, what, when; with names beside the numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.utils.timezone import make_aware

from frankpledge.audit.models import Entry


@dataclass(frozen=True)
class Question:
    """What an auditor asks of the trail; an empty part asks nothing."""

    operation: str = ""
    kind: str = ""
    ref: str = ""
    person: str = ""
    since: date | None = None
    until: date | None = None


def entries(question: Question) -> QuerySet[Entry]:
    """Return the entries that answer the question, newest first."""
    wanted = Q()
    for field in ("operation", "kind", "ref"):
        if value := getattr(question, field):
            wanted &= Q(**{field: value})
    if question.person:
        wanted &= Q(actor__in=actors_called(question.person))
    if question.since:
        wanted &= Q(at__gte=make_aware(datetime.combine(question.since, time.min)))
    if question.until:
        wanted &= Q(at__lte=make_aware(datetime.combine(question.until, time.max)))
    return Entry.objects.filter(wanted).order_by("-sequence")


def actors_called(name: str) -> list[str]:
    """Return how the trail names people of this name or address."""
    people = get_user_model().objects.filter(
        Q(name__icontains=name) | Q(email__iexact=name)
    )
    return [name, *(f"user:{key}" for key in people.values_list("pk", flat=True))]


def kinds_recorded() -> list[str]:
    """Return the kinds of things that the trail speaks of."""
    kinds = Entry.objects.order_by("kind").values_list("kind", flat=True)
    return list(kinds.distinct())


def names_in(rows: Iterable[Entry]) -> tuple[dict[str, str], dict[int, str]]:
    """Return the people's and the agencies' names that these entries need."""
    rows = list(rows)
    people = {row.actor.partition(":")[2] for row in rows if ":" in row.actor}
    found = get_user_model().objects.filter(pk__in=people)
    agency: Any = apps.get_model("partnership", "Agency")
    agencies = agency.objects.filter(pk__in={row.agency for row in rows})
    return (
        {f"user:{person.pk}": str(person) for person in found},
        {each.pk: str(each) for each in agencies},
    )
