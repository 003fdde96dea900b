"""The browser that journeys drive: pages, a page without JavaScript, a signed-in page."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright


FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RESULTS = Path(__file__).resolve().parents[2] / "test-results"
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
PATIENCE_MS = 10_000


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[Any]:
    report = yield
    if report.when == "call" and report.failed:
        for name, page in getattr(item, "open_pages", {}).items():
            RESULTS.mkdir(exist_ok=True)
            safe = re.sub(r"\W+", "-", f"{item.name}-{name}")
            page.screenshot(path=RESULTS / f"{safe}.png", full_page=True)
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the system's Chromium, driven without a download."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if not program:
        message = "Chromium is not installed: run `make system`"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    # The driver keeps an event loop in this thread, which Django takes for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(
    request: pytest.FixtureRequest, browser: Browser, live_server: Any
) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a window; its name stands in screenshots."""
    contexts: list[BrowserContext] = []
    request.node.open_pages = {}

    def open_page(name: str = "page", **options: Any) -> Page:
        options = {"viewport": DESKTOP, "base_url": live_server.url} | options
        context = browser.new_context(locale="en-GB", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        request.node.open_pages[name] = page
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """Return a window of an ordinary desk."""
    return new_page()


@pytest.fixture
def plain_page(new_page: Callable[..., Page]) -> Page:
    """Return a window without JavaScript."""
    return new_page("plain", java_script_enabled=False)


@pytest.fixture
def phone_page(new_page: Callable[..., Page]) -> Page:
    """Return a window as wide as a phone."""
    return new_page("phone", viewport=PHONE)


@pytest.fixture
def sign_in_as(
    live_server: Any, signed_in: Callable[[Any], Client]
) -> Callable[[Page, Any], None]:
    """
    Return a function that signs a member in, in this window.

    The session is made where the tests make theirs; the journey that is about
    signing in types the password and the code.
    """

    def sign_in(page: Page, member: Any) -> None:
        client = signed_in(member)
        cookie = client.cookies["sessionid"]
        page.context.add_cookies(
            [{"name": "sessionid", "value": cookie.value, "url": live_server.url}]
        )

    return sign_in
