"""What tables and lists of facts need worked out."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from frankpledge.ui.components.attributes import attributes_html
from frankpledge.ui.components.words import joined, present, worded


Options = dict[str, Any]


def table(given: Options) -> Options:
    """
    Accept plain cells; mark the first of each row as its header where asked.

    `scroll` names the pane in which a wide table scrolls sideways: it can then
    be reached with the keyboard and the page itself never scrolls two ways.
    `numeric` lists the columns, from 0, that hold figures.
    """
    numeric = frozenset(given.get("numeric") or ())
    first_is_header = bool(given.get("first_cell_is_header"))
    head = [
        cell(one, is_numeric=at in numeric)
        for at, one in enumerate(given.get("head") or ())
    ]
    rows = (
        _joined(
            body_cell(
                one,
                is_numeric=at in numeric,
                is_header=first_is_header and at == 0,
            )
            for at, one in enumerate(row)
        )
        for row in present(given.get("rows"))
    )
    scroll = given.get("scroll")
    return given | {
        "body": format_html_join("", ROW, ((cells,) for cells in rows)),
        "head": head,
        "scroll": given.get("caption") if scroll is True else scroll,
    }


ROW = '<tr class="govuk-table__row">{}</tr>'


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def cell(given: Any, *, is_numeric: bool) -> Options:
    """Return a cell given as plain words, or as a mapping, in full."""
    made = dict(given) if isinstance(given, Mapping) else {"text": given}
    if made.get("text") is None:
        made["text"] = ""
    if is_numeric:
        made.setdefault("format", "numeric")
    return made


def body_cell(given: Any, *, is_numeric: bool, is_header: bool) -> SafeString:
    """
    Return one cell's HTML.

    It is written here and not in a template: a page may show thousands of them,
    and a template takes thirty times as long.
    """
    if not isinstance(given, Mapping):
        words = "" if given is None else given
        return format_html(PLAIN[is_numeric, is_header], words)
    made = cell(given, is_numeric=is_numeric)
    tag = "th" if made.get("is_header", is_header) else "td"
    kind = "header" if tag == "th" else "cell"
    shape = made.get("format") if tag == "td" else None
    classes = joined(
        f"govuk-table__{kind}",
        f"govuk-table__cell--{shape}" if shape else None,
        made.get("classes"),
    )
    spans = {name: made[name] for name in ("colspan", "rowspan") if made.get(name)}
    own = made.get("attributes") or {}
    scope = {"scope": "row"} if tag == "th" else {}
    attributes = attributes_html(scope | {"class": classes} | spans | own)
    return format_html("<{}{}>{}</{}>", tag, attributes, made["text"], tag)


NUMBER = "govuk-table__cell govuk-table__cell--numeric"
HEADER = '<th scope="row" class="govuk-table__header">{}</th>'
PLAIN = {
    (False, False): '<td class="govuk-table__cell">{}</td>',
    (True, False): f'<td class="{NUMBER}">{{}}</td>',
    (False, True): HEADER,
    (True, True): HEADER,
}


def multi_select(given: Options) -> Options:
    """Accept plain cells; each row has the value its tick sends and the words for it."""
    numeric = frozenset(given.get("numeric") or ())
    chosen = [str(value) for value in given.get("values") or ()]
    rows = [
        dict(row)
        | {
            "cells": [
                cell(one, is_numeric=at in numeric)
                for at, one in enumerate(row["cells"])
            ],
            "is_chosen": str(row["value"]) in chosen,
        }
        for row in present(given.get("rows"))
    ]
    head = [
        cell(one, is_numeric=at in numeric)
        for at, one in enumerate(given.get("head") or ())
    ]
    return {"id": "choose"} | given | {"rows": rows, "head": head}


def summary_list(given: Options) -> Options:
    """
    Accept rows as mappings or as (key, value) pairs.

    When any row can be changed, rows that cannot keep the column's width.
    """
    rows = [_row(row) for row in present(given.get("rows"))]
    card = worded(given.get("card"))
    if card:
        card["title"] = worded(card.get("title"))
    return given | {
        "rows": rows,
        "any_row_has_actions": any(row["action_items"] for row in rows),
        "card": card,
        "card_actions": _actions(card),
    }


def _row(row: Any) -> Options:
    made = (
        dict(row)
        if isinstance(row, Mapping)
        else dict(zip(("key", "value"), row, strict=True))
    )
    return made | {
        "key": worded(made.get("key")),
        "value": worded(made.get("value")),
        "action_items": _actions(made),
    }


def _actions(holder: Options) -> list[Any]:
    return present((holder.get("actions") or {}).get("items"))


def task_list(given: Options) -> Options:
    """Tie each task's hint and status to its link by name."""
    prefix = given.get("id_prefix") or "task-list"
    items = [
        item
        | {
            "title": worded(item.get("title")),
            "hint": worded(item.get("hint")),
            "status": worded(item.get("status")),
            "hint_id": f"{prefix}-{number}-hint",
            "status_id": f"{prefix}-{number}-status",
        }
        for number, item in enumerate(given.get("items") or (), start=1)
        if item
    ]
    return given | {"items": items}
