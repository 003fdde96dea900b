"""What the components a person types into need worked out."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from frankpledge.ui.components.attributes import translations
from frankpledge.ui.components.words import joined, worded


Options = dict[str, Any]


def field(given: Options, name: str | None = None) -> Options:
    """
    Tie a field's label, hint and error to its control.

    The control is described by whatever was asked for, then by the hint, then
    by the error, in that order, so that a screen reader says them as they stand.
    """
    name = name or given.get("id") or given.get("name") or ""
    label = worded(given.get("label"))
    hint = worded(given.get("hint"))
    error = worded(given.get("error_message"))
    described = [given.get("described_by")]
    if hint:
        hint |= {"id": f"{name}-hint"}
        described.append(hint["id"])
    if error:
        error |= {"id": f"{name}-error"}
        described.append(error["id"])
    return given | {
        "id": name,
        "label": label | {"for": name} if label else label,
        "hint": hint,
        "error_message": error,
        "described_by": joined(*described),
        "form_group": slots(given.get("form_group"), given.get("after_html")),
    }


def slots(given: Options | None, first_after: SafeString | None = None) -> Options:
    """Accept what stands before and after a control as plain words."""
    made = dict(given or {})
    for name in ("before_input", "after_input", "before_inputs", "after_inputs"):
        made[name] = worded(made.get(name))
    if first_after:
        rest = made["after_input"].get("text") or ""
        made["after_input"] = {"text": format_html("{}{}", first_after, rest)}
    return made


def text_input(given: Options) -> Options:
    """Gather everything that is written on a one-line text box."""
    made = field(given)
    error = "govuk-input--error" if made["error_message"] else None
    spellcheck = given.get("spellcheck")
    optional = {
        "spellcheck": _true_or_false(spellcheck),
        "value": given.get("value"),
        "disabled": given.get("disabled"),
        "aria-describedby": made["described_by"] or None,
        "autocomplete": given.get("autocomplete"),
        "autocapitalize": given.get("autocapitalize"),
        "pattern": given.get("pattern"),
        "inputmode": given.get("inputmode"),
    }
    written: Options = {
        "class": joined("govuk-input", given.get("classes"), error),
        "id": made["id"],
        "name": given.get("name"),
        "type": given.get("type") or "text",
    }
    written |= {
        key: {"value": value, "optional": True} for key, value in optional.items()
    }
    prefix, suffix = worded(given.get("prefix")), worded(given.get("suffix"))
    around = (prefix, suffix, *(made["form_group"][at] for at in _AROUND))
    return made | {
        "input_attributes": written,
        "prefix": prefix,
        "suffix": suffix,
        "is_wrapped": any(piece.get("text") for piece in around),
    }


_AROUND = ("before_input", "after_input")


def _true_or_false(value: Any) -> str | None:
    return str(value).lower() if isinstance(value, bool) else None


def textarea(given: Options) -> Options:
    """Tie the words round a text box of several lines to it."""
    return field(given)


def file_upload(given: Options) -> Options:
    """Tie the words round a file chooser to it, and replace its own where asked."""
    words = translations(
        choose_files_button=given.get("choose_files_button_text"),
        no_file_chosen=given.get("no_file_chosen_text"),
        multiple_files_chosen=given.get("multiple_files_chosen_text"),
        drop_instruction=given.get("drop_instruction_text"),
        entered_drop_zone=given.get("entered_drop_zone_text"),
        left_drop_zone=given.get("left_drop_zone_text"),
    )
    return field(given) | {"translations": words}
