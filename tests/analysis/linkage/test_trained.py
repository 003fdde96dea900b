"""Splink on invented people and places: what it finds, and what it will not link."""

import sys

import pyarrow as pa
import pytest

from frankpledge.analysis.linkage.trained import (
    CannotLink,
    Kind,
    NotInstalled,
    link_tables,
)
from tests.analysis.linkage.invented import places, sources


@pytest.fixture(scope="module")
def linked():
    pytest.importorskip("splink")
    left, right, truth = sources()
    return link_tables(left, right), truth


def sure(found, least=0.9):
    return {
        (row["left"], row["right"])
        for row in found.pairs.to_pylist()
        if row["probability"] >= least
    }


def test_people_with_slips_are_found_again(linked, capfd):
    found, truth = linked
    pairs = sure(found)
    assert len(pairs & truth) / len(truth) > 0.95
    assert len(pairs & truth) / len(pairs) > 0.98
    chances = found.pairs["probability"].to_pylist()
    assert chances == sorted(chances, reverse=True)
    assert found.untrained >= 0


def test_the_same_seed_gives_the_same_pairs_and_no_commentary(linked, capfd):
    left, right, _ = sources()
    told = []
    again = link_tables(left, right, progress=lambda *step: told.append(step))
    assert told == [(step, 6) for step in range(1, 7)]
    assert again.pairs.equals(linked[0].pairs)
    assert capfd.readouterr() == ("", "")


def test_swapping_the_sources_swaps_the_pairs(linked):
    left, right, _ = sources()
    turned = link_tables(right, left)
    assert {(b, a) for a, b in sure(turned)} == sure(linked[0])


def test_places_are_found_by_address():
    pytest.importorskip("splink")
    pairs = sure(link_tables(*places(), Kind.PLACE))
    assert sum(a[1:] == b[1:] for a, b in pairs) > 280


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda table: table.drop_columns(["surname"]), "no column surname"),
        (lambda table: table.slice(0, 20), "at least 50 records"),
        (lambda table: pa.concat_tables([table, table]), "id of its own"),
    ],
)
def test_records_that_cannot_be_linked_are_refused(change, says):
    left, right, _ = sources()
    with pytest.raises(CannotLink, match=says):
        link_tables(change(left), right)


def test_without_the_extra_it_says_how_to_have_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "splink", None)
    left, right, _ = sources()
    with pytest.raises(NotInstalled, match="linkage"):
        link_tables(left, right)
