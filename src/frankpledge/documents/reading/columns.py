"""Tables that stand in plain text: between tabs, between bars, or in ragged columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass


LINE = "\u2028"
"""Where a line ends inside a cell."""

Rows = list[list[str]]
_RULE = re.compile(r"^[\s|:+=_–-]+$")
_GAP = re.compile(r"\s{2,}")
_TOKEN = re.compile(r"\S+")
_PIECE = re.compile(r"\S+(?: \S+)*")
_FIGURE = re.compile(
    r"^[-+–−(]?[£]?\d[\d,]*(?:\.\d+)?\)?\s*%?$|^(?:n/?a|tbc|tba|nil|-|–|—|\.\.|\?|\*)$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"^(?:19|20)?\d\d\s*[/–-]\s*(?:19|20)?\d\d\*?$|^(?:19|20)\d\d\*?$")
_FEWEST_ROWS = 2
_FEWEST_COLUMNS = 3
_WIDE_TABLE = 4
_NEAR = 1


def table_at(lines: Sequence[str], at: int) -> tuple[Rows, int]:
    """Return the rows of a table that begins at a line, and how many lines it takes."""
    if "\t" in lines[at].strip("\n"):
        return _tabbed(lines, at)
    if lines[at].count("|") > 1 and not _RULE.match(lines[at]):
        return _barred(lines, at)
    if _GAP.search(lines[at].strip()):
        rows, used = _ragged(lines, at)
        return (rows, used) if rows else _aligned(lines, at)
    return [], 0


def _tabbed(lines: Sequence[str], at: int) -> tuple[Rows, int]:
    rows: Rows = []
    used = 0
    while at + used < len(lines):
        line = lines[at + used]
        if "\t" in line:
            cells = [_cell(each) for each in line.split("\t")]
            if not _RULE.match(line.replace("\t", "-")):
                rows.append(cells)
            used += 1
            continue
        gap = _blank_lines(lines, at + used)
        if not gap or not _goes_on(rows, lines, at + used + gap):
            break
        used += gap
    is_table = any(sum(bool(cell) for cell in row) > 1 for row in rows)
    return (rows, used) if is_table else ([], 0)


def _blank_lines(lines: Sequence[str], at: int) -> int:
    count = 0
    while at + count < len(lines) and not lines[at + count].strip():
        count += 1
    return count


def _goes_on(rows: Rows, lines: Sequence[str], at: int) -> bool:
    """Say whether a table of many columns goes on after empty lines."""
    if at >= len(lines) or not rows:
        return False
    cells = lines[at].split("\t")
    return len(cells) == len(rows[-1]) >= _WIDE_TABLE and not _is_head(cells)


def _is_head(cells: Sequence[str]) -> bool:
    named = [cell for cell in cells[1:] if cell.strip()]
    return bool(named) and all(_YEAR.match(cell.strip()) for cell in named)


def _cell(words: str) -> str:
    parts = (part.strip() for part in words.replace(LINE, "\n").split("\n"))
    return "\n".join(part for part in parts if part)


def _barred(lines: Sequence[str], at: int) -> tuple[Rows, int]:
    rows: Rows = []
    used = 0
    while at + used < len(lines) and "|" in lines[at + used]:
        line = lines[at + used].strip()
        if not _RULE.match(line):
            rows.append([_cell(each) for each in line.strip("|").split("|")])
        used += 1
    return (rows, used) if len(rows) >= _FEWEST_ROWS else ([], 0)


def _ragged(lines: Sequence[str], at: int) -> tuple[Rows, int]:
    """
    Return a table that only gaps of two spaces and more hold apart.

    Prose that is set to both margins has gaps too, so at least two lines must
    end in the same number of figures or headed years.
    """
    used = 0
    found: list[list[Piece]] = []
    while at + used < len(lines):
        pieces = _pieces(lines[at + used])
        blank = _blank_lines(lines, at + used)
        if blank:
            if blank > 1 or not _is_row(lines, at + used + blank):
                break
            used += blank
            continue
        is_between = found and _is_row(lines, at + used + 1)
        if len(pieces) < 2 and not (is_between or _is_wrapped(pieces, found)):
            break
        found.append(pieces)
        used += 1
    figured = [_trailing_figures(pieces) for pieces in found]
    width = max(figured, default=0)
    if not width or sum(1 for count in figured if count) < _FEWEST_ROWS:
        return [], 0
    return _in_columns(found, width), used


def _is_wrapped(pieces: Sequence["Piece"], found: Sequence[list["Piece"]]) -> bool:
    """Say whether a line is the rest of the label that the row above it begins."""
    rows = [row for row in found if len(row) > 1 and _trailing_figures(row)]
    if not rows or len(pieces) != 1 or pieces[0].words[:1].isupper():
        return False
    label, figures = rows[-1][0], min(row[1].start for row in rows)
    is_below = abs(pieces[0].start - label.start) <= _NEAR
    return is_below and pieces[0].end < figures


def _is_row(lines: Sequence[str], at: int) -> bool:
    if at >= len(lines):
        return False
    return bool(_trailing_figures(_pieces(lines[at])))


@dataclass(frozen=True)
class Piece:
    """Words that stand together in a line, and where."""

    words: str
    start: int

    @property
    def end(self) -> int:
        """Return the column after the last letter."""
        return self.start + len(self.words)


def _pieces(line: str) -> list[Piece]:
    """Return what gaps hold apart; figures that one space parts are apart too."""
    pieces = [Piece(found[0], found.start()) for found in _PIECE.finditer(line)]
    if len(pieces) < 2:
        return pieces
    return [part for piece in pieces for part in _without_figures(piece)]


def _without_figures(piece: Piece) -> list[Piece]:
    tokens = [
        Piece(t[0], piece.start + t.start()) for t in _TOKEN.finditer(piece.words)
    ]
    figures = _trailing_figures(tokens)
    if figures < 2:
        return [piece]
    words = piece.words[: tokens[-figures].start - piece.start].rstrip()
    return [*([Piece(words, piece.start)] if words else []), *tokens[-figures:]]


def _trailing_figures(pieces: Sequence[Piece]) -> int:
    count = 0
    for piece in reversed(pieces):
        word = piece.words
        if not (_FIGURE.match(word) or _YEAR.match(word)):
            break
        count += 1
    return count


def _in_columns(found: Sequence[list[Piece]], width: int) -> Rows:
    """Put every piece into the column whose figures stand nearest to its middle."""
    model = [row[-width:] for row in found if _trailing_figures(row) == width]
    middles = [
        sum((row[column].start + row[column].end) / 2 for row in model) / len(model)
        for column in range(width)
    ]
    starts = [min(row[column].start for row in model) for column in range(width)]
    rows: Rows = []
    for pieces in found:
        cells = [""] * (width + 1)
        # a row with a piece for every column is right however ragged it stands
        is_full = len(pieces) == width + 1
        for position, piece in enumerate(pieces):
            placed = _column_of(piece, middles, starts[0])
            column = position if is_full else placed
            cells[column] = f"{cells[column]} {piece.words}".strip()
        rows.append(cells)
    rows = _with_whole_labels(rows)
    is_labelled = any(row[0] for row in rows)
    return rows if is_labelled else [row[1:] for row in rows]


def _with_whole_labels(rows: Rows) -> Rows:
    """Join a label that goes on in the next line to the row that it began in."""
    whole: Rows = []
    for row in rows:
        goes_on = row[0][:1] and not row[0][:1].isupper() and not any(row[1:])
        if goes_on and whole:
            whole[-1][0] = f"{whole[-1][0]} {row[0]}"
        else:
            whole.append(row)
    return whole


def _aligned(lines: Sequence[str], at: int) -> tuple[Rows, int]:
    """
    Return a table of words whose columns begin below those of its first line.

    A row begins where the first column begins with a capital and another column is
    filled; what stands beneath goes on in the same cells.
    """
    starts = [piece.start for piece in _pieces(lines[at])]
    if len(starts) < _FEWEST_COLUMNS:
        return [], 0
    rows: Rows = []
    used = 0
    for line in lines[at:]:
        pieces = [Piece(found[0], found.start()) for found in _PIECE.finditer(line)]
        placed = [_start_of(piece, starts) for piece in pieces]
        if not pieces or None in placed or _runs_on(pieces, placed, starts):
            break
        cells = [""] * len(starts)
        for piece, column in zip(pieces, placed, strict=True):
            cells[column or 0] = piece.words
        begins = cells[0][:1].isupper() and sum(bool(cell) for cell in cells) > 1
        if begins or not rows:
            rows.append(cells)
        else:
            rows[-1] = [
                f"{a} {b}".strip() for a, b in zip(rows[-1], cells, strict=True)
            ]
        used += 1
    return (rows, used) if len(rows) > _FEWEST_ROWS else ([], 0)


def _runs_on(
    pieces: Sequence[Piece], placed: Sequence[int | None], starts: Sequence[int]
) -> bool:
    """Say whether a line is prose: its words run over where the next column begins."""
    last = placed[-1]
    return (
        last is not None
        and last + 1 < len(starts)
        and (pieces[-1].end > starts[last + 1])
    )


def _start_of(piece: Piece, starts: Sequence[int]) -> int | None:
    near = [at for at, start in enumerate(starts) if abs(start - piece.start) <= _NEAR]
    return near[0] if near else None


def _column_of(piece: Piece, middles: Sequence[float], first_start: int) -> int:
    middle = (piece.start + piece.end) / 2
    gap = (middles[1] - middles[0]) / 2 if len(middles) > 1 else 4
    if piece.end <= first_start or middle < middles[0] - max(gap, 4):
        return 0
    nearest = min(range(len(middles)), key=lambda at: abs(middles[at] - middle))
    return nearest + 1
