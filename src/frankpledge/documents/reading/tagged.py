"""PDF: a tagged one is read by its structure, so that its tables are whole."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from frankpledge.analysis.readers.failures import TooMuch
from frankpledge.documents.reading.blocks import Builder, ReadDocument
from frankpledge.documents.reading.marked import marked_words


MOST_DEEP, MOST_PARTS = 60, 500_000
"""A structure deeper or larger than any office program writes is not followed."""

ENOUGH = 0.9
"""The share of a file's letters that its structure must hold to be gone by."""

FEWEST_HEADINGS = 3
"""Of a file without tables: with fewer headings its parts say little of how it is built."""

_GROUPS = {
    "Document", "Part", "Art", "Sect", "Div", "NonStruct", "Aside", "Figure", "Form",
    "TOC", "Index", "BlockQuote", "DocumentFragment",
}  # fmt: skip
_ROWS = {"THead", "TBody", "TFoot", "Table"}
_LEFT_OUT = {"Artifact", "TOCI", "Lbl"}
_HEADINGS = {"Title": 1, "H": 1} | {f"H{level}": level for level in range(1, 7)}
_BLOCKS = _GROUPS | set(_HEADINGS) | {"P", "L", "Table", "Caption", "Note"}
_APART = _GROUPS | {"P", "L", "LI", "LBody", "Table", "TR"}


Mark = tuple[int, int]
"""Where words stand: the number of the page from 0, and of the marked part in it."""


@dataclass
class Part:
    """
    One part of the structure: its role, what it holds in order, and its page.

    It holds marks until they are filled with the words that stand there.
    """

    role: str
    inside: list["Part | Mark | str"] = field(default_factory=list)
    page: int = 0
    columns: int = 1
    is_block: bool = False

    def __post_init__(self) -> None:
        inside = any(each.is_block for each in self.parts())
        self.is_block = inside or self.role in _BLOCKS

    def words(self) -> str:
        """Return all its words; what stands in paragraphs of its own on lines of its own."""
        said = ""
        for each in self.inside:
            if isinstance(each, str):
                said += each
            elif isinstance(each, Part) and each.role not in _LEFT_OUT:
                is_apart = each.role in _APART
                joint = "\n" if is_apart and said and not said.endswith("\n") else ""
                said += f"{joint}{each.words()}" + ("\n" if is_apart else "")
        return said.strip("\n")

    def parts(self) -> Iterator["Part"]:
        """Yield the parts it holds."""
        return (each for each in self.inside if isinstance(each, Part))


def read_tagged(reader: Any) -> ReadDocument | None:
    """
    Return a PDF's blocks by its own structure, None where it has none to go by.

    It must hold most of the letters, and name headings beside its tables or several of
    them: else the words are better read by where they stand.
    """
    root = reader.trailer["/Root"].get("/StructTreeRoot")
    if root is None:
        return None
    structure = _Structure(reader, root.get_object())
    try:
        whole = Part("Document", structure.inside(root.get_object(), 0, 0))
    except TooMuch:
        return None
    roles = structure.roles
    headings = sum(roles[heading] for heading in _HEADINGS)
    if headings < (1 if roles["Table"] else FEWEST_HEADINGS):
        return None
    structure.fill(whole)
    if not structure.is_enough():
        return None
    # A file's own title stands above all the others, whose levels begin beneath it.
    builder = _Blocks(int(roles["H1"] == 1 and roles["H2"] > 0))
    builder.take(whole)
    return builder.builder.finished("", "tagged-pdf")


class _Structure:
    """Follows a file's structure, and takes the words of each part from its page."""

    def __init__(self, reader: Any, root: Any) -> None:
        self.pages = {
            page.indirect_reference.idnum: number
            for number, page in enumerate(reader.pages)
        }
        self.reader = reader
        self.said: list[dict[int, str]] = []
        self.loose = 0
        self.renamed = {
            str(name): str(role) for name, role in _held(root, "/RoleMap").items()
        }
        self.roles: Counter[str] = Counter()
        self.used: set[Mark] = set()
        self.parts = 0

    def fill(self, whole: Part) -> None:
        """Read the pages, and put the words into the parts that they belong to."""
        read = [marked_words(page) for page in self.reader.pages]
        self.said = [words for words, _ in read]
        self.loose = sum(loose for _, loose in read)
        waiting = [whole]
        while waiting:
            part = waiting.pop()
            part.inside = [
                self.words(*each) if isinstance(each, tuple) else each
                for each in part.inside
            ]
            waiting += reversed(list(part.parts()))

    def is_enough(self) -> bool:
        """Say whether the structure holds most of the file's letters."""
        held = sum(_letters(self.said[page][mark]) for page, mark in self.used)
        every = sum(_letters(each) for page in self.said for each in page.values())
        return held > 0 and held >= ENOUGH * (every + self.loose)

    def inside(self, element: Any, page: int, depth: int) -> list[Part | Mark | str]:
        """Return what an element holds, in the order that the structure gives."""
        kids = element.get("/K")
        kids = kids.get_object() if kids is not None else []
        kids = kids if isinstance(kids, list) else [kids]
        made = (self.one(kid.get_object(), page, depth) for kid in kids)
        return [each for each in made if each is not None]

    def one(self, kid: Any, page: int, depth: int) -> Part | Mark | None:
        """Return one thing that an element holds: a mark, a part, or nothing."""
        self.parts += 1
        if depth > MOST_DEEP or self.parts > MOST_PARTS:
            raise TooMuch("The structure is deeper or larger than any document's.")
        if isinstance(kid, int):
            return page, int(kid)
        if not hasattr(kid, "get"):
            return None
        page = self.page_of(kid, page)
        if "/MCID" in kid:
            return page, int(kid["/MCID"])
        if "/S" not in kid:
            return None
        named = str(kid["/S"])
        role = self.renamed.get(named, named).lstrip("/")
        self.roles[role] += 1
        inside = self.inside(kid, page, depth + 1)
        return Part(role, inside, _page_of(inside, page), _span(kid))

    def page_of(self, kid: Any, page: int) -> int:
        """Return the page that an element names, else that of what holds it."""
        named = kid.raw_get("/Pg") if "/Pg" in kid else None
        return self.pages.get(getattr(named, "idnum", -1), page)

    def words(self, page: int, mark: int) -> str:
        """Return the words of a marked part; a part that is named twice has none twice."""
        if (page, mark) in self.used or mark not in self.said[page]:
            return ""
        self.used.add((page, mark))
        return self.said[page][mark]


class _Blocks:
    """Makes blocks of the structure's parts."""

    def __init__(self, titles: int) -> None:
        self.builder = Builder()
        self.titles = titles

    def take(self, part: Part) -> None:
        """Add a part, or what it holds."""
        self.builder.page = part.page + 1
        if part.role in _LEFT_OUT:
            return
        if part.role in _HEADINGS:
            self.builder.heading(part.words(), _HEADINGS[part.role] - self.titles)
        elif part.role == "Table":
            self.table(part)
        elif part.role == "L":
            self.listing(part)
        elif part.role in _GROUPS or any(each.is_block for each in part.parts()):
            self.group(part)
        else:
            self.builder.paragraph(part.words())

    def group(self, part: Part) -> None:
        """Add what a part holds; words that stand in no part of their own are a paragraph."""
        held = ""
        for each in part.inside:
            if not isinstance(each, Part):
                held += str(each)
            elif each.is_block:
                self.builder.paragraph(held)
                held = ""
                self.take(each)
            else:
                held += each.words()
        self.builder.paragraph(held)

    def listing(self, part: Part) -> None:
        """Add each item of a list, and the lists that stand in it."""
        for item in part.parts():
            if item.role == "L":
                self.listing(item)
            else:
                self.builder.paragraph(item.words(), is_item=True)

    def table(self, part: Part) -> None:
        """Add a table; its caption stands before it."""
        for each in part.parts():
            if each.role == "Caption":
                self.builder.paragraph(each.words())
        rows = [
            [(cell.words(), cell.columns) for cell in row.parts()]
            for row in _rows(part)
        ]
        self.builder.table(rows)


def _rows(part: Part) -> Iterator[Part]:
    for each in part.parts():
        if each.role == "TR":
            yield each
        elif each.role in _ROWS:
            yield from _rows(each)


def _page_of(inside: Sequence[Part | Mark | str], page: int) -> int:
    """Return the page on which a part begins, where that of what holds it is known."""
    for each in inside:
        if isinstance(each, Part):
            return each.page
        if isinstance(each, tuple):
            return each[0]
    return page


def _span(element: Any) -> int:
    said = element.get("/A")
    said = said.get_object() if said is not None else []
    for each in said if isinstance(said, list) else [said]:
        held = each.get_object()
        if hasattr(held, "get") and "/ColSpan" in held:
            return max(1, min(100, int(held["/ColSpan"])))
    return 1


def _held(element: Any, name: str) -> Any:
    found = element.get(name)
    return found.get_object() if found is not None else {}


def _letters(words: Sequence[str] | str) -> int:
    return len("".join("".join(words).split()))
