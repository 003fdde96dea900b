"""Takes out what nobody can see in a cell, and says so."""

import unicodedata


# Spaces that look like a space, and marks that look like nothing.
_INVISIBLE = {"Cf", "Cc"}
_SAID = "invisible characters left out"


def cleaned(value: str) -> tuple[str, str]:
    """
    Return a cell without invisible characters and outer spaces, and what was done.

    Copying from web pages and word processors brings in hard spaces and zero-width
    marks; two words that look the same must be the same.
    """
    if value.isascii() and value.isprintable():
        return value.strip(), ""
    kept = "".join(_plain(character) for character in value)
    text = " ".join(kept.split())
    return text, _SAID if text != " ".join(value.split(" ")).strip() else ""


def _plain(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Zs" or character in "\t\r\n":
        return " "
    return "" if category in _INVISIBLE else character


def has_strange_digits(text: str) -> bool:
    """Say whether a text holds digits that are not 0 to 9, which look-alikes may be."""
    return any(c.isdigit() and not c.isascii() for c in text)
