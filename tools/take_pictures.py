"""
Takes the pictures of the documentation from a demonstration.

    python tools/take_pictures.py [WORKSPACE]

Without a workspace a demonstration is made for the purpose. Give one of your own to
save the time.
"""

import http.client
import io
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright


IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
PROGRAM = [sys.executable, "-m", "frankpledge.config.cli"]
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTH = 1280
MARGIN = 24
COLOURS = 128
MOST_BYTES = 250_000
MANAGER, ANALYST = "Ada Example", "Noor Example"


@dataclass(frozen=True)
class Picture:
    """One picture: its name, who looks, where, and which part of the page is shown."""

    name: str
    address: str
    height: int
    person: str | None = ANALYST
    starts_at: str = "body"


PICTURES = (
    Picture(
        "measure", "/measures/burglary/?area=E08000013", 1340, starts_at="main span"
    ),
    Picture("plan", "/plan/demonstration-2019-21/", 1000, MANAGER),
)


@contextmanager
def served(workspace: Path) -> Iterator[str]:
    """Serve the workspace for as long as it is looked at; give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    line = [*PROGRAM, "serve", "--workspace", str(workspace), "--port", str(port)]
    with subprocess.Popen([*line, "--quiet"]) as server:
        try:
            wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def wait_for(port: int, seconds: int = 60) -> None:
    """Return when the service answers; raise where it does not within a minute."""
    for _ in range(seconds * 2):
        try:
            asked = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            asked.request("GET", "/sign-in/")
            asked.getresponse()
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise TimeoutError(f"Nothing answers at port {port}.")


def window(browser: Browser, address: str, person: str | None) -> Page:
    """Open a window, signed in as the person where one is named."""
    view = browser.new_context(
        base_url=address, locale="en-GB", viewport={"width": WIDTH, "height": 900}
    )
    page = view.new_page()
    if person:
        page.goto("/sign-in/demonstration/")
        page.get_by_role("button", name=f"Enter as {person}").click()
        page.wait_for_url(f"{address}/")
    return page


def take(page: Page, picture: Picture) -> bytes:
    """Return the picture's part of the page as a PNG of few colours."""
    page.goto(picture.address)
    page.wait_for_load_state("networkidle")
    page.mouse.move(0, 0)
    place = page.locator(picture.starts_at).first.bounding_box()
    top = max(0, place["y"] - MARGIN) if place else 0
    clip = {"x": 0, "y": top, "width": WIDTH, "height": picture.height}
    shot = page.screenshot(clip=clip, full_page=True)  # type: ignore[arg-type]
    target = io.BytesIO()
    with Image.open(io.BytesIO(shot)) as image:
        few = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(target, "PNG", optimize=True)
    return target.getvalue()


def take_all(workspace: Path) -> None:
    """Take every picture and keep it; one that is too large is refused."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if not program:
        sys.exit("Chromium is not installed: run `make system`.")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with served(workspace) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        for picture in PICTURES:
            content = take(window(browser, address, picture.person), picture)
            if len(content) > MOST_BYTES:
                sys.exit(f"{picture.name}.png has {len(content):,} bytes.")
            (IMAGES / f"{picture.name}.png").write_bytes(content)
            sys.stderr.write(f"{picture.name}.png, {len(content):,} bytes\n")
        browser.close()


def main() -> None:
    """Take the pictures from the workspace named, else from one made for them."""
    with tempfile.TemporaryDirectory(prefix="frankpledge-pictures-") as folder:
        named = sys.argv[1:]
        workspace = Path(named[0]).resolve() if named else Path(folder) / "workspace"
        if not named:
            line = [*PROGRAM, "demo", "--no-serve", "--workspace", str(workspace)]
            subprocess.run(line, check=True)
        take_all(workspace)


if __name__ == "__main__":
    main()
