"""PDF: tagged, PDF/UA-1, laid out by Typst in a process of its own."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from frankpledge.documents.columns import Column, writable
from frankpledge.documents.failures import DocumentFailure
from frankpledge.documents.model import (
    Block,
    Callout,
    Document,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Runs,
    Section,
    Table,
    Tone,
    is_absolute_link,
)
from frankpledge.documents.typeface import FONT, font_folder
from frankpledge.documents.writers.pages import drawing_of
from frankpledge.documents.writers.reading_aids import contents_of, leads_in
from frankpledge.documents.writers.row_heads import with_row_heads
from frankpledge.documents.writers.widths import (
    LETTER,
    breadth_of,
    columns_of,
    is_low,
    is_short,
    is_wide,
    letters_headed,
    letters_needed,
    widths,
)


# Laying out hostile or broken input must end (security rule 10).
SECONDS = 60
# Typst brings it along; it has the triangles and dots that statuses use.
_SIGNS = "DejaVu Sans Mono"
# Letters that stand side by side on an upright page, and what a cell's sides take.
_NARROW, _ROOM = 80, 3
_COLOURS = {
    Tone.INFORMATION: "#12436d",
    Tone.WARNING: "#801650",
    Tone.SUCCESS: "#28a197",
}


def write_pdf(document: Document) -> bytes:
    """
    Return the document as PDF/UA-1.

    Typst sees one fresh folder with the layout, the words as JSON and the
    charts; no packages, no system fonts, no network.
    """
    with tempfile.TemporaryDirectory(prefix="frankpledge-print-") as name:
        folder = Path(name)
        described = _described(document, folder)
        (folder / "document.json").write_text(
            json.dumps(described, ensure_ascii=False), "utf-8"
        )
        layout = files("frankpledge.documents.writers").joinpath("print.typ")
        (folder / "print.typ").write_bytes(layout.read_bytes())
        heads = [table.has_row_heads for table in document.tables()]
        return with_row_heads(_laid_out(folder, document), heads)


def _laid_out(folder: Path, document: Document) -> bytes:
    command = [
        sys.executable, "-m", "frankpledge.documents.typesetting", str(folder),
        str(font_folder()), document.about.created.isoformat(),
    ]  # fmt: skip
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no words of the user
            command, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise DocumentFailure(
            f"The PDF of “{document.about.title}” was not ready within {SECONDS} seconds.",
            "Ask for another format, or split the document.",
        ) from error
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip().splitlines()
        raise DocumentFailure(
            f"The PDF of “{document.about.title}” could not be made: "
            f"{reason[-1] if reason else 'the layout program stopped'}."
        )
    return (folder / "document.pdf").read_bytes()


def _described(document: Document, folder: Path) -> dict[str, Any]:
    about = document.about
    tongue, _, country = about.language.partition("-")
    return {
        "fonts": [FONT, _SIGNS],
        "unprintable": False,
        "wide": is_wide(document),
        "contents": bool(contents_of(document)),
        "about": {
            "title": writable(about.title),
            "subtitle": writable(about.subtitle),
            "marking": writable(about.marking),
            "tongue": tongue,
            "country": country or None,
            "facts": [[what, writable(said)] for what, said in about.facts()],
        },
        "sections": _sections(document, folder),
    }


def _sections(document: Document, folder: Path) -> list[dict[str, Any]]:
    breadth = breadth_of(Section(is_wide=is_wide(document)))
    made: list[dict[str, Any]] = [{"new": False, "blocks": []}]
    for number, block in enumerate(document.blocks):
        if isinstance(block, Section):
            breadth = breadth_of(block)
            shape = {"new": True, "wide": block.is_wide, "columns": block.columns}
            made.append({**shape, "blocks": []})
        else:
            made[-1]["blocks"].append(_block(block, number, folder, breadth))
    return made


def _block(block: Block, number: int, folder: Path, breadth: float) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"kind": "heading", "level": block.level, "text": _runs(block.text)}
    if isinstance(block, Paragraph):
        words = _runs(block.text)
        return {"kind": "paragraph", "text": words, "leads": leads_in(block)}
    if isinstance(block, Listing):
        items = [_runs(item) for item in block.items]
        return {"kind": "listing", "numbered": block.is_numbered, "items": items}
    if isinstance(block, Table):
        return _table(block, breadth)
    if isinstance(block, Figure):
        return _chart(block, number, folder, breadth)
    if isinstance(block, Callout):
        return _callout(block)
    return {"kind": "break"}


def _runs(words: Runs) -> list[Mapping[str, Any]]:
    return [
        {
            "text": writable(run.text),
            "strong": run.strong,
            "emphasis": run.emphasis,
            "href": run.href if run.href and is_absolute_link(run.href) else "",
        }
        for run in words
    ]


def _table(table: Table, breadth: float) -> dict[str, Any]:
    columns = columns_of(table)
    letters = [letters_needed(*each) + _ROOM for each in columns]
    # A table of short cells is no broader than they need; others share the page.
    is_narrow = sum(_longest(*each) + _ROOM for each in columns) <= _NARROW
    parts = [0.0] * len(columns) if is_narrow else widths(table, breadth)
    return {
        "kind": "table",
        "caption": writable(table.caption),
        "columns": [
            {
                "title": writable(each.title),
                "numeric": each.kind.is_numeric,
                "share": round(100 * part / breadth, 2),
                "letters": letters_headed(each, said) if each.kind.is_numeric else 0,
            }
            for (each, said), part in zip(columns, parts, strict=True)
        ],
        "heads": table.has_row_heads,
        "rows": table.words(),
        "kept": [is_low(row, parts) for row in table.words()],
        "whole": is_short(table),
        "tight": not is_narrow and sum(letters) * LETTER > breadth,
        "notes": [writable(note) for note in table.all_notes()],
    }


def _longest(column: Column, said: Sequence[str]) -> int:
    if column.kind.is_numeric:
        return letters_headed(column, said)
    return max([len(column.title), *map(len, said)])


def _chart(figure: Figure, number: int, folder: Path, breadth: float) -> dict[str, Any]:
    name = f"chart{number}.svg"
    (folder / name).write_bytes(drawing_of(figure))
    return {
        "kind": "chart",
        "caption": writable(figure.caption),
        "alt": writable(figure.alt),
        "file": name,
        "notes": [writable(f"Source: {figure.source}")] if figure.source else [],
        "table": _table(figure.table, breadth) if figure.table else None,
    }


def _callout(callout: Callout) -> dict[str, Any]:
    return {
        "kind": "callout",
        "title": f"{callout.tone.word}: {writable(callout.title)}",
        "colour": _COLOURS[callout.tone],
        "text": [_runs(text) for text in callout.text],
    }
