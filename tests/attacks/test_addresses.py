"""Addresses nobody should ask for get a page, never a broken one."""

from typing import Any

import pytest
from django.db import DataError, IntegrityError
from django.test import Client

from frankpledge.access.middleware import is_beyond_numbers
from frankpledge.access.states import Role


pytestmark = pytest.mark.django_db

NOWHERE = [
    "%00",
    "a" * 300,
    "../../etc/passwd",
    "..%2f..%2fetc/passwd",
    "/etc/passwd",
    "%2e%2e/%2e%2e/frankpledge.toml",
    "a%5c..%5cb",
    "%ff",
    "releases/%00/",
]


@pytest.mark.parametrize("path", NOWHERE)
def test_no_address_leads_out_of_the_public_pages(path, workspace) -> None:
    site = workspace / "published" / "site"
    site.mkdir(parents=True)
    (site / "index.html").write_text("<p>Home</p>", encoding="utf-8")
    answer = Client(raise_request_exception=False).get(f"/public/{path}")
    assert answer.status_code == 404
    assert not answer.cookies


@pytest.mark.parametrize("path", NOWHERE)
def test_no_address_leads_out_of_the_manual(path, analyst, signed_in) -> None:
    browser = signed_in(analyst)
    browser.raise_request_exception = False
    assert browser.get(f"/help/{path}/").status_code == 404


ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "javascript:alert(1)",
    "http:///evil.example",
    "/%0d%0aSet-Cookie:%20a=b",
]


@pytest.mark.parametrize("place", ELSEWHERE)
def test_sign_in_sends_nobody_elsewhere(place, make_member, settings) -> None:
    settings.DEMONSTRATION = True
    member = make_member("Ada Example", "police", Role.ANALYST)
    answer = Client(headers={"host": "localhost"}).post(
        "/sign-in/demonstration/", {"member": member.pk, "next": place}
    )
    assert answer.status_code == 302
    assert "evil" not in answer["Location"]
    assert "javascript" not in answer["Location"]
    assert answer["Location"].startswith("/")
    assert not answer["Location"].startswith(("//", "/\\"))
    assert "a" not in answer.cookies


@pytest.mark.parametrize("name", ["HTTP_HOST", "HTTP_X_FORWARDED_HOST"])
def test_a_host_of_another_name_is_never_repeated(name, analyst, signed_in) -> None:
    browser = signed_in(analyst)
    browser.raise_request_exception = False
    answer = browser.get("/", **{name: "evil.example"})
    assert b"evil.example" not in answer.content
    assert "evil" not in answer.get("Location", "")
    assert answer.status_code == (400 if name == "HTTP_HOST" else 200)


SPOOFED: list[dict[str, Any]] = [
    {"REMOTE_ADDR": "10.0.0.9"},
    {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
    {"HTTP_FORWARDED": "for=127.0.0.1"},
    {"HTTP_HOST": "testserver"},
    {"HTTP_X_REAL_IP": "127.0.0.1"},
    {"HTTP_VIA": "1.1 proxy"},
    {"HTTP_X_FORWARDED_HOST": "localhost"},
    {"SERVER_PROTOCOL": "HTTP/1.0"},
    {"HTTP_ORIGIN": "https://demo.example"},
    {"HTTP_ORIGIN": "http://[demo"},
    {"REMOTE_PORT": "no port"},
    {"REMOTE_ADDR": "10.0.0.9", "HTTP_HOST": "localhost"},
]


@pytest.mark.parametrize("meta", SPOOFED)
def test_demonstration_opens_its_door_to_this_machine_alone(
    meta, analyst, settings
) -> None:
    settings.DEMONSTRATION = True
    inside = Client(headers={"host": "localhost"})
    inside.post("/sign-in/demonstration/", {"member": analyst.pk})
    assert inside.get("/account/").status_code == 200
    door = {"HTTP_HOST": "localhost", **meta}
    answer = Client().post("/sign-in/demonstration/", {"member": analyst.pk}, **door)
    assert answer.status_code == 404
    carried = inside.get("/account/", **door)
    assert carried.status_code == 302, "a session of this machine used from elsewhere"


def test_door_is_shut_where_nothing_is_demonstrated(analyst) -> None:
    local = Client(headers={"host": "localhost"})
    assert local.get("/sign-in/demonstration/").status_code == 404
    answer = local.post("/sign-in/demonstration/", {"member": analyst.pk})
    assert answer.status_code == 404


def test_person_without_a_password_is_told_so(analyst, signed_in) -> None:
    analyst.user.set_unusable_password()
    analyst.user.save()
    answer = signed_in(analyst).get("/account/password/")
    assert answer.status_code == 403
    assert "no password" in answer.content.decode()


def test_every_form_needs_its_token(analyst, signed_in) -> None:
    browser = signed_in(analyst)
    browser.handler.enforce_csrf_checks = True
    for path in ("/data/supply/", "/measures/new/", "/plan/take-in/", "/releases/add/"):
        assert browser.post(path, {}).status_code == 403, path


def test_what_no_database_can_hold_is_told_from_other_failures() -> None:
    too_large = OverflowError("Python int too large to convert to SQLite INTEGER")
    assert is_beyond_numbers(too_large)
    assert is_beyond_numbers(DataError("bigint out of range"))
    assert not is_beyond_numbers(OverflowError("math range error"))


UNREADABLE = [
    "application/x-www-form-urlencoded; charset=utf-16",
    "application/x-www-form-urlencoded; charset=utf-99",
    "multipart/form-data",
    "multipart/form-data; boundary=\xff\xff",
]


@pytest.mark.parametrize("kind", UNREADABLE)
def test_a_form_nobody_can_read_gets_a_page(kind) -> None:
    browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
    browser.cookies["csrftoken"] = "a" * 32
    answer = browser.generic("POST", "/sign-in/", b"a=b", content_type=kind)
    assert answer.status_code in {400, 403}
    assert "<h1" in answer.content.decode()


def test_two_who_write_the_same_in_one_moment_get_a_sentence(
    analyst, signed_in, monkeypatch
) -> None:
    def at_once(*_: object, **__: object) -> None:
        raise IntegrityError("UNIQUE constraint failed")

    monkeypatch.setattr("frankpledge.access.services.change_profile", at_once)
    answer = signed_in(analyst).post(
        "/account/details/", {"name": "Cai Example", "phone": "", "language": "en"}
    )
    assert answer.status_code == 409
    assert "Nothing of this was written" in answer.content.decode()


@pytest.mark.parametrize("chosen", ["", "abc", "-1", "9" * 30])
def test_the_demonstration_knows_nobody_by_that_number(chosen, settings) -> None:
    settings.DEMONSTRATION = True
    browser = Client(headers={"host": "localhost"}, raise_request_exception=False)
    answer = browser.post("/sign-in/demonstration/", {"member": chosen})
    assert answer.status_code == 404
