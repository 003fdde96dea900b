"""Names, postcodes and addresses in one form, so that the same reads the same."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple


TITLES = frozenset(
    ["mr", "mrs", "miss", "ms", "mx", "dr", "rev", "sir", "lady", "lord", "prof"]
)
POSTCODE = re.compile(r"^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})$")
STREETS = {
    "av": "avenue",
    "ave": "avenue",
    "cl": "close",
    "cres": "crescent",
    "ct": "court",
    "dr": "drive",
    "gdns": "gardens",
    "gr": "grove",
    "la": "lane",
    "ln": "lane",
    "pl": "place",
    "rd": "road",
    "sq": "square",
    "st": "street",
    "terr": "terrace",
}
"""Short forms at the end of a street; Saint stands before a name and is left alone."""
NUMBER = re.compile(r"^(?:(?:flat|apartment|unit)\s+(\w+)\s+)?(\d+[a-z]?)\s+(.*)$")


class Address(NamedTuple):
    """A place's flat, number and street, each empty where the text has none."""

    flat: str
    number: str
    street: str


def name(text: str | None) -> str | None:
    """Return a name in small letters without accents, marks or title; None for none."""
    if text is None:
        return None
    plain = unicodedata.normalize("NFKD", text)
    letters = "".join(one for one in plain if not unicodedata.combining(one)).casefold()
    words = re.sub(r"[^a-z\s-]", "", letters).replace("-", " ").split()
    return " ".join(one for one in words if one not in TITLES) or None


def postcode(text: str | None) -> str | None:
    """Return a full UK postcode as SW1A 1AA, None for anything else."""
    squeezed = re.sub(r"[^A-Z0-9]", "", (text or "").upper())
    found = POSTCODE.match(squeezed)
    return f"{found[1]} {found[2]}" if found else None


def address(text: str | None) -> Address | None:
    """
    Return flat, number and street of the first line of an address; None for none.

    It knows flats, numbers with a letter and the commonest short forms; it is no
    gazetteer: where both sources hold a UPRN, link on that.
    """
    plain = re.sub(r"[^\w\s]", " ", (text or "").casefold()).split()
    if not plain:
        return None
    plain[-1] = STREETS.get(plain[-1], plain[-1])
    found = NUMBER.match(" ".join(plain))
    if not found:
        return Address("", "", " ".join(plain))
    return Address(found[1] or "", found[2], found[3])
