"""Finds the folder of published open data, which is not part of the repository."""

import os
from pathlib import Path

import pytest


NAMED = os.environ.get("FRANKPLEDGE_OPEN_DATA")
FOLDER = (
    Path(NAMED) if NAMED else Path(__file__).resolve().parents[2] / "shared" / "data"
)
IS_THERE = (FOLDER / "police_street_manifest.csv").is_file()


def open_data(name: str = "") -> Path:
    """Return one open file or folder; skip the test where the data is not there."""
    if not IS_THERE:
        pytest.skip("the open data is not beside the project (FRANKPLEDGE_OPEN_DATA)")
    return FOLDER / name
