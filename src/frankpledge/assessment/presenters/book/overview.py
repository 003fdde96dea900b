"""What the records say over all themes: in short, the area, the method."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frankpledge.analysis.statistics.sentences import number
from frankpledge.analysis.words import counted, listed
from frankpledge.assessment.presenters.book import words
from frankpledge.assessment.presenters.book.theme_pages import UNIT
from frankpledge.assessment.presenters.book.together import over
from frankpledge.assessment.rules.scanning import Finding, dispersion_of
from frankpledge.assessment.rules.signals import in_order, signals
from frankpledge.assessment.selectors import Scanned
from frankpledge.documents.columns import Column, Kind
from frankpledge.documents.model import (
    Block,
    Cell,
    Heading,
    Listing,
    Paragraph,
    Table,
    runs,
)


SUMMARY = (
    Column("theme", "Theme"),
    Column("records", "Records", Kind.WHOLE),
    Column("rate", "For every 1,000 residents", Kind.NUMBER, 1),
    Column("share", "% of all records", Kind.PERCENT, 1),
    Column("change", "On the year before"),
    Column("place", "Among similar areas"),
    Column("stands_out", "Why it stands out"),
)


def summary(scanned: Scanned) -> Iterator[Block]:
    """Yield all themes in one table, those that stand out first."""
    ordered = in_order(scanned.findings)
    yield Heading(runs("In short"))
    yield Paragraph(runs(_opening(scanned, ordered)))
    yield Table(
        f"What the records say: {words.span(scanned)}",
        SUMMARY,
        tuple(_line(finding) for finding in ordered),
        (
            "Themes with more reasons to stand out come first. The order is where to "
            "look, not what to put first: that takes harm, views and judgement.",
            "Change is over the months that were supplied in both years.",
            *_when_compared(scanned),
        ),
        name="summary",
    )


def _when_compared(scanned: Scanned) -> Iterator[str]:
    """Yield over which months places among similar areas are, which may be older ones."""
    if scanned.peers is not None:
        when = words.months_compared(scanned.peers)
        yield f"Places among similar areas are by rates of {when}; 1 is the lowest."


def _opening(scanned: Scanned, ordered: Sequence[Finding]) -> str:
    rose = [f.theme.title.lower() for f in ordered if "rose" in _way(f)]
    fell = [f.theme.title.lower() for f in ordered if "fell" in _way(f)]
    total = number(scanned.counts.total(scanned.counts.latest()))
    sentences = [
        f"{scanned.area.name} had {total} police-recorded crimes and incidents of "
        f"anti-social behaviour from {words.span(scanned)}."
    ]
    if rose:
        sentences.append(
            f"More than chance explains, records rose of: {'; '.join(rose)}."
        )
    if fell:
        sentences.append(
            f"More than chance explains, records fell of: {'; '.join(fell)}."
        )
    if not any(finding.change for finding in ordered):
        sentences.append(
            "Whether anything rose or fell cannot be told yet: no month was supplied in "
            "both of two years."
        )
    elif not rose and not fell:
        sentences.append("Nothing can be said to have risen or fallen beyond chance.")
    return " ".join(sentences)


def _way(finding: Finding) -> str:
    return finding.change.verdict.value if finding.change else ""


def _line(finding: Finding) -> tuple[str | int | float | None, ...]:
    standing = finding.standing
    return (
        finding.theme.title,
        finding.count,
        finding.rate,
        finding.share,
        _change_words(finding),
        f"{standing.rank} of {standing.size}, {standing.position.value}"
        if standing
        else "cannot tell",
        "; ".join(signals(finding)) or "nothing in the records",
    )


def _change_words(finding: Finding) -> str:
    if finding.change is None:
        return "cannot tell yet"
    said = finding.change.verdict.value.replace("-", " ")
    if finding.change.percent is None:
        return said
    return f"{said} ({finding.change.percent:+.1f}%)".replace("-", "\N{MINUS SIGN}")


def profile(scanned: Scanned) -> Iterator[Block]:
    """Yield what the area is and with whom it is compared."""
    area = scanned.area
    yield Heading(runs("The area"))
    yield Paragraph(
        runs(
            f"{area.name} is policed by {words.in_order(area.force_name)} and had "
            f"{number(scanned.residents)} residents ({scanned.newest_estimate.lower()}), in "
            f"{_small_areas(scanned)}."
        )
    )
    if scanned.peers is not None:
        others = sorted(
            name for code, name in scanned.peers.names.items() if code != area.code
        )
        yield Paragraph(
            runs(
                "It is held against the districts most like it in deprivation that "
                f"have sent the same months, {words.months_compared(scanned.peers)}: "
                f"{listed(others)}."
            )
        )


def _small_areas(scanned: Scanned) -> str:
    """Return how many small areas there are, and about how many people live in each."""
    many = len(scanned.counts.areas)
    said = counted(many, "small area")
    each = round(scanned.residents / many, -2) if many else 0
    return f"{said} of about {number(each)} people each" if many > 1 and each else said


def method(scanned: Scanned) -> Iterator[Block]:
    """Yield what the figures rest on and what they cannot say."""
    missing = [
        words.month(month)
        for month, is_there in zip(
            scanned.counts.months, scanned.counts.supplied, strict=True
        )
        if not is_there
    ]
    yield Heading(runs("Method, quality and caveats"))
    yield Listing(
        tuple(
            runs(line)
            for line in (
                f"Months that were never supplied: {listed(missing) or 'none'}. "
                "They are missing and not zero.",
                "A change is called clear only where chance, widened by how much this "
                "kind of record usually varies, would give it less than once in 20. "
                f"With {len(scanned.findings)} themes looked at, one in 20 such "
                "calls may still be chance.",
                "Rates rest on residents, those of each period\u2019s own time as in "
                "the measures: the estimate of the year in which it begins, else the "
                f"latest before it ({listed(scanned.vintages) or 'none'}). A town "
                "centre has many visitors.",
                "Places are the police's anonymised points; records without a place "
                "are in no small area and in no count here.",
                "Recorded crime follows what is reported and how it is recorded; a "
                "rise in reports of hidden harm may be good news.",
                f"The charts show {UNIT.lower()}; limits are the mean and 2.66 mean "
                "moving ranges on either side, drawn from 24 months on.",
            )
        )
    )


def three_years(scanned: Scanned) -> Iterator[Block]:
    """Yield each theme over the last three years: what an audit turns on."""
    ends = [year.ends_on for year in scanned.findings[0].years][-3:]
    yield Heading(runs("Three years in one table"))
    yield Table(
        "Records in twelve months that end with",
        (
            Column("theme", "Theme"),
            *(
                Column(f"y{at}", words.month(end), Kind.WHOLE)
                for at, end in enumerate(ends)
            ),
            Column("over", "First to last"),
        ),
        tuple(_three(finding) for finding in scanned.findings),
        ("A year with a missing month is not compared: its cell says so.",),
        name="three-years",
    )


def _three(finding: Finding) -> tuple[str | Cell | int, ...]:
    years = finding.years[-3:]
    cells = [year.count if year.is_whole else Cell(None, "[x]") for year in years]
    first, last = years[0], years[-1]
    said = over(first, last, dispersion_of(finding.series))
    return finding.theme.title, *cells, said
