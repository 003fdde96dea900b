import pytest

from frankpledge.analysis.measures import (
    BadDefinition,
    catalogue,
    examples,
    loading,
)
from frankpledge.analysis.measures.loading import check_together, read_measure
from tests.analysis.measures.made import definition, per_1000


OPEN_TYPES = {
    "asb-police", "violent-crime", "robbery", "burglary", "vehicle-crime",
    "theft-from-the-person", "bicycle-theft", "shoplifting", "other-theft",
    "criminal-damage-arson", "drugs", "possession-of-weapons", "public-order",
    "other-crime",
}  # fmt: skip


def test_catalogue_holds_the_fourteen_open_types_and_an_example_each():
    assert set(catalogue()) >= OPEN_TYPES
    assert set(examples()) == set(catalogue())


def test_all_crime_leaves_antisocial_behaviour_out():
    assert catalogue()["all-crime"].numerator.exclude_kinds == (
        "anti-social-behaviour",
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("id = ", "x.toml cannot be read"),
        ("[example]\nexpect = []", "x.toml is not a measure: expect: Tuple should"),
        ("id = 'a'", "x.toml is not a measure: the measure: Input should"),
        (
            "id = 'a'\n[example]\nexpect = [{ period = '2019-04' }]",
            "x.toml is not a measure: name: Field required",
        ),
    ],
)
def test_bad_file_is_refused_by_name_and_field(text, sentence):
    with pytest.raises(BadDefinition, match=sentence):
        read_measure(text, "x.toml")


def test_file_is_named_after_its_measure(monkeypatch, tmp_path):
    shipped = loading.CATALOGUE / "burglary.toml"
    (tmp_path / "theft.toml").write_text(shipped.read_text("utf-8"), "utf-8")
    monkeypatch.setattr(loading, "CATALOGUE", tmp_path)
    loading._shipped.cache_clear()
    with pytest.raises(BadDefinition, match=r"theft\.toml holds the measure burglary"):
        catalogue()
    loading._shipped.cache_clear()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"aliases": ["Burglary"]}, "“burglary” names both burglary and theft"),
        ({"not_added_to": ["arson"]}, "theft speaks of arson"),
        (
            {
                "form": "percentage",
                "denominator": {"per": "measure", "measure": "all-crime"},
            },
            "theft speaks of all-crime",
        ),
    ],
)
def test_measures_that_clash_or_point_nowhere_are_refused(changes, sentence):
    with pytest.raises(BadDefinition, match=sentence):
        check_together([per_1000(), definition(id="theft", **changes)])
