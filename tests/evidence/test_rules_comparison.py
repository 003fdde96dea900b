"""Where an area stands among similar ones."""

import pytest

from frankpledge.analysis.measures import Period, Status, catalogue
from frankpledge.evidence.rules.comparison import Compared, Peer, latest_in_common
from frankpledge.evidence.rules.figures import Observation


BURGLARY = catalogue()["burglary"]
DECEMBER = Period.parse("2019-12")


def figure(
    value: float, low: float | None = None, high: float | None = None
) -> Observation:
    return Observation(
        "burglary", "X", DECEMBER, value, 1000, value, low, high, Status.FINAL
    )


def peer(name: str, value: float | None, **more: object) -> Peer:
    return Peer(name, name, None if value is None else figure(value), **more)


def compared(own: Observation | None, *others: Peer, reason: str = "") -> Compared:
    mine = Peer("home", "Home", own, is_own=True)
    return Compared("Similar", BURGLARY, DECEMBER, (mine, *others), reason)


def test_group_gives_every_mean_by_its_name() -> None:
    found = compared(figure(4, 3, 5), peer("A", 2), peer("B", 9), peer("C", None))
    assert (found.rank, len(found.ranked)) == (2, 3)
    assert found.mean == pytest.approx(5)
    assert found.mean_of_others == pytest.approx(5.5)
    assert found.median == 4
    assert found.pooled == pytest.approx(5)
    assert [one.name for one in found.without] == ["C"]


def test_equal_areas_share_a_rank() -> None:
    found = compared(figure(4), peer("A", 4), peer("B", 9))
    assert [rank for rank, _ in found.ranked] == [1, 1, 3]


def test_area_that_is_not_comparable_is_named_and_left_out() -> None:
    found = compared(figure(4), peer("A", 2, is_not_comparable=True), peer("B", 9))
    assert found.mean_of_others == 9
    assert [one.name for one in found.without] == ["A"]


@pytest.mark.parametrize(
    ("low", "high", "position", "words"),
    [
        (6, 8, "above", "above the mean of the others, 5.00, by more than chance"),
        (1, 3, "below", "below the mean of the others, 5.00, by more than chance"),
        (4, 6, "in line", "in line with the mean of the others, 5.00"),
        (None, None, "unknown", "it has no interval"),
    ],
)
def test_place_is_said_with_how_sure_it_is(low, high, position, words) -> None:
    found = compared(figure(5, low, high), peer("A", 5))
    assert found.position == position
    assert words in found.sentence
    assert found.sentence.startswith("Home is number 1 of 2 in December 2019")


def test_nothing_is_said_without_a_figure_of_our_own() -> None:
    found = compared(None, peer("A", 5))
    assert found.position == "unknown"
    assert found.sentence == "There is no figure of our own for this period."
    assert compared(None, reason="Nothing.").sentence == "Nothing."


def test_empty_group_has_no_means() -> None:
    found = Compared("Similar", BURGLARY, None, ())
    assert (found.mean, found.mean_of_others, found.median, found.pooled) == (None,) * 4
    assert found.rank is None


def test_answer_for_scripts_names_every_area() -> None:
    answer = compared(figure(4, 3, 5), peer("A", None)).as_dict()
    assert answer["rank"] == 1
    assert [(one["code"], one["value"]) for one in answer["areas"]] == [
        ("home", 4.0),
        ("A", None),
    ]


def test_newest_span_in_common_is_one_that_most_others_have() -> None:
    january, february, march = (1, 2), (2, 3), (3, 4)
    others = [{january, february}, {january}, {january, march}]
    own = {january, february, march}
    assert latest_in_common(own, others) == january
    assert latest_in_common(own, []) is None
    assert latest_in_common(set(), others) is None
