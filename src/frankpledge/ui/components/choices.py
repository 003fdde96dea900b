"""What the components a person chooses from need worked out."""

from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from frankpledge.ui.components.attributes import attributes_html
from frankpledge.ui.components.fields import field
from frankpledge.ui.components.words import joined, present, worded


Options = dict[str, Any]


def checkboxes(given: Options) -> Options:
    """Name every box, tick those chosen, and tie hints and errors to the group."""
    chosen = [str(value) for value in given.get("values") or ()]
    return _group(given, "checkboxes", chosen)


def radios(given: Options) -> Options:
    """Name every button, set the chosen one, and tie hints and errors to the group."""
    value = given.get("value")
    chosen = [] if value in (None, "") else [str(value)]
    return _group(given, "radios", chosen)


def _group(given: Options, kind: str, chosen: list[str]) -> Options:
    prefix = given.get("id_prefix") or given.get("name") or ""
    fieldset = dict(given.get("fieldset") or {})
    outer = fieldset.get("described_by") or (
        given.get("described_by") if kind == "checkboxes" else None
    )
    made = field(given | {"described_by": outer}, name=prefix)
    loose = made["described_by"] if kind == "checkboxes" and not fieldset else ""
    items = [
        _choice(given, item, kind, f"{prefix}-{number}" if number > 1 else prefix)
        if not item.get("divider")
        else item
        for number, item in enumerate(given.get("items") or (), start=1)
        if item
    ]
    for item in items:
        item.setdefault("is_chosen", _is_chosen(item, chosen))
        if not item.get("divider"):
            item["described_by"] = joined(loose, (item["hint"] or {}).get("id"))
    if fieldset:
        fieldset["described_by"] = made["described_by"]
    return made | {"items": items, "fieldset": fieldset}


def _choice(given: Options, item: Options, kind: str, name: str) -> Options:
    name = item.get("id") or name
    label = dict(item.get("label") or {})
    hint = worded(item.get("hint"))
    if hint.get("text"):
        hint["id"] = f"{name}-item-hint"
        hint["classes"] = joined(f"govuk-{kind}__hint", hint.get("classes"))
    own_name = item.get("name") if kind == "checkboxes" else None
    return dict(item) | {
        "id": name,
        "name": own_name or given.get("name"),
        "label": {
            "text": item.get("text"),
            "classes": joined(f"govuk-{kind}__label", label.get("classes")),
            "attributes": label.get("attributes"),
            "for": name,
        },
        "hint": hint if hint.get("text") else {},
        "conditional": worded(item.get("conditional")),
    }


def _is_chosen(item: Options, chosen: list[str]) -> bool:
    said = item.get("checked")
    if said is not None:
        return bool(said)
    return item.get("value") is not None and str(item["value"]) in chosen


def select(given: Options) -> Options:
    """
    Mark the chosen entry; one without a value stands for its own words.

    Entries may be (value, words) pairs, or (group, [pairs]) for a headed group.
    """
    value = given.get("value")
    entries = (_entry(item, value) for item in present(given.get("items")))
    options = format_html_join("\n    ", "{}", ((_option(one),) for one in entries))
    return field(given) | {"options": options}


def _option(entry: Options) -> SafeString:
    """
    Return one entry's HTML.

    It is written here and not in a template, as a table's cells are: a list of areas
    has forty, and a template takes ten times as long.
    """
    if entry.get("group"):
        inner = format_html_join("", "{}", ((_option(one),) for one in entry["items"]))
        return format_html('<optgroup label="{}">{}</optgroup>', entry["group"], inner)
    value = entry.get("value")
    return format_html(
        "<option{}{}{}{}>{}</option>",
        "" if value is None else format_html(' value="{}"', value),
        " selected" if entry["is_chosen"] else "",
        " disabled" if entry.get("disabled") else "",
        attributes_html(entry.get("attributes")),
        entry.get("text", ""),
    )


def _entry(item: Any, value: Any) -> Options:
    if not isinstance(item, Mapping):
        first, second = item
        if isinstance(second, (list, tuple)):
            inner = [_entry(pair, value) for pair in second]
            return {"group": first, "items": inner}
        item = {"value": first, "text": second}
    made: Options = dict(item)
    if isinstance(made.get("value"), bool):
        made["value"] = str(made["value"]).lower()
    said = made.get("selected")
    if said is not None:
        return made | {"is_chosen": bool(said)}
    own = made.get("value") if made.get("value") is not None else made.get("text")
    return made | {"is_chosen": value not in (None, "") and str(own) == str(value)}
