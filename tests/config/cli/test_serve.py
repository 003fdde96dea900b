"""Who serves a fresh workspace is told where to choose a password, at the port served."""

import sys

import pytest

from frankpledge.config.cli import serve
from frankpledge.config.cli.frame import Desk, chosen
from frankpledge.config.cli.workspace import in_words


pytestmark = pytest.mark.django_db
MADE = {
    "partnership": "St Helens",
    "area": "E08000013",
    "police_force": "Merseyside",
    "workspace": "/w",
    "areas": {"ward": 16},
    "operator": "ada@council.example",
    "invitation": "/invitation/code/",
}


@pytest.fixture
def said(analyst, monkeypatch, capsys):
    """Return a function that gives what a watching person is told at a port."""
    analyst.user.set_unusable_password()
    analyst.user.save()
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.delenv("FRANKPLEDGE_USER", raising=False)

    def run(port, **desk):
        desk.setdefault("acts_as", analyst.user.email)
        capsys.readouterr()
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
        serve.say_the_way_in(Desk(chosen(), **desk), port)
        return capsys.readouterr().err

    return run


def test_the_way_in_has_the_port_that_is_served(said, analyst):
    words = said(8123)
    assert f"{analyst.user.email} has no password yet" in words
    assert "http://localhost:8123/invitation/" in words


def test_nobody_is_shown_a_way_in_that_they_do_not_need(said, analyst, settings):
    assert said(8123, acts_as="nobody@known.example") == ""
    analyst.user.set_password("three random words")
    analyst.user.save()
    assert said(8123) == ""


def test_a_demonstration_has_another_door(said, settings):
    settings.DEMONSTRATION = True
    assert said(8123) == ""


def test_a_services_log_holds_no_way_in(said, analyst, monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False, raising=False)
    serve.say_the_way_in(Desk(chosen(), acts_as=analyst.user.email), 8123)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("port", "option"),
    [(8000, "--workspace /w\n"), (8123, "--workspace /w --port 8123\n")],
)
def test_making_a_workspace_says_how_to_serve_it_and_where_to_go(port, option):
    words = in_words(MADE, port)
    assert option in words
    assert f"http://localhost:{port}/invitation/code/" in words
    assert "Served at another port it is there" in words
