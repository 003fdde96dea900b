"""A JSON answer is written piece by piece, and reads as any other."""

import json

import pytest

from frankpledge.analysis.unfolding import Unfolding
from frankpledge.config.cli.pieces import json_pieces


@pytest.mark.parametrize(
    "data",
    [
        {},
        [],
        None,
        "é",
        {"a": [], "b": {}, "c": None},
        {"a": 1, "b": [1, {"c": "x"}], "d": {"e": {"f": [[]]}}},
        [{"a": (1, 2)}, {"b": True}],
    ],
    ids=repr,
)
def test_the_text_is_that_of_the_usual_writer(data):
    assert "".join(json_pieces(data)) == json.dumps(data, ensure_ascii=False, indent=1)


def test_what_unfolds_is_gone_through_once_and_never_held():
    made = []

    def faults():
        for line in range(3):
            made.append(line)
            yield {"line": line}

    held = Unfolding(faults)
    pieces = json_pieces({"faults": held, "none": Unfolding(lambda: iter(()))})
    assert made == []
    assert json.loads("".join(pieces)) == {
        "faults": [{"line": 0}, {"line": 1}, {"line": 2}],
        "none": [],
    }
    assert made == [0, 1, 2]
    assert held
    assert not Unfolding(lambda: iter(()))
