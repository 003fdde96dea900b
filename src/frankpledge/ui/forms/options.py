"""A form's field as a component: which one, and with which options."""

from typing import Any

from django import forms
from django.forms import BoundField
from django.forms.widgets import Input
from django.utils.safestring import SafeString

from frankpledge.ui.components import render
from frankpledge.ui.forms.dates import PARTS, DateWidget


Options = dict[str, Any]

LEGEND = "govuk-fieldset__legend--s"
LABEL = "govuk-label--s"
DJANGO_ROWS, ROWS = "10", 5
# A box says how much room is left once so many per cent of it is taken.
NEARLY_FULL = 75


def field_html(field: BoundField) -> SafeString:
    """Return a form's field with its label, hint, error and control."""
    widget = field.field.widget
    if widget.is_hidden:
        return field.as_widget()
    for kinds, build in BUILDERS:
        if isinstance(widget, kinds):
            name, options = build(field)
            return render(name, options)
    return field.as_widget()


def common(field: BoundField) -> Options:
    """Return what every field has: its name, label, hint and errors."""
    attributes = dict(field.field.widget.attrs)
    classes = attributes.pop("class", "")
    return {
        "id": field.auto_id,
        "name": field.html_name,
        "label": {"text": label(field), "classes": LABEL},
        "hint": field.help_text or None,
        "error_message": _error(field),
        "classes": classes,
        "disabled": field.field.disabled,
        "attributes": attributes,
    }


def label(field: BoundField) -> str:
    """Return the label; what need not be answered says so in words."""
    words = str(field.label)
    asked = field.field.required or isinstance(field.field, forms.BooleanField)
    quiet = not getattr(field.form, "says_optional", True) or "(optional)" in words
    return words if asked or quiet else f"{words} (optional)"


def _error(field: BoundField) -> Options | None:
    if not field.errors:
        return None
    return {"text": ". ".join(str(words) for words in field.errors)}


def _text(field: BoundField) -> tuple[str, Options]:
    options = common(field)
    attributes = options["attributes"]
    widget = field.field.widget
    lifted = ("autocomplete", "inputmode", "pattern", "autocapitalize", "spellcheck")
    options |= {name: attributes.pop(name, None) for name in lifted}
    options |= {name: attributes.pop(name, None) for name in ("prefix", "suffix")}
    options["type"] = getattr(widget, "input_type", "text")
    options["value"] = widget.format_value(_plain_number(field.value()))
    if isinstance(field.field, forms.IntegerField) and options["type"] == "number":
        # A number box loses what it cannot read and turns with the mouse wheel.
        options |= {"type": "text", "inputmode": "numeric"}
        _only(attributes, without=("min", "max", "step"))
    return "input", options


def _plain_number(value: Any) -> Any:
    """Return 8 for 8.0: a box does not show decimals that nobody typed."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _only(attributes: Options, without: tuple[str, ...]) -> None:
    for name in without:
        attributes.pop(name, None)


def _password(field: BoundField) -> tuple[str, Options]:
    options = common(field)
    options["autocomplete"] = options["attributes"].pop("autocomplete", None)
    return "password-input", options


def _textarea(field: BoundField) -> tuple[str, Options]:
    options = common(field)
    attributes = options["attributes"]
    attributes.pop("cols", None)
    rows = attributes.pop("rows", None)
    options["rows"] = ROWS if rows in (None, DJANGO_ROWS) else rows
    options["value"] = field.field.widget.format_value(field.value())
    limit = attributes.pop("maxlength", None)
    if limit:
        return "character-count", options | {
            "maxlength": limit,
            "threshold": NEARLY_FULL,
        }
    return "textarea", options


def _choices(field: BoundField) -> list[tuple[Any, Any]]:
    return [
        (value, list(words) if isinstance(words, (list, tuple)) else words)
        for value, words in field.field.widget.choices
    ]


def _select(field: BoundField) -> tuple[str, Options]:
    items = [_entry(value, words) for value, words in _choices(field)]
    return "select", common(field) | {"items": items, "value": _value(field)}


def _entry(value: Any, words: Any) -> Any:
    if isinstance(words, list):
        return (value, words)
    return {"value": "" if value is None else str(value), "text": words}


def _value(field: BoundField) -> Any:
    value = field.value()
    return "" if value is None else str(value)


def _group(field: BoundField, kind: str) -> tuple[str, Options]:
    hints = getattr(field.field, "choice_hints", {})
    items = [
        {
            "id": f"{field.auto_id}_{number}",
            "value": str(value),
            "text": words,
            "hint": hints.get(value),
        }
        for number, (value, words) in enumerate(_choices(field))
    ]
    legend = {"text": label(field), "classes": LEGEND}
    options = common(field) | {
        "items": items,
        "id_prefix": field.auto_id,
        "fieldset": {"legend": legend},
    }
    return kind, options


def _radios(field: BoundField) -> tuple[str, Options]:
    kind, options = _group(field, "radios")
    return kind, options | {"value": _value(field)}


def _checkboxes(field: BoundField) -> tuple[str, Options]:
    kind, options = _group(field, "checkboxes")
    return kind, options | {"values": [str(value) for value in field.value() or ()]}


def _tick(field: BoundField) -> tuple[str, Options]:
    options = common(field)
    hint = options.pop("hint")
    item = {
        "id": field.auto_id,
        "value": "on",
        "text": options.pop("label")["text"],
        "checked": bool(field.value()),
        "disabled": field.field.disabled,
        "hint": hint,
        "attributes": options.pop("attributes"),
    }
    return "checkboxes", options | {"items": [item], "id_prefix": field.auto_id}


def _date(field: BoundField) -> tuple[str, Options]:
    options = common(field)
    value = field.value()
    typed = value if isinstance(value, list) else DateWidget().decompress(value)
    items = [
        {"name": part, "value": "" if box is None else box}
        for part, box in zip(PARTS, typed, strict=True)
    ]
    legend = {"text": label(field), "classes": LEGEND}
    return "date-input", options | {
        "name_prefix": field.html_name,
        "items": items,
        "fieldset": {"legend": legend},
        "attributes": {},
    }


def _file(field: BoundField) -> tuple[str, Options]:
    options = common(field)
    multiple = bool(getattr(field.field.widget, "allow_multiple_selected", False))
    return "file-upload", options | {"multiple": multiple}


BUILDERS: tuple[tuple[Any, Any], ...] = (
    (DateWidget, _date),
    ((forms.CheckboxSelectMultiple, forms.SelectMultiple), _checkboxes),
    (forms.RadioSelect, _radios),
    (forms.CheckboxInput, _tick),
    (forms.FileInput, _file),
    (forms.Select, _select),
    (forms.Textarea, _textarea),
    (forms.PasswordInput, _password),
    (Input, _text),
)
