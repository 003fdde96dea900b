"""What every page is held to: axe finds nothing, and nothing scrolls two ways."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page


AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROWEST = 320


@cache
def axe() -> str:
    return AXE.read_text(encoding="utf-8")


RUN_AXE = """([within, rules]) => {
  const plain = matchMedia('(scripting: none)').matches;
  if (plain) window.setTimeout = (then, _after, ...given) => {
    Promise.resolve().then(() => then(...given));
    return 0;
  };
  return axe.run(within || document, {
    runOnly: {type: 'tag', values: rules},
    resultTypes: ['violations'],
    preload: !plain,
  });
}"""
"""
In a window without JavaScript no timer ever fires, so axe, which takes its turns by
them, would never answer, and Playwright would wait for it without end. There the
turns are taken at once; only axe runs in such a page.
"""


def violations(page: Page, within: str | None = None) -> list[str]:
    """Return what axe finds wrong, one line a kind: what, how many, where first."""
    page.evaluate(axe())
    found: dict[str, Any] = page.evaluate(RUN_AXE, [within, RULES])
    return [
        f"{each['id']}: {each['help']} ({len(each['nodes'])}): "
        + " | ".join(node["html"][:160] for node in each["nodes"][:3])
        for each in found["violations"]
    ]


def page_is_accessible(page: Page, within: str | None = None) -> bool:
    """Hold a page to WCAG 2.2 AA as far as axe can tell; fail with what it found."""
    found = violations(page, within)
    assert found == [], "\n".join([page.url, *found])
    return True


def scrolls_sideways(page: Page) -> list[str]:
    """Return what sticks out of a narrow page and would make it scroll two ways."""
    held: list[str] = page.evaluate(
        """() => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return [];
          const out = [...document.querySelectorAll('body *')].filter((e) =>
            e.getBoundingClientRect().right > width + 1 && !e.closest('.fp-scroll'));
          return out.slice(0, 5).map((e) => e.outerHTML.slice(0, 120))
            .concat(`page is ${document.documentElement.scrollWidth} wide`);
        }"""
    )
    return held


def page_fits_a_phone(page: Page) -> bool:
    """Hold a page to the width of the narrowest phone; fail with what sticks out."""
    before = page.viewport_size
    page.set_viewport_size({"width": NARROWEST, "height": 800})
    found = scrolls_sideways(page)
    if before:
        page.set_viewport_size(before)
    assert found == [], "\n".join([page.url, *found])
    return True
