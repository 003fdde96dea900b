"""Likeness, forms, keys and quality: the published figures, and slow obvious versions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.linkage import normalised
from frankpledge.analysis.linkage.keys import hidden, key_of, link_by_key
from frankpledge.analysis.linkage.likeness import jaro, jaro_winkler
from frankpledge.analysis.linkage.quality import quality_at


SECRET = b"sixteen bytes or more"
words = st.text(alphabet="ABCDE", max_size=9)


@pytest.mark.parametrize(
    ("one", "other", "plain", "raised"),
    [
        ("MARTHA", "MARHTA", 0.9444444444444, 0.9611111111111),
        ("DIXON", "DICKSONX", 0.7666666666667, 0.8133333333333),
        ("DWAYNE", "DUANE", 0.8222222222222, 0.84),
        ("JONES", "JOHNSON", 0.7904761904762, 0.832380952381),
        ("SMITH", "SMYTH", 0.8666666666667, 0.8933333333333),
        ("ANN", "ANNE", 0.9166666666667, 0.9416666666667),
        ("ABC", "XYZ", 0, 0),
    ],
)
def test_likeness_gives_the_published_figures(one, other, plain, raised):
    assert jaro(one, other) == pytest.approx(plain, rel=1e-10)
    assert jaro_winkler(one, other) == pytest.approx(raised, rel=1e-10)


@given(words, words)
def test_likeness_is_the_same_both_ways_and_within_bounds(one, other):
    assert jaro(one, other) == pytest.approx(jaro(other, one))
    assert 0 <= jaro(one, other) <= jaro_winkler(one, other) <= 1
    assert (jaro_winkler(one, other) == 1) == (one == other != "")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("  Mr José  O'Hara-Smith ", "jose ohara smith"),
        ("DR. Ø", None),
        (None, None),
        ("", None),
    ],
)
def test_names_in_one_form(text, form):
    assert normalised.name(text) == form


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("wa101aa", "WA10 1AA"),
        ("SW1A-1AA", "SW1A 1AA"),
        ("M1 1AE", "M1 1AE"),
        ("WA10", None),
        ("12345", None),
        (None, None),
    ],
)
def test_postcodes_in_one_form(text, form):
    assert normalised.postcode(text) == form


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("12a High St.", ("", "12a", "high street")),
        ("Flat 3, 12 St Helens Rd", ("3", "12", "st helens road")),
        ("The Old Barn", ("", "", "the old barn")),
        (" ", None),
        (None, None),
    ],
)
def test_addresses_in_one_form(text, form):
    assert normalised.address(text) == form


def test_keys_link_where_they_are_single_in_both():
    found = link_by_key(["a", "b", "b", None, "d"], ["d", "b", "a", None, None])
    assert found.pairs == ((0, 2), (4, 0))
    assert (found.unclear, found.left_without, found.right_without) == (1, 1, 2)


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_keys_agree_with_looking_at_every_pair(left, right):
    slow = [
        (a, b)
        for a, one in enumerate(left)
        for b, other in enumerate(right)
        if one == other and left.count(one) == 1 and right.count(one) == 1
    ]
    assert list(link_by_key(left, right).pairs) == sorted(slow)


def test_a_key_with_a_part_missing_is_none():
    assert key_of(["a", "b"]) == "a\x1fb"
    assert key_of(["a", None]) is None
    assert key_of([]) is None


def test_hidden_ids_need_the_secret_and_differ_by_purpose():
    one = hidden("L1", SECRET, "left")
    assert one == hidden("L1", SECRET, "left")
    assert len(one) == 16
    assert one != hidden("L1", SECRET, "right")
    assert one != hidden("L1", SECRET + b"!", "left")
    with pytest.raises(ValueError, match="16 bytes"):
        hidden("L1", b"short", "left")


def test_quality_counts_right_wrong_and_missed():
    found = quality_at([0.9, 0.8, 0.2, 0.1], [True, False, True, False], 0.5)
    assert (found.right, found.wrong, found.missed) == (1, 1, 1)
    assert found.precision[0] == found.recall[0] == found.f1 == 0.5
    none = quality_at([0.1], [False], 0.5)
    assert (none.precision, none.recall, none.f1) == (None, None, None)
