"""What the tests of the data room share."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from frankpledge.access.models import Member
from frankpledge.access.states import Role
from frankpledge.analysis.readers import read_here, supply
from frankpledge.analysis.readers.reading import Supplied
from frankpledge.intake import services
from frankpledge.intake.models import Source, Supply
from frankpledge.intake.states import SourceKind, SupplyState
from tests.intake.files import street_file


AT = datetime(2019, 9, 2, 9, 30, tzinfo=UTC)
TODAY = AT.date()


@pytest.fixture(autouse=True)
def _read_in_this_process(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read files here: the readers' own tests show that a process apart is safe."""
    if "in_a_process_apart" not in request.fixturenames:
        monkeypatch.setattr(supply, "read", read_here)


@pytest.fixture
def in_a_process_apart() -> None:
    """Let this test read its files the way the product does."""


@pytest.fixture
def street(tmp_path: Path) -> Callable[..., Supplied]:
    """Return a function that makes a street file."""

    def make(month: str = "2019-06", rows: list[str] | None = None) -> Supplied:
        folder = tmp_path / "supplied"
        folder.mkdir(exist_ok=True)
        return street_file(folder, month, rows)

    return make


@pytest.fixture
def load(analyst: Member) -> Callable[..., Supply]:
    """Return a function that receives, checks and loads street files."""

    def run(*files: Supplied, at: datetime = AT) -> Supply:
        received = services.receive_supply(
            kind=SourceKind.POLICE_STREET, files=files, at=at, by=analyst
        )
        checked = services.check_supply(supply=received, at=at, by=analyst)
        if checked.supply.status is not SupplyState.CHECKED:
            return checked.supply
        return services.accept_supply(
            supply=checked.supply, reading=checked.reading, at=at, by=analyst
        )

    return run


@pytest.fixture
def fire_source(agencies: dict[str, Any]) -> Source:
    """Return a source of totals that the fire service sends each quarter."""
    return Source.objects.create(
        dataset="fires",
        code="st-helens",
        name="Fires in St Helens",
        kind=SourceKind.TOTALS,
        agency=agencies["fire"],
        frequency="quarter",
        lag_days=30,
        first_period_on=date(2019, 1, 1),
    )


@pytest.fixture
def fire_officer(make_member: Callable[..., Member]) -> Member:
    """Return somebody who sends the fire service's returns."""
    return make_member("Eve Example", "fire", Role.PRACTITIONER)
