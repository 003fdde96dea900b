"""What became of every row of a supply, as plain data for scripts and pages."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from frankpledge.analysis.tables import Slice
from frankpledge.analysis.unfolding import Unfolding
from frankpledge.intake import rules
from frankpledge.intake.models import Supply
from frankpledge.intake.selectors.supplies import quarantined_rows


Fault = dict[str, Any]
Faults = Callable[[str, str], Iterator[Fault]]
"""Gives the faults of one file and sheet, in the order of its lines."""

BATCH = 2000


def account_of_supply(supply: Supply) -> dict[str, Any]:
    """Return the counts of a supply, in all and by file, with every fault."""

    def kept(file: str, sheet: str) -> Iterator[Fault]:
        rows = quarantined_rows(supply).filter(file=file, sheet=sheet)
        told = rows.values_list("line", "faults").iterator(chunk_size=BATCH)
        for line, faults in told:
            for fault in faults:
                yield {"file": file, "sheet": sheet, "line": line, **fault}

    counts = (
        supply.rows_read,
        supply.rows_accepted,
        supply.rows_duplicate,
        supply.rows_quarantined,
    )
    return account(counts, supply.accounts, kept, supply.understood, supply.difference)


def account(
    counts: tuple[int, int, int, int],
    files: Iterable[Mapping[str, Any]],
    faults_of: Faults,
    understood: list[Any],
    difference: list[Any],
) -> dict[str, Any]:
    """
    Return an account under the names that scripts rely on.

    `read` is always `accepted + duplicates + quarantined`, in all and for each file.
    Faults unfold as they are read: a wrong file may have a million.
    """
    told = [file_account(file, faults_of) for file in files]
    read, accepted, duplicates, left_out = counts
    return {
        "read": read,
        "accepted": accepted,
        "duplicates": duplicates,
        "quarantined": left_out,
        "files": told,
        "faults": Unfolding(
            lambda: (fault for file in told for fault in file["faults"])
        ),
        "covers": covered(told),
        "understood": understood,
        "difference": difference,
    }


def file_account(file: Mapping[str, Any], faults_of: Faults) -> dict[str, Any]:
    """Return one file's account; a file that could not be read is a fault itself."""
    name, sheet = file["file"], file["sheet"]

    def found() -> Iterator[Fault]:
        if file["refused"]:
            yield {
                "file": name,
                "sheet": sheet,
                "line": None,
                "cell": "",
                "column": "",
                "value": "",
                "reason": file["refused"],
                "how_to_fix": "",
            }
        yield from faults_of(name, sheet)

    return {**file, "faults": Unfolding(found)}


def covered(files: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return which periods of which source the files cover, in words."""
    periods: dict[str, set[tuple[str, date]]] = defaultdict(set)
    for file in files:
        for text, _ in file["slices"]:
            part = Slice.parse(text)
            name = f"{part.dataset}/{part.source}"
            periods[name].add((part.period_type, part.starts_on))
    return {
        name: rules.periods_in_words(found) for name, found in sorted(periods.items())
    }
