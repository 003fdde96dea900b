import pytest

from frankpledge.access.states import Role
from frankpledge.config.navigation import Sees


@pytest.mark.django_db
def test_a_template_hears_what_the_reader_may_open(make_member):
    board = Sees(make_member("Ivy Example", "council", Role.BOARD_MEMBER))
    manager = Sees(make_member("Ada Example", "council", Role.PARTNERSHIP_MANAGER))
    assert (manager["measure"], manager["duty"], manager["funding"]) == (True,) * 3
    assert not board["measure"]
    assert not Sees(None)["measure"]
