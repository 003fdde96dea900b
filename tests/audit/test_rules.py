from hypothesis import given
from hypothesis import strategies as st

from frankpledge.audit.rules import (
    NOTHING_BEFORE,
    Anchor,
    Fault,
    Link,
    faults_in,
    fingerprint,
)


def trail(length: int) -> list[Link]:
    links, previous = [], NOTHING_BEFORE
    for number in range(1, length + 1):
        content = {"sequence": number, "ref": f"thing {number}", "fields": ["a", "b"]}
        links.append(Link(number, content, previous, fingerprint(content, previous)))
        previous = links[-1].hash
    return links


def anchor(links: list[Link], count: int) -> Anchor:
    head = links[count - 1].hash if count else NOTHING_BEFORE
    return Anchor(count, head, "2020-06-01T08:00:00+00:00")


def test_untouched_trail_has_no_fault() -> None:
    links = trail(5)
    anchors = [anchor(links, count) for count in range(6)]
    assert faults_in(links, anchors) == ([], 5)


def test_empty_trail_has_no_fault() -> None:
    assert faults_in([], []) == ([], 0)


@given(place=st.integers(0, 4), words=st.text(max_size=8))
def test_flip_shows_where_it_was_made(place: int, words: str) -> None:
    links = trail(5)
    old = links[place]
    links[place] = Link(
        old.sequence, {**old.content, "ref": words}, old.previous_hash, old.hash
    )
    assert faults_in(links, []) == (
        [Fault(place + 1, "was changed after it was written")],
        5,
    )


@given(place=st.integers(0, 3))
def test_gap_shows(place: int) -> None:
    links = trail(5)
    del links[place]
    faults, count = faults_in(links, [])
    assert count == 4
    assert faults[0] == Fault(
        place + 2, f"entry {place + 1} expected here: one is missing or moved"
    )


@given(first=st.integers(0, 4), second=st.integers(0, 4))
def test_swap_shows(first: int, second: int) -> None:
    links = trail(5)
    links[first], links[second] = links[second], links[first]
    faults, _ = faults_in(links, [])
    assert bool(faults) == (first != second)


@given(place=st.integers(0, 4))
def test_entry_put_in_shows(place: int) -> None:
    links = trail(5)
    content = {"sequence": place + 1, "ref": "forged"}
    previous = links[place].previous_hash
    links.insert(
        place, Link(place + 1, content, previous, fingerprint(content, previous))
    )
    assert faults_in(links, [])[0] != []


def test_cut_tail_shows_against_an_anchor() -> None:
    links = trail(5)
    faults, _ = faults_in(links[:3], [anchor(links, 5)])
    assert faults == [
        Fault(
            5,
            "the anchor of 2020-06-01T08:00:00+00:00 counts 5 entries: "
            "the last 2 are gone",
        )
    ]


def test_entry_that_an_anchor_names_and_that_is_gone_shows() -> None:
    links = trail(5)
    anchors = [anchor(links, 3)]
    del links[2]
    faults, _ = faults_in(links, anchors)
    assert faults[-1] == Fault(
        3,
        "the anchor of 2020-06-01T08:00:00+00:00 names an entry that is missing",
    )


def test_trail_emptied_shows_against_an_anchor() -> None:
    assert faults_in([], [anchor(trail(2), 2)])[0] != []


def test_trail_written_anew_shows_against_an_anchor() -> None:
    links, previous = [], NOTHING_BEFORE
    for number in range(1, 6):
        content = {"sequence": number, "ref": "another story"}
        links.append(Link(number, content, previous, fingerprint(content, previous)))
        previous = links[-1].hash
    faults, _ = faults_in(links, [anchor(trail(5), 4)])
    assert [fault.sequence for fault in faults] == [4]
    assert "written anew" in faults[0].reason


def test_fingerprint_does_not_depend_on_the_order_of_names() -> None:
    assert fingerprint({"a": 1, "b": 2}, "x") == fingerprint({"b": 2, "a": 1}, "x")
