"""
Write the shipped reference tables again from the folder of published open data.

    python -m tools.compile_reference [FOLDER]

The folder is the argument, else FRANKPLEDGE_OPEN_DATA, else `../shared/data` beside
the repository. Running it twice on one folder writes the same bytes twice.
"""

import os
import sys
from pathlib import Path

from tools.compile_reference import counts, outlines, places, populations
from tools.compile_reference.writing import Compiler


ROOT = Path(__file__).resolve().parents[2]
CODES = ROOT / "src/frankpledge/analysis/codes/data"
FIGURES = ROOT / "src/frankpledge/config/demonstration/figures"


def open_data(arguments: list[str]) -> Path:
    """Return the folder of open data that the caller means."""
    named = arguments[0] if arguments else os.environ.get("FRANKPLEDGE_OPEN_DATA")
    return Path(named) if named else ROOT.parent / "shared/data"


def compile_all(source: Path, codes: Path, figures: Path) -> None:
    """Write every table: the nation's into `codes`, the counts into `figures`."""
    compiler = Compiler(source, codes)
    for build in (places.build, populations.build, outlines.build):
        build(compiler)
    compiler.write_provenance()
    compiler.begin(figures)
    counts.build(compiler)
    compiler.write_provenance()


def main() -> None:
    """Compile from the folder that the command line names."""
    source = open_data(sys.argv[1:])
    if not (source / "police_street_manifest.csv").is_file():
        sys.exit(f"{source} does not hold the open data: name its folder.")
    compile_all(source, CODES, FIGURES)
    for folder in (CODES, FIGURES):
        for file in sorted(folder.glob("*.parquet")):
            print(f"{file.stat().st_size:>9,}  {file.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
