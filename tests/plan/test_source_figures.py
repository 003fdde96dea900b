"""
Every figure of the five source documents stands in what is printed of its example.

The figures are facts and are listed here; the words round them are our own. Where the
documents lie beside the project, each number of theirs is looked for in ours, and what
is left out has its reason.
"""

import html
import re
from dataclasses import dataclass

import pytest

from frankpledge.documents.writers import write
from frankpledge.plan.selectors.layouts import YearFigure, YearFigures
from tests.open_data import FOLDER
from tests.plan.printing import example, laid_out


YEARS = ("2010/11", "2011/12", "2012/13")
IOM = ("Oct 2010-Sep 2011", "Oct 2011-Sep 2012")
NONE = "[x]"
TABLES = {
    "asb-police-return": (YEARS, ("6,358", "6,270", "5,838")),
    "asb-council": (YEARS, (NONE, "5,811", "5,537")),
    "secondary-fires": (YEARS, ("844", "614", "547")),
    "serious-acquisitive-crime": (YEARS, ("1,661", "1,620", "1,557")),
    "domestic-abuse-incidents": (YEARS[1:], ("4,354", "4,354")),
    "domestic-abuse-repeat-incidents": (YEARS[1:], ("1,897", "1,897")),
    "domestic-abuse-repeat-rate": (YEARS[1:], ("43.6%", "43.6%")),
    "domestic-abuse-crimes": (YEARS[1:], ("374", "328")),
    "domestic-abuse-incident-rate": (YEARS[1:], ("24.58", "24.58")),
    "domestic-abuse-repeat-incident-rate": (YEARS[1:], ("10.71", "10.71")),
    "domestic-abuse-crime-rate": (YEARS[1:], ("2.11", "1.85")),
    "marac-cases": (YEARS, ("266", "266", "256")),
    "marac-repeat-rate-older-rule": (YEARS, ("27.8%", "14.7%", "18.0%")),
    "drug-tests": (YEARS[2:], ("1,916",)),
    "drug-tests-positive-rate": (YEARS[2:], ("34.3%",)),
    "drug-re-presentation-rate": (YEARS[2:], ("25.2%",)),
    "violent-crime-return": (YEARS, ("1,773", "1,585", "1,522")),
    "violence-against-person": (YEARS, ("1,588", "1,393", "1,333")),
    "wounding": (YEARS, ("633", "661", "690")),
    "iom-convictions": (IOM, ("390", "290")),
    "iom-acquisitive-convictions": (IOM, ("43", "37")),
    "iom-drug-convictions": (IOM, ("23", "12")),
    "iom-shop-theft-convictions": (IOM, ("154", "86")),
    "adult-reoffending-rate": (YEARS[2:], ("8.03%",)),
    "adult-reoffending-predicted-rate": (YEARS[2:], ("8.64%",)),
    "adult-reoffending-against-predicted": (YEARS[2:], ("-7.06",)),
    "hate-aggravated-offences": (YEARS, ("78", "65", "63")),
    "hate-crime-recorded": (YEARS, ("122", "100", "108")),
    "hate-crime-total": (YEARS, ("200", "165", "171")),
}


@dataclass(frozen=True)
class Told(YearFigures):
    """The figures of St Helens' printed tables, as its agencies returned them."""

    def get(self, measure, area, label):
        """Return one figure in words."""
        labels, words = TABLES[measure]
        found = dict(zip(labels, words, strict=True))
        said = found.get(label, NONE)
        value = None if said == NONE else float(said.strip("%").replace(",", ""))
        return YearFigure(said, value)


FIGURES = {
    "charnwood_2005": [
        "705 offences", "620 offences", "925 offences", "814 offences", "1,509 incidents",
        "1,660 incidents", "1,598 offences", "1,167 offences", "597 offences",
        "436 offences", "969 offences", "795 offences", "335 offences", "268 offences",
        "205 offences", "164 offences", "2,709 offences", "2,167 offences",
        "204 offences", "149 offences", "131 reports", "144 reports", "485 fires",
        "412 fires", "by 12%", "by 10%", "by 27%", "by 18%", "by 20%", "by 15%",
        "2007/08", "2005/06", "*PSA1", "at least 6 seminars", "2 campaigns a year",
        "each year", "2004/2005", "8%", "26.5%", "26.3%", "14.7%", "83.0%", "38%",
        "63.6%", "24.9%", "31.7%", "1,300", "67,000", "20%", "0.6%", "10%", "2010",
        "2001/02", "40%", "23%", "21 areas", "15 similar", "2003/04",
    ],
    "knowsley_2005": [
        "16.8 offences per 1,000 dwellings", "11.76", "30%", "7.99", "5.5", "31%", "31.2%",
        "11.81", "8.5", "28%", "16.37", "13.92", "15%", "2007/08", "27.3%", "23.9%",
        "1 April 2001", "31 March 2004", "698", "six", "eleven", "14 types", "300",
        "1998", "2002", "No target, on purpose", "discourage",
    ],
    "st_helens_2013": [
        *(figure for _, row in TABLES.values() for figure in row if figure != NONE),
        "12%", "7%", "8%", "4%", "26%", "60%", "57.6%", "37%", "25%", "38%", "24.58",
        "10.71", "44%", "2.11", "1.85", "22%", "189", "40%", "658", "440", "329",
        "74.8%", "111", "16%", "19%", "-100", "-26%", "-6", "-14%", "-11", "-48%", "-68", "-44%", "20,395", "7.97%",
        "8.45%", "2,027", "8.03%", "8.64%", "6.99%", "£3.7 billion", "2,000", "0.2%",
        "£50 billion", "£8.9 billion", "1999", "November 2012", "1 in 4", "1 in 10", "35",
    ],
    "west_lancashire_2011": [
        "At least 60%", "At least 100%", "92%", "At least 15 visits", "70%", "At most 68",
        "At most 30", "At most 66", "At most 363", "At most 9", "10 casualties",
        "At least 20%", "63 casualties", "53 casualties", "11 casualties", "9 casualties",
        "180 casualties", "144 casualties", "33 casualties", "26 casualties", "2004 to 2008",
        "65%", "2020", "At least 100", "judged by month", "6 motorcycle barriers", "75%", "66%",
        "31 July 2011", "31 August 2011", "31 December 2011", "31 December 2012",
        "31 March 2012", "10-17", "12 weeks", "7 pathways", "20 June 2011", "11 to 17",
        "5 November", "17 to 25", "2011-13", "18%", "57%", "55%", "36%", "27%", "4.5",
        "9,000", "1,100", "3,000", "Existing budgets / Home Office",
        "Existing budgets and SSCF", "Existing core funding", "Trading Standards",
        "Baseline ? To be confirmed / agreed", "Baseline (TBC)", "LDATT", "about 25",
    ],
    "merseyside_street_crime_2002": [
        "384", "April 2002", "55%", "26%", "36%", "16%", "92%", "69%", "67%", "56",
        "30 October", "8 in the country", "2004", "10", "5 robberies", "boy of 9", "seven",
    ],
}  # fmt: skip
SOURCES = {
    "000": "knowsley_2005",
    "001": "charnwood_2005",
    "002": "st_helens_2013",
    "003": "west_lancashire_2011",
    "004": "merseyside_street_crime_2002",
}
RANG = "a telephone number of then, left out so that nobody rings it"
CHART = "a day in a chart's title, which we give by its month"
FILE = "the size of a file on the web"
LEFT_OUT = {
    "000": dict.fromkeys(["0151", "443", "3197"], RANG),
    "001": {
        **dict.fromkeys(
            ["01509", "0116", "08701234096", "222222", "2241", "224900", "261651", "265",
             "2656056", "2872241", "287", "6056", "611111", "634920"],
            RANG,
        ),
        **dict.fromkeys(["01", "31", "05"], CHART),
        "03": "the year before in the name of a publication",
        "2006": "2005/2006, which we print as 2005/06",
        "24": "a house in an address",
        "66": "a house in an address",
    },
    "002": dict.fromkeys(["01744", "671671", "675938", "676789", "676895"], RANG),
    "003": {
        **dict.fromkeys(["01695", "585011"], RANG),
        **dict.fromkeys(["0.59", "374", "96"], FILE),
        "08": "2004-08, which we print as 2004 to 2008",
        "20.6": "20.6.11, which we print as 20 June 2011",
    },
    "004": {},
}  # fmt: skip
_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
# The transcript of the slides begins each with its number.
_SLIDE = re.compile(r"^\d+(?=[A-Z(])", re.M)


def printed(name):
    """Return the words of an example as it is printed in its own layout."""
    content = example(name)
    document = laid_out(content, content.layout, figures=Told({}, {}))
    page = write(document, "html").decode()
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def numbers(words):
    """Return the numbers in words, without what marks their thousands."""
    return {found.replace(",", "").rstrip(".") for found in _NUMBER.findall(words)}


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_every_figure_of_a_source_document_is_printed(name):
    words = printed(name)
    missing = [
        figure
        for figure in FIGURES[name]
        if not re.search(rf"(?<![\d.,]){re.escape(figure)}(?!\d|[.,]\d)", words)
    ]
    assert missing == []


@pytest.mark.parametrize("start", sorted(SOURCES))
def test_no_number_of_a_source_document_is_left_out_without_a_reason(start):
    found = sorted((FOLDER.parent / "sources").glob(f"{start}*.txt"))
    if not found:
        pytest.skip("the source documents are not beside the project")
    theirs = numbers(_SLIDE.sub("", found[0].read_text("utf-8")))
    lacking = theirs - numbers(printed(SOURCES[start]))
    assert lacking == set(LEFT_OUT[start])
