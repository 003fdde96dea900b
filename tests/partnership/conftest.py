"""The home partnership as the product makes it, with every shipped area."""

from datetime import date

import pytest

from frankpledge.access.trail import OPERATOR
from frankpledge.partnership import services


TODAY = date(2020, 6, 16)


@pytest.fixture
def partnership(db):
    return services.make_home(code="E08000013", by=OPERATOR, on=TODAY)


@pytest.fixture
def example(partnership):
    services.take_in_example(
        partnership=partnership, name="st_helens", by=OPERATOR, on=TODAY
    )
    return partnership
