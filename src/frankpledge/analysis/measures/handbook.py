"""Prints the methods handbook: every measure's definition and worked example."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from frankpledge.analysis.disclosure.rules import rule_for
from frankpledge.analysis.measures.definition import (
    Definition,
    Direction,
    Family,
    Given,
    Incidents,
    Interval,
    Per,
    Source,
)
from frankpledge.analysis.measures.loading import catalogue, examples
from frankpledge.analysis.measures.worked import (
    Example,
    ExampleTally,
    Expected,
)
from frankpledge.analysis.words import counted


FOLDER = "methods/measures"
TITLES = {
    Family.CRIME: "Recorded crime",
    Family.ASB: "Anti-social behaviour",
    Family.DOMESTIC_ABUSE: "Domestic abuse",
    Family.HATE: "Hate crime",
    Family.OFFENDING: "Offending",
    Family.YOUNG_PEOPLE: "Young people",
    Family.DRUGS_ALCOHOL: "Drugs and alcohol",
    Family.FIRE: "Fire",
    Family.ROADS: "Roads",
    Family.VIEWS: "What people think",
    Family.DELIVERY: "What the partnership did",
}
DIRECTIONS = {
    Direction.LESS: "less is better",
    Direction.MORE: "more is better",
    Direction.NEUTRAL: "neither way is good by itself",
    Direction.NONE: "for context, not judged",
}
INTERVALS = {
    Interval.POISSON: "exact Poisson under 10 events, Byar's from 10 (95%)",
    Interval.WILSON: "Wilson's (95%)",
    Interval.NONE: "none",
}


def render() -> dict[str, str]:
    """Return the handbook's pages: path under the documentation folder, and text."""
    measures = catalogue()
    pages = {f"{FOLDER}/index.md": _index(measures.values())}
    for family in Family:
        chosen = [m for m in measures.values() if m.family is family]
        lines = [f"# {TITLES[family]}: measures", ""]
        for measure in chosen:
            lines += [*_card(measure), *_worked(examples()[measure.id]), ""]
        pages[f"{FOLDER}/{family}.md"] = "\n".join(lines).rstrip() + "\n"
    return pages


def _index(measures: Iterable[Definition]) -> str:
    everything = list(measures)
    lines = [
        "# Every measure",
        "",
        f"The product ships {len(everything)} measures. Each is a file of data, worked "
        "by hand on a tiny table that the tests run; these pages are printed from "
        "those files.",
        "",
    ]
    for family in Family:
        chosen = [m for m in everything if m.family is family]
        lines += [f"## [{TITLES[family]}]({family}.md)", ""]
        lines += [f"- [{m.name}]({family}.md#{m.id}): {m.unit_words}" for m in chosen]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _card(measure: Definition) -> Iterator[str]:
    yield f'<a id="{measure.id}"></a>'
    yield f"## {measure.name}"
    yield ""
    yield measure.question
    yield ""
    rows = [
        ("Name in files and commands", f"`{measure.id}`"),
        ("Also called", ", ".join(f"`{name}`" for name in measure.aliases)),
        ("Counts", _counts(measure.numerator)),
        ("Made of", measure.composite_note),
        ("Unit", measure.unit_words),
        ("Out of", _base(measure)),
        ("Direction", DIRECTIONS[measure.direction]),
        ("Periods", ", ".join(measure.period_types)),
        ("Settled after", _settled(measure)),
        ("Interval", INTERVALS[measure.interval]),
        ("Small numbers", _small_numbers(measure)),
        ("Never added to", ", ".join(f"`{name}`" for name in measure.not_added_to)),
        ("Counted from", str(measure.counted_from or "")),
        ("Counted until", str(measure.counted_until or "")),
        ("Supplied by", measure.supplier),
        ("Sources", "; ".join(measure.sources)),
        ("Version", f"{measure.version}, in use from {measure.valid_from}"),
    ]
    yield from _table(("", ""), [row for row in rows if row[1]])
    yield ""
    for caveat in measure.caveats:
        yield f"- Mind: {caveat}"
    for rule in measure.breaks:
        yield f"- Break on {rule.on}: {rule.note}"
    if measure.caveats or measure.breaks:
        yield ""


def _counts(source: Source) -> str:
    if isinstance(source, Given):
        return f"the value that the return gives as `{source.series}`"
    if not isinstance(source, Incidents):
        names = " + ".join(f"`{name}`" for name in source.series)
        lasting = "" if source.adds_up else ", never added up over time"
        return f"totals of returns: {names}{lasting}"
    parts = [f"records of `{source.dataset}`"]
    named = (
        ("of the kinds", source.kinds),
        ("but not of the kinds", source.exclude_kinds),
        ("with", source.qualifiers),
        ("without", source.exclude_qualifiers),
        ("whose latest outcome is one of", source.outcomes),
    )
    parts += [f"{words} {', '.join(names)}" for words, names in named if names]
    return " ".join(parts)


def _base(measure: Definition) -> str:
    denominator = measure.denominator
    match denominator.per:
        case Per.NONE:
            return ""
        case Per.MEASURE:
            return f"the numerator of `{denominator.measure}`"
        case Per.SERIES:
            return " + ".join(f"`{name}`" for name in denominator.series)
        case _:
            return f"{denominator.per}, estimate of the year the period starts in"


def _settled(measure: Definition) -> str:
    return counted(measure.settled_after_months, "month")


def _small_numbers(measure: Definition) -> str:
    rule = rule_for(measure.small_numbers)
    hides = f"hidden under {rule.threshold}" if rule.hides else "none hidden"
    reason = measure.small_numbers_reason or rule.reason
    return f"{hides}; areas no finer than {measure.finest_area}. {reason}"


def _worked(example: Example) -> Iterator[str]:
    yield f"**Worked example.** {example.note}".rstrip()
    yield ""
    if example.records:
        yield from _records(example)
    if example.tallies:
        rows = [(t.series, t.period, _given(t)) for t in example.tallies]
        yield from _table(("Series", "Period", "Total"), rows)
        yield ""
    for area, years in example.population.items():
        amounts = ", ".join(f"{n:,} in {year}" for year, n in years.items())
        yield f"- Base of {area}: {amounts}"
    if example.population:
        yield ""
    yield from _table(
        ("Area", "Period", "Numerator", "Out of", "Value", "95% from", "to", "Status"),
        [tuple(_expected(row)) for row in example.expect],
    )


def _records(example: Example) -> Iterator[str]:
    yield from _table(
        ("Month", "Small area", "Kind", "Also", "Records"),
        [
            (r.month, r.lsoa, r.kind, ", ".join((*r.qualifiers, r.outcome or "")), r.n)
            for r in example.records
        ],
    )
    yield ""
    for area, parts in example.areas.items():
        yield f"- {area} is made of {' and '.join(parts)}."
    for label in example.missing:
        yield f"- {label} was never supplied."
    yield ""


def _given(printed: ExampleTally) -> object:
    return printed.status if printed.value is None else printed.value


def _expected(row: Expected) -> Iterator[object]:
    yield from (row.area, row.period, row.numerator, row.denominator)
    yield from (row.value, row.low, row.high, row.status)


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        cells = ("" if cell is None else str(cell).strip(", ") for cell in row)
        yield f"| {' | '.join(cells)} |"
