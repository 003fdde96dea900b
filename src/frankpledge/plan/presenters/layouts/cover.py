"""The cover of a printed plan: its facts, and the register of what is still awaited."""

from collections.abc import Iterator
from datetime import date

from frankpledge.documents.model import (
    About,
    Block,
    Callout,
    Heading,
    Paragraph,
    Tone,
    runs,
)
from frankpledge.plan.presenters.layouts.prose import parts
from frankpledge.plan.presenters.layouts.source import Source
from frankpledge.plan.rules.content import TargetLine, targets_in
from frankpledge.plan.rules.printing import baseline_words
from frankpledge.plan.rules.printing.parts import ABOUT, AWAITED, BACK, FRONT
from frankpledge.plan.rules.printing.terms import NOT_YET, promise_words
from frankpledge.plan.states import BASELINE_PENDING, Part


def about(source: Source, subtitle: str) -> About:
    """Return the facts of the cover."""
    content = source.content
    last = date.fromordinal(content.ends_before.toordinal() - 1)
    formats = next(source.passages(Part.FORMATS), None)
    return About(
        title=content.title,
        created=source.on,
        subtitle=subtitle,
        area=source.partnership,
        period=f"{content.starts_on:%B %Y} to {last:%B %Y}",
        version=source.version,
        status=source.state.capitalize(),
        approved_on=source.approved_on,
        sources=("The partnership's own plan", "Figures supplied by its agencies"),
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
    yield from parts(source, BACK)


def register(source: Source) -> Iterator[Block]:
    """Yield the register of baselines and targets still awaited, with a countdown."""
    lines = [
        said
        for target in targets_in(source.content)
        if (said := awaited(target, source))
    ]
    if lines:
        yield Callout(AWAITED, tuple(map(runs, lines)), Tone.WARNING)


def awaited(target: TargetLine, source: Source) -> str:
    """Return what a target still waits for and for how long, or nothing."""
    named = source.named(target)
    waits = []
    if target.baseline_state in BASELINE_PENDING:
        baseline = baseline_words(target, named)
        waits.append(f"baseline {baseline[:1].lower()}{baseline[1:]}")
    if promise_words(target, named, is_dated=False) == NOT_YET:
        waits.append("target to be agreed")
    if not waits:
        return ""
    name = named.name if named else target.measure or "milestone"
    return f"{target.ref} {name}: {', '.join(waits)}; {countdown(target, source.on)}."


def countdown(target: TargetLine, on: date) -> str:
    """Return how many days are left for what is awaited, or by how many it is late."""
    due = target.baseline_due_on
    if due is None:
        return "no date set"
    days = (due - on).days
    unit = "day" if abs(days) == 1 else "days"
    return f"{days:,} {unit} left" if days >= 0 else f"{-days:,} {unit} overdue"
