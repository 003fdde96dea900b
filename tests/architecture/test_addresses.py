"""Every address is asked by a stranger, an outsider and somebody with every role."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLResolver, get_resolver

from frankpledge.access.public import stage_of
from frankpledge.access.states import Role, Stage
from tests.architecture.addresses import (
    DOOR,
    EVERYBODY,
    HALF_WAY,
    LISTED,
    PRIVATE,
    PUBLIC,
)


pytestmark = pytest.mark.django_db
STAGES = {
    Stage.NOBODY: PUBLIC,
    Stage.SIGNING_IN: DOOR,
    Stage.HALF_WAY: HALF_WAY,
    Stage.SECOND_FACTOR: EVERYBODY,
}
SAMPLES = {
    "int": "1",
    "slug": "sample",
    "str": "sample",
    "path": "sample",
    "uuid": str(UUID(int=0)),
}


def walk(patterns: list[Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for entry in patterns:
        here = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from walk(entry.url_patterns, here)
        else:
            yield here, entry.callback


def routes() -> dict[str, Any]:
    return dict(walk(get_resolver().url_patterns))


def sample(route: str) -> str:
    """Return an address that the route answers."""
    return "/" + re.sub(
        r"<(?:(\w+):)?\w+>", lambda found: SAMPLES[found[1] or "str"], route
    )


def test_every_address_is_listed_with_who_may_reach_it() -> None:
    assert sorted(set(routes()) - LISTED) == []


def test_no_address_is_listed_that_is_not_there() -> None:
    assert sorted(LISTED - set(routes())) == []


def test_every_view_stands_at_the_stage_it_is_listed_for() -> None:
    wrong = [
        (route, stage_of(view))
        for route, view in routes().items()
        if route not in STAGES.get(stage_of(view), EVERYBODY | PRIVATE)
    ]
    assert wrong == []


def test_stranger_is_sent_to_the_sign_in_page() -> None:
    client, let_in = Client(), []
    for route in sorted(HALF_WAY | EVERYBODY | PRIVATE):
        for ask in (client.get, client.post):
            response = ask(sample(route))
            if not response.get("Location", "").startswith("/sign-in/?"):
                let_in.append((route, response.status_code))
    assert let_in == []


def test_half_signed_in_person_gets_no_further(analyst) -> None:
    client, let_in = Client(), []
    client.force_login(analyst.user)
    for route in sorted(EVERYBODY | PRIVATE):
        response = client.get(sample(route))
        if not response.get("Location", "").startswith("/account/second-factor/set-up"):
            let_in.append((route, response.status_code))
    assert let_in == []


def test_outsider_finds_no_private_page(outsider, signed_in) -> None:
    client, found = signed_in(outsider), []
    for route in sorted(PRIVATE):
        for ask in (client.get, client.post):
            response = ask(sample(route))
            if response.status_code not in {404, 405}:
                found.append((route, response.status_code))
    assert found == []


@pytest.fixture
def everything(make_member, signed_in, partnership) -> Client:
    """Return a browser of somebody with every role, in a workspace just made."""
    apps.get_model("partnership", "Area").objects.create(
        partnership=partnership,
        code=partnership.area_code,
        name=partnership.name,
        kind="partnership",
        boundary_year=2011,
    )
    return signed_in(make_member("Una Example", "council", *Role))


def missing_headers(response: Any) -> list[str]:
    wanted = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    missing = [name for name, value in wanted.items() if response.get(name) != value]
    policy = response.get("Content-Security-Policy", "")
    if "default-src 'none'" not in policy or "unsafe" in policy:
        missing.append("Content-Security-Policy")
    return missing


def test_every_answer_is_whole_protected_and_kept_by_nobody(
    everything: Client,
) -> None:
    broken, bare, kept = [], [], []
    for route in sorted(LISTED):
        for client in (everything, Client()):
            response = client.get(sample(route))
            if response.status_code >= 500:
                broken.append((route, response.status_code))
            if missing := missing_headers(response):
                bare.append((route, missing))
            rule = response.get("Cache-Control", "")
            if ("no-store" in rule) == (route in PUBLIC):
                kept.append((route, rule))
    assert (broken, bare, kept) == ([], [], [])


def test_public_answers_set_no_cookie_and_vary_by_none(everything: Client) -> None:
    marked = [
        route
        for route in sorted(PUBLIC)
        for response in [everything.get(sample(route))]
        if response.cookies or "Cookie" in response.get("Vary", "")
    ]
    assert marked == []
