"""Kept figures: the same text is read once, and a part of it still by itself."""

from datetime import UTC, date, datetime

import pytest

from frankpledge.evidence.models import MeasureVersion, Series, Vintage


@pytest.fixture
def kept(db):
    vintage = Vintage.objects.create(
        known_at=datetime(2020, 5, 1, tzinfo=UTC), as_of=date(2020, 5, 1)
    )
    return Series.objects.create(
        version=MeasureVersion.objects.get(measure="burglary", state="in-force"),
        area_code="E08000013",
        period_type="quarter",
        vintage=vintage,
        figures={"starts": [24228], "value": [1.5]},
        digest="invented",
    )


def test_figures_are_read_once_for_as_long_as_they_say_the_same(kept):
    first, again = (Series.objects.get(pk=kept.pk).figures for _ in range(2))
    assert first == {"starts": [24228], "value": [1.5]}
    assert first is again
    Series.objects.filter(pk=kept.pk).update(figures={"starts": [24228], "value": [2]})
    assert Series.objects.get(pk=kept.pk).figures == {"starts": [24228], "value": [2]}


def test_a_part_of_the_figures_can_be_asked_for_by_itself(kept):
    found = Series.objects.filter(pk=kept.pk)
    assert found.values_list("figures__value", flat=True).get() == [1.5]


def test_migrations_know_the_column_as_plain_json():
    field = Series._meta.get_field("figures")
    assert field.deconstruct()[1] == "django.db.models.JSONField"
