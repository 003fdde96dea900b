"""CSV files of lookups and populations, read line by line with every fault named."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from frankpledge.analysis.failures import ExpectedFailure


KINDS = ("residents", "households", "dwellings")
LARGEST = 2_000_000_000
MOST_FAULTS = 200


@dataclass(frozen=True)
class Fault:
    """One value that cannot be used: where it stands, and why not."""

    file: str
    line: int
    column: str
    value: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.column}: {self.reason}"


class BadLines(ExpectedFailure):
    """A CSV file holds values that cannot be used; nothing of it was taken."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        first = f"{faults[0]}." if faults else ""
        more = f" There are {len(faults)} faults." if len(faults) > 1 else ""
        super().__init__(first + more, "Put the lines right and load the file again.")
        self.faults = list(faults)

    def as_list(self) -> list[dict[str, object]]:
        """Return the faults for the command line's JSON."""
        return [asdict(fault) for fault in self.faults]


@dataclass(frozen=True)
class PopulationLine:
    """One figure of a population file."""

    code: str
    kind: str
    year: int
    value: int


class Lines:
    """Reads a CSV file by the names of its columns and gathers what is wrong."""

    def __init__(self, path: Path, wanted: dict[str, tuple[str, ...]]) -> None:
        self.file = path.name
        self.faults: list[Fault] = []
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except OSError as missing:
            raise ExpectedFailure(f"There is no file {path}.") from missing
        except UnicodeDecodeError as fault:
            raise ExpectedFailure(
                f"{path.name} is not text in UTF-8.", "Save it as CSV UTF-8."
            ) from fault
        self.reader = csv.reader(io.StringIO(text, newline=""))
        self.places = self.columns(next(self.reader, []), wanted)

    def columns(
        self, header: list[str], wanted: dict[str, tuple[str, ...]]
    ) -> dict[str, int]:
        """Return where each wanted column stands, by any of the names it may have."""
        plain = [name.strip().casefold() for name in header]
        places = {}
        for column, names in wanted.items():
            found = [plain.index(name) for name in names if name in plain]
            if not found:
                raise ExpectedFailure(
                    f"{self.file} has no column {names[0]}.",
                    f"Its columns are: {', '.join(header) or 'none'}.",
                )
            places[column] = found[0]
        return places

    def __iter__(self) -> Iterator[tuple[int, dict[str, str]]]:
        for row in self.reader:
            line = self.reader.line_num
            if not any(cell.strip() for cell in row):
                continue
            if len(row) <= max(self.places.values()):
                self.fault(line, "", ",".join(row)[:80], "the line is too short")
                continue
            yield line, {name: row[at].strip() for name, at in self.places.items()}

    def fault(self, line: int, column: str, value: str, reason: str) -> None:
        """Note one value that cannot be used; endless faults stop the reading."""
        self.faults.append(Fault(self.file, line, column, value[:80], reason))
        if len(self.faults) >= MOST_FAULTS:
            raise BadLines(self.faults)

    def finish(self) -> None:
        """Raise where anything was wrong."""
        if self.faults:
            raise BadLines(self.faults)


LSOA_NAMES = ("lsoa_code", "lsoa11cd", "lsoa21cd", "lsoa11_code", "lsoa21_code", "lsoa")
AREA_NAMES = ("area_code", "code", "area")


def read_lookup(
    path: Path, *, code_column: str, is_known: Callable[[str], bool]
) -> dict[str, str]:
    """
    Return LSOA -> area code from a CSV file.

    The LSOAs stand in a column such as lsoa_code or LSOA11CD, the areas in the
    column named, or in area_code. One LSOA may lie in one area only.
    """
    wanted = {"lsoa": LSOA_NAMES, "area": (code_column.casefold(), *AREA_NAMES)}
    lines = Lines(path, wanted)
    found: dict[str, str] = {}
    for line, row in lines:
        lsoa, area = row["lsoa"], row["area"]
        if not is_known(lsoa):
            lines.fault(line, "lsoa", lsoa, "no LSOA of 2011 has this code")
        elif not area:
            lines.fault(line, "area", area, "the area's code is missing")
        elif found.setdefault(lsoa, area) != area:
            lines.fault(line, "area", area, f"{lsoa} lies in {found[lsoa]} already")
    lines.finish()
    return found


def read_population(path: Path) -> list[PopulationLine]:
    """
    Return the figures of a CSV file with the columns area_code, kind, year, value.

    Kinds are residents, households and dwellings; values are whole numbers, with
    or without thousands separators. A figure may stand there once.
    """
    wanted = {
        "code": (*AREA_NAMES, *LSOA_NAMES),
        "kind": ("kind",),
        "year": ("year",),
        "value": ("value",),
    }
    lines = Lines(path, wanted)
    found: dict[tuple[str, str, str], PopulationLine] = {}
    for line, row in lines:
        faults = population_faults(row)
        key = (row["code"], row["kind"], row["year"])
        if key in found and not faults:
            faults = [("code", "this figure was there before")]
        for column, reason in faults:
            lines.fault(line, column, row[column], reason)
        if not faults:
            value = int(row["value"].replace(",", ""))
            found[key] = PopulationLine(*key[:2], int(row["year"]), value)
    lines.finish()
    return list(found.values())


def population_faults(row: dict[str, str]) -> list[tuple[str, str]]:
    """Return what is wrong with one line of a population file."""
    faults = []
    if not row["code"]:
        faults.append(("code", "the area's code is missing"))
    if row["kind"] not in KINDS:
        faults.append(("kind", f"write {', '.join(KINDS[:-1])} or {KINDS[-1]}"))
    if not (row["year"].isascii() and row["year"].isdigit() and len(row["year"]) == 4):
        faults.append(("year", "write a year of four figures"))
    figures = row["value"].replace(",", "")
    if not (figures.isascii() and figures.isdigit() and int(figures) <= LARGEST):
        faults.append(("value", "write a whole number, not below 0"))
    return faults
