"""What the lists and pages of the partnership's registers show."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from frankpledge.analysis.words import counted
from frankpledge.partnership.models import Entry, EntryStep, Minutes
from frankpledge.partnership.presenters.registers import (
    declared,
    fieldwork,
    information,
    street,
    watched,
)
from frankpledge.partnership.presenters.registers.register import (
    FILE_KINDS,
    WITHDRAWN,
    Register,
    overdue,
)
from frankpledge.partnership.presenters.words import words
from frankpledge.partnership.rules.registers import (
    Edition,
    terms_in_force,
    was_quorate,
)
from frankpledge.partnership.states import RegisterName
from frankpledge.ui.tables import Column, Listing, Shown


REGISTERS = {
    one.name: one
    for one in (
        declared.TERMS,
        declared.MINUTES,
        watched.RISKS,
        watched.ISSUES,
        watched.SCRUTINY,
        declared.COURSES,
        declared.TRAINING,
        declared.PRACTICE,
        declared.CONTACTS,
        fieldwork.PREMISES,
        fieldwork.PREMISES_LOG,
        fieldwork.TESTS,
        fieldwork.SURVEY,
        fieldwork.CONCERNS,
        information.INFORMATION,
        street.STREET,
    )
}


def register_list(
    register: Register, rows: Any, asked: QueryDict, *, today: date, may_export: bool
) -> Shown:
    """Return a register as the address asks for it."""
    columns, filters = register.columns, register.filters
    if register.due_words:
        columns = (*columns, due_column(register, today))
        filters = (*filters, overdue(register.due, today))
    return Listing(
        caption=register.title,
        columns=columns,
        filters=(*filters, WITHDRAWN),
        order=register.order,
        noun=register.noun,
        empty=f"No {register.noun[1]} here.",
        formats=FILE_KINDS if may_export else (),
    ).of(rows, asked)


def due_column(register: Register, today: date) -> Column:
    """Return the column of when an entry wants somebody's eye."""
    return Column(
        "due",
        register.due_words,
        value=register.due,
        shown=lambda entry: register.due_text(entry, today),
    )


def entry_facts(
    register: Register, entry: Entry, today: date, terms: Mapping[int, list[Edition]]
) -> list[tuple[str, Any]]:
    """Return all that a register holds of one entry, without what is empty."""
    facts = [(one.heading, one.shown_for(entry)) for one in register.columns]
    facts.append((register.due_words, register.due_text(entry, today)))
    if isinstance(entry, Minutes):
        facts.append(("Quorum", quorum_words(entry, terms.get(entry.group_id, []))))
    facts.append(("Withdrawn because", entry.withdrawn_because))
    return [(name, said) for name, said in facts if said not in (None, "")]


def links_to_add(register: Register, entry: Entry) -> list[dict[str, str]]:
    """Return the links of an entry's page by which something is added about it."""
    return [
        {
            "text": said,
            "href": reverse("partnership:add-entry", args=[other.value])
            + f"?{register.slug}={entry.pk}",
        }
        for other, said in register.adds.items()
    ]


def quorum_words(minutes: Minutes, editions: Iterable[Edition]) -> str:
    """Return whether a meeting had its quorum by the terms of its day."""
    present = len(minutes.present.all())
    in_force = terms_in_force(editions, minutes.met_on)
    quorate = was_quorate(present, in_force)
    if quorate is None or in_force is None:
        return "The terms in force that day name none"
    said = "there was a quorum" if quorate else "there was no quorum"
    here = f"{counted(present, 'agency', 'agencies')} present"
    return f"{here}, {in_force.quorum} needed: {said}"


def step_history(steps: Iterable[EntryStep]) -> list[dict[str, Any]]:
    """Return who did what to an entry, newest first."""
    return [
        {
            "label": words(step.act),
            "byline": str(step.made_by),
            "datetime": step.made_at,
            "text": step.note
            or ", ".join(name.replace("_", " ") for name in step.fields),
        }
        for step in steps
    ]


def overview(
    entries: Mapping[RegisterName, list[Entry]], today: date
) -> list[dict[str, Any]]:
    """Return every register with how much it holds and how much is past its day."""
    return [
        {
            "title": one.title,
            "about": one.about,
            "href": reverse("partnership:register", args=[one.slug]),
            "count": count_words(one, len(entries[name])),
            "overdue": sum(one.is_overdue(entry, today) for entry in entries[name]),
        }
        for name, one in REGISTERS.items()
    ]


def count_words(register: Register, count: int) -> str:
    """Return how many entries a register holds, with their noun."""
    return counted(count, *register.noun)
