"""What we serve of others' work: whole, ours to serve, and nothing from elsewhere."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from tools import bring_assets


ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "src/frankpledge/ui/static"
VENDOR = STATIC / "vendor"
TEXT = {".css", ".js", ".svg", ".json"}
# The licences must name who holds the copyright, and those are the Crown's.
NAMES_ITS_MAKERS = {"LICENCES.txt"}


FIRST_LOAD = [
    "vendor/govuk/govuk-frontend.min.css",
    "vendor/moj/moj-frontend.min.css",
    "vendor/govuk/govuk-frontend.min.js",
    "vendor/noto-sans/noto-sans.woff2",
    "ui/frankpledge.css",
    "ui/frankpledge.js",
    "ui/mark.svg",
    "ui/mark-white.svg",
]


def texts(folder):
    return [
        file
        for file in folder.rglob("*")
        if file.suffix in TEXT and file.name not in NAMES_ITS_MAKERS
    ]


def test_the_folder_is_what_the_lock_file_asks_for():
    assert bring_assets.is_up_to_date()


def test_every_file_is_written_down_with_its_hash():
    listing = json.loads((VENDOR / "versions.json").read_text(encoding="utf-8"))
    held = {
        str(file.relative_to(VENDOR)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in VENDOR.rglob("*")
        if file.is_file() and file.name != "versions.json"
    }

    assert listing["files"] == held
    assert listing["versions"]["govuk-frontend"] == "6.6.0"
    assert listing["versions"]["@ministryofjustice/frontend"] == "11.1.0"


def test_nothing_that_only_govuk_may_show_is_served():
    reserved = re.compile(r"GDS Transport|crest|crown|logotype", re.IGNORECASE)
    found = [
        str(file.relative_to(STATIC))
        for file in texts(STATIC)
        if reserved.search(file.read_text(encoding="utf-8"))
        or reserved.search(file.name)
    ]

    assert found == []
    assert not list(VENDOR.rglob("*.woff"))


def test_no_file_asks_for_anything_from_elsewhere():
    for file in texts(STATIC):
        words = file.read_text(encoding="utf-8")
        assert re.findall(r"url\(\s*['\"]?(?:https?:)?//", words) == [], file
        assert "sourceMappingURL" not in words, file
        assert "/assets/" not in words, file


def test_every_picture_and_font_a_style_sheet_names_is_there():
    for sheet in STATIC.rglob("*.css"):
        words = sheet.read_text(encoding="utf-8")
        for name in re.findall(r"url\(['\"]?(?!data:|#)([^)'\"]+)", words):
            assert (sheet.parent / name).resolve().is_file(), f"{sheet.name}: {name}"


def test_the_lock_file_records_no_address():
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))

    assert [name for name, one in lock["packages"].items() if "resolved" in one] == []
    assert all("integrity" in one for name, one in lock["packages"].items() if name)


def test_a_changed_file_is_brought_in_again(tmp_path, monkeypatch):
    monkeypatch.setattr(bring_assets, "VENDOR", tmp_path)
    monkeypatch.setattr(bring_assets, "STAMP", tmp_path / "versions.json")
    assert not bring_assets.is_up_to_date()
    bring_assets.write({"a.css": b"a{}"})
    assert bring_assets.is_up_to_date()

    (tmp_path / "a.css").write_bytes(b"b{}")

    assert not bring_assets.is_up_to_date()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("a{b:c}", "a{b:c}"),
        ("@font-face{font-family:X;src:url(x)}a{b:c}", "a{b:c}"),
        (".x__crown,.y{b:c}", ".y{b:c}"),
        (".x__crest{b:c}a{b:c}", "a{b:c}"),
        (
            ".y{color:red;background-image:url(/assets/images/govuk-crest.svg)}",
            ".y{color:red}",
        ),
        ("a{font-family:GDS Transport,arial}", 'a{font-family:"Noto Sans",arial}'),
        ("a{b:url(/assets/images/tick.svg)}", "a{b:url(images/tick.svg)}"),
        ("a{b:c}\n/*# sourceMappingURL=x.map */", "a{b:c}\n"),
        ("@media print{.x__crown{b:c}.y{b:c}}", "@media print{.y{b:c}}"),
    ],
)
def test_style_sheets_lose_what_is_reserved_and_nothing_else(given, expected):
    assert bring_assets.our_css(given) == expected


@pytest.mark.django_db
def test_a_page_weighs_little_on_first_sight(client):
    """A first load is held to 250 KB; our own share leaves room for the page's charts."""
    weight = 0
    for name in FIRST_LOAD:
        response = client.get(f"/static/{name}", headers={"accept-encoding": "gzip"})
        assert response.status_code == 200, name
        weight += len(b"".join(response.streaming_content))

    assert weight < 120_000
