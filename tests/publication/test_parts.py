"""Which measures are parts of which, by their definitions; and a release that tells."""

import pytest

from frankpledge.analysis.measures import catalogue
from frankpledge.publication import services
from frankpledge.publication.rules.parts import made_of, pieces_of
from tests.publication.conftest import AT, DISTRICT


def find(name):
    return catalogue()[name]


def test_the_numerator_of_a_percentage_is_a_part_of_its_base() -> None:
    found = made_of([find("marac-cases"), find("marac-repeat-rate")])
    assert found["marac-repeat-rate"] == {"marac-repeat-cases"}
    assert found["marac-cases"] == {"marac-repeat-cases", "marac-cases: the rest"}


def test_a_sum_of_series_is_made_of_them() -> None:
    found = made_of([find("hate-crime-total"), find("hate-crime-recorded")])
    assert found["hate-crime-recorded"] < found["hate-crime-total"]


def test_records_are_told_apart_by_kind_and_condition() -> None:
    names = ("road-casualties", "road-ksi", "child-road-ksi", "child-road-casualties")
    found = made_of([find(name) for name in names])
    every, ksi, child_ksi, child = (found[name] for name in names)
    assert ksi < every
    assert child_ksi == ksi & child
    assert not ksi <= child


def test_values_that_arrive_worked_out_count_nothing() -> None:
    assert made_of([find("feel-safe")]) == {}


def test_parts_that_go_in_circles_end() -> None:
    assert pieces_of("a", {"a": {"b"}, "b": {"a"}}) == {"a: the rest", "b"}


@pytest.mark.django_db
def test_a_release_of_a_total_and_a_part_that_leaves_few_is_stopped(
    figures, draft, author
) -> None:
    names = "hate-crime-total", "hate-aggravated-offences"
    for name, counts in zip(names, ([60] * 12, [52] * 12), strict=True):
        figures(name, DISTRICT, counts)
    exact, rounded = draft(*names), draft(*names, slug="round", is_rounded=True)
    release = services.check_release(release=exact, by=author, at=AT)
    stops = [found for found in release.findings if found["weight"] == "stops"]
    assert release.state == "draft"
    assert [found["measure"] for found in stops] == ["hate-crime-total"] * 12
    assert stops[0]["sentence"].endswith("St Helens, 2019-04 leaves fewer than 10.")

    release = services.check_release(release=rounded, by=author, at=AT)
    assert release.state == "checked"
