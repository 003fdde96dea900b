"""A source as its page tells it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.urls import reverse

from frankpledge.access.models import Member
from frankpledge.analysis import codes
from frankpledge.analysis.dates import day_in_words, first_day, month_number
from frankpledge.intake import policies, selectors
from frankpledge.intake.models import Source
from frankpledge.intake.presenters.arrivals import period_due
from frankpledge.intake.presenters.listings import LOADS
from frankpledge.intake.states import Frequency, Marking, SourceKind
from frankpledge.ui.tables import Column, Filter, Listing


LATEST_LOADS = 5
MONTHS_AHEAD = 3


def href_of(source: Source) -> str:
    """Return where a source's own page is."""
    return reverse("intake:source", args=[source.pk])


SOURCES = Listing(
    caption="Sources",
    columns=(
        Column("name", "Source", href=href_of, sort="name", is_header=True),
        Column(
            "agency",
            "Agency",
            value=lambda source: source.agency.name if source.agency else "Open data",
            sort="agency__name",
        ),
        Column("dataset", "Data set", sort="dataset"),
        Column(
            "frequency",
            "How often",
            value=lambda source: Frequency(source.frequency).label,
            sort="frequency",
        ),
        Column(
            "contact",
            "Contact",
            value=lambda source: (
                source.contact.name if source.contact else "Nobody yet"
            ),
        ),
    ),
    filters=(
        Filter(
            "name",
            forms.CharField(label="Name"),
            lambda rows, name: rows.filter(name__icontains=name),
        ),
        Filter(
            "kind",
            forms.ChoiceField(
                label="Kind",
                choices=[("", "Any"), *((k.value, k.label) for k in SourceKind)],
            ),
            lambda rows, kind: rows.filter(kind=kind),
        ),
    ),
    order="name",
    noun=("source", "sources"),
    empty="No source is in the catalogue yet.",
    empty_fix="Sources of police.uk files are entered when their first file is loaded.",
)


def source_page(source: Source, member: Member, *, on: date) -> dict[str, Any]:
    """Return all that the page of one source shows."""
    standing = selectors.standing_of_source(source, on=on)
    supplies = selectors.supplies_visible_to(member, on=on).filter(
        slices__source=source
    )
    latest = list(supplies.distinct()[:LATEST_LOADS])
    may_keep = bool(policies.may_keep_sources(member))
    kind = SourceKind(source.kind)
    may_supply = bool(policies.may_supply(member, source.agency_id))
    return {
        "source": source,
        "facts": facts_of(source),
        "standing": standing_rows(standing),
        "agreed": agreed_rows(source),
        "notes": note_items(source),
        "layouts": [
            f"{layout.name}, version {layout.version}"
            for layout in selectors.layouts_for(source)
        ],
        "gaps": list(selectors.gaps_for(source)),
        "latest": LOADS.of(latest, {}).body if latest else [],
        "latest_head": [{"text": column.heading} for column in LOADS.columns],
        "has_late": bool(standing.late or standing.missing),
        "may_keep": may_keep,
        "may_supply": may_supply,
        "may_type": may_supply and kind is SourceKind.TOTALS,
        "may_write": bool(policies.may_write_note(member, source)),
    }


def facts_of(source: Source) -> list[dict[str, Any]]:
    """Return what the catalogue says of a source."""
    settles = source.settles_after_months
    facts = [
        ("Agency", source.agency.name if source.agency else "No agency: open data"),
        ("Contact", source.contact.name if source.contact else "Nobody yet"),
        ("Deputy", source.deputy.name if source.deputy else "Nobody yet"),
        ("How files are read", SourceKind(source.kind).label),
        ("Name in the lake", f"{source.dataset}/{source.code}"),
        ("Lawful basis", source.lawful_basis or "Not written down yet"),
        ("Sharing agreement", source.agreement or "None named"),
        ("Marking", Marking(source.marking).label),
        ("Format", source.file_format or "Not written down yet"),
        ("Covers", covered_in_words(source.covers) or "Not written down yet"),
        ("How often", Frequency(source.frequency).label),
        ("Due", f"{source.lag_days} days after the period ends"),
        (
            "Figures settle",
            f"after {settles} months; provisional until then"
            if settles
            else "when they come",
        ),
    ]
    if source.is_automatic:
        facts.append(("Entry", "Made by itself from an open file; nobody has checked"))
    return summary(facts)


def covered_in_words(areas: Iterable[str]) -> str:
    """Return the areas a source covers, each by its name where the code is known."""
    known = place_names()
    return ", ".join(
        f"{known[code]} ({code})" if code in known else code for code in areas
    )


def place_names() -> dict[str, str]:
    """Return the names of force areas and partnerships, by their codes."""
    partnerships = codes.partnerships().values()
    forces = {one.force: one.force_name for one in partnerships}
    return forces | {one.code: one.name for one in partnerships}


def source_now(source: Source) -> list[dict[str, Any]]:
    """Return a source as it stands now, beside what the person typed."""
    first, end = source.first_period_on, source.ends_before
    rest = [
        ("First period", day_in_words(first) if first else "Not said"),
        ("Expected no more from", day_in_words(end) if end else "Not said"),
        ("Smallest count", str(source.smallest_count)),
        ("Notes", source.notes or "None"),
    ]
    return [*summary([("Name", source.name)]), *facts_of(source), *summary(rest)]


def summary(lines: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    """Return lines as the component that lists them takes them."""
    return [{"key": {"text": key}, "value": {"text": value}} for key, value in lines]


def standing_rows(standing: selectors.Standing) -> list[dict[str, Any]]:
    """Return what of a source is loaded, missing and late."""
    lines = [
        ("Loaded", standing.in_words("loaded") or "Nothing yet"),
        ("Rows", f"{standing.rows:,}"),
        ("Missing", standing.in_words("missing") or "None"),
        ("Late", standing.in_words("late") or "None"),
    ]
    return [{"key": {"text": key}, "value": {"text": value}} for key, value in lines]


def agreed_rows(source: Source) -> list[list[dict[str, Any]]]:
    """Return the returns for which something else was agreed."""
    return [
        [
            {"text": f"{agreed.period_starts_on:%B %Y}", "is_header": True},
            {
                "text": f"Due on {day_in_words(agreed.due_on)}"
                if agreed.due_on
                else "Will not come"
            },
            {"text": agreed.reason},
        ]
        for agreed in source.agreed_returns.all()
    ]


def note_items(source: Source) -> list[dict[str, Any]]:
    """Return the query thread of a source, the newest entry first."""
    return [
        {
            "label": {
                "text": f"About {note.period_starts_on:%B %Y}"
                if note.period_starts_on
                else "About the source"
            },
            "byline": {"text": str(note.written_by.user)},
            "datetime": note.written_at,
            "text": note.text,
        }
        for note in source.source_notes.select_related("written_by__user")
    ]


def awaited_periods(source: Source, *, on: date) -> list[tuple[str, str]]:
    """Return the returns about which something can be agreed, the latest first."""
    until = first_day(month_number(on) + MONTHS_AHEAD)
    awaited = selectors.returns_awaited(source, until=until, on=on)
    return [(f"{due.period.starts_on}", period_due(due)) for due in reversed(awaited)]
