"""Finds independent figures that stand beside the project and never enter it."""

import json
import os
from pathlib import Path
from typing import Any

import pytest


FOLDER = Path(
    os.environ.get("FRANKPLEDGE_REFERENCE")
    or Path(__file__).resolve().parents[4] / "shared" / "reference"
)


def reference(name: str) -> Any:
    """Return one file of figures; skip the test where it is not there."""
    file = FOLDER / name
    if not file.is_file():
        pytest.skip("the reference figures are not beside the project")
    return json.loads(file.read_text())
