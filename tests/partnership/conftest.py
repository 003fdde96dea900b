"""The home partnership as the product makes it, with every shipped area."""

from datetime import date

import pytest
from django.db import transaction

from frankpledge.access.trail import OPERATOR
from frankpledge.partnership import services
from frankpledge.partnership.models import (
    Group,
    Partnership,
    Person,
    Post,
    Rebasing,
    Risk,
)


TODAY = date(2020, 6, 16)


@pytest.fixture(scope="module", autouse=True)
def _home_made_once(django_db_setup, django_db_blocker):
    """Make St Helens once for each file of tests; each works in a savepoint of its own."""
    with django_db_blocker.unblock(), transaction.atomic():
        services.make_home(code="E08000013", by=OPERATOR, on=TODAY)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def partnership(db):
    return Partnership.objects.get(is_home=True)


@pytest.fixture
def nowhere(db):
    """Leave the workspace without a home, as it is before one is made."""
    Partnership.objects.update(is_home=False, code="elsewhere")


@pytest.fixture
def example(partnership):
    services.take_in_example(
        partnership=partnership, name="st_helens", by=OPERATOR, on=TODAY
    )
    return partnership


@pytest.fixture
def cast(example, manager):
    """Return one thing of each kind that a page shows."""
    board = Group.objects.get(short_name="CSP board")
    return {
        "code": "st-helens-council",
        "area": "st-helens-forum-1",
        "person": Person.objects.get(name="Ada Example"),
        "post": Post.objects.get(title="Community safety manager"),
        "group": board,
        "seat": board.seats.get(agency__code="merseyside-police"),
        "risk": Risk.objects.create(
            partnership=example,
            title="Figures come late",
            effect="Nobody sees a rise in time.",
            likelihood=4,
            impact=3,
            owner=board.seats.get(agency__code="merseyside-police").agency,
            review_on=date(2020, 9, 1),
        ),
        "rebasing": Rebasing.objects.create(
            partnership=example,
            kind="residents",
            year=2019,
            old_vintage="Mid-2019 estimate",
            new_vintage="Mid-2019 rebased",
            areas_changed=2,
            largest_change=-3.5,
            largest_change_area="E05000919",
            noted_on=date(2022, 3, 1),
        ),
    }
