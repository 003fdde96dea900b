"""What becomes of a table by itself, whatever the words around it say."""

from collections.abc import Callable, Iterable, Iterator

from frankpledge.documents.reading.blocks import Table
from frankpledge.plan.rules.claims.copies import copied
from frankpledge.plan.rules.claims.dates import headed, outside_plan
from frankpledge.plan.rules.claims.derived import derived
from frankpledge.plan.rules.claims.differences import differences
from frankpledge.plan.rules.claims.echoes import checked_totals
from frankpledge.plan.rules.claims.findings import Finding
from frankpledge.plan.rules.claims.grids import Grid
from frankpledge.plan.rules.claims.implied import table_rates
from frankpledge.plan.rules.claims.limits import statuses
from frankpledge.plan.rules.claims.proportions import proportions
from frankpledge.plan.rules.claims.running import running
from frankpledge.plan.rules.claims.targets import targets
from frankpledge.plan.rules.claims.years import Months


_OF_GRIDS: tuple[Callable[[Grid], Iterable[Finding]], ...] = (
    headed,
    checked_totals,
    differences,
    copied,
    proportions,
    table_rates,
    statuses,
    running,
)


def of_table(
    table: Table, at: int, grid: Grid | None, years: Months | None
) -> Iterator[Finding]:
    """Yield what becomes of a table: its targets, its dates and, as figures, its cells."""
    aimed = targets(table, at)
    yield from aimed
    yield from outside_plan(table, years)
    if grid:
        found = [each for rule in _OF_GRIDS for each in rule(grid)]
        yield from found
        yield from derived(grid, [*aimed, *found])
