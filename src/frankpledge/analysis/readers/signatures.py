"""Says what a file is by its first bytes, so that a wrong one is named."""

import io
import re
import zipfile


_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "a word processor document"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"\xd0\xcf\x11\xe0", "an old or password-protected Office file"),
)
_WEB_PAGE = re.compile(rb"^\s*(<!doctype html|<html|<head|<body)", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml|^\s*<[a-z]+[ >]", re.IGNORECASE)
_JSON = re.compile(rb"^\s*[\[{]\s*[\"{\[\]}]")

EXCEL = "an Excel workbook"
OPEN_DOCUMENT = "an OpenDocument spreadsheet"
ZIP = "a zip archive"


def what_it_is(data: bytes) -> str:
    """Return words for a file that is not plain text, or "" when it may be a table."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(data)
    for magic, words in _MAGIC:
        if head.startswith(magic):
            return words
    if _WEB_PAGE.match(head):
        return "a web page"
    if _XML.match(head):
        return "an XML file"
    return "a JSON file" if _JSON.match(head) else ""


def _kind_of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _office_kind(archive)
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return "a damaged zip archive"


def _office_kind(archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    if any(name.startswith("xl/") for name in names):
        return EXCEL
    if "content.xml" in names and "mimetype" in names:
        kind = archive.getinfo("mimetype")
        if kind.file_size < 200 and b"spreadsheet" in archive.read(kind):
            return OPEN_DOCUMENT
        return "an OpenDocument file"
    if any(name.startswith(("word/", "ppt/")) for name in names):
        return "a word processor document or slides"
    return ZIP
