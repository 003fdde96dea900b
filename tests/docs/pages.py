"""The documentation as the tests of it read it."""

import re
from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt


ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
GUIDES = ("tutorials", "how-to")


def pages(*under: str) -> list[Path]:
    """Return every page, or those of some folders."""
    folders = [DOCS / name for name in under] or [DOCS]
    found = [file for folder in folders for file in sorted(folder.rglob("*.md"))]
    assert found
    return found


def name(file: Path) -> str:
    """Return a page's name as help addresses have it."""
    return file.relative_to(DOCS).with_suffix("").as_posix()


def links(file: Path) -> Iterator[str]:
    """Give every address that a page or the README leads to."""
    for token in MarkdownIt("commonmark").enable("table").parse(file.read_text()):
        for child in token.children or []:
            if child.type in {"link_open", "image"}:
                yield str(child.attrGet("href") or child.attrGet("src"))


def code(file: Path) -> Iterator[str]:
    """Give the lines of a page's code blocks that are typed at a prompt."""
    for token in MarkdownIt("commonmark").parse(file.read_text()):
        if token.type == "code_block" or token.info in {"sh", "console"}:
            lines = token.content.replace("\\\n", " ").splitlines()
            yield from (line.removeprefix("$ ").strip() for line in lines)


def spans(file: Path) -> Iterator[str]:
    """Give every piece of code within a page's sentences."""
    for token in MarkdownIt("commonmark").enable("table").parse(file.read_text()):
        for child in token.children or []:
            if child.type == "code_inline":
                yield child.content


def bold(file: Path) -> Iterator[str]:
    """Give what a page prints bold: in a guide, the words of buttons and links."""
    for found in re.finditer(r"\*\*(.+?)\*\*", file.read_text(), re.DOTALL):
        yield " ".join(found[1].split())
