"""Files that should never have been sent, each of which must end in a sentence."""

import gzip
import io
import zipfile
import zlib

from tests.intake.files import HEADER, crime, disorder, street_csv, zipped


GOOD = street_csv([crime(1), disorder()])
NAME = "2019-06-merseyside-street.csv"


def bomb() -> bytes:
    """Return a zip of a few kilobytes that unpacks to 200 MB."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(NAME, b"0" * 200_000_000)
    return target.getvalue()


def many_members() -> bytes:
    """Return a zip of more files than a supply may hold."""
    return zipped({f"{number}.csv": b"" for number in range(1200)})


def encrypted() -> bytes:
    """Return a zip whose only member says that it needs a password."""
    packed = bytearray(zipped({NAME: GOOD}))
    packed[6] |= 1
    at = packed.find(b"PK\x01\x02")
    packed[at + 8] |= 1
    return bytes(packed)


NASTY: dict[str, bytes] = {
    "empty": b"",
    "header-only": HEADER.encode() + b"\n",
    "one-byte": b"x",
    "only-newlines": b"\n" * 5000,
    "nulls": b"\x00" * 10_000,
    "null-in-row": GOOD.replace(b"Burglary", b"Bur\x00glary"),
    "bom": b"\xef\xbb\xbf" + GOOD,
    "two-boms": b"\xef\xbb\xbf" * 2 + GOOD,
    "utf-16": GOOD.decode().encode("utf-16"),
    "latin-1": GOOD.replace(b"Example", "Exämple".encode("latin-1")),
    "broken-utf8": GOOD.replace(b"Example", b"Ex\xff\xfe\x80mple"),
    "old-mac-line-ends": GOOD.replace(b"\n", b"\r"),
    "mixed-line-ends": GOOD.replace(b"\n", b"\r\n", 1),
    "no-last-line-end": GOOD.rstrip(b"\n"),
    "open-quote": GOOD + b'"never closed,2019-06\n',
    "quotes-everywhere": GOOD.replace(b",", b'","'),
    "semicolons": GOOD.replace(b",", b";"),
    "tabs": GOOD.replace(b",", b"\t"),
    "no-header": GOOD.split(b"\n", 1)[1],
    "header-twice": HEADER.encode() + b"\n" + GOOD,
    "columns-renamed": GOOD.replace(b"Crime type", b"Type of crime"),
    "column-repeated": GOOD.replace(b"Context", b"Month"),
    "short-row": GOOD + b"a,b,c\n",
    "long-row": GOOD + b"," * 5000 + b"\n",
    "many-columns": b",".join(b"c%d" % n for n in range(5000)) + b"\n1\n",
    "long-cell": GOOD.replace(b"Example", b"E" * 3_000_000),
    "wrong-month": GOOD.replace(b"2019-06", b"2019-07"),
    "silly-month": GOOD.replace(b"2019-06", b"0000-99"),
    "future-month": GOOD.replace(b"2019-06", b"9999-12"),
    "infinity": GOOD.replace(b"-2.735", b"inf"),
    "nan": GOOD.replace(b"-2.735", b"nan"),
    "exponent": GOOD.replace(b"-2.735", b"-2735e-3"),
    "huge-number": GOOD.replace(b"-2.735", b"9" * 400),
    "formula": GOOD.replace(b"On or near", b"=cmd|' /C calc'!A0"),
    "script": GOOD.replace(b"Burglary", b"<script>alert(1)</script>"),
    "sql": GOOD.replace(b"Burglary", b"'; DROP TABLE intake_supply; --"),
    "right-to-left": GOOD.replace(b"Burglary", "‮yralgruB".encode()),
    "control-characters": GOOD.replace(b"Burglary", b"Bur\x07\x1bglary"),
    "unknown-force": GOOD.replace(b"Merseyside Police", b"Gotham Police"),
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "picture": b"\x89PNG\r\n\x1a\n" + b"\x00" * 100,
    "web-page": b"<!DOCTYPE html><html><body>Sign in</body></html>",
    "json": b'{"crimes": []}',
    "xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    "program": b"\x7fELF\x02\x01\x01" + b"\x00" * 60,
    "gzip": gzip.compress(GOOD),
    "gzip-cut-short": gzip.compress(GOOD * 50)[:-20],
    "gzip-garbage-after": gzip.compress(GOOD) + b"garbage",
    "gzip-in-gzip": gzip.compress(gzip.compress(GOOD)),
    "gzip-bomb": gzip.compress(b"0" * 150_000_000),
    "zlib": zlib.compress(GOOD),
    "zip": zipped({NAME: GOOD}),
    "zip-empty": zipped({}),
    "zip-cut-short": zipped({NAME: GOOD})[:-30],
    "zip-in-zip": zipped({"inner.zip": zipped({NAME: GOOD})}),
    "zip-that-climbs": zipped({"../../etc/cron.d/evil": GOOD}),
    "zip-absolute": zipped({"/etc/passwd": GOOD}),
    "zip-bomb": bomb(),
    "zip-many-members": many_members(),
    "zip-encrypted": encrypted(),
    "zip-mixed": zipped({NAME: GOOD, "readme.pdf": b"%PDF-1.4"}),
    "zip-same-name": zipped({NAME: GOOD, f"again/{NAME}": GOOD}),
    "zip-bad-xlsx": zipped({"xl/workbook.xml": b"<broken"}),
    "zip-bad-ods": zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": b"<broken",
        }
    ),
}
