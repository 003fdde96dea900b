"""What became of every row of a supply, as plain data for scripts and pages."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from frankpledge.analysis.tables import Slice
from frankpledge.intake import rules
from frankpledge.intake.models import Supply
from frankpledge.intake.selectors.supplies import quarantined_rows


Row = tuple[str, str, int, list[dict[str, Any]]]


def account_of_supply(supply: Supply) -> dict[str, Any]:
    """Return the counts of a supply, in all and by file, with every fault."""
    kept = quarantined_rows(supply).values_list("file", "sheet", "line", "faults")
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
    quarantined: Iterable[Row],
    understood: list[Any],
    difference: list[Any],
) -> dict[str, Any]:
    """
    Return an account under the names that scripts rely on.

    `read` is always `accepted + duplicates + quarantined`, in all and for each file.
    """
    by_file: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for file, sheet, line, faults in quarantined:
        by_file[(file, sheet)] += [
            {"file": file, "sheet": sheet, "line": line, **fault} for fault in faults
        ]
    told = [file_account(file, by_file) for file in files]
    read, accepted, duplicates, left_out = counts
    return {
        "read": read,
        "accepted": accepted,
        "duplicates": duplicates,
        "quarantined": left_out,
        "files": told,
        "faults": [fault for file in told for fault in file["faults"]],
        "covers": covered(told),
        "understood": understood,
        "difference": difference,
    }


def file_account(
    file: Mapping[str, Any], faults: Mapping[tuple[str, str], list[dict[str, Any]]]
) -> dict[str, Any]:
    """Return one file's account; a file that could not be read is a fault itself."""
    found = faults.get((file["file"], file["sheet"]), [])
    if file["refused"]:
        whole = {
            "file": file["file"],
            "sheet": file["sheet"],
            "line": None,
            "cell": "",
            "column": "",
            "value": "",
            "reason": file["refused"],
            "how_to_fix": "",
        }
        found = [whole, *found]
    return {**file, "faults": found}


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
