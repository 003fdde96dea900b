"""Photographs of an entry: kept bare, under their fingerprint; taken off for good."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from frankpledge.documents.keeping import kept_under, read_file, write_file
from frankpledge.documents.pictures import bare_photograph
from frankpledge.partnership.models import Entry, StreetFind


NONE = {"photo_path": "", "photo_sha256": "", "photo_alt": ""}


def with_photograph(fields: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Return an entry's fields, and the photograph that was sent, made bare."""
    told = dict(fields)
    sent, is_taken_off = told.pop("photo", None), told.pop("drops_photo", False)
    if sent:
        bare = bare_photograph(sent)
        print_of = sha256(bare).hexdigest()
        path = f"registers/photographs/{print_of}"
        return told | {"photo_path": path, "photo_sha256": print_of}, bare
    return (told | NONE if is_taken_off else told), b""


def keep_photograph(entry: Entry, bare: bytes) -> None:
    """Write the photograph that came with an entry, if one did."""
    if bare and isinstance(entry, StreetFind):
        write_file(entry.photo_path, bare)


def forget_photograph(path: str) -> None:
    """Delete a photograph's file once no entry shows it any more."""
    if path and not StreetFind.objects.filter(photo_path=path).exists():
        kept_under(path).unlink(missing_ok=True)


def photograph_of(entry: StreetFind) -> bytes:
    """Return an entry's photograph as it was kept."""
    return read_file(entry.photo_path, sha256=entry.photo_sha256)
