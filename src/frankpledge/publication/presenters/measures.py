"""What public pages show of a measure: words first, then the chart, then the table."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from frankpledge.analysis.charts.pictures import Caption, Chart, DatedNote, Point
from frankpledge.analysis.charts.theme import WIDE
from frankpledge.analysis.charts.trend import Setting, trend_chart
from frankpledge.analysis.dates import day_in_words
from frankpledge.analysis.measures.definition import Family
from frankpledge.documents.charts import svg
from frankpledge.publication.models import Release
from frankpledge.publication.rules.tables import WHOLE
from frankpledge.publication.rules.wording import shown
from frankpledge.publication.services.files import COLUMNS


FAMILIES = {
    Family.CRIME: "Crime",
    Family.ASB: "Anti-social behaviour",
    Family.DOMESTIC_ABUSE: "Domestic abuse",
    Family.HATE: "Hate crime",
    Family.OFFENDING: "People who offend",
    Family.YOUNG_PEOPLE: "Young people",
    Family.DRUGS_ALCOHOL: "Drugs and alcohol",
    Family.FIRE: "Fire",
    Family.ROADS: "Roads",
    Family.VIEWS: "What people say",
    Family.DELIVERY: "What we do",
}
# A reader of these may be near somebody who harms them.
EXIT_FAMILIES = frozenset({Family.DOMESTIC_ABUSE, Family.HATE, Family.YOUNG_PEOPLE})
STATUS_WORDS = {
    "final": "",
    "provisional": "May still change",
    "hidden": "Too few to show",
    "missing": "Never supplied",
    "part": "Supplied in part",
}
MARKS = {
    "[c]": "Hidden, so that nobody can be recognised.",
    "[x]": "Not available: the figure was never supplied or not collected.",
    "[z]": "Too few to give a rate or a percentage.",
}
Figures = Mapping[str, tuple[Mapping[str, Any], Release]]


def measure_page(measure: Mapping[str, Any], release: Release) -> dict[str, Any]:
    """Return everything the public page of a measure shows."""
    trend = trend_table(measure)
    chart = chart_of(measure, release)
    base = f"/public/data/{measure['id']}"
    return {
        "measure": measure,
        "has_exit": Family(measure["family"]) in EXIT_FAMILIES,
        "has_chart": chart is not None,
        "chart": f"/public/measures/{measure['id']}/trend.svg" if chart else "",
        "narrow": f"/public/measures/{measure['id']}/trend-narrow.svg" if chart else "",
        "alt": chart.alt if chart else "",
        "tables": [shown_table(table, measure) for table in measure["tables"]],
        "trend_name": trend["period_words"] if trend else "",
        "marks": used_marks(measure),
        "source": source_line(measure, release),
        "caveats": [*measure["caveats"], *measure["notes"]],
        "card": card(measure),
        "csv": f"{base}.csv",
        "ods": f"{base}.ods",
        "release": {
            "title": release.title,
            "href": f"/public/releases/{release.slug}/v{release.version}/",
            "correction": release.correction,
        },
    }


def source_line(measure: Mapping[str, Any], release: Release) -> str:
    """Return who supplied the figures, when they were published and the licence."""
    when = day_in_words(release.published_at.date()) if release.published_at else ""
    return (
        f"Source: {supplied_by(measure)}. Published {when} in “{release.title}”, "
        f"version {release.version}. {release.content['licence']}."
    )


def supplied_by(measure: Mapping[str, Any]) -> str:
    """Return who supplied the records, and where they are published if they are."""
    is_open = any("data.police.uk" in source for source in measure["sources"])
    return sentence(measure["supplier"]) + (" (data.police.uk)" if is_open else "")


def trend_table(measure: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the table that is drawn: the whole area, in the finest periods."""
    whole = [each for each in measure["tables"] if each["area_kind"] == WHOLE]
    return max(whole, key=lambda each: len(each["periods"]), default=None)


def chart_of(
    measure: Mapping[str, Any], release: Release, width: int = WIDE
) -> Chart | None:
    """Return the chart of a measure, None where there is too little to draw."""
    table = trend_table(measure)
    if table is None or len(table["periods"]) < 3:
        return None
    points = [
        point(period, row[0])
        for period, row in zip(table["periods"], table["cells"], strict=True)
    ]
    first, end = points[0].starts_on, points[-1].ends_before
    finding = measure["now"] or measure["name"]
    name = release.content["area"]["name"]
    detail = f"{measure['name']}, {name}. {table['period_words']}."
    return trend_chart(
        points,
        Caption(finding=finding, detail=f"{detail} Source: {supplied_by(measure)}."),
        Setting(
            unit=measure["unit"][:1].upper() + measure["unit"][1:],
            decimals=measure["decimals"],
            width=width,
            breaks=[
                DatedNote(date.fromisoformat(each["on"]), each["note"])
                for each in measure["breaks"]
                if first < date.fromisoformat(each["on"]) < end
            ],
        ),
    )


def point(period: Mapping[str, str], cell: Mapping[str, str]) -> Point:
    """Return one period as the chart takes it; what is hidden is a gap."""
    text = cell.get("value", cell["count"])
    return Point(
        label=period["label"],
        starts_on=date.fromisoformat(period["starts_on"]),
        ends_before=date.fromisoformat(period["ends_before"]),
        value=float(text) if text else None,
        is_provisional=cell["status"] == "provisional",
    )


def drawing(measure: Mapping[str, Any], release: Release, width: int = WIDE) -> bytes:
    """Return the chart of a measure as SVG."""
    chart = chart_of(measure, release, width)
    return svg(chart.spec, description=chart.alt) if chart else b""


def shown_table(table: Mapping[str, Any], measure: Mapping[str, Any]) -> dict[str, Any]:
    """Return one table as the page prints it, the newest period first."""
    has_value = any("value" in cell for row in table["cells"] for cell in row)
    one_place = len(table["areas"]) == 1
    heads = ["Period"]
    heads += (
        ["Count", *([sentence(measure["unit"])] if has_value else []), "Note"]
        if one_place
        else [area["name"] for area in table["areas"]]
    )
    rows = []
    for period, row in zip(table["periods"], table["cells"], strict=True):
        if one_place:
            said = [with_thousands(row[0]["count"]) or f"[{row[0]['count_mark']}]"]
            said += [shown(row[0], measure["decimals"])] if has_value else []
            said.append(STATUS_WORDS.get(row[0]["status"], row[0]["status"]))
        else:
            said = [with_thousands(shown(cell, measure["decimals"])) for cell in row]
        rows.append({"head": sentence(period["spoken"]), "cells": said})
    return {
        "caption": f"{measure['name']}: {inside_a_sentence(table['period_words'])}"
        + ("" if one_place else ", by area"),
        "heads": heads,
        "rows": rows[::-1],
    }


def inside_a_sentence(words: str) -> str:
    """Return words with a small letter at the start; months keep their capitals."""
    return words[:1].lower() + words[1:]


def sentence(words: str) -> str:
    """Return words with a capital at the start."""
    return words[:1].upper() + words[1:]


def with_thousands(text: str) -> str:
    """Return a whole number with its thousands marked."""
    return f"{int(text):,}" if text.lstrip("-").isdigit() else text


def used_marks(measure: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the marks that stand in this measure's tables, with their meaning."""
    used = {
        f"[{cell.get(name)}]"
        for table in measure["tables"]
        for row in table["cells"]
        for cell in row
        for name in ("count_mark", "value_mark")
        if cell.get(name)
    }
    return [(mark, words) for mark, words in MARKS.items() if mark in used]


def card(measure: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the definition in rows that a reader can follow."""
    way = {"less": "Lower is better", "more": "Higher is better"}
    rows = [
        ("What we ask", measure["question"]),
        ("Shown as", sentence(measure["unit"])),
        ("Which way is good", way.get(measure["direction"], "Neither way by itself")),
        ("Adds together", measure["composite"]),
        ("Who supplies it", supplied_by(measure)),
        ("How long figures may change", measure["settled"]),
        ("Small numbers", measure["small_numbers_reason"]),
        ("Definition", f"{measure['id']}, version {measure['version']}"),
    ]
    return [(key, value) for key, value in rows if value]


def families(figures: Figures) -> list[dict[str, Any]]:
    """Return the published measures by subject, each with its newest sentence."""
    found: dict[str, list[dict[str, str]]] = {}
    for measure, _ in figures.values():
        found.setdefault(measure["family"], []).append(
            {
                "name": measure["name"],
                "href": f"/public/measures/{measure['id']}/",
                "now": measure["now"] or measure["question"],
            }
        )
    return [
        {"name": words, "measures": found[str(family)]}
        for family, words in FAMILIES.items()
        if str(family) in found
    ]


def data_rows(figures: Figures) -> list[dict[str, str]]:
    """Return the files that can be taken away."""
    return [
        {
            "name": measure["name"],
            "csv": f"/public/data/{measure['id']}.csv",
            "ods": f"/public/data/{measure['id']}.ods",
            "supplier": supplied_by(measure),
            "release": f"{release.title}, version {release.version}",
        }
        for measure, release in figures.values()
    ]


def dictionary_rows() -> Iterable[tuple[str, str]]:
    """Return what each column of the files means."""
    return [(column.name, column.note) for column in COLUMNS]


def definition_rows(figures: Figures) -> list[dict[str, Any]]:
    """Return every published measure's definition."""
    return [
        {"id": measure["id"], "name": measure["name"], "rows": card(measure)}
        for measure, _ in figures.values()
    ]
