"""PDF: the words of each marked part of a page, which the file's structure points to."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from pypdf.generic import ContentStream


Matrix = tuple[float, float, float, float, float, float]

_AS_IT_IS: Matrix = (1, 0, 0, 1, 0, 0)
# Thousandths of a letter's height: a step to the right that stands for a space.
_SPACE = -250
# Points: a smaller step down is a raised or lowered letter of the same line.
_NEW_LINE = 3
_SHOWN = {b"Tj", b"TJ", b"'", b'"'}


def marked_words(page: Any) -> tuple[dict[int, str], int]:
    """
    Return the words of each marked part of a page, and how many letters are in no part.

    What is marked as decoration, such as running heads and feet, counts as neither.
    "PDF 32000-1:2008", 14.6 and 9.4.
    """
    words = _Words(page)
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        words.take(operator, operands)
    said = {mark: "".join(parts) for mark, parts in words.parts.items()}
    return said, words.loose


def times(one: Matrix, other: Matrix) -> Matrix:
    """Return two moves of the page, one after the other, as a single one."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i, a * h + b * j,
        c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


class _Words:
    """Goes through what a page draws, and keeps the letters of each marked part."""

    def __init__(self, page: Any) -> None:
        self.fonts: Mapping[str, Any] = page._layout_mode_fonts()
        self.properties = _properties(page)
        self.parts: dict[int, list[str]] = defaultdict(list)
        self.heights: dict[int, float] = {}
        self.loose = 0
        self.marks: list[int | None] = []
        self.decorations = 0
        self.names: list[bool] = []
        self.font: Any = None
        self.leading = 0.0
        self.page: Matrix = _AS_IT_IS
        self.line: Matrix = _AS_IT_IS
        self.kept: list[tuple[Matrix, Any]] = []

    def take(self, operator: bytes, operands: Any) -> None:
        """Follow one instruction of the page."""
        if operator in _SHOWN:
            self.show(operator, operands)
        elif operator in {b"BDC", b"BMC"}:
            self.begin(operands)
        elif operator == b"EMC":
            self.end()
        elif operator in {b"q", b"Q", b"cm"}:
            self.turn(operator, operands)
        elif operator == b"Tf":
            self.font = self.fonts.get(str(operands[0]))
        else:
            self.move(operator, operands)

    def turn(self, operator: bytes, operands: Any) -> None:
        """Keep, take back or change how the page lies."""
        if operator == b"q":
            self.kept.append((self.page, self.font))
        elif operator == b"Q" and self.kept:
            self.page, self.font = self.kept.pop()
        elif operator == b"cm":
            self.page = times(_matrix(operands), self.page)

    def move(self, operator: bytes, operands: Any) -> None:
        """Move to where the next letters stand."""
        if operator == b"BT":
            self.line = _AS_IT_IS
        elif operator == b"Tm":
            self.line = _matrix(operands)
        elif operator == b"TL":
            self.leading = float(operands[0])
        elif operator in {b"Td", b"TD"}:
            across, down = (float(each) for each in operands)
            self.leading = -down if operator == b"TD" else self.leading
            self.line = times((1, 0, 0, 1, across, down), self.line)
        elif operator == b"T*":
            self.line = times((1, 0, 0, 1, 0, -self.leading), self.line)

    def begin(self, operands: Any) -> None:
        """Enter a marked part, perhaps within another."""
        is_decoration = str(operands[0]) == "/Artifact"
        about = operands[1] if len(operands) > 1 else {}
        if not hasattr(about, "get"):
            about = self.properties.get(str(about), {})
        mark = about.get("/MCID")
        self.names.append(is_decoration)
        self.decorations += is_decoration
        within = self.marks[-1] if self.marks else None
        self.marks.append(within if mark is None else int(mark))

    def end(self) -> None:
        """Leave the innermost marked part."""
        if self.marks:
            self.marks.pop()
            self.decorations -= self.names.pop()

    def show(self, operator: bytes, operands: Any) -> None:
        """Keep letters that are shown."""
        if operator in {b"'", b'"'}:
            self.move(b"T*", ())
        given = operands[-1] if operands else b""
        said = "".join(self.said(given if isinstance(given, list) else [given]))
        mark = self.marks[-1] if self.marks else None
        if self.decorations:
            return
        if mark is None:
            self.loose += len("".join(said.split()))
            return
        height = times(self.line, self.page)[5]
        before = self.heights.get(mark, height)
        held = self.parts[mark]
        is_apart = abs(before - height) > _NEW_LINE
        if held and is_apart and not held[-1].endswith((" ", "\n")):
            held.append(" ")
        self.heights[mark] = height
        held.append(said)

    def said(self, given: list[Any]) -> Iterator[str]:
        """Yield letters, and a space for a step that is as wide as one."""
        for each in given:
            if isinstance(each, int | float):
                if each < _SPACE:
                    yield " "
            else:
                yield self.letters(bytes(getattr(each, "original_bytes", each)))

    def letters(self, codes: bytes) -> str:
        """Return what a font's codes stand for."""
        if self.font is None:
            return ""
        encoding = self.font.encoding
        if isinstance(encoding, str):
            raw = codes.decode(encoding, "replace")
        else:
            raw = "".join(encoding.get(code, chr(code)) for code in codes)
        known = self.font.character_map
        return "".join(known.get(letter, letter) for letter in raw)


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(each) for each in operands)
    return a, b, c, d, e, f


def _properties(page: Any) -> dict[str, Any]:
    resources = page.get("/Resources")
    found = resources.get_object().get("/Properties") if resources else None
    held = found.get_object() if found is not None else {}
    return {name: each.get_object() for name, each in held.items()}
