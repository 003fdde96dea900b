"""What a claimed change is tied to: its series, its time and what stands around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from frankpledge.plan.rules.claims.grids import Series
from frankpledge.plan.rules.claims.numbers import Unit
from frankpledge.plan.rules.claims.passages import FIGURE
from frankpledge.plan.rules.claims.phrases import DOWN_VERB, UP_VERB, Change, listed
from frankpledge.plan.rules.claims.reckoning import is_change, readings
from frankpledge.plan.rules.claims.spoken import names
from frankpledge.plan.rules.claims.ties import Subject, tied
from frankpledge.plan.rules.claims.timing import Timing, When, timings
from frankpledge.plan.rules.claims.topics import topic


_BESIDE = 12
_MOVES = re.compile(rf"\b(?:{DOWN_VERB}|{UP_VERB}|by)\b")


@dataclass(frozen=True)
class Surroundings:
    """What a claim may be tied to: all series, and what the section has named so far."""

    series: Sequence[Series]
    names: frozenset[str]
    times: Sequence[Timing]
    last_subject: frozenset[str] = frozenset()
    is_timed: bool = True
    is_borrowed: bool = False
    is_compared: bool = False


def series_of(change: Change, around: Surroundings) -> list[Series]:
    """Return the series that a change speaks of, by its words or by its caption."""
    subject = subject_of(change, around)
    opening = [] if topic(change.subject) else _opening(change, around)
    if opening:
        return opening
    found = tied(subject, around.series)
    if not found and not change.of:
        found = tied(replace(subject, words=_whole_clause(change)), around.series)
    found = found or _opening(change, around)
    return found or _by_label(change, around) or by_caption(change, around.series)


def _by_label(change: Change, around: Surroundings) -> list[Series]:
    """Return the one row of the section that the clause names in full: “under 16s rose by”."""
    own = [s for s in around.series if s.section == change.passage.section]
    numbered = [s for s in own if re.search(r"\d", s.name)]
    clause = re.split(rf"[.;:,]|{FIGURE}", change.passage.template[: change.at])[-1]
    named = names(clause, [s.name for s in numbered]) if numbered else []
    found = [numbered[each.index] for each in named if each.is_full]
    return found if len({s.name for s in found}) == 1 else []


_HAD = re.compile(
    r"^(?:the |our )?(?P<who>[^.,;:]{3,50}?) (?:had|has|have|saw|recorded|with|experienced)\b"
)


def _opening(change: Change, around: Surroundings) -> list[Series]:
    """Return the one row of the section that a sentence opens with: “Docks had 17 fewer”."""
    match = _HAD.match(change.passage.template)
    said = topic(match["who"]) if match else frozenset()
    own = [s for s in around.series if s.section == change.passage.section]
    found = [s for s in own if said and topic(s.name) == said]
    return found if len(found) == 1 and not change.of else []


def _whole_clause(change: Change) -> frozenset[str]:
    """Return what all the words before a figure say: “victims in social rent fell by”."""
    before = re.split(rf"[.;:,]|{FIGURE}", change.passage.template[: change.at])[-1]
    return topic(_MOVES.sub(" ", before))


def by_caption(change: Change, series: Sequence[Series]) -> list[Series]:
    """
    Return the one row that makes the printed change in a table that the words name.

    “26% fewer re-offences through the IOM programme”: the caption names the
    programme, and one row of it, convictions, fell by 26%.
    """
    said = topic(change.passage.text)
    captions = {each.caption: topic(each.caption) for each in series if each.caption}
    own = {
        caption: words.difference(*(w for c, w in captions.items() if c != caption))
        for caption, words in captions.items()
    }
    named = [each for each in series if own.get(each.caption, frozenset()) & said]
    right = [
        each
        for each in named
        if any(
            is_change(change.figure, change.direction, ends)
            for ends in readings(each, [])
        )
    ]
    return right if len(right) == 1 and change.direction else []


def times_of(change: Change, around: Surroundings) -> list[Timing]:
    """Return the times of the sentence, or of what leads up to it."""
    own = timings(change.passage)
    beside = [
        each
        for each in own
        if each.when is When.IN and 0 < each.at - change.at < _BESIDE
    ]
    if beside:
        # “fell 5.7% in 2014/15 and a further 3.5% in 2015/16”
        others = [t for t in own if t.when in {When.AGAINST, When.SINCE}]
        return [*beside[:1], *others]
    return own or list(around.times)


def subject_of(change: Change, around: Surroundings) -> Subject:
    """Return what the change is said of; words like “this” take the subject before."""
    words = topic(change.subject)
    if change.of:
        words = topic(listed(change.subject)[change.order])
    return Subject(
        words or around.last_subject or topic(change.passage.heading),
        around.names | names_in(change.passage.text, around.series),
        change.passage.block,
        change.passage.heading,
        change.passage.section,
        says_rate=change.calls_it_rate,
        is_points=change.figure.unit is Unit.POINTS,
    )


def names_in(text: str, series: Sequence[Series]) -> frozenset[str]:
    """Return the capitalised words of a sentence that no label has: places and bodies."""
    labels = {word for each in series for word in topic(each.name)}
    found = re.findall(r"(?<=[a-z,;] )[A-Z][a-z]+", text)
    return frozenset(word for name in found for word in topic(name)) - labels
