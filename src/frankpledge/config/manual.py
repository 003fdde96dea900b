"""The documentation as pages of the product, so that help is one click away."""

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path

from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.token import Token


PACKAGE = Path(__file__).parents[1]
# Beside the code in a checkout; inside the package where it was built into one.
PLACES = (PACKAGE.parents[1] / "docs", PACKAGE / "docs")
CLASSES = {
    "h1": "govuk-heading-xl",
    "h2": "govuk-heading-l",
    "h3": "govuk-heading-m",
    "h4": "govuk-heading-s",
    "p": "govuk-body",
    "a": "govuk-link",
    "ul": "govuk-list govuk-list--bullet",
    "ol": "govuk-list govuk-list--number",
    "table": "govuk-table",
    "thead": "govuk-table__head",
    "tbody": "govuk-table__body",
    "tr": "govuk-table__row",
    "th": "govuk-table__header",
    "td": "govuk-table__cell",
    "blockquote": "govuk-inset-text",
}
# An address that a page gives its next heading, for links that must outlive its words.
ANCHOR = re.compile(r'<a id="([a-z0-9-]+)"></a>')


@dataclass(frozen=True)
class Page:
    """One page of the manual: where it is, its title and its HTML."""

    path: str
    title: str
    html: SafeString


def folder() -> Path:
    """Return where the manual's files are."""
    return next((place for place in PLACES if place.is_dir()), PLACES[0])


@cache
def titles() -> dict[str, str]:
    """Return every page's title by its path without .md, in the order of the folders."""
    found = {}
    for file in sorted(folder().rglob("*.md")):
        path = file.relative_to(folder()).with_suffix("").as_posix()
        lines = file.read_text(encoding="utf-8").splitlines()
        heading = next((line for line in lines if line.startswith("# ")), f"# {path}")
        found[path] = heading.removeprefix("# ")
    return found


@cache
def page(path: str) -> Page | None:
    """Return one page, None where the manual has no page of that name."""
    name = path.strip("/")
    if name not in titles():
        return None
    text = (folder() / f"{name}.md").read_text(encoding="utf-8")
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = anchored(reader.parse(without_comments(text)))
    for token in tokens:
        dress(token, name)
        for child in token.children or []:
            dress(child, name)
    html = scrollable(reader.renderer.render(tokens, reader.options, {}))
    # Our own files, read with HTML switched off: nothing a person typed is in them.
    return Page(name, titles()[name], SafeString(html))


def without_comments(text: str) -> str:
    """Return the text without the note that says a page is made from the code."""
    return text.split("-->", 1)[1] if text.startswith("<!--") else text


def anchored(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with an address on every heading, as on other readers' pages."""
    kept: list[Token] = []
    named = ""
    for place, token in enumerate(tokens):
        anchor = ANCHOR.fullmatch(token.content) if token.type == "inline" else None
        if token.type == "heading_open":
            token.attrSet("id", named or words_as_address(tokens[place + 1].content))
            named = ""
        if anchor:
            named = anchor[1]
            kept.pop()
        elif not (named and token.type == "paragraph_close"):
            kept.append(token)
    return kept


def words_as_address(heading: str) -> str:
    """Return the address of a heading that was given none: its words, joined."""
    return re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-")


def scrollable(html: str) -> str:
    """Return the page with wide parts in named panes that the keyboard can scroll."""
    numbers = count(1)

    def pane(table: re.Match[str]) -> str:
        label = f'aria-label="Table {next(numbers)}"'
        return f'<div class="fp-scroll" role="region" tabindex="0" {label}>{table[0]}'

    html = re.sub("<table", pane, html).replace("</table>", "</table></div>")
    # A table of names and values has nothing to say above its columns.
    html = re.sub(r"<th( [^>]*)?></th>", r"<td\1></td>", html)
    return html.replace("<pre>", '<pre tabindex="0">')


def dress(token: Token, page_name: str) -> None:
    """Give a token the design system's class, and a link its address in the product."""
    if token.nesting != 1:
        return
    if token.tag in CLASSES:
        token.attrJoin("class", CLASSES[token.tag])
    if token.tag == "a":
        token.attrSet("href", address(str(token.attrGet("href") or ""), page_name))
    if token.tag == "table":
        token.attrJoin("class", "fp-manual-table")


def address(href: str, page_name: str) -> str:
    """Return where a link of the manual leads: to its own pages, or as it stands."""
    target, _, part = href.partition("#")
    if "://" in target or not target.endswith(".md"):
        return href
    here = posixpath.dirname(page_name)
    path = posixpath.normpath(posixpath.join(here, target.removesuffix(".md")))
    return f"/help/{path}/" + (f"#{part}" if part else "")
