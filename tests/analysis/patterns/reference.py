"""Reads independent figures that stand beside the project and never enter it."""

import json
from typing import Any

from tests import open_data


def reference(name: str) -> Any:
    """Return one file of figures; skip the test where it is not there."""
    return json.loads(open_data.reference(name).read_text("utf-8"))
