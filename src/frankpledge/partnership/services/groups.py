"""The groups of the partnership and who sits on them."""

from datetime import date
from typing import Any

from django.db import transaction

from frankpledge.access.trail import Actor
from frankpledge.partnership import policies
from frankpledge.partnership.models import Agency, Group, Partnership, Post, Seat
from frankpledge.partnership.rules.structure import goes_round
from frankpledge.partnership.services.changes import CannotChange, change, note
from frankpledge.partnership.states import GroupKind


@transaction.atomic
def add_group(
    *,
    partnership: Partnership,
    name: str,
    kind: GroupKind,
    by: Actor,
    short_name: str = "",
    purpose: str = "",
    meets: str = "",
    reports_to: Group | None = None,
    starts_on: date | None = None,
    ends_before: date | None = None,
) -> Group:
    """Set up a group; a task and finish group may have its last day from the start."""
    policies.may_change_directory(by).require()
    group = Group.objects.create(
        partnership=partnership,
        name=name,
        short_name=short_name,
        kind=kind.value,
        purpose=purpose,
        meets=meets,
        reports_to=reports_to,
        starts_on=starts_on,
        ends_before=ends_before,
    )
    note(by, group, "group added")
    return group


@transaction.atomic
def change_group(*, group: Group, version: int, by: Actor, **fields: Any) -> Group:
    """Change what the directory says about a group."""
    policies.may_change_directory(by).require()
    refuse_circle(group, fields.get("reports_to"))
    changed = change(group, fields, version=version)
    note(by, group, "group changed", fields=changed)
    return group


def refuse_circle(group: Group, superior: Group | None) -> None:
    """Refuse a group that would come to report to itself."""
    others = Group.objects.filter(partnership=group.partnership_id)
    reports_to = dict(others.values_list("pk", "reports_to"))
    if superior and goes_round(group.pk, superior.pk, reports_to):
        raise CannotChange(f"{superior} reports to {group}, at once or through others.")


@transaction.atomic
def close_group(*, group: Group, ends_before: date, by: Actor) -> None:
    """Close a group and end its seats; what it did stays in the history."""
    policies.may_change_directory(by).require()
    if group.starts_on and ends_before <= group.starts_on:
        raise CannotChange("A group cannot close before it starts.")
    for seat in group.seats.all():
        finish_seat(seat, ends_before)
    group.ends_before = ends_before
    group.save(update_fields=["ends_before"])
    note(by, group, "group closed")


@transaction.atomic
def give_seat(
    *,
    group: Group,
    agency: Agency,
    by: Actor,
    starts_on: date | None = None,
    post: Post | None = None,
    is_chair: bool = False,
) -> Seat:
    """Give an agency a seat, taken by one of its posts; a new chair ends the old."""
    policies.may_change_directory(by).require()
    if post is not None and post.agency_id != agency.pk:
        raise CannotChange(f"{post.title} is not a post of {agency.name}.")
    if is_chair:
        replace_chair(group, starts_on)
    seat = Seat.objects.create(
        group=group, agency=agency, post=post, is_chair=is_chair, starts_on=starts_on
    )
    note(by, group, "seat given", fields=["seats"])
    return seat


def replace_chair(group: Group, starts_on: date | None) -> None:
    """End the present chair's seat on the day the new chair takes over."""
    for seat in group.seats.filter(is_chair=True, ends_before=None):
        if starts_on is None:
            raise CannotChange("Say from which day the new chair takes over.")
        finish_seat(seat, starts_on)


@transaction.atomic
def end_seat(*, seat: Seat, ends_before: date, by: Actor) -> None:
    """End an agency's seat on a day."""
    policies.may_change_directory(by).require()
    finish_seat(seat, ends_before)
    note(by, seat.group, "seat ended", fields=["seats"])


def finish_seat(seat: Seat, ends_before: date) -> None:
    """End one seat; one that would end before it began never was."""
    if seat.ends_before is not None and seat.ends_before <= ends_before:
        return
    if seat.starts_on is not None and seat.starts_on >= ends_before:
        seat.delete()
        return
    seat.ends_before = ends_before
    seat.save(update_fields=["ends_before"])
