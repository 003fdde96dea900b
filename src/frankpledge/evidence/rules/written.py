"""A definition as people write it on a page, and as it is kept."""

from collections.abc import Mapping
from typing import Any

from frankpledge.analysis.measures.definition import (
    Definition,
    Incidents,
    Series,
)


Fields = Mapping[str, Any]

# Where a fault in the kept form is put right on the page.
BOXES = {
    "numerator": "rests_on",
    "denominator": "per",
    "period_types": "period_types",
    "breaks": "breaks",
}


def lines_of(text: str) -> list[str]:
    """Return what stands on each line, empty ones left out."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def as_lines(values: Any) -> str:
    """Return values one a line, as a text box shows them."""
    return "\n".join(str(value) for value in values)


def content_of(fields: Fields) -> dict[str, Any]:
    """Return what a definition holds, from the boxes of the page."""
    plain = (
        "id", "name", "question", "family", "form", "unit", "direction", "decimals",
        "settled_after_months", "interval", "small_numbers", "small_numbers_reason",
        "restricted", "composite_note", "supplier", "finest_area",
        "programme_year_starts",
    )  # fmt: skip
    content: dict[str, Any] = {name: fields[name] for name in plain if name in fields}
    for name in ("caveats", "aliases", "sources", "not_added_to"):
        content[name] = lines_of(fields.get(name, ""))
    return content | {
        "period_types": list(fields["period_types"]),
        "numerator": numerator_of(fields),
        "denominator": denominator_of(fields),
        "breaks": [break_of(line) for line in lines_of(fields.get("breaks", ""))],
        "valid_from": fields["valid_from"].isoformat(),
        "written_on": fields["written_on"].isoformat(),
    }


def numerator_of(fields: Fields) -> dict[str, Any]:
    """Return what is counted: records, totals of returns, or a value as given."""
    rests_on = fields["rests_on"]
    if rests_on == "incidents":
        counted = {
            name: lines_of(fields.get(name, ""))
            for name in (
                "kinds",
                "exclude_kinds",
                "qualifiers",
                "exclude_qualifiers",
                "outcomes",
            )
        }
        return {"rests_on": rests_on, "dataset": fields.get("dataset", ""), **counted}
    series = lines_of(fields.get("series", ""))
    if rests_on == "given":
        return {"rests_on": rests_on, "series": series[0] if series else ""}
    adds_up = bool(fields.get("adds_up"))
    return {"rests_on": rests_on, "series": series, "adds_up": adds_up}


def denominator_of(fields: Fields) -> dict[str, Any]:
    """Return what the count is out of, and per how many."""
    return {
        "per": fields["per"],
        "multiplier": fields.get("multiplier") or 1,
        "base": fields.get("base", ""),
        "measure": fields.get("base_measure") or None,
        "series": lines_of(fields.get("base_series", "")),
    }


def break_of(line: str) -> dict[str, str]:
    """Return a break from a line such as "2019-04-01 New counting rules"."""
    day, _, note = line.partition(" ")
    return {"on": day.rstrip(":"), "note": note.strip()}


def boxes_of(definition: Definition) -> dict[str, Any]:
    """Return a definition as the boxes of the page show it."""
    boxes = definition.model_dump(
        mode="json", exclude={"numerator", "denominator", "breaks"}
    )
    for name in ("caveats", "aliases", "sources", "not_added_to"):
        boxes[name] = as_lines(boxes[name])
    boxes["breaks"] = as_lines(f"{b.on} {b.note}" for b in definition.breaks)
    boxes |= numerator_boxes(definition)
    denominator = definition.denominator
    return boxes | {
        "valid_from": definition.valid_from,
        "per": str(denominator.per),
        "multiplier": denominator.multiplier,
        "base": denominator.base,
        "base_measure": denominator.measure or "",
        "base_series": as_lines(denominator.series),
    }


def numerator_boxes(definition: Definition) -> dict[str, Any]:
    """Return what is counted as the boxes of the page show it."""
    source = definition.numerator
    boxes: dict[str, Any] = {"rests_on": source.rests_on}
    if isinstance(source, Incidents):
        boxes["dataset"] = source.dataset
        for name in (
            "kinds",
            "exclude_kinds",
            "qualifiers",
            "exclude_qualifiers",
            "outcomes",
        ):
            boxes[name] = as_lines(getattr(source, name))
    elif isinstance(source, Series):
        boxes |= {"series": as_lines(source.series), "adds_up": source.adds_up}
    else:
        boxes["series"] = source.series
    return boxes


def box_for(path: tuple[int | str, ...]) -> str | None:
    """Return which box of the page a fault in the kept form belongs to."""
    if not path:
        return None
    deeper = {str(part) for part in path[1:]}
    for name in ("dataset", "kinds", "series", "multiplier", "base"):
        if name in deeper and not (path[0] == "denominator" and name == "series"):
            return name
    return BOXES.get(str(path[0]), str(path[0]))


def readable(message: str) -> str:
    """Return a checker's message as a sentence for the person."""
    text = message.removeprefix("Value error, ").strip()
    return text if text.endswith(".") else f"{text}."
