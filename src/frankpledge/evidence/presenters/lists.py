"""The list of measures, to filter, search, sort and take away."""

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from frankpledge.analysis.measures.definition import Direction, Family
from frankpledge.evidence.models import MeasureVersion
from frankpledge.evidence.rules.words import label_of
from frankpledge.evidence.selectors.measures import dataset_names, dataset_words, search
from frankpledge.ui.tables import Column, Filter, Listing, Shown


Rows = QuerySet[MeasureVersion]


def measure_list(rows: Rows, asked: QueryDict) -> Shown:
    """Return the measures that may be seen as a list that filters and sorts."""
    return Listing(
        caption="Measures",
        columns=(*PAGE_COLUMNS, *FILE_COLUMNS),
        filters=filters(rows),
        order="name",
        noun=("measure", "measures"),
        empty="There are no measures that you may see.",
        formats=("csv", "ods", "xlsx"),
    ).of(rows, asked)


def filters(rows: Rows) -> tuple[Filter, ...]:
    """Return the ways in which the list can be narrowed."""
    names = rows.order_by("dataset").values_list("dataset", flat=True).distinct()
    datasets = [
        ("", "Any"),
        *((name, dataset_names().get(name, name)) for name in names if name),
    ]
    return (
        Filter(
            "words",
            forms.CharField(
                label="Search",
                help_text="Names, older names, questions.",
                max_length=80,
            ),
            lambda rows, text: search(rows, text=text),
        ),
        Filter(
            "family",
            select("Part of community safety", Family),
            lambda rows, family: rows.filter(family=family),
        ),
        Filter(
            "dataset",
            forms.ChoiceField(label="Data set", choices=datasets),
            lambda rows, dataset: rows.filter(dataset=dataset),
        ),
        Filter(
            "direction",
            select("Which way is good", Direction),
            lambda rows, direction: rows.filter(direction=direction),
        ),
    )


def select(label: str, kinds: type[Family] | type[Direction]) -> forms.ChoiceField:
    """Return a box that narrows by one kind, or by none."""
    choices = [("", "Any"), *((kind.value, label_of(kind)) for kind in kinds)]
    return forms.ChoiceField(label=label, choices=choices)


PAGE_COLUMNS = (
    Column(
        "name",
        "Measure",
        sort="name",
        is_header=True,
        href=lambda row: reverse("evidence:measure", args=[row.measure]),
    ),
    Column(
        "family",
        "Part",
        value=lambda row: label_of(Family(row.family)),
        sort="family",
    ),
    Column("unit", "Counted in", value=lambda row: row.definition.unit_words),
    Column(
        "direction",
        "Which way is good",
        value=lambda row: label_of(Direction(row.direction)),
        sort="direction",
    ),
    Column("dataset", "Data set", value=dataset_words, sort="dataset"),
    Column("version", "Version", value=lambda row: row.number, is_numeric=True),
)
# What a file of the list carries besides; caveats go wherever a measure goes.
FILE_COLUMNS = (
    Column("id", "Short name", value=lambda row: row.measure, on_page=False),
    Column(
        "question",
        "Question",
        value=lambda row: row.definition.question,
        on_page=False,
    ),
    Column(
        "caveats",
        "Caveats",
        value=lambda row: " ".join(row.definition.caveats),
        on_page=False,
    ),
)
