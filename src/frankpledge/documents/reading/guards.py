"""What is looked at before a zipped document is unpacked, and how its XML is read."""

import io
import zipfile
from typing import Any

from lxml import etree

from frankpledge.analysis.readers.failures import CannotRead, TooMuch
from frankpledge.analysis.readers.limits import Limits


_LEAST_SUSPECT = 1_000_000


def opened(content: bytes, limits: Limits) -> zipfile.ZipFile:
    """
    Return the package, whose directory promises no more than the limits.

    Reading a member never gives more than its directory entry says, so a zip bomb
    is refused before a byte of it is unpacked.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except zipfile.BadZipFile as error:
        raise CannotRead(
            "The file is damaged or was cut short on its way.",
            "Open it, save it again and send that.",
        ) from error
    members = archive.infolist()
    if any(each.flag_bits & 1 for each in members):
        raise CannotRead(
            "The file is locked with a password.", "Save it without one and send that."
        )
    inflated = sum(each.file_size for each in members)
    if len(members) > limits.members or inflated > limits.inflated_bytes:
        raise TooMuch("The file unpacks to more than a document may hold.")
    if any(_is_suspect(each, limits) for each in members):
        raise TooMuch("Part of the file unpacks to far more than it should.")
    return archive


def _is_suspect(member: zipfile.ZipInfo, limits: Limits) -> bool:
    # small parts of plain XML pack well; a bomb is large too
    packed = max(member.compress_size, 1)
    is_large = member.file_size > _LEAST_SUSPECT
    return is_large and member.file_size / packed > limits.ratio


def part(archive: zipfile.ZipFile, name: str) -> Any:
    """Return the root element of one XML part; entities and addresses stay unread."""
    try:
        raw = archive.read(name)
    except KeyError:
        raise CannotRead(
            "The file has no text part; it is another kind of document.",
            "Open it and save it as a text document.",
        ) from None
    except zipfile.BadZipFile:
        raise CannotRead(
            "The file is damaged.", "Open it, save it again and send that."
        ) from None
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        raise CannotRead(
            "The file defines entities, which no office program writes.",
            "Open it, save it again and send that.",
        )
    # neither entities nor addresses are followed
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise CannotRead(
            "The file's text is damaged.", "Open it, save it again and send that."
        ) from error
