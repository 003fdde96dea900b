"""
Lays one folder out as PDF/UA-1; run as a process of its own, under limits.

Arguments: the folder (print.typ, document.json, charts), the folder of fonts
and the document's date. Writes document.pdf there, or says why not.
"""

import json
import re
import resource
import sys
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import typst


MEMORY = 1 << 30
SHOWN_INSTEAD = "?"
_MOST_SECONDS = 60
_MOST_SIGNS = 200
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_UNPRINTABLE = re.compile(r'the text `"(.+?)"` could not be displayed')


def main(folder: str, fonts: str, created: str) -> None:
    """Write the PDF, or raise with the layout program's own words."""
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    for _ in range(_MOST_SIGNS):
        try:
            Path(folder, "document.pdf").write_bytes(_laid_out(folder, fonts, created))
        except typst.TypstError as error:
            signs = _UNPRINTABLE.search(error.message)
            if not signs:
                raise
            _leave_out(folder, signs[1])
        else:
            return
    raise SystemExit("Too many characters cannot be printed in the font.")


def _laid_out(folder: str, fonts: str, created: str) -> bytes:
    pdf, warnings = typst.compile_with_warnings(
        f"{folder}/print.typ",
        root=folder,
        font_paths=[fonts],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards="ua-1",
        package_path=folder,
        package_cache_path=folder,
        timestamp=datetime.fromisoformat(created).replace(tzinfo=UTC),
    )
    # A font that is not there is only a warning to Typst; to a reader it is another text.
    missing = [each.message for each in warnings if "font" in each.message]
    if missing:
        raise SystemExit(f"A font is missing: {missing[0]}")
    return pdf


def _leave_out(folder: str, signs: str) -> None:
    # PDF/UA forbids signs the font cannot draw; the document says that some are missing.
    path = Path(folder, "document.json")
    words = path.read_text("utf-8")
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), signs)
    words = _without(words, plain[0])
    described = json.loads(words)
    described["unprintable"] = True
    path.write_text(json.dumps(described, ensure_ascii=False), "utf-8")


def _without(words: str, sign: str) -> str:
    # Accents and vowel signs stand on the sign before them and go with it.
    kept: list[str] = []
    is_left_out = False
    for each in words:
        if is_left_out and unicodedata.category(each).startswith("M"):
            continue
        is_left_out = each == sign
        kept.append(each if each.isascii() or not is_left_out else SHOWN_INSTEAD)
    return "".join(kept)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:4])
    except typst.TypstError as error:
        raise SystemExit(str(error).replace("\n", " ")) from None
