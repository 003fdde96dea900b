"""Every package has its reason beside its name, and what we import we ask for."""

import re

import pytest

from tests.architecture.source import ROOT


FOLDER = ROOT / "requirements"
LISTS = sorted(file.name for file in FOLDER.glob("*.in"))
LINE = re.compile(r"(?P<name>[A-Za-z0-9_.-]+)[^#]*(?:#\s*(?P<why>.*))?$")


def packages(name: str) -> list[tuple[str, str]]:
    """Return the packages of a list with why each is there."""
    lines = (FOLDER / name).read_text().splitlines()
    found = [LINE.match(line) for line in lines if not line.startswith(("-", "#"))]
    return [(one["name"], one["why"] or "") for one in found if one]


@pytest.mark.parametrize("name", LISTS)
def test_every_package_says_why_it_is_here(name):
    assert [package for package, why in packages(name) if not why] == []


@pytest.mark.parametrize("name", LISTS)
def test_every_package_is_locked(name):
    locked = (FOLDER / name.replace(".in", ".txt")).read_text().lower()
    missing = [
        package
        for package, _ in packages(name)
        if not re.search(rf"^{re.escape(package.lower())}(\[.*\])?==", locked, re.M)
    ]
    assert missing == []
