"""Linkage from tables to sentences: nobody named, the unsure shown to a person."""

import json

import pytest

from frankpledge.analysis.methods import BadTable, named
from frankpledge.analysis.methods.linkage.quality import likeness, linkage_quality
from frankpledge.analysis.methods.linkage.records import FALSE_LINKS, link_records
from tests.analysis.linkage.invented import sources


def example():
    method = named("link-records")
    return dict(method.example.table), dict(method.example.options)


@pytest.mark.parametrize("name", ["link-records", "linkage-quality", "likeness"])
def test_every_example_gives_a_sentence_and_plain_figures(name):
    result = named(name).worked()
    assert result.sentence.endswith(".")
    json.dumps(result.record(), allow_nan=False)


def test_links_by_key_give_no_name_back():
    found = named("link-records").worked()
    assert found.table.to_pylist() == [
        {
            "left": "A1",
            "right": "B1",
            "probability": 1.0,
            "weight": None,
            "todo": "link",
            "why": None,
        }
    ]
    assert found.sentence == (
        "Links among 3 and 2 records: 1; for a person to look at: 0."
    )
    assert FALSE_LINKS in found.warnings
    assert "1 record lacks a part of the key and links to nothing." in found.warnings


def test_ids_are_hashed_unless_they_are_keys(tmp_path):
    table, options = example()
    options.pop("keep_ids")
    once = link_records(table, **options)
    assert once.table["left"][0].as_py() not in ("A1", "B1")
    assert "of this run alone" in once.warnings[-1]
    secret = tmp_path / "secret"
    secret.write_bytes(b"sixteen bytes and more")
    kept = link_records(table, **options, secret_file=str(secret))
    assert kept.table == link_records(table, **options, secret_file=str(secret)).table
    secret.write_bytes(b"short")
    with pytest.raises(BadTable, match="16 bytes"):
        link_records(table, **options, secret_file=str(secret))
    with pytest.raises(BadTable, match="cannot be read"):
        link_records(table, **options, secret_file=str(tmp_path / "none"))


def test_a_key_that_comes_twice_links_nothing_and_is_said():
    table, options = example()
    twice = {name: [*values, values[0]] for name, values in options["other"].items()}
    found = link_records(table, other=twice)
    assert found.figures["links"] == 0
    assert any("1 key comes more than once" in one for one in found.warnings)


def test_places_link_by_address():
    left = {
        "id": ["A", "C"],
        "address": ["12 High St", None],
        "postcode": ["WA10 1AA", "WA10 1AA"],
    }
    right = {"id": ["B"], "address": ["12, High Street"], "postcode": ["wa101aa"]}
    found = link_records(left, other=right, kind="place", keep_ids=True)
    assert found.table["right"].to_pylist() == ["B"]


def test_likeness_sends_the_unsure_to_a_person():
    pytest.importorskip("splink")
    left, right, truth = sources()
    found = link_records(
        left, other=right, how="likeness", keep_ids=True, review_from=0.01
    )
    assert found.figures["links"] > 0.9 * len(truth)
    todo = set(found.table["todo"].to_pylist())
    assert todo <= {"link", "a person looks"}
    assert found.seed == 1


@pytest.mark.parametrize(
    ("change", "options", "says"),
    [
        ({"id": [None, "A2", "A3"]}, {}, "needs an id"),
        ({}, {"kind": "dog"}, "person, place"),
        ({}, {"how": "magic"}, "key, likeness"),
        ({}, {"threshold": 2}, "threshold"),
        ({}, {"review_from": 0.99}, "review line"),
    ],
)
def test_linking_refuses_in_words(change, options, says):
    table, given = example()
    with pytest.raises(BadTable, match=says):
        link_records({**table, **change}, **{**given, **options})


def test_quality_names_the_best_balance():
    found = named("linkage-quality").worked()
    assert found.figures["best_threshold"] == 0.8
    assert found.table["right"].to_pylist() == [4, 4, 3, 3, 1]
    none = linkage_quality(
        {"probability": [0.1], "is_match": [True]}, thresholds=(0.5,)
    )
    assert "no links and 1 true pairs missed" in none.sentence
    for table, says in (
        ({"probability": [1.2], "is_match": [1]}, "from 0 to 1"),
        ({"probability": [0.2], "is_match": [2]}, "0 or 1"),
    ):
        with pytest.raises(BadTable, match=says):
            linkage_quality(table)
    with pytest.raises(BadTable, match="threshold"):
        linkage_quality({"probability": [0.2], "is_match": [1]}, thresholds=())


def test_likeness_of_missing_texts_is_missing():
    found = likeness({"one": ["A", None], "other": ["A", "B"]})
    assert found.table["jaro"].to_pylist() == [1, None]
    empty = likeness({"one": [None], "other": ["A"]})
    assert empty.sentence == "No row has two texts to compare."
