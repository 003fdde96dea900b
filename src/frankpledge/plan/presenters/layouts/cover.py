"""The cover of a printed plan: its facts, and the register of what is still awaited."""

from collections.abc import Iterator, Sequence
from datetime import date

from frankpledge.analysis.dates import day_in_words
from frankpledge.analysis.words import counted
from frankpledge.documents.columns import Column
from frankpledge.documents.model import (
    About,
    Block,
    Callout,
    Heading,
    Paragraph,
    Table,
    Tone,
    runs,
)
from frankpledge.plan.presenters.layouts.beside import beside
from frankpledge.plan.presenters.layouts.prose import parts
from frankpledge.plan.presenters.layouts.source import Source
from frankpledge.plan.rules.content import TargetLine, targets_in
from frankpledge.plan.rules.open_ends import (
    NOUNS,
    Open,
    OpenEnd,
    countdown,
    in_all,
)
from frankpledge.plan.rules.printing.parts import ABOUT, AWAITED, BACK, FRONT
from frankpledge.plan.states import Part


# What is told of each target by itself; owners and dates are told of many at once.
MOST_NAMED = 12
NOBODY = "Nobody yet"
REGISTER = "Register of what is open"
REGISTER_COLUMNS = (
    Column("line", "Line"),
    Column("open", "Still open"),
    Column("owner", "Who settles it"),
    Column("due", "By when"),
)
NUMBERS = frozenset({Open.BASELINE, Open.VALUE})


def about(source: Source, subtitle: str, *, has_contents: bool = True) -> About:
    """Return the facts of the cover."""
    content = source.content
    last = date.fromordinal(content.ends_before.toordinal() - 1)
    formats = next(source.passages(Part.FORMATS), None)
    return About(
        title=content.title,
        created=source.on,
        subtitle=subtitle,
        area=source.area or source.partnership,
        period=f"{content.starts_on:%B %Y} to {last:%B %Y}",
        version=source.version,
        status=source.state.capitalize(),
        approved_on=source.approved_on,
        sources=("The partnership's own plan", "Figures supplied by its agencies"),
        has_contents=has_contents,
        other_formats=formats.text if formats and not live(formats.text) else "",
    )


def live(text: str) -> bool:
    """Say whether a text holds what only a page can show, or goes on for long."""
    return "{{" in text or "\n" in text


def front(source: Source) -> Iterator[Block]:
    """Yield what stands before the priorities: what is awaited, about, foreword, vision."""
    yield from register(source)
    if source.content.about:
        yield Heading(runs(ABOUT))
        yield Paragraph(runs(source.content.about))
    yield from parts(source, FRONT)


def back(source: Source) -> Iterator[Block]:
    """Yield what stands after the priorities."""
    yield from beside(source)
    yield from parts(source, BACK)


def awaited_in_short(source: Source) -> Iterator[Block]:
    """Yield which numbers are still awaited, as residents are told; no officers' names."""
    found = [one for one in source.open_ends if one.want in NUMBERS]
    if found:
        said = f"{in_all(found)}."
        about = sorted({text for text, _, _, _ in open_rows(source, found)})
        lines = (said, f"{'; '.join(about)}.")
        yield Callout(AWAITED, tuple(map(runs, lines)), Tone.WARNING)


def register(source: Source) -> Iterator[Block]:
    """Yield the register of what is still open: how much, what, who settles it and when."""
    found = source.open_ends
    if not found:
        return
    said = [in_all(found), countdown(found, source.on)]
    lines = [f"{one[:1].upper()}{one[1:]}." for one in said]
    yield Callout(AWAITED, tuple(map(runs, lines)), Tone.WARNING)
    yield Table(REGISTER, REGISTER_COLUMNS, tuple(open_rows(source, found)))


def open_rows(source: Source, found: Sequence[OpenEnd]) -> Iterator[tuple[str, ...]]:
    """Yield what is awaited line by line; the same want of many lines is said once."""
    alone: dict[tuple[str, str, str, date | None], list[OpenEnd]] = {}
    alike: dict[tuple[Open, str], list[str]] = {}
    for one in found:
        if one.want in NUMBERS or one.due_on:
            key = one.line, one.ref, one.owner, one.due_on
            alone.setdefault(key, []).append(one)
        else:
            alike.setdefault((one.want, one.line), []).append(one.ref)
    targets = {one.ref: one for one in targets_in(source.content)}
    for (line, ref, owner, due_on), ends in alone.items():
        target = targets.get(ref) if line == "target" else None
        named = source.named(target) if target else None
        text = f"{line.capitalize()} {ref}: {named.name if named else ends[0].text}"
        wants = " and ".join(want_words(one, target) for one in ends)
        yield text, sentence_case(wants), owner or NOBODY, when(due_on, source.on)
    for (want, line), refs in alike.items():
        yield (
            refs_words(line, refs),
            f"{NOUNS[want][0].capitalize()} to be named",
            NOBODY,
            when(None, source.on),
        )


def sentence_case(words: str) -> str:
    """Return words with a capital at their start, as a cell begins."""
    return f"{words[:1].upper()}{words[1:]}"


def refs_words(line: str, refs: list[str]) -> str:
    """Return lines by their references, or how many where that would fill the cover."""
    if len(refs) == 1:
        return f"{line.capitalize()} {refs[0]}"
    if len(refs) > MOST_NAMED:
        return f"{len(refs)} {line}s, {refs[0]} to {refs[-1]}"
    return f"{line.capitalize()}s {', '.join(refs)}"


def want_words(one: OpenEnd, target: TargetLine | None) -> str:
    """Return what is wanted: "baseline to be confirmed", "target to be agreed"."""
    if target is None or one.want not in NUMBERS:
        return f"{NOUNS[one.want][0]} to be named"
    if one.want is Open.VALUE:
        return "target to be agreed"
    return f"baseline {target.baseline_state.value.replace('-', ' ')}"


def when(due_on: date | None, on: date) -> str:
    """Return by when something is due, and how many days are left or gone by."""
    if due_on is None:
        return "No date set"
    days = (due_on - on).days
    count = counted(abs(days), "day")
    return f"{day_in_words(due_on)}: {count} {'left' if days >= 0 else 'overdue'}"
