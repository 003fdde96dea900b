"""Who stands at this machine, and who only comes through it."""

import pytest
from django.test import RequestFactory

from frankpledge.access import nearness


TABLE = (
    "  sl  local_address rem_address   st tx rx tr tm retrnsmt   uid\n"
    "   0: 0100007F:{:04X} 0100007F:1F40 01 00:00 00:00 00000000 {} 0 1\n"
)


def request(**told):
    return RequestFactory().get("/", HTTP_HOST="localhost:8000", **told)


@pytest.fixture
def sockets(tmp_path, monkeypatch):
    """Return a function that says whose socket stands at a port."""
    table = tmp_path / "tcp"
    monkeypatch.setattr(nearness, "SOCKETS", (table, tmp_path / "absent"))
    monkeypatch.setattr(nearness, "own_account", lambda: 998)

    def stands(port, account):
        table.write_text(TABLE.format(port, account))

    return stands


@pytest.mark.parametrize(
    ("account", "is_near"), [(33, False), (998, True), (1000, True), (0, True)]
)
def test_a_connection_of_a_service_is_passed_on(account, is_near, sockets) -> None:
    sockets(43210, account)
    found = nearness.is_from_this_machine(request(REMOTE_PORT="43210"))
    assert found is is_near
    assert nearness.is_from_this_machine(request(REMOTE_PORT="43211"))


def test_where_the_system_does_not_tell_the_rest_decides(sockets) -> None:
    assert nearness.is_from_this_machine(request(REMOTE_PORT="43210"))


@pytest.mark.parametrize("host", ["[::1]:8000", "127.0.0.1", "LOCALHOST:80"])
def test_own_names_of_the_machine_are_known(host) -> None:
    asked = RequestFactory().get("/", HTTP_HOST=host, HTTP_ORIGIN=f"http://{host}")
    assert nearness.is_from_this_machine(asked)


def test_an_origin_that_is_kept_back_tells_nothing() -> None:
    assert nearness.is_from_this_machine(request(HTTP_ORIGIN="null"))


def test_an_origin_that_is_no_address_is_not_near() -> None:
    assert not nearness.is_from_this_machine(request(HTTP_ORIGIN="http://["))


def test_a_port_that_is_no_number_is_not_near() -> None:
    assert not nearness.is_from_this_machine(request(REMOTE_PORT="socket"))


def test_the_account_of_the_product_is_that_of_its_process() -> None:
    assert nearness.own_account() >= 0
