"""
St Helens' own printed tables, as the returns its agencies would have sent.

The figures are those of tables 1 to 8 of the partnership's delivery plan 2013-17,
save those called invented; the workbooks they come in are made up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from frankpledge.documents.spreadsheets import (
    HEADER_ROW,
    Column,
    Cover,
    Kind,
    Sheet,
    write_workbook,
)


Cell = int | float | str
YEARS = ("2010/11", "2011/12", "2012/13")
IOM_YEARS = (
    (date(2010, 10, 1), date(2011, 10, 1)),
    (date(2011, 10, 1), date(2012, 10, 1)),
)
IOM_ROWS = (
    ("All convictions", "iom-convictions", (390, 290)),
    ("Acquisitive", "iom-acquisitive-convictions", (43, 37)),
    ("Drugs", "iom-drug-convictions", (23, 12)),
    ("Theft shop", "iom-shop-theft-convictions", (154, 86)),
)
SHEET = "Return"
HOME = "E08000013"


@dataclass(frozen=True)
class Return:
    """One agency's return: its words for each series, our name for it, its figures."""

    code: str
    name: str
    agency: str
    periods: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[Cell, ...]], ...]

    @property
    def codes(self) -> dict[str, str]:
        """Return our series by the supplier's words."""
        return {words: series for words, series, _ in self.rows}


RETURNS = (
    Return(
        "police-yearly",
        "Merseyside Police yearly figures",
        "Merseyside Police",
        YEARS,
        (
            ("ASB calls", "asb-police-return", (6358, 6270, 5838)),
            (
                "Serious acquisitive crimes",
                "serious-acquisitive-crime",
                (1661, 1620, 1557),
            ),
            ("Violent crime", "violent-crime-return", (1773, 1585, 1522)),
            (
                "Violence against the person",
                "violence-against-person",
                (1588, 1393, 1333),
            ),
            ("Wounding", "wounding", (633, 661, 690)),
            ("DV incidents", "domestic-abuse-incidents", ("N/A", 4354, 4354)),
            (
                "DV repeat incidents",
                "domestic-abuse-repeat-incidents",
                ("N/A", 1897, 1897),
            ),
            ("DV crimes", "domestic-abuse-crimes", ("N/A", 374, 328)),
            (
                "DV incidents per 1,000 population",
                "domestic-abuse-incident-rate",
                ("N/A", 24.58, 24.58),
            ),
            (
                "DV repeat incidents per 1,000 population",
                "domestic-abuse-repeat-incident-rate",
                ("N/A", 10.71, 10.71),
            ),
            (
                "DV crimes per 1,000 population",
                "domestic-abuse-crime-rate",
                ("N/A", 2.11, 1.85),
            ),
            (
                "Racially or religiously aggravated offences",
                "hate-aggravated-offences",
                (78, 65, 63),
            ),
        ),
    ),
    Return(
        "council-yearly",
        "St Helens Council yearly figures",
        "St Helens Council",
        YEARS,
        (
            ("ASB reports to the Council", "asb-council", ("N/A", 5811, 5537)),
            ("MARAC cases heard", "marac-cases", (266, 266, 256)),
            ("MARAC repeat cases", "marac-repeat-cases-older-rule", (74, 39, 46)),
        ),
    ),
    Return(
        "fire-yearly",
        "Merseyside Fire and Rescue yearly figures",
        "Merseyside Fire and Rescue Service",
        YEARS,
        (("Secondary fires", "secondary-fires", (844, 614, 547)),),
    ),
    Return(
        "drug-tests",
        "Test on arrest figures",
        "Merseyside Police",
        ("2012/13",),
        (
            ("Tests", "drug-tests", (1916,)),
            ("Positive tests", "drug-tests-positive", (658,)),
            ("People who tested positive", "drug-positive-people", (440,)),
            ("People who tested positive again", "drug-re-presentations", (111,)),
        ),
    ),
    Return(
        "probation",
        "Probation re-offending figures",
        "Probation Service",
        ("2012/13",),
        (
            ("Caseload", "adult-reoffending-caseload", (2027,)),
            ("Actual re-offending rate", "adult-reoffending-actual-percent", (8.03,)),
            (
                "Predicted re-offending rate",
                "adult-reoffending-predicted-percent",
                (8.64,),
            ),
        ),
    ),
    Return(
        "criminal-justice-board",
        "Criminal justice board hate crime figures",
        "Merseyside Police",
        YEARS,
        (("Hate crime", "hate-crime-recorded", (122, 100, 108)),),
    ),
    # Invented, unlike every figure above: the plan prints none of these.
    Return(
        "case-reviews",
        "Antisocial behaviour case reviews (invented)",
        "St Helens Council",
        ("2018/19", "2019/20"),
        (
            ("Applications", "asb-case-review-applications", (14, 19)),
            ("Threshold not met", "asb-case-review-threshold-not-met", (6, 7)),
            ("Reviews", "asb-case-review-reviews", (8, 12)),
            ("With recommendations", "asb-case-review-recommendations", (6, 9)),
        ),
    ),
    Return(
        "survey",
        "Residents' survey (invented)",
        "St Helens Council",
        ("2018/19", "2019/20"),
        (
            ("Feel safe, per cent", "feel-safe", (71, 74)),
            ("Answers", "feel-safe-answers", (812, 640)),
        ),
    ),
)


def write_return(sent: Return, folder: Path) -> Path:
    """Write one return as the workbook an agency would send."""
    columns = [Column("series", "Series"), *map(period_column, sent.periods)]
    rows = [(words, *(str(cell) for cell in cells)) for words, _, cells in sent.rows]
    return write(sent.code, sent.name, columns, rows, folder)


def period_column(label: str) -> Column:
    """Return the column of one period, under a name that files can carry."""
    name = "y_" + "".join(c if c.isalnum() else "_" for c in label.lower())
    return Column(name, label)


def layout_of(sent: Return) -> dict[str, Any]:
    """Return how to read an agency's yearly return, as the product remembers it."""
    columns: list[dict[str, Any]] = [
        {"heading": "Series", "field": "series", "codes": sent.codes}
    ]
    columns += [
        {"heading": label, "field": "value", "period": label} for label in sent.periods
    ]
    return layout(columns, "financial-year")


def write_iom(folder: Path) -> Path:
    """Write the offender management return, which runs from October to September."""
    columns = [
        Column("series", "Series"),
        Column("from_day", "From", kind=Kind.DATE),
        Column("to_day", "Before", kind=Kind.DATE),
        Column("convictions", "Convictions", kind=Kind.WHOLE),
    ]
    rows = [
        (words, *span, count)
        for words, _, counts in IOM_ROWS
        for span, count in zip(IOM_YEARS, counts, strict=True)
    ]
    return write("iom", "Offender management convictions", columns, rows, folder)


def iom_layout() -> dict[str, Any]:
    """Return how to read the offender management return."""
    codes = {words: series for words, series, _ in IOM_ROWS}
    columns: list[dict[str, Any]] = [
        {"heading": "Series", "field": "series", "codes": codes},
        {"heading": "From", "field": "starts_on"},
        {"heading": "Before", "field": "ends_before"},
        {"heading": "Convictions", "field": "value"},
    ]
    return layout(columns, "programme-year")


def layout(columns: list[dict[str, Any]], period_type: str) -> dict[str, Any]:
    """Return a layout of totals for St Helens in a workbook of ours."""
    return {
        "table": "tally",
        "columns": columns,
        "sheet": SHEET,
        "header_row": HEADER_ROW,
        "period_type": period_type,
        "constants": {"area": HOME},
    }


def write(
    code: str,
    name: str,
    columns: Sequence[Column],
    rows: Sequence[tuple[Any, ...]],
    folder: Path,
) -> Path:
    """Write one table as a workbook and return where it is."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{code}.xlsx"
    sheet = Sheet(SHEET, name, tuple(columns), rows)
    cover = Cover(title=name, created=date(2013, 6, 28), area="St Helens")
    path.write_bytes(write_workbook([sheet], "xlsx", cover=cover))
    return path
