"""The register of what street teams and visual audits find."""

from django.urls import reverse

from frankpledge.partnership.models import Entry, StreetFind
from frankpledge.partnership.presenters.registers.declared import searched
from frankpledge.partnership.presenters.registers.register import (
    Register,
    about,
    chosen,
    containing,
    day,
    head,
    named,
)
from frankpledge.partnership.presenters.words import choices, words
from frankpledge.partnership.states import FindKind, FindState, RegisterName
from frankpledge.ui.tables import Column


def photograph(entry: Entry) -> dict[str, str] | None:
    """Return where an entry's photograph is shown, and its words; None without one."""
    if not isinstance(entry, StreetFind) or not entry.photo_path:
        return None
    place = reverse("partnership:photograph", args=[entry.register.value, entry.pk])
    return {"src": f"{place}?{entry.photo_sha256[:12]}", "alt": entry.photo_alt}


STREET = Register(
    RegisterName.STREET,
    "Street finds",
    "Needles, litter, graffiti and damage that street teams and visual audits find, with "
    "a photograph where it helps.",
    ("find", "finds"),
    "Add a find",
    (
        head("place", "Where", "place"),
        named("area", "Area"),
        day("found_on", "Found on"),
        Column("kind", "What", value=lambda row: words(row.kind), sort="kind"),
        Column("count", "How many", sort="count", is_numeric=True),
        Column("state", "State", value=lambda row: words(row.state), sort="state"),
        Column(
            "complete",
            "Record complete",
            value=lambda row: "yes" if row.is_complete else "no",
        ),
        Column(
            "has_photo",
            "Photograph",
            value=lambda row: "yes" if row.photo_path else "no",
        ),
        named("agency", "Found by"),
        day("cleared_on", "Cleared on", on_page=False),
        about("note", "Note"),
        Column("photo_alt", "What the photograph shows", on_page=False),
    ),
    filters=(
        chosen("kind", "What", choices(FindKind)),
        chosen("state", "State", choices(FindState)),
        containing("area__name", "area", "Area"),
        searched("place", "note"),
    ),
    order="-found_on",
)
