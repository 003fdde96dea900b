"""People, the posts they hold, and who covers for them."""

from datetime import date
from typing import Any

from django.db import transaction

from frankpledge.access.trail import Actor
from frankpledge.partnership import policies
from frankpledge.partnership.models import Agency, Holding, Person, Post
from frankpledge.partnership.services.changes import CannotChange, change, note
from frankpledge.partnership.states import PostKind


@transaction.atomic
def add_person(
    *,
    agency: Agency,
    name: str,
    by: Actor,
    email: str = "",
    phone: str = "",
    skills: str = "",
    starts_on: date | None = None,
) -> Person:
    """Add somebody to the directory with their work details."""
    policies.may_change_agency(by, agency).require()
    person = Person.objects.create(
        agency=agency,
        name=name,
        email=email,
        phone=phone,
        skills=skills,
        starts_on=starts_on,
    )
    note(by, person, "person added")
    return person


@transaction.atomic
def change_person(*, person: Person, version: int, by: Actor, **fields: Any) -> Person:
    """Change somebody's work details."""
    policies.may_change_agency(by, person.agency).require()
    changed = change(person, fields, version=version)
    note(by, person, "person changed", fields=changed)
    return person


@transaction.atomic
def let_person_go(*, person: Person, ends_before: date, by: Actor) -> None:
    """End somebody's time here: what they hold or cover falls vacant that day."""
    policies.may_change_agency(by, person.agency).require()
    if person.starts_on and ends_before <= person.starts_on:
        raise CannotChange(f"{person.name} cannot leave before they start.")
    for holding in person.holdings.all():
        end_holding(holding, ends_before)
    person.ends_before = ends_before
    person.save(update_fields=["ends_before"])
    note(by, person, "person left")


@transaction.atomic
def add_post(
    *,
    agency: Agency,
    title: str,
    kind: PostKind,
    by: Actor,
    starts_on: date | None = None,
) -> Post:
    """Add a post; it is vacant until somebody holds it."""
    policies.may_change_agency(by, agency).require()
    post = Post.objects.create(
        agency=agency, title=title, kind=kind.value, starts_on=starts_on
    )
    note(by, post, "post added")
    return post


@transaction.atomic
def change_post(*, post: Post, version: int, by: Actor, **fields: Any) -> Post:
    """Change a post's title or kind."""
    policies.may_change_agency(by, post.agency).require()
    changed = change(post, fields, version=version)
    note(by, post, "post changed", fields=changed)
    return post


@transaction.atomic
def close_post(*, post: Post, ends_before: date, by: Actor) -> None:
    """Close a post: whoever holds or covers it stops on that day."""
    policies.may_change_agency(by, post.agency).require()
    if post.starts_on and ends_before <= post.starts_on:
        raise CannotChange("A post cannot close before it starts.")
    for holding in post.holdings.all():
        end_holding(holding, ends_before)
    post.ends_before = ends_before
    post.save(update_fields=["ends_before"])
    note(by, post, "post closed")


@transaction.atomic
def fill_post(*, post: Post, person: Person, starts_on: date, by: Actor) -> Holding:
    """Have somebody hold a post from a day; whoever held it stops the same day."""
    holding = put_in(post, person, starts_on, is_cover=False, by=by)
    note(by, post, "post filled", fields=["holder"])
    return holding


@transaction.atomic
def cover_post(*, post: Post, person: Person, starts_on: date, by: Actor) -> Holding:
    """Have somebody stand in for a post's holder, or in a vacancy, from a day."""
    holding = put_in(post, person, starts_on, is_cover=True, by=by)
    note(by, post, "post covered", fields=["cover"])
    return holding


@transaction.atomic
def vacate_post(
    *, post: Post, ends_before: date, by: Actor, is_cover: bool = False
) -> None:
    """Have a post fall vacant, or its cover end, on a day."""
    policies.may_change_agency(by, post.agency).require()
    for holding in post.holdings.filter(is_cover=is_cover):
        end_holding(holding, ends_before)
    note(by, post, "cover ended" if is_cover else "post vacated")


def put_in(
    post: Post, person: Person, starts_on: date, *, is_cover: bool, by: Actor
) -> Holding:
    """Give the post to a person from a day on, ending what stood before."""
    policies.may_change_agency(by, post.agency).require()
    if person.ends_before and person.ends_before <= starts_on:
        raise CannotChange(f"{person.name} has left by then.")
    for holding in post.holdings.filter(is_cover=is_cover):
        end_holding(holding, starts_on)
    return Holding.objects.create(
        post=post, person=person, is_cover=is_cover, starts_on=starts_on
    )


def end_holding(holding: Holding, ends_before: date) -> None:
    """
    End one spell in a post on a day.

    One that would end before it began never was: it is taken away.
    """
    if holding.ends_before is not None and holding.ends_before <= ends_before:
        return
    if holding.starts_on is not None and holding.starts_on >= ends_before:
        holding.delete()
        return
    holding.ends_before = ends_before
    holding.save(update_fields=["ends_before"])
