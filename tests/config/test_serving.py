"""How the pages are served: one at a time in a process, and nothing loaded twice."""

import gc
import sys
import threading
from collections import deque

import pytest
from django.db import connections
from django.template import engines
from gunicorn.config import Config

from frankpledge.config import serving
from frankpledge.config.settings import CONNECTION_SECONDS, database


GET, POST = {"REQUEST_METHOD": "GET"}, {"REQUEST_METHOD": "POST"}


@pytest.fixture
def garbage_as_before():
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_what_is_loaded_is_never_searched_for_garbage(garbage_as_before):
    serving.keep_what_is_loaded()
    assert gc.get_freeze_count() > 0
    assert gc.get_threshold()[0] == serving.GARBAGE_AFTER


def test_gunicorn_knows_every_option():
    settings = Config()
    for name, value in serving.gunicorn_options("127.0.0.1", 1, 3).items():
        settings.set(name, value)
    assert settings.workers == 3
    assert settings.worker_class is serving.FairWorker


def test_connections_stay_open_between_pages_on_both_databases():
    for address in (None, "postgresql://somebody@host/name"):
        assert database(address)["CONN_MAX_AGE"] == CONNECTION_SECONDS
    assert database("postgresql://somebody@host/name")["CONN_HEALTH_CHECKS"]


def test_the_program_is_loaded_and_no_connection_carried_into_the_processes(
    monkeypatch,
):
    done = []
    monkeypatch.setattr(serving, "load_every_page", lambda: done.append("loaded"))
    monkeypatch.setattr(serving, "keep_what_is_loaded", lambda: done.append("kept"))
    monkeypatch.setattr(connections, "close_all", lambda: done.append("closed"))
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr(
        "gunicorn.app.base.BaseApplication.run", lambda _self: done.append("ran")
    )
    serving.run_server("127.0.0.1", 0, 1)
    assert done == ["loaded", "kept", "closed", "ran"]


def test_every_page_and_its_template_are_there_before_the_first_is_asked():
    serving.load_every_page()
    assert "frankpledge.performance.views" in sys.modules
    loader = engines["django"].engine.template_loaders[0]
    assert "performance/list.html" in loader.get_template_cache


class Waiting:
    """A connection that waits, for somebody new or for somebody slow."""

    def __init__(self, *, is_fresh):
        self.arrival = self
        self.is_fresh = lambda: is_fresh


def worker(*, keeping=0, slow=0, new=0):
    one = serving.FairWorker.__new__(serving.FairWorker)
    one.keepalived_conns, one.pending_conns = deque(), deque()
    one.keepalived_conns.extend(range(keeping))
    one.pending_conns.extend(Waiting(is_fresh=False) for _ in range(slow))
    one.pending_conns.extend(Waiting(is_fresh=True) for _ in range(new))
    return one


def test_a_process_takes_on_few_and_browsers_that_only_wait_do_not_count():
    assert worker().worker_connections == serving.TAKEN_ON
    assert worker(keeping=3, slow=1).worker_connections == serving.TAKEN_ON + 4
    assert worker(new=2).worker_connections == serving.TAKEN_ON


def test_the_setting_that_counts_waiting_connections_is_left_aside():
    one = worker()
    one.worker_connections = 1000
    assert one.worker_connections == serving.TAKEN_ON


class Page:
    """An application that stays at work until it is let go."""

    def __init__(self):
        self.let_go, self.begun = threading.Event(), threading.Semaphore(0)

    def __call__(self, environ, start_response):
        self.begun.release()
        if environ["REQUEST_METHOD"] == "GET":
            assert self.let_go.wait(10)
        return [b"answered"]


@pytest.fixture
def page():
    return Page()


@pytest.fixture
def ask(page):
    answer, running = serving.taking_turns(page), []

    def begin(environ):
        one = threading.Thread(target=answer, args=(environ, None))
        running.append(one)
        one.start()
        return one

    yield begin
    page.let_go.set()
    for one in running:
        one.join(10)
        assert not one.is_alive()


def test_a_second_page_begins_when_the_first_is_made(monkeypatch, page, ask):
    monkeypatch.setattr(serving, "LONGEST_WAIT", 60)
    ask(GET)
    assert page.begun.acquire(timeout=10)
    ask(GET)
    assert not page.begun.acquire(timeout=0.1)
    page.let_go.set()
    assert page.begun.acquire(timeout=10)


def test_what_is_sent_in_waits_for_no_page(monkeypatch, page, ask):
    monkeypatch.setattr(serving, "LONGEST_WAIT", 60)
    ask(GET)
    assert page.begun.acquire(timeout=10)
    ask(POST)
    assert page.begun.acquire(timeout=10)


def test_behind_long_work_a_page_goes_ahead(monkeypatch, page, ask):
    monkeypatch.setattr(serving, "LONGEST_WAIT", 0.01)
    ask(GET)
    assert page.begun.acquire(timeout=10)
    ask(GET)
    assert page.begun.acquire(timeout=10)


def test_a_page_that_fails_gives_its_turn_back():
    def failing(_environ, _start_response):
        raise OSError("broken")

    answer = serving.taking_turns(failing)
    for _ in range(2):
        with pytest.raises(OSError, match="broken"):
            answer(GET, None)
