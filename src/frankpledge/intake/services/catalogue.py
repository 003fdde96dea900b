"""Keeping the source catalogue, its calendar and its query threads."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify

from frankpledge.access.models import Member
from frankpledge.analysis.codes.places import force_of
from frankpledge.audit.services import record
from frankpledge.audit.states import SYSTEM, Operation
from frankpledge.intake import policies
from frankpledge.intake.models import AgreedReturn, Source, SourceNote
from frankpledge.intake.rules.words import AREA_CODE
from frankpledge.intake.services.failures import ChangedMeanwhile, IntakeFailure
from frankpledge.intake.states import Frequency, Marking, SourceKind


# What may be changed of a source; its names in the lake and its kind never are.
SOURCE_FIELDS = (
    "name",
    "agency",
    "contact",
    "deputy",
    "lawful_basis",
    "agreement",
    "marking",
    "file_format",
    "covers",
    "frequency",
    "lag_days",
    "first_period_on",
    "ends_before",
    "settles_after_months",
    "smallest_count",
    "notes",
)

POLICE_STREET_LAG_DAYS = 56
"""data.police.uk publishes a month six to eight weeks after it ends."""

POLICE_SETTLES_AFTER_MONTHS = 3
"""Crime counts settle about three months after the month they are for."""

# Open data that anybody may take in: a source for it needs no agreement.
OPEN_SOURCES: dict[SourceKind, dict[str, Any]] = {
    SourceKind.POLICE_STREET: {
        "name": "police.uk street-level data",
        "lag_days": POLICE_STREET_LAG_DAYS,
        "settles_after_months": POLICE_SETTLES_AFTER_MONTHS,
    },
    SourceKind.POLICE_ASB: {
        "name": "police ASB incidents",
        "lag_days": POLICE_STREET_LAG_DAYS,
        "settles_after_months": 0,
    },
    SourceKind.ROAD_CASUALTIES: {
        "name": "STATS19 road casualties",
        "lag_days": 270,
        "settles_after_months": 9,
    },
}


@transaction.atomic
def add_source(
    *, dataset: str, code: str, kind: SourceKind, details: Mapping[str, Any], by: Member
) -> Source:
    """Enter a source in the catalogue; what it is called in the lake never changes."""
    policies.may_keep_sources(by).require()
    if Source.objects.filter(dataset=dataset, code=code).exists():
        raise IntakeFailure(
            f"There is a source “{code}” for “{dataset}” already.",
            "Choose another short name, or change the one that is there.",
        )
    source = Source(dataset=dataset, code=code, kind=kind)
    changed = put_details(source, details)
    refuse_unfit(source)
    source.save()
    record(
        by=by,
        operation=Operation.COLLECTION,
        kind="source",
        ref=str(source.pk),
        fields=changed,
    )
    return source


@transaction.atomic
def change_source(
    *, source: Source, details: Mapping[str, Any], version: int, by: Member
) -> Source:
    """Change what is said of a source, unless somebody else did since it was opened."""
    policies.may_keep_sources(by).require()
    source = Source.objects.select_for_update().get(pk=source.pk)
    if source.version != version:
        raise ChangedMeanwhile(
            f"Somebody else changed “{source}” meanwhile.",
            "Look at what it says now; saving again puts yours in its place.",
        )
    changed = put_details(source, details)
    refuse_unfit(source)
    source.is_automatic = False
    source.version += 1
    source.save()
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind="source",
        ref=str(source.pk),
        fields=changed,
    )
    return source


def put_details(source: Source, details: Mapping[str, Any]) -> list[str]:
    """Put the allowed details on a source and return which of them changed."""
    if unknown := set(details) - set(SOURCE_FIELDS):
        raise IntakeFailure(f"A source has no {', '.join(sorted(unknown))}.")
    changed = [name for name in details if getattr(source, name) != details[name]]
    for name in changed:
        setattr(source, name, details[name])
    return changed


def refuse_unfit(source: Source) -> None:
    """Raise where the catalogue cannot hold what was said of a source."""
    if wrong := [code for code in source.covers if not AREA_CODE.fullmatch(code)]:
        raise IntakeFailure(f"“{wrong[0]}” is not an area's code.")
    first, end = source.first_period_on, source.ends_before
    if first and end and end <= first:
        raise IntakeFailure("A source must end after its first period.")
    try:
        source.clean_fields()
    except ValidationError as unfit:
        name, said = next(iter(unfit.message_dict.items()))
        field = "short name" if name == "code" else name.replace("_", " ")
        raise IntakeFailure(f"The source's {field} cannot be kept: {said[0]}") from None


@transaction.atomic
def find_open_source(
    *, kind: SourceKind, name: str, by: Member, is_entered: bool = True
) -> Source:
    """
    Return the source of open data that a person names, entered now if it is new.

    Files of some open data do not say whose they are; somebody must. For a look
    that writes nothing, a new source is not entered.
    """
    policies.may_supply(by, None).require()
    if kind not in OPEN_SOURCES or not (code := slugify(name)[:60]):
        raise IntakeFailure(
            f"“{name}” cannot be the name of a source.",
            "Use letters, figures and hyphens.",
        )
    known = Source.objects.filter(kind=kind).filter(Q(code=code) | Q(name__iexact=name))
    if (found := known.first()) is not None:
        return found
    if not is_entered:
        return Source(kind=kind, dataset=kind.value, code=code)
    return open_source(kind, kind.value, code, None)


def open_source(
    kind: SourceKind, dataset: str, code: str, first: date | None
) -> Source:
    """
    Return the source that an open file names, entered now where it was not known.

    Open data may be loaded in a fresh workspace with nothing set up. The entry
    says that it was made automatically until somebody has looked at it.
    """
    known = OPEN_SOURCES[kind]
    source, is_new = Source.objects.get_or_create(
        dataset=dataset,
        code=code,
        defaults={
            "kind": kind,
            "name": f"{name_of(code)}: {known['name']}"[:160],
            "lawful_basis": "Published under the Open Government Licence v3.0",
            "marking": Marking.OPEN,
            "file_format": "CSV, one file a month",
            "frequency": Frequency.MONTHLY,
            "lag_days": known["lag_days"],
            "settles_after_months": known["settles_after_months"],
            "first_period_on": first,
            "covers": [area] if (area := force_of(code)) else [],
            "is_automatic": True,
        },
    )
    if is_new:
        record(
            by=SYSTEM,
            operation=Operation.COLLECTION,
            kind="source",
            ref=str(source.pk),
            fields=["name"],
        )
    if first is not None:
        begin_with(source, first)
    return source


SMALL_WORDS = {"and", "of", "the"}
INITIALS = {"asb", "btp"}


def name_of(code: str) -> str:
    """Return a source's short name as words: "City of London", "BTP"."""
    words = [
        word.upper()
        if word in INITIALS
        else word.capitalize()
        if word not in SMALL_WORDS
        else word
        for word in code.split("-")
    ]
    return " ".join(words)


def begin_with(source: Source, first: date) -> None:
    """Expect a source's returns from its first loaded period on, if nobody set it."""
    begins = source.first_period_on
    if source.is_automatic and (begins is None or first < begins):
        source.first_period_on = first
        source.save(update_fields=["first_period_on"])


@transaction.atomic
def agree_return(
    *,
    source: Source,
    period_starts_on: date,
    due_on: date | None,
    reason: str,
    by: Member,
) -> AgreedReturn:
    """Write down that one return comes later than usual, or (no date) not at all."""
    policies.may_keep_sources(by).require()
    agreed, _ = AgreedReturn.objects.update_or_create(
        source=source,
        period_starts_on=period_starts_on,
        defaults={"due_on": due_on, "reason": reason},
    )
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind="source",
        ref=str(source.pk),
        fields=["agreed return"],
    )
    return agreed


@transaction.atomic
def write_note(
    *,
    source: Source,
    text: str,
    period_starts_on: date | None,
    at: datetime,
    by: Member,
) -> SourceNote:
    """Add to a source's query thread."""
    policies.may_write_note(by, source).require()
    note = SourceNote.objects.create(
        source=source,
        period_starts_on=period_starts_on,
        text=text,
        written_by=by,
        written_at=at,
    )
    record(
        by=by,
        operation=Operation.COLLECTION,
        kind="source note",
        ref=str(note.pk),
        fields=["text"],
    )
    return note
