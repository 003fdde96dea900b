"""What tables and lists of facts need worked out."""

from collections.abc import Mapping
from typing import Any

from frankpledge.ui.components.words import present, worded


Options = dict[str, Any]


def table(given: Options) -> Options:
    """
    Accept plain cells; mark the first of each row as its header where asked.

    `scroll` names the pane in which a wide table scrolls sideways: it can then
    be reached with the keyboard and the page itself never scrolls two ways.
    `numeric` lists the columns, from 0, that hold figures.
    """
    numeric = set(given.get("numeric") or ())
    first_is_header = bool(given.get("first_cell_is_header"))
    rows = [
        [
            _cell(cell, place, numeric, is_header=first_is_header and place == 0)
            for place, cell in enumerate(row)
        ]
        for row in present(given.get("rows"))
    ]
    head = [
        _cell(cell, place, numeric, is_header=False)
        for place, cell in enumerate(given.get("head") or ())
    ]
    scroll = given.get("scroll")
    if scroll is True:
        scroll = given.get("caption")
    return given | {"rows": rows, "head": head, "scroll": scroll}


def _cell(cell: Any, place: int, numeric: set[int], *, is_header: bool) -> Options:
    made = dict(cell) if isinstance(cell, Mapping) else {"text": cell}
    if made.get("text") is None:
        made["text"] = ""
    if place in numeric:
        made.setdefault("format", "numeric")
    return {"is_header": is_header} | made


def multi_select(given: Options) -> Options:
    """Accept plain cells; each row has the value its tick sends and the words for it."""
    numeric = set(given.get("numeric") or ())
    chosen = [str(value) for value in given.get("values") or ()]
    rows = [
        dict(row)
        | {
            "cells": [
                _cell(cell, place, numeric, is_header=False)
                for place, cell in enumerate(row["cells"])
            ],
            "is_chosen": str(row["value"]) in chosen,
        }
        for row in present(given.get("rows"))
    ]
    head = [
        _cell(cell, place, numeric, is_header=False)
        for place, cell in enumerate(given.get("head") or ())
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
