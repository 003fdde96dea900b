"""What the page of returns shows, and the file that a supplier fills in."""

import csv
import io
from datetime import date
from typing import Any

from django import forms
from django.urls import reverse

from frankpledge.documents.spreadsheets import Column, Cover, Sheet, write_workbook
from frankpledge.intake.rules.datasets import HEADER_ROW, LAW, SHEET, Dataset
from frankpledge.intake.selectors.asked_for import AskedFor
from frankpledge.intake.states import DatasetState, Frequency
from frankpledge.ui.tables import Column as Shown
from frankpledge.ui.tables import Filter, Listing


TEMPLATE_KINDS = ("xlsx", "ods", "csv")
HOW = (
    "One row for each area and period. Leave empty what you do not have;"
    " write suppressed for a count that is too small to send."
)
HOW_INCIDENTS = "One row for each incident. Write days as 27/03/2026."
STATES = [("", "Any"), *((one.value, one.label) for one in DatasetState)]


def href_of(row: AskedFor) -> str:
    """Return where a data set's own page is."""
    return reverse("intake:dataset", args=[row.dataset.id])


def prescribed_words(row: AskedFor) -> str:
    """Return the number under which the law prescribes a data set."""
    return f"{LAW} no. {row.dataset.prescribed}" if row.dataset.prescribed else ""


ASKED_FOR = Listing(
    caption="What agencies should send",
    columns=(
        Shown(
            "name",
            "Data set",
            value=lambda row: row.dataset.name,
            sort=True,
            is_header=True,
            href=href_of,
        ),
        Shown(
            "supplier",
            "Who sends it",
            value=lambda row: row.dataset.supplier,
            sort=True,
        ),
        Shown(
            "frequency",
            "How often",
            value=lambda row: Frequency(row.dataset.frequency).label,
        ),
        Shown("prescribed", "Prescribed", value=prescribed_words, sort=True),
        Shown(
            "measures",
            "Measures it feeds",
            value=lambda row: len(row.measures),
            is_numeric=True,
            sort=True,
        ),
        Shown("state", "How it stands", value=lambda row: row.state.label, sort=True),
        Shown("id", "Short name", value=lambda row: row.dataset.id, on_page=False),
    ),
    filters=(
        Filter(
            "words",
            forms.CharField(label="Name or supplier", max_length=80),
            lambda rows, said: [
                row
                for row in rows
                if said.casefold()
                in f"{row.dataset.name} {row.dataset.supplier}".casefold()
            ],
        ),
        Filter(
            "state",
            forms.ChoiceField(label="How it stands", choices=STATES),
            lambda rows, value: [row for row in rows if row.state == value],
        ),
        Filter(
            "prescribed",
            forms.BooleanField(label="Prescribed by law only"),
            lambda rows, value: [row for row in rows if row.dataset.prescribed],
        ),
    ),
    order="name",
    noun=("data set", "data sets"),
    empty="No data set is so.",
    formats=("csv", "ods", "xlsx"),
)


def dataset_page(row: AskedFor) -> dict[str, Any]:
    """Return what the page of one data set shows."""
    dataset = row.dataset
    facts = [
        ("Who sends it", dataset.supplier),
        ("How often", Frequency(dataset.frequency).label),
        ("Prescribed", prescribed_words(row)),
        ("Small counts", smallest_words(dataset)),
        ("How it stands", row.state.label),
        ("Note", dataset.notes),
    ]
    return {
        "dataset": dataset,
        "facts": [(name, said) for name, said in facts if said],
        "headings": dataset.headings,
        "measures": row.measures,
        "sources": row.sources,
        "kinds": TEMPLATE_KINDS,
    }


def smallest_words(dataset: Dataset) -> str:
    """Return the rule on small counts in words, empty where there is none."""
    if not dataset.smallest_count:
        return ""
    return (
        f"Under {dataset.smallest_count} they are refused when the file arrives; 0 may"
        " be sent"
    )


def template(dataset: Dataset, kind: str, *, on: date) -> bytes:
    """
    Return the empty file that a supplier fills in.

    The headings stand in the same row of every kind, so that one layout reads all.
    """
    how = HOW_INCIDENTS if dataset.incidents else HOW
    if kind == "csv":
        return template_text(dataset, how)
    columns = tuple(
        Column(f"c{number}", heading, is_verbatim=True)
        for number, heading in enumerate(dataset.headings, start=1)
    )
    sheet = Sheet(SHEET, dataset.name, columns, (), notes=(how,))
    cover = Cover(title=dataset.name, created=on, source=dataset.supplier)
    return write_workbook([sheet], kind, cover=cover)


def template_text(dataset: Dataset, how: str) -> bytes:
    """Return the template as text: a title, how to fill it in, then the headings."""
    above = [[dataset.name], [how]]
    above += [["Fill in below the headings."]] * (HEADER_ROW - 1 - len(above))
    written = io.StringIO()
    csv.writer(written).writerows([*above, dataset.headings])
    return written.getvalue().encode("utf-8-sig")
