"""Components made of another component: a date, a password, a counted text box."""

from typing import Any

from frankpledge.ui.components.attributes import translations
from frankpledge.ui.components.fields import field, slots
from frankpledge.ui.components.words import joined, present


Options = dict[str, Any]

DATE_PARTS = {"day": 2, "month": 2, "year": 4}


def date_input(given: Options) -> Options:
    """
    Split a date into its boxes, and mark as wrong only the boxes that are.

    Where no box is singled out, all of them carry the mark of the error.
    """
    made = field(given, name=given.get("id") or "")
    parts = _parts(given)
    any_marked = any(_is_marked(part) for part in parts)
    whole = bool(made["error_message"]) and not any_marked
    items = [_box(given, part, whole=whole) for part in parts]
    fieldset = _described(given.get("fieldset"), made)
    return made | {"items": items, "fieldset": fieldset, "id": given.get("id")}


def _parts(given: Options) -> list[Options]:
    """Return the boxes in order, each knowing which part of a date it is."""
    usual = {name: _usual_part(given, name) for name in DATE_PARTS}
    if not given.get("items"):
        return present(usual.values())
    kinds = {part["name"]: name for name, part in usual.items() if part}
    kinds |= {name: name for name in DATE_PARTS}
    return [
        _filled(part, usual.get(kinds.get(part.get("name"), "")))
        for part in present(given["items"])
    ]


def _usual_part(given: Options, name: str) -> Options | None:
    asked = given.get(name)
    if asked is False:
        return None
    value = (given.get("values") or {}).get(name)
    return {"name": name, "kind": name, "value": value} | (asked or {})


def _filled(part: Options, usual: Options | None) -> Options:
    if not usual:
        return part
    own = {key: value for key, value in part.items() if value is not None}
    return {"kind": usual["kind"], "value": usual["value"]} | own


def _is_marked(part: Options) -> bool:
    return bool(part.get("error")) or "govuk-input--error" in (
        part.get("classes") or ""
    )


def _box(given: Options, part: Options, *, whole: bool) -> Options:
    name = part.get("name") or ""
    prefix = f"{given['name_prefix']}-" if given.get("name_prefix") else ""
    value = part.get("value")
    if value is None:
        value = (given.get("values") or {}).get(prefix + name)
    return {
        "label": {
            "text": part.get("label") or name.capitalize(),
            "classes": "govuk-date-input__label",
        },
        "id": part.get("id") or f"{given.get('id') or ''}-{name}",
        "classes": _box_classes(part, whole=whole),
        "name": prefix + name,
        "value": value,
        "inputmode": part.get("inputmode") or "numeric",
        "autocomplete": part.get("autocomplete"),
        "pattern": part.get("pattern"),
        "attributes": part.get("attributes"),
    }


def _box_classes(part: Options, *, whole: bool) -> str:
    own = part.get("classes") or ""
    wrong = _is_marked(part) or (whole and part.get("error") is not False)
    width = DATE_PARTS.get(part.get("kind", ""), 2)
    return joined(
        "govuk-date-input__input",
        "govuk-input--error" if wrong and "govuk-input--error" not in own else None,
        None if "govuk-input--width-" in own else f"govuk-input--width-{width}",
        own,
    )


def _described(given: Any, made: Options) -> Options:
    fieldset = dict(given or {})
    if fieldset:
        described = joined(fieldset.get("described_by"), made["described_by"])
        fieldset["described_by"] = described
    return fieldset


def password_input(given: Options) -> Options:
    """Put a button beside a password that shows it, for those who mistype."""
    name = given.get("id") or given.get("name")
    group = slots(given.get("form_group"))
    group["classes"] = joined("govuk-password-input", group.get("classes"))
    group["attributes"] = _showing(given) | (group.get("attributes") or {})
    options = given | {
        "id": name,
        "form_group": group,
        "input_wrapper": {"classes": "govuk-password-input__wrapper"},
        "classes": joined(
            "govuk-password-input__input govuk-js-password-input-input",
            given.get("classes"),
        ),
        "type": "password",
        "spellcheck": False,
        "autocapitalize": "none",
        "autocomplete": given.get("autocomplete") or "current-password",
    }
    return {"input": options, "toggle": _toggle(given, name)}


def _showing(given: Options) -> Options:
    """Return what the page's script needs to show a password and to say that it does."""
    return {"data-module": "govuk-password-input"} | translations(
        show_password=given.get("show_password_text"),
        hide_password=given.get("hide_password_text"),
        show_password_aria_label=given.get("show_password_aria_label_text"),
        hide_password_aria_label=given.get("hide_password_aria_label_text"),
        password_shown_announcement=given.get("password_shown_announcement_text"),
        password_hidden_announcement=given.get("password_hidden_announcement_text"),
    )


def _toggle(given: Options, name: Any) -> Options:
    """Return the button that shows the password, hidden until a script can work it."""
    return {
        "type": "button",
        "text": given.get("show_password_text") or "Show",
        "classes": joined(
            "govuk-button--secondary govuk-password-input__toggle",
            "govuk-js-password-input-toggle",
            (given.get("button") or {}).get("classes"),
        ),
        "attributes": {
            "aria-controls": name,
            "aria-label": given.get("show_password_aria_label_text") or "Show password",
            "hidden": {"value": True, "optional": True},
        },
    }


def character_count(given: Options) -> Options:
    """Say beneath a text box how much room there is, before anything is typed."""
    name = given.get("id") or given.get("name")
    words, characters = given.get("maxwords"), given.get("maxlength")
    limit = words or characters
    kind = given.get("count_type") or ("words" if words else None)
    said = given.get("textarea_description_text")
    unit = "words" if kind == "words" else "characters"
    sentence = said or f"You can enter up to %{{count}} {unit}"
    group = slots(given.get("form_group"))
    group["classes"] = joined("govuk-character-count", group.get("classes"))
    group["attributes"] = _counting(given, kind, said if not limit else None) | (
        group.get("attributes") or {}
    )
    message = {
        "text": sentence.replace("%{count}", str(limit)) if limit else "",
        "id": f"{name}-info",
        "classes": joined(
            "govuk-character-count__message",
            (given.get("count_message") or {}).get("classes"),
        ),
    }
    options = given | {
        "id": name,
        "described_by": f"{name}-info",
        "form_group": group,
        "classes": joined("govuk-js-character-count", given.get("classes")),
    }
    return {"textarea": options, "message": message}


def _counting(given: Options, kind: Any, description: Any) -> Options:
    optional = {
        "data-maxlength": given.get("maxlength"),
        "data-maxwords": given.get("maxwords"),
        "data-threshold": given.get("threshold"),
        "data-count-type": kind,
    }
    attributes: Options = {"data-module": "govuk-character-count"}
    attributes |= {
        name: {"value": value, "optional": True} for name, value in optional.items()
    }
    return attributes | translations(
        textarea_description={"other": description} if description else None,
        characters_under_limit=given.get("characters_under_limit_text"),
        characters_at_limit=given.get("characters_at_limit_text"),
        characters_over_limit=given.get("characters_over_limit_text"),
        words_under_limit=given.get("words_under_limit_text"),
        words_at_limit=given.get("words_at_limit_text"),
        words_over_limit=given.get("words_over_limit_text"),
    )
