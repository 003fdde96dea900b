"""Finds published open data and independent figures, which are no part of the repository."""

import os
from pathlib import Path

import pytest


NAMED = os.environ.get("FRANKPLEDGE_OPEN_DATA")
FOLDER = (
    Path(NAMED) if NAMED else Path(__file__).resolve().parents[2] / "shared" / "data"
)
REFERENCE = Path(os.environ.get("FRANKPLEDGE_REFERENCE") or FOLDER.parent / "reference")
IS_THERE = (FOLDER / "police_street_manifest.csv").is_file()


def open_data(name: str = "") -> Path:
    """Return one open file or folder; skip the test where the data is not there."""
    if not IS_THERE:
        pytest.skip("the open data is not beside the project (FRANKPLEDGE_OPEN_DATA)")
    return FOLDER / name


def reference(name: str) -> Path:
    """Return one file of independent figures; skip the test where it is not there."""
    file = REFERENCE / name
    if not file.is_file():
        pytest.skip("the reference figures are not beside the project")
    return file
