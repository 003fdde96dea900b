"""The claims checker on a plan of forty pages, beside taking the text out of it."""

import io
import time
from datetime import date
from typing import Any

from pypdf import PdfReader

from frankpledge.documents.markdown import build
from frankpledge.documents.model import About
from frankpledge.documents.reading import read_document
from frankpledge.documents.writers.formats import write
from frankpledge.plan.rules.claims.checking import check_document


MOST_SECONDS = 5
PAGES = 40
PROSE = (
    "Partners meet every month to look at what the figures show and to agree who does"
    " what, by when and with which money, and the board hears each quarter how it went."
    " Residents told us in 2012 that they want to see more patrols, and two thirds"
    " of the 640 who answered said that they feel safe by day. "
)


def nobody(request: object) -> Any:
    """Refuse every figure: the prose names none."""
    raise LookupError(request)


def section(number: int) -> str:
    """Return about a page of a plan: prose, a table, and claims made of it."""
    first, second = 1_000 + 7 * number, 900 + 5 * number
    fall = round(100 * (first - second) / first)
    return f"""
## Part {number} of the plan

{PROSE * 6}

Table {number}: Offences in ward {number} 2011-2013

| Offence | 2011/12 | 2012/13 |
|---|---|---|
| Burglary {number} | {first:,} | {second:,} |
| Robbery {number} | 120 | 96 |
| Total | {first + 120:,} | {second + 96:,} |

In the last year burglary {number} fell by {fall}%, and robbery {number} by 20%.

We will reduce robbery {number} by 10%, from 96 to 86 offences, by 2015/16.

{PROSE * 3}
"""


def plan() -> bytes:
    """Return an invented plan of at least forty pages as PDF."""
    parts = PAGES
    while True:
        words = "\n".join(map(section, range(1, parts + 1)))
        about = About("Safer Exampleton 2013 to 2016", date(2013, 4, 1))
        made = write(build(words, nobody, about=about)[0], "pdf")
        if len(PdfReader(io.BytesIO(made)).pages) >= PAGES:
            return made
        parts += 5


def run() -> dict[str, Any]:
    """Return the seconds of reading and checking beside those of plain extraction."""
    content = plan()
    start = time.perf_counter()
    for page in PdfReader(io.BytesIO(content)).pages:
        page.extract_text()
    plain = time.perf_counter() - start
    start = time.perf_counter()
    checked = check_document(read_document("plan.pdf", content))
    ours = time.perf_counter() - start
    return {
        "work": f"claims of a {PAGES}-page PDF ({len(checked.findings)} checked)",
        "seconds": round(ours, 2),
        "yardstick": "plain text of the same PDF",
        "yardstick_seconds": round(plain, 2),
        "times": round(ours / plain, 2),
        "must_reach": f"{MOST_SECONDS} s",
        "reached": ours <= MOST_SECONDS,
    }
