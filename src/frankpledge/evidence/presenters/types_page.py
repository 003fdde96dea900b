"""The pages made of the table of types: the audit and the composition."""

from typing import Any

from django.urls import reverse

from frankpledge.analysis.charts.bars import bar_chart
from frankpledge.analysis.charts.pictures import Caption, Chart, Place
from frankpledge.analysis.charts.theme import WIDE
from frankpledge.evidence.presenters import tables
from frankpledge.evidence.presenters.types_table import (
    TYPE_PERIODS,
    TypeRow,
    TypesTable,
)
from frankpledge.evidence.rules.comparison import Compared
from frankpledge.evidence.rules.parts import (
    Part,
    contribution_words,
    discovery_words,
)
from frankpledge.evidence.rules.words import (
    inside_a_sentence,
    label_of,
    printed,
    spoken_period,
)
from frankpledge.partnership.selectors import Area


def types_page(table: TypesTable, area: Area) -> dict[str, Any]:
    """Return the page that shows every type, up or down."""
    period = table.period
    rows = [shown_row(row, area) for row in table.rows]
    return {
        "area": area,
        "period": spoken_period(period) if period else "",
        "total": f"{table.total:,}" if table.total is not None else "",
        "rows": rows,
        "kind_words": inside_a_sentence(table.kind),
        "has_ranks": any(row["rank"] for row in rows),
        "ranked_among": next((r.compared.group for r in table.rows if r.compared), ""),
        "period_type": table.kind,
        "period_types": [
            {"value": str(kind), "text": label_of(kind)} for kind in TYPE_PERIODS
        ],
        "at": period.ends_before.isoformat() if period else "",
        "periods": [
            {"value": one.ends_before.isoformat(), "text": spoken_period(one)}
            for one in table.periods
        ],
        "query": query_of(table),
        "at_once": discovery_words(parts_of(table)),
        "contribution": contribution_words(parts_of(table)),
        "breadcrumbs": breadcrumbs(area, "Every type, up or down"),
    }


def parts_of(table: TypesTable) -> list[Part]:
    """Return the types with what was counted of each, then and now, by one rule."""
    return [
        Part(
            row.version.name,
            row.change.earlier.numerator
            if row.change.earlier and not row.change.rebase_on
            else None,
            row.figure.numerator if row.figure else None,
        )
        for row in table.rows
    ]


def query_of(table: TypesTable) -> str:
    """Return the kind of period and the period shown, as the end of an address."""
    query = f"?period_type={table.kind}"
    return f"{query}&at={table.period.ends_before}" if table.period else query


def breadcrumbs(area: Area, here: str) -> list[dict[str, str]]:
    """Return the way back to the measures and the area."""
    return [
        {"text": "Measures", "href": reverse("evidence:measures")},
        {"text": area.name, "href": reverse("evidence:area", args=[area.code])},
        {"text": here},
    ]


def shown_row(row: TypeRow, area: Area) -> dict[str, Any]:
    """Return one type as the page shows it."""
    definition, figure = row.version.definition, row.figure
    page = reverse("evidence:measure", args=[row.version.measure])
    tone = row.change.tone(definition.direction)
    return {
        "name": row.version.name,
        "href": f"{page}?area={area.code}",
        "number": tables.figure_href(figure) if figure else "",
        "count": printed(figure.numerator, 0) if figure else "[x]",
        "rate": printed(figure.value, definition.decimals) if figure else "",
        "share": printed(row.share, 1),
        "before": printed(row.change.earlier.numerator, 0)
        if row.change.earlier
        else "[x]",
        "percent": percent_words(row),
        "tone": tone,
        "tone_words": VERDICTS[str(row.change.verdict)],
        "rank": rank_words(row.compared),
    }


def percent_words(row: TypeRow) -> str:
    """Return the change in per cent; of fewer than twenty records it would mislead."""
    if row.change.percent is not None:
        return printed(row.change.percent, 1)
    return "too few" if row.change.earlier and row.figure else "[x]"


VERDICTS = {
    "fell": "Fell",
    "rose": "Rose",
    "no-clear-change": "No clear change",
    "not-tested": "Not tested",
    "cannot-tell": "Cannot be compared",
}


def rank_words(compared: Compared | None) -> str:
    """Return the own place among peers, such as "9 of 15"."""
    if compared is None or compared.reason or compared.rank is None:
        return ""
    return f"{compared.rank} of {len(compared.ranked)}"


def composition_page(table: TypesTable, area: Area) -> dict[str, Any]:
    """Return what all records of a period are made of, the total stated."""
    query = query_of(table)
    chart = shares_chart(table, area)
    return types_page(table, area) | {
        "src": reverse("evidence:composition-chart", args=[area.code, "svg"]) + query,
        "alt": chart.alt,
        "finding": shares_words(table, area),
        "breadcrumbs": breadcrumbs(area, "What it is made of"),
    }


def shares_words(table: TypesTable, area: Area) -> str:
    """Return the largest shares in words, of a total that is stated."""
    if table.period is None or not table.total:
        return f"No figures are known for {area.name}."
    top = [row for row in table.rows if row.share][:2]
    names = " and ".join(
        f"{row.version.name} ({printed(row.share, 1)}%)" for row in top
    )
    return (
        f"Of {table.total:,} records in {area.name} in {spoken_period(table.period)},"
        f" the largest parts were {names}."
    )


def shares_chart(table: TypesTable, area: Area, width: int = WIDE) -> Chart:
    """Return each type's share of the total as bars."""
    places = [
        Place(row.kind, row.version.name, row.share)
        for row in table.rows
        if row.share is not None
    ]
    return bar_chart(
        places,
        Caption(
            shares_words(table, area),
            "Share of all police-recorded crime and anti-social behaviour, per cent.",
        ),
        unit="Share of the total, %",
        decimals=1,
        width=width,
    )
