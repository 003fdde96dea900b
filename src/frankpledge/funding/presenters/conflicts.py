"""Two texts side by side: what somebody typed and what another saved meanwhile."""

from typing import Any

from django.forms import Form


def beside(form: Form, now: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the boxes in which what was typed differs from what is kept now."""
    return [
        {"label": form.fields[name].label, "now": in_words(held), "typed": typed}
        for name, held in now.items()
        if name in form.fields
        and name != "version"
        and in_words(held) != (typed := in_words(form.cleaned_data.get(name)))
    ]


def in_words(value: Any) -> str:
    """Return a box's value as one text, the same for what is kept and what was typed."""
    if value is None:
        return ""
    if hasattr(value, "normalize") and hasattr(value, "quantize"):
        return f"{value.normalize():f}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def kept(thing: Any, form: Form) -> dict[str, Any]:
    """Return what a thing says now in the boxes of a form, with its version."""
    found = {name: getattr(thing, name) for name in form.fields if hasattr(thing, name)}
    return found | {"version": thing.version}
