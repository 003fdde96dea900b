"""Help is one click away, and the click arrives."""

import re
from pathlib import Path

import pytest
from django.urls import reverse

from frankpledge.config import documentation, manual
from tests.docs.pages import DOCS, ROOT, links, name, pages


PACKAGE = ROOT / "src" / "frankpledge"
LAYOUT = re.compile(r'"layouts/(?:page|form)\.html"')
HELP = re.compile(r"\{% block help_url %\}(.*?)\{% endblock %\}")
# They say what went wrong wherever a person was, or are about the help itself.
WITHOUT_THEIR_OWN = {
    "403.html",
    "404.html",
    "could_not.html",
    "gallery.html",
    "help.html",
    "help_page.html",
    "no_membership.html",
    "not_allowed.html",
    "start.html",
}
MORE = re.compile(r"more: docs/([a-z/-]+)\.md", re.IGNORECASE)


def ids(page: str) -> set[str]:
    found = manual.page(page)
    assert found
    return set(re.findall(r' id="([^"]+)"', found.html))


def test_every_screen_leads_to_a_page_of_the_manual():
    astray = [
        f"{file.relative_to(PACKAGE)}: {address}"
        for file in sorted(PACKAGE.rglob("templates/**/*.html"))
        for address in HELP.findall(file.read_text(encoding="utf-8"))
        if address not in {"/help/", reverse("help-signing-in")}
        and "{{" not in address
        and address.removeprefix("/help/").strip("/") not in manual.titles()
    ]
    assert astray == []


def test_pages_that_many_screens_share_name_help_that_is_there():
    named = re.compile(r'"/help/([a-z/-]+?)/"')
    astray = [
        f"{file.relative_to(PACKAGE)}: {page}"
        for file in sorted(PACKAGE.rglob("*.py"))
        for page in named.findall(file.read_text(encoding="utf-8"))
        if page not in manual.titles()
        and f"/help/{page}/" != reverse("help-signing-in")
    ]
    assert astray == []


def test_every_screen_says_which_page_helps():
    silent = {
        file.name
        for file in sorted(PACKAGE.rglob("templates/**/*.html"))
        if LAYOUT.search(text := file.read_text(encoding="utf-8"))
        and file.parent.name != "layouts"
        and not HELP.search(text)
    }
    assert silent - WITHOUT_THEIR_OWN == set()


@pytest.mark.django_db
def test_help_with_signing_in_needs_no_signing_in(client):
    page = client.get("/help/signing-in/")
    assert page.status_code == 200
    assert "authenticator app" in page.content.decode()
    assert client.get("/help/how-to/accounts/").status_code == 302


def test_every_command_leads_to_a_page_of_the_manual():
    named = [
        f"{file.name}: {page}"
        for file in sorted((PACKAGE / "config" / "cli").rglob("*.py"))
        for page in MORE.findall(file.read_text(encoding="utf-8"))
    ]
    assert named
    assert [each for each in named if each.split()[1] not in manual.titles()] == []


def leads_astray(file: Path, href: str) -> bool:
    target, _, part = href.partition("#")
    if "://" in target or target.startswith("mailto:"):
        return False
    found = (file.parent / target).resolve() if target else file
    if not found.is_file():
        return True
    return bool(part) and part not in ids(name(found))


def test_every_link_within_the_documentation_arrives():
    files = [*pages(), ROOT / "README.md"]
    astray = [
        f"{file.relative_to(ROOT)}: {href}"
        for file in files
        for href in links(file)
        if leads_astray(file, href)
    ]
    assert astray == []


def test_every_page_can_be_found_from_the_first():
    seen, ahead = set(), [DOCS / "README.md"]
    while ahead:
        file = ahead.pop()
        if file in seen:
            continue
        seen.add(file)
        for href in links(file):
            target = href.partition("#")[0]
            if target.endswith(".md") and "://" not in target:
                ahead.append((file.parent / target).resolve())
    assert [name(file) for file in pages() if file not in seen] == []


def test_pages_made_from_the_code_are_as_the_code_has_them():
    stale = [
        path
        for path, text in documentation.pages().items()
        if (DOCS / path).read_text(encoding="utf-8") != text
    ]
    assert stale == []


def test_a_page_has_one_title_and_it_comes_first():
    for file in pages():
        page = manual.page(name(file))
        assert page is not None
        assert page.html.count("<h1") == 1, file
        assert page.html.lstrip().startswith("<h1"), file


def test_a_heading_keeps_the_address_it_was_given():
    page = manual.page("methods/measures/recorded-crime")
    assert page is not None
    assert '<h2 id="burglary" ' in page.html
    assert "&lt;a id=" not in page.html


def test_the_manual_knows_only_its_own_pages():
    assert manual.page("no/such-page") is None
    assert manual.page("../README") is None


def test_wide_parts_can_be_scrolled_by_keyboard():
    page = manual.page("reference/settings")
    assert page is not None
    assert page.html.count("<table") == page.html.count('role="region" tabindex="0"')
    assert 'aria-label="Table 1"' in page.html
    assert 'aria-label="Table 2"' in page.html
    assert '<pre tabindex="0">' in page.html


def test_no_table_has_a_heading_without_words():
    page = manual.page("methods/measures/roads")
    assert page is not None
    assert "<table" in page.html
    assert "></th>" not in page.html
