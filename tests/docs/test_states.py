"""Every table of what a thing can become is drawn in the reference."""

from importlib import import_module

import pytest

from frankpledge.config import documentation
from tests.architecture.source import CAPABILITIES


@pytest.mark.parametrize("capability", CAPABILITIES)
def test_every_table_of_changes_is_drawn(capability):
    states = import_module(f"frankpledge.{capability}.states")
    drawn = list(documentation.STATES.values())
    missing = [
        name
        for name, value in vars(states).items()
        if name.endswith(("CHANGES", "MOVES")) and value not in drawn
    ]
    assert missing == []
