"""What the components that lead somewhere need worked out."""

from typing import Any

from frankpledge.ui.components.words import joined, present, worded


Options = dict[str, Any]


def breadcrumbs(given: Options) -> Options:
    """Leave out empty steps."""
    return given | {"items": present(given.get("items"))}


def pagination(given: Options) -> Options:
    """Put the two links one above the other where there are no page numbers."""
    items = given.get("items")
    ends = given.get("next") or given.get("previous")
    return given | {"is_block": not items and bool(ends), "items": present(items)}


def service_navigation(given: Options) -> Options:
    """Fold several links away on a narrow screen; a single one needs no menu button."""
    items = [
        item | {"is_here": bool(item.get("active") or item.get("current"))}
        for item in present(given.get("navigation"))
    ]
    menu = given.get("menu_button_text") or "Menu"
    collapse = given.get("collapse_navigation_on_mobile")
    return given | {
        "element": "section" if given.get("service_name") else "div",
        "navigation": items,
        "menu_button_text": menu,
        "navigation_id": given.get("navigation_id") or "navigation",
        "navigation_label": given.get("navigation_label") or menu,
        "collapse_navigation_on_mobile": len(items) > 1
        if collapse is None
        else collapse,
    }


def tabs(given: Options) -> Options:
    """Give each tab its number and each panel a name, where it has none."""
    prefix = given.get("id_prefix") or ""
    items = [
        item
        | {
            "number": number,
            "id": item.get("id") or f"{prefix}-{number}",
            "panel": worded(item.get("panel")),
        }
        for number, item in enumerate(given.get("items") or (), start=1)
        if item
    ]
    return given | {"items": items, "classes": joined(given.get("classes"))}
