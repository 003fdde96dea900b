"""
Templates: Markdown with live figures, bound to a document.

Directives stand in double braces: a verb, a quoted name, named arguments.

    Burglary fell to {{ figure "burglary" area="E08000013" period="2019/20-Q4" }}.
    {{ text "owner" }}
    {{ part "measures-table" }}

`figure` and `text` stand in running text; `part` stands in a paragraph of its
own and brings in whole blocks. What a directive gives back enters as data: it
is never read as Markdown, so nothing a person typed can change the document's
shape. Raw HTML is not read, and links lead only to the web, mail or this site.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from frankpledge.documents.bindings import Answer, Binding, Figures, Parts, Request
from frankpledge.documents.columns import Column, Kind, snake_case
from frankpledge.documents.failures import DocumentFailure
from frankpledge.documents.model import (
    About,
    Block,
    Callout,
    Cell,
    Document,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    Table,
    is_safe_link,
    plain,
)


_VERBS = {"figure", "text", "part"}
_DIRECTIVE = re.compile(
    r'\{\{\s*(?P<verb>[a-z]+)\s+"(?P<name>[^"{}\n]*)"'
    r'(?P<arguments>(?:\s+[a-z_]+="[^"{}\n]*")*)\s*\}\}'
)
_ARGUMENT = re.compile(r'([a-z_]+)="([^"]*)"')


def build(
    template: str, figures: Figures, *, about: About, parts: Parts | None = None
) -> tuple[Document, tuple[Binding, ...]]:
    """
    Return the document a template makes and every figure that was bound in it.

    `figures` answers `figure` and `text` directives, `parts` gives the blocks of
    `part` directives. A directive nobody can answer is a failure that names the
    line, never an empty place in a printed report.
    """
    reader = _Reader(figures, parts)
    blocks = reader.blocks(_parser().parse(template))
    return Document(about, tuple(blocks)), tuple(reader.bindings)


def requests(template: str) -> list[Request]:
    """Return what a template asks for, without answering any of it."""
    asked: list[Request] = []
    for token in _parser().parse(template):
        for child in token.children or []:
            if child.type == "directive":
                asked.append(child.meta["request"])
    return asked


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.inline.ruler.before("escape", "directive", _read_directive)
    parser.validateLink = lambda url: is_safe_link(url)  # type: ignore[method-assign]
    return parser


def _read_directive(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's own signature
    if not state.src.startswith("{{", state.pos):
        return False
    found = _DIRECTIVE.match(state.src, state.pos)
    if not found or found["verb"] not in _VERBS:
        raise DocumentFailure(
            f"This directive cannot be read: {state.src[state.pos : state.pos + 80]}",
            'Write it as {{ figure "name" key="value" }}; the verbs are figure, text and part.',
        )
    if not silent:
        token = state.push("directive", "", 0)
        arguments = dict(_ARGUMENT.findall(found["arguments"]))
        token.meta["request"] = Request(found["verb"], found["name"], arguments)
    state.pos = found.end()
    return True


@dataclass
class _Reader:
    figures: Figures
    parts: Parts | None
    bindings: list[Binding] = field(default_factory=list)

    def blocks(self, tokens: Sequence[Token]) -> list[Block]:
        made: list[Block] = []
        place = 0
        while place < len(tokens):
            end = _end_of(tokens, place)
            made += self._block(tokens[place : end + 1])
            place = end + 1
        return made

    def _block(self, tokens: Sequence[Token]) -> Sequence[Block]:
        first = tokens[0]
        if first.type == "heading_open":
            return [Heading(self._runs(tokens[1]), int(first.tag[1]))]
        if first.type == "paragraph_open":
            return self._paragraph(tokens[1])
        if first.type in {"bullet_list_open", "ordered_list_open"}:
            return [self._listing(tokens)]
        if first.type == "blockquote_open":
            return [self._callout(tokens)]
        if first.type == "table_open":
            return [self._table(tokens)]
        if first.type == "hr":
            return [PageBreak()]
        # A code block is shown as it stands: nothing in it is a directive.
        return [Paragraph((Run(first.content.rstrip("\n")),))]

    def _paragraph(self, inline: Token) -> Sequence[Block]:
        children = inline.children or []
        asked = [each.meta["request"] for each in children if each.type == "directive"]
        if not any(request.verb == "part" for request in asked):
            return [Paragraph(self._runs(inline))]
        if len(children) > 1 or self.parts is None:
            raise DocumentFailure(
                f"“{asked[0].asked()}” must stand in a paragraph of its own."
            )
        return self.parts(asked[0])

    def _listing(self, tokens: Sequence[Token]) -> Listing:
        items: list[Runs] = []
        for token in tokens:
            if token.type == "list_item_open":
                items.append(())
            elif token.type == "inline":
                # A list within a list becomes points of the same list; a second
                # paragraph joins the first.
                joint = (Run(" "),) if items[-1] else ()
                items[-1] = (*items[-1], *joint, *self._runs(token))
        return Listing(tuple(items), tokens[0].type == "ordered_list_open")

    def _callout(self, tokens: Sequence[Token]) -> Callout:
        inner = [self._runs(token) for token in tokens if token.type == "inline"]
        title = plain(inner[0]) if inner else ""
        return Callout(title, tuple(inner[1:]))

    def _table(self, tokens: Sequence[Token]) -> Table:
        rows: list[list[Token]] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(token)
        titles = [plain(self._runs(token)) for token in rows[0]]
        columns = tuple(
            Column(
                f"{snake_case(title)}_{number}"
                if titles.count(title) > 1
                else snake_case(title),
                title,
            )
            for number, title in enumerate(titles, start=1)
        )
        body = tuple(tuple(self._cell(token) for token in row) for row in rows[1:])
        return Table("", tuple(_typed(columns, body)), body)

    def _cell(self, token: Token) -> Cell:
        said = self._runs(token)
        if len(said) == 1 and said[0].figure:
            answer = self.bindings[-1].answer
            return Cell(answer.value, answer.text, figure=said[0].figure)
        return Cell(plain(said))

    def _runs(self, inline: Token) -> Runs:
        marks = Run("")
        made: list[Run] = []
        for token in inline.children or []:
            if token.type in _MARKS:
                marks = _MARKS[token.type](marks, token)
            elif token.type == "directive":
                made.append(self._bound(token.meta["request"], marks))
            elif token.type == "image":
                raise DocumentFailure(
                    "Pictures cannot stand in a template.", "Use a part."
                )
            else:
                words = (
                    " " if token.type in {"softbreak", "hardbreak"} else token.content
                )
                made.append(replace(marks, text=words))
        return _joined(made)

    def _bound(self, request: Request, marks: Run) -> Run:
        if request.verb == "part":
            raise DocumentFailure(
                f"“{request.asked()}” must stand in a paragraph of its own."
            )
        answer: Answer = self.figures(request)
        if request.verb == "text":
            return replace(marks, text=answer.text)
        binding = Binding(f"f{len(self.bindings) + 1}", request, answer)
        self.bindings.append(binding)
        return replace(marks, text=answer.text, figure=binding.id)


_MARKS = {
    "strong_open": lambda run, token: replace(run, strong=True),
    "strong_close": lambda run, token: replace(run, strong=False),
    "em_open": lambda run, token: replace(run, emphasis=True),
    "em_close": lambda run, token: replace(run, emphasis=False),
    "link_open": lambda run, token: replace(run, href=str(token.attrs["href"])),
    "link_close": lambda run, token: replace(run, href=""),
}


def _end_of(tokens: Sequence[Token], start: int) -> int:
    depth = 0
    for place in range(start, len(tokens)):
        depth += tokens[place].nesting
        if depth == 0:
            return place
    return len(tokens) - 1


def _joined(made: Sequence[Run]) -> Runs:
    kept: list[Run] = []
    for run in made:
        is_alike = kept and not run.figure and not kept[-1].figure
        if is_alike and replace(kept[-1], text="") == replace(run, text=""):
            kept[-1] = replace(run, text=kept[-1].text + run.text)
        elif run.text:
            kept.append(run)
    return tuple(kept)


def _typed(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> list[Column]:
    # A column of figures lines up on the right, as in any other table.
    made = []
    for place, column in enumerate(columns):
        has_figures = any(row[place].figure for row in rows)
        made.append(replace(column, kind=Kind.NUMBER) if has_figures else column)
    return made
