"""
Counts of police.uk rows, compiled so that they add up to the rows of the files.

A row counts where its LSOA code says. Rows without a code count as "nowhere", rows
with the code of a place outside England and Wales as "outside".
"""

from tools.compile_reference.outlines import DETAILED
from tools.compile_reference.writing import Compiler


NO_OUTCOME = ""
FULL_DETAIL = "merseyside"  # every row of this force's files, wherever it lies
SOURCES = ["police-street"]


def build(compiler: Compiler) -> None:
    """Write the count tables that the demonstration and its comparisons rest on."""
    read_rows(compiler)
    files(compiler)
    small_areas(compiler)
    remainder(compiler)
    partnerships(compiler)
    anti_social_behaviour(compiler)


def read_rows(compiler: Compiler) -> None:
    """Count the rows of every street-level file by what the tables need."""
    files = compiler.csv(
        "police_street/*/*-street.csv.gz", filename="true", union_by_name="true"
    )
    compiler.view(
        "street",
        f"""SELECT regexp_extract(filename, '([^/]+)/[^/]+$', 1) AS force,
        (Month || '-01')::DATE AS month, "LSOA code" AS lsoa,
        "Crime type" AS crime_type, "Last outcome category" AS outcome,
        count(*)::INT AS rows FROM {files} GROUP BY ALL""",
    )
    compiler.view(
        "placed",
        """SELECT s.*, l.partnership, l.district19 AS district FROM street s
        LEFT JOIN lsoa11 l USING (lsoa)""",
    )


def files(compiler: Compiler) -> None:
    """Write how many rows each force's file of each month holds."""
    table = compiler.rows(
        """SELECT force, month, sum(rows)::INT AS rows FROM street
        GROUP BY ALL ORDER BY force, month"""
    )
    compiler.write("street_files", table, sources=SOURCES)


def detailed() -> str:
    """Return the SQL condition for rows that are kept by LSOA."""
    codes = ", ".join(f"'{code}'" for code in DETAILED)
    return f"(district IN ({codes}) OR (force = '{FULL_DETAIL}' AND lsoa <> ''))"


def small_areas(compiler: Compiler) -> None:
    """Write counts by LSOA, month, type and last outcome for the seven districts."""
    table = compiler.rows(
        f"""SELECT force, month, lsoa, crime_type, outcome,
        sum(rows)::SMALLINT AS rows FROM placed WHERE {detailed()}
        GROUP BY ALL ORDER BY force, crime_type, outcome, month, lsoa"""
    )
    compiler.write("street_lsoa", table, sources=SOURCES)


def remainder(compiler: Compiler) -> None:
    """Write the rows of every file that the table by LSOA leaves out, and why."""
    table = compiler.rows(
        f"""SELECT force, month, crime_type, CASE WHEN lsoa = '' THEN 'nowhere'
        WHEN partnership IS NULL THEN 'outside' ELSE 'elsewhere' END AS place,
        sum(rows)::INT AS rows FROM placed
        WHERE ({detailed()}) IS NOT TRUE
        GROUP BY ALL ORDER BY place, force, crime_type, month"""
    )
    compiler.write("street_remainder", table, sources=SOURCES)


def partnerships(compiler: Compiler) -> None:
    """Write counts by force, partnership, month and type for the nation."""
    table = compiler.rows(
        """SELECT force, month, CASE WHEN lsoa = '' THEN 'nowhere'
        ELSE coalesce(partnership, 'outside') END AS partnership, crime_type,
        sum(rows)::INT AS rows FROM placed
        GROUP BY ALL ORDER BY force, partnership, crime_type, month"""
    )
    compiler.write("street_partnership", table, sources=SOURCES)


def anti_social_behaviour(compiler: Compiler) -> None:
    """Write Lancashire's incidents of 2022 by LSOA and month, for all its districts."""
    incidents = compiler.csv("asb/lancashire_asb_2022.tab.gz", delim="'\\t'")
    table = compiler.rows(
        f"""SELECT month::DATE AS month, coalesce(lsoa_code, '') AS lsoa,
        count(*)::SMALLINT AS rows FROM {incidents} GROUP BY ALL ORDER BY month, lsoa"""
    )
    compiler.write("asb_lancashire_2022", table, sources=["lancashire-asb"])
