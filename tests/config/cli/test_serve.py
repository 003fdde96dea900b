"""How the service is served: connections stay open, and none crosses into a process."""

import gc

import pytest
from django.db import connections

from frankpledge.config.cli import serve
from frankpledge.config.settings import CONNECTION_SECONDS, database


@pytest.fixture
def garbage_as_before():
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_a_worker_searches_less_often_for_garbage_and_never_in_the_program(
    garbage_as_before,
):
    serve.keep_what_is_loaded(None, None)
    assert gc.get_freeze_count() > 0
    assert gc.get_threshold()[0] == serve.GARBAGE_AFTER


def test_every_worker_begins_so():
    options = serve.gunicorn_options("127.0.0.1", 1, 2)
    assert options["post_fork"] is serve.keep_what_is_loaded
    assert options["workers"] == 2


def test_connections_stay_open_between_pages_on_both_databases():
    for address in (None, "postgresql://somebody@host/name"):
        assert database(address)["CONN_MAX_AGE"] == CONNECTION_SECONDS
    assert database("postgresql://somebody@host/name")["CONN_HEALTH_CHECKS"]


def test_no_connection_is_carried_into_the_processes_that_answer(monkeypatch):
    closed = []
    monkeypatch.setattr(connections, "close_all", lambda: closed.append(True))
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr("gunicorn.app.base.BaseApplication.run", lambda _self: None)
    serve.run_server("127.0.0.1", 0, 1)
    assert closed == [True]
