"""Which smallest kinds of record each measure counts, so that totals meet parts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from frankpledge.analysis.measures import Definition, Form
from frankpledge.analysis.measures.definition import UNCONDITIONAL, Incidents, Series


REST = "the rest"


def made_of(definitions: Iterable[Definition]) -> dict[str, frozenset[str]]:
    """
    Return what each measure counts, in pieces that no two measures cut.

    A return's series that is the numerator of a percentage is a part of its base,
    and a measure that adds several series is made of them. Records are told apart
    by kind and by what else decides whether they count. Values that arrive worked
    out count nothing.
    """
    definitions = list(definitions)
    parts = parts_of_series(definitions)
    kinds, conditions = kinds_told_apart(definitions)
    found = {}
    for definition in definitions:
        source = definition.numerator
        if isinstance(source, Series):
            pieces = (pieces_of(name, parts) for name in source.series)
            found[definition.id] = frozenset().union(*pieces)
        elif isinstance(source, Incidents):
            found[definition.id] = records_of(
                source, kinds[source.dataset], conditions[source.dataset]
            )
    return found


def parts_of_series(definitions: Iterable[Definition]) -> dict[str, set[str]]:
    """Return the series that are declared to be a part of another, by the whole."""
    parts: dict[str, set[str]] = defaultdict(set)
    for definition in definitions:
        source, base = definition.numerator, definition.denominator.series
        if (
            definition.form is Form.PERCENTAGE
            and isinstance(source, Series)
            and len(base) == 1
        ):
            parts[base[0]] |= set(source.series) - {base[0]}
    return parts


def pieces_of(
    series: str, parts: Mapping[str, set[str]], above: frozenset[str] = frozenset()
) -> frozenset[str]:
    """Return the smallest pieces of a series; parts that go in circles end there."""
    below = sorted(parts.get(series, set()) - above - {series})
    if not below:
        return frozenset({series})
    inside = (pieces_of(part, parts, above | {series}) for part in below)
    return frozenset({f"{series}: {REST}"}).union(*inside)


def kinds_told_apart(
    definitions: Iterable[Definition],
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return the kinds and the conditions that any measure of a data set names."""
    kinds: dict[str, set[str]] = defaultdict(lambda: {REST})
    conditions: dict[str, set[str]] = defaultdict(lambda: {REST})
    for definition in definitions:
        source = definition.numerator
        if isinstance(source, Incidents):
            kinds[source.dataset] |= {*source.kinds, *source.exclude_kinds}
            if source.condition != UNCONDITIONAL:
                conditions[source.dataset].add(str(source.condition))
    return kinds, conditions


def records_of(
    source: Incidents, kinds: set[str], conditions: set[str]
) -> frozenset[str]:
    """Return the pieces of a data set that a measure of records counts."""
    counted = set(source.kinds or kinds) - set(source.exclude_kinds)
    is_open = source.condition == UNCONDITIONAL
    met = conditions if is_open else {str(source.condition)}
    return frozenset(
        f"{source.dataset}/{kind}/{condition}" for kind in counted for condition in met
    )
