"""One document with every kind of block, and words meant to do harm."""

from datetime import date

from frankpledge.documents.bindings import Answer, Request
from frankpledge.documents.columns import Column, Kind
from frankpledge.documents.markdown import build
from frankpledge.documents.model import (
    About,
    Block,
    Callout,
    Cell,
    Figure,
    Run,
    Table,
    Tone,
)


ABOUT = About(
    "Performance in Exampleton",
    date(2020, 5, 1),
    subtitle="Quarterly report to the board",
    area="Exampleton",
    period="2019/20-Q4",
    owner="Exampleton Partnership",
    version="1",
    status="draft",
    marking="OFFICIAL",
    sources=("Invented police force", "Invented fire service"),
    other_formats="Ask the partnership for large print or another language.",
)
HOSTILE = '<script>alert(1)</script> #import "x" $x$ @y *bold* [a](b) {{ figure "z" }} =1+1 \\u{1}'
TEMPLATE = """
## Summary

Burglary **fell** to {{ figure "burglary" area="E99" period="2019/20-Q4" }} from *many*,
see [the law](https://www.legislation.gov.uk/id) and [our page](/measures/).

{{ text "hostile" }}

> **Numbers are provisional**
>
> The force may still revise them.

- One finding
- Another finding with {{ figure "robbery" area="E99" }}

1. First step
2. Second step

## Measures

{{ part "measures" }}

| Measure | This quarter |
|---|---|
| Burglary | {{ figure "burglary" area="E99" period="2019/20-Q4" }} |

---

## Chart

{{ part "chart" }}

### Detail

{{ part "warning" }}

## Wide

## Last
"""
MEASURES = Table(
    "Measures this quarter against the same quarter last year",
    (
        Column("measure", "Measure"),
        Column("this_quarter", "This quarter", Kind.WHOLE),
        Column("last_year", "Same quarter last year", Kind.WHOLE),
        Column("change", "Change", Kind.PERCENT, note="Against the earlier period."),
        Column("rate", "Rate per 1,000", Kind.NUMBER, 2),
        Column("status", "Status"),
    ),
    (
        (
            "Burglary",
            Cell(1234, mark="[p]"),
            1456,
            -15.25,
            6.789,
            "▼ better than target",
        ),
        ("Robbery", Cell(None, "[c]"), 12, None, None, "● cannot tell yet"),
        (HOSTILE, -7, 0, 0.04, 0.005, "▲ worse than target"),
    ),
    notes=("Recorded offences.",),
    name="measures",
)
SPEC = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
    "data": {"values": [{"m": f"2020-0{n}", "v": n * 10} for n in range(1, 7)]},
    "mark": {"type": "line", "point": True},
    "width": 560,
    "height": 240,
    "encoding": {
        "x": {"field": "m", "type": "ordinal", "title": "Month"},
        "y": {"field": "v", "type": "quantitative", "title": "Offences"},
    },
}
MONTHS = Table(
    "Offences by month",
    (Column("month", "Month"), Column("offences", "Offences", Kind.WHOLE)),
    tuple((f"2020-0{n}", n * 10) for n in range(1, 7)),
    name="months",
)


def figures(request: Request) -> Answer:
    if request.verb == "text":
        return Answer(HOSTILE)
    value = {"burglary": 1234, "robbery": 7}[request.name]
    return Answer(f"{value:,}", value, {"measure": request.name, "vintage": "3"})


def parts(request: Request) -> list[Block]:
    return {
        "measures": [MEASURES],
        "chart": [
            Figure(
                "Offences rose every month",
                "Offences rose from 10 to 60.",
                SPEC,
                table=MONTHS,
                source="Invented",
                is_columns=True,
            ),
            Figure("Offences rose, again", "As above.", SPEC),
        ],
        "warning": [
            Callout(
                "Too few to tell", ((Run("Look again.", strong=True),),), Tone.WARNING
            )
        ],
    }[request.name]


def sample():
    return build(TEMPLATE, figures, about=ABOUT, parts=parts)
