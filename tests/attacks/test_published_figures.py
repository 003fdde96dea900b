"""Who may see published figures sees those, and none that stand beside them."""

from typing import Any

import pytest

from frankpledge.evidence import services
from frankpledge.evidence.models import MeasureVersion
from tests.evidence.conftest import HOME, ONE


pytestmark = pytest.mark.django_db
MONTH = f"/measures/burglary/{HOME}/month"


@pytest.fixture
def reader(group: Any, board_member: Any, manager: Any, signed_in: Any) -> Any:
    services.publish_series(
        by=manager,
        measures=["burglary"],
        area_codes=[HOME],
        period_types=["month"],
        periods=["2019-06-01", "2019-12-01"],
    )
    return signed_in(board_member)


HIDDEN = [
    f"{MONTH}/map.svg?kind=ward",
    f"{MONTH}/map.png?kind=ward",
    f"{MONTH}/comparison.svg?group=similar",
    f"{MONTH}/known/",
    f"/measures/burglary/{ONE}/month/trend.svg",
    f"/measures/burglary/{ONE}/month/figures.csv",
    f"/measures/burglary/{HOME}/quarter/figures.csv",
    f"/areas/{HOME}/evidence/",
    f"/areas/{HOME}/evidence/types.csv",
    f"/areas/{HOME}/evidence/hot.svg",
]


@pytest.mark.parametrize("address", HIDDEN)
def test_figures_never_published_are_not_there(address, reader) -> None:
    assert reader.get(address).status_code in (403, 404)


def test_page_shows_neither_smaller_areas_nor_other_partnerships(
    reader, analyst, signed_in
) -> None:
    address = f"/measures/burglary/?area={HOME}&period_type=month"
    full = signed_in(analyst).get(address).content.decode()
    assert "Ward One" in full.partition('id="map"')[2]
    assert "Similar partnerships" in full
    page = reader.get(address).content.decode()
    assert 'id="map"' not in page
    assert "Similar partnerships" not in page
    assert "/known/" not in page


def test_earlier_states_of_a_number_stay_inside(reader, analyst, signed_in) -> None:
    address = f"{MONTH}/2020-01-01/"
    assert "What it was known to be" in signed_in(analyst).get(address).content.decode()
    page = reader.get(address)
    assert page.status_code == 200
    assert "What it was known to be" not in page.content.decode()


def test_explorer_offers_nothing_of_a_ward(reader) -> None:
    page = reader.get(f"/explore/?measure=burglary&area={ONE}&period_type=month")
    assert "<svg" not in page.content.decode()
    assert "trend.svg" not in page.content.decode()


def test_measure_restricted_after_it_was_published_is_gone(reader) -> None:
    MeasureVersion.objects.filter(measure="burglary").update(is_restricted=True)
    assert reader.get("/measures/burglary/").status_code == 404
    assert reader.get(f"{MONTH}/figures.csv").status_code == 404
    assert "Burglary" not in reader.get("/measures/").content.decode()
