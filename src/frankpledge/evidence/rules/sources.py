"""What a measure's figures rest on: data sets of records, and series of returns."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from frankpledge.analysis.measures.definition import (
    Definition,
    Incidents,
    Per,
    Series,
)


EVERYWHERE = "*"
RETURNS = "returns:"
Loads = Mapping[str, Mapping[str, Sequence[str]]]


def sources_of(definition: Definition) -> tuple[str, ...]:
    """Return the names under which the loads behind a measure are kept."""
    names: list[str] = []
    source = definition.numerator
    if isinstance(source, Incidents):
        names.append(source.dataset)
    elif isinstance(source, Series):
        names += [RETURNS + series for series in source.series]
    else:
        names.append(RETURNS + source.series)
    if definition.denominator.per is Per.SERIES:
        names += [RETURNS + series for series in definition.denominator.series]
    return tuple(names)


def dataset_of(definition: Definition) -> str:
    """Return the data set of records a measure counts, empty for returns of totals."""
    source = definition.numerator
    return source.dataset if isinstance(source, Incidents) else ""


def loads_for_area(parts: Iterable[Loads], area: str) -> dict[str, list[str]]:
    """Return the loads by period's first day that concern one area."""
    found: dict[str, list[str]] = {}
    for part in parts:
        by_day = part.get(area) or part.get(EVERYWHERE) or {}
        for day, loads in by_day.items():
            found.setdefault(day, []).extend(loads)
    return found


class LoadsWhenAsked(Mapping[str, Sequence[str]]):
    """
    The loads by period's first day, looked up when somebody first asks for one.

    Most pages show figures and link to where they come from: they need no loads.
    """

    def __init__(self, find: Callable[[], Mapping[str, Sequence[str]]]) -> None:
        self._find = find

    @cached_property
    def _found(self) -> Mapping[str, Sequence[str]]:
        return self._find()

    def __getitem__(self, day: str) -> Sequence[str]:
        return self._found[day]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
