"""Two texts side by side: what somebody typed and what another saved meanwhile."""

from typing import Any

from django.forms import Form


def beside(form: Form, now: dict[str, Any]) -> dict[str, Any]:
    """Return the fields in which what was typed differs from what the plan says."""
    typed = form.cleaned_data
    rows = [
        {
            "label": field.label,
            "now": in_words(now.get(name)),
            "typed": in_words(typed.get(name)),
        }
        for name, field in form.fields.items()
        if name != "edit" and in_words(now.get(name)) != in_words(typed.get(name))
    ]
    return {"rows": rows}


def in_words(value: Any) -> str:
    """Return a field's value as one text, the same for data and for what was typed."""
    if isinstance(value, (list, tuple)):
        return "; ".join(map(str, value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()
