"""What agencies should send: each shipped data set and how it stands."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from frankpledge.access.models import Member
from frankpledge.analysis.measures.definition import Definition, Given, Series
from frankpledge.analysis.measures.loading import catalogue
from frankpledge.intake.models import LoadedSlice, Source
from frankpledge.intake.rules.datasets import Counted, Dataset, shipped
from frankpledge.intake.selectors.supplies import sources_visible_to
from frankpledge.intake.states import DatasetState, SliceState


@dataclass(frozen=True)
class AskedFor:
    """One data set, the measures that it feeds, and who is asked for it."""

    dataset: Dataset
    measures: tuple[Definition, ...]
    sources: tuple[Source, ...]
    state: DatasetState


def series_of_measure(measure: Definition) -> set[str]:
    """Return the series of returns that a measure rests on, its base included."""
    held = set(measure.denominator.series)
    if isinstance(measure.numerator, Series):
        held |= set(measure.numerator.series)
    if isinstance(measure.numerator, Given):
        held.add(measure.numerator.series)
    return held


def counted_from_records() -> dict[str, tuple[Counted, ...]]:
    """Return the series that are counted out of records, by their data set."""
    return {name: one.counted for name, one in shipped().items() if one.counted}


def measures_fed(dataset: Dataset) -> tuple[Definition, ...]:
    """Return the measures that rest on a data set, by name."""
    wanted = {*dataset.series, *(one.series for one in dataset.counted)}
    fed = [one for one in catalogue().values() if wanted & series_of_measure(one)]
    return tuple(sorted(fed, key=lambda measure: measure.name))


def asked_for(member: Member, *, on: date) -> list[AskedFor]:
    """Return every shipped data set; of its sources those that the member may see."""
    by_dataset = defaultdict(list)
    for source in sources_visible_to(member, on=on).filter(dataset__in=shipped()):
        by_dataset[source.dataset].append(source)
    arriving = set(
        LoadedSlice.objects.filter(state=SliceState.CURRENT).values_list(
            "source_id", flat=True
        )
    )
    return [
        AskedFor(
            dataset,
            measures_fed(dataset),
            tuple(by_dataset[dataset.id]),
            state_of(by_dataset[dataset.id], arriving),
        )
        for dataset in shipped().values()
    ]


def state_of(sources: list[Source], arriving: set[int]) -> DatasetState:
    """Return whether a data set is asked for and whether any of it has arrived."""
    if not sources:
        return DatasetState.NOT_ASKED
    if any(source.pk in arriving for source in sources):
        return DatasetState.ARRIVING
    return DatasetState.AWAITED
