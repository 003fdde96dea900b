"""HTML attributes out of plain values, escaped."""

from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


def attributes_html(attributes: Mapping[str, Any] | None) -> SafeString:
    """
    Return ` name="value"` for every attribute, each escaped.

    A value may be `{"value": ..., "optional": True}`: then an empty one is left
    out and True writes the name alone, as in the design system's own macros.
    """
    if not attributes:
        return SafeString("")
    return format_html_join("", "{}", ((_one(*pair),) for pair in attributes.items()))


def _one(name: str, given: Any) -> SafeString:
    optional = isinstance(given, Mapping) and bool(given.get("optional"))
    value = given.get("value") if isinstance(given, Mapping) else given
    if optional and value is True:
        return format_html(" {}", name)
    if optional and (value is None or value is False):
        return SafeString("")
    return format_html(' {}="{}"', name, _written(value))


def _written(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else value


def translations(**messages: Any) -> dict[str, Any]:
    """Return the `data-i18n` attributes that replace a component's own words."""
    found: dict[str, Any] = {}
    for key, message in messages.items():
        name = "data-i18n." + key.replace("_", "-")
        if isinstance(message, Mapping):
            found |= {f"{name}.{rule}": text for rule, text in message.items()}
        elif message:
            found[name] = message
    return found
