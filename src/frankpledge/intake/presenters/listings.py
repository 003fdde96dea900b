"""The lists of loads and of faulty rows."""

from collections.abc import Callable

from django import forms
from django.urls import reverse
from django.utils.timezone import localtime

from frankpledge.analysis import codes
from frankpledge.intake.models import QuarantinedRow, Supply
from frankpledge.intake.states import SourceKind, SupplyState
from frankpledge.ui.tables import Column, Filter, Listing


TONES = {
    SupplyState.RECEIVED: "waiting",
    SupplyState.UNREADABLE: "bad",
    SupplyState.CHECKED: "information",
    SupplyState.UNCHANGED: "steady",
    SupplyState.REFUSED: "bad",
    SupplyState.LOADING: "waiting",
    SupplyState.LOADED: "done",
    SupplyState.SUPERSEDED: "revised",
    SupplyState.UNDOING: "waiting",
    SupplyState.UNDONE: "none",
}


def status_html(supply: Supply) -> str:
    """Return the supply's state: sign and words."""
    from frankpledge.ui.components import render

    return render("status", tone=TONES[supply.status], text=supply.status.label)


def load_href(supply: Supply) -> str:
    """Return where a load's own page is."""
    return reverse("intake:load", args=[supply.reference])


def sender_of(supply: Supply) -> str:
    """Return who the files are from: a source, or whoever the files name."""
    return supply.source.name if supply.source else SourceKind(supply.kind).label


LOADS = Listing(
    caption="Loads",
    columns=(
        Column("reference", "Load", href=load_href, sort="reference", is_header=True),
        Column("source", "From", value=sender_of, sort="source__name"),
        Column(
            "received_at",
            "Received",
            value=lambda supply: localtime(supply.received_at).date(),
            sort="received_at",
        ),
        Column("rows_accepted", "Rows accepted", sort="rows_accepted", is_numeric=True),
        Column(
            "rows_quarantined",
            "Left out",
            sort="rows_quarantined",
            is_numeric=True,
        ),
        Column("state", "State", shown=status_html, sort="state"),
    ),
    filters=(
        Filter(
            "state",
            forms.ChoiceField(
                label="State",
                choices=[("", "Any"), *((s.value, s.label) for s in SupplyState)],
            ),
            lambda rows, state: rows.filter(state=state),
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
    order="-received_at",
    noun=("load", "loads"),
    empty="Nothing has been supplied yet.",
    empty_fix="Supply a file to begin.",
)


def place_of(row: QuarantinedRow) -> str:
    """Return where a row stands, so that it is found at once in its file."""
    sheet = f", sheet {row.sheet}" if row.sheet else ""
    return f"{row.file}{sheet}, row {row.line}"


def told_of(name: str) -> Callable[[QuarantinedRow], str]:
    """Return a function that lists one thing of every fault of a row."""

    def told(row: QuarantinedRow) -> str:
        return "; ".join(fault[name] for fault in row.faults if fault[name])

    return told


FAULTS = Listing(
    caption="Rows that could not be loaded",
    columns=(
        Column("file", "Where", value=place_of, is_header=True),
        Column("column", "Column", value=told_of("column")),
        Column("value", "Value", value=told_of("value")),
        Column("reason", "What is wrong", value=told_of("reason")),
        Column("how_to_fix", "How to put it right", value=told_of("how_to_fix")),
    ),
    filters=(
        Filter(
            "file",
            forms.CharField(label="File"),
            lambda rows, name: rows.filter(file__icontains=name),
        ),
    ),
    noun=("row", "rows"),
    empty="Every row could be loaded.",
)


def kind_words(kind: str) -> str:
    """Return a kind of row in words: the label of a crime type, else its id spelt out."""
    known = {one.id: one.label for one in codes.crime_types()}
    return known.get(kind) or kind.replace("-", " ").capitalize()
