"""The assessment put together: what was found, said and decided, in one order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from frankpledge.analysis.statistics.sentences import number
from frankpledge.assessment.presenters.book import words
from frankpledge.assessment.presenters.book.theme_pages import (
    SOURCE,
    UNIT,
    theme_page,
)
from frankpledge.assessment.rules.contents import REGULATION, ticked
from frankpledge.assessment.rules.scanning import Finding
from frankpledge.assessment.rules.signals import in_order, signals
from frankpledge.assessment.selectors import Scanned
from frankpledge.assessment.states import Edition
from frankpledge.documents.columns import Column, Kind
from frankpledge.documents.model import (
    About,
    Block,
    Callout,
    Document,
    Heading,
    Listing,
    Paragraph,
    Table,
    Tone,
    runs,
)


SECTIONS = {
    "reasons": "Why things changed",
    "priorities": "Recommended priorities",
    "public": "What people who live and work here put first",
    "review": "How far last year's plan was carried out",
    "horizon": "What is on the horizon",
    "county": "Matters for the county",
    "gaps": "What we do not know",
}
"""The sections that people write; what is not written is said to be missing."""


@dataclass(frozen=True)
class Material:
    """
    Everything an assessment is made of.

    `written` holds the blocks of the sections that people have written, by the
    section's name in `SECTIONS`; `of_themes` what they wrote of one theme.
    """

    scanned: Scanned
    edition: Edition
    today: date
    has_county: bool = False
    version: str = ""
    status: str = "draft, from open data alone"
    written: Mapping[str, Sequence[Block]] = field(default_factory=dict)
    of_themes: Mapping[str, Sequence[Block]] = field(default_factory=dict)


def book_of(material: Material) -> Document:
    """Return the assessment as a document, ready for any format."""
    scanned = material.scanned
    blocks = [
        *_summary(scanned),
        *_profile(scanned),
        *_written(material),
        *(
            block
            for finding in scanned.findings
            for block in theme_page(
                scanned,
                finding,
                material.edition,
                material.of_themes.get(finding.theme.id, ()),
            )
        ),
        *_method(scanned),
        *_contents(material),
    ]
    return Document(_about(material), tuple(blocks))


def _about(material: Material) -> About:
    name = material.scanned.area.name
    is_public = material.edition is Edition.PUBLIC
    return About(
        title=f"{name}: strategic assessment",
        created=material.today,
        subtitle="For the public" if is_public else "For the partnership's authorities",
        area=name,
        period=words.span(material.scanned),
        owner=f"{name} Community Safety Partnership",
        version=material.version,
        status=material.status,
        marking="OFFICIAL" if is_public else "OFFICIAL-SENSITIVE",
        sources=(
            SOURCE,
            "Office for National Statistics, mid-2019 population estimates",
        ),
        other_formats="Ask the partnership for large print, easy read or another language.",
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


def _summary(scanned: Scanned) -> Iterator[Block]:
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
        ),
        name="summary",
    )


def _opening(scanned: Scanned, ordered: Sequence[Finding]) -> str:
    rose = [f.theme.title.lower() for f in ordered if "rose" in _way(f)]
    fell = [f.theme.title.lower() for f in ordered if "fell" in _way(f)]
    total = number(scanned.counts.total(scanned.counts.latest()))
    sentences = [
        f"{scanned.area.name} had {total} police-recorded crimes and incidents of "
        f"anti-social behaviour from {words.span(scanned)}."
    ]
    if rose:
        sentences.append(f"Beyond what chance explains, these rose: {'; '.join(rose)}.")
    if fell:
        sentences.append(f"Beyond what chance explains, these fell: {'; '.join(fell)}.")
    if not rose and not fell:
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


def _profile(scanned: Scanned) -> Iterator[Block]:
    area = scanned.area
    yield Heading(runs("The area"))
    yield Paragraph(
        runs(
            f"{area.name} is policed by {area.force_name} and had "
            f"{number(scanned.residents)} residents in mid-2019, in "
            f"{len(scanned.counts.areas)} small areas of about 1,500 people each."
        )
    )
    if scanned.peers is not None:
        others = sorted(
            name for code, name in scanned.peers.names.items() if code != area.code
        )
        yield Paragraph(
            runs(
                "It is held against the districts most like it in deprivation that "
                f"have sent the same months: {words.listed(others)}."
            )
        )


def _written(material: Material) -> Iterator[Block]:
    for name, title in SECTIONS.items():
        if name == "county" and not material.has_county:
            continue
        if name not in material.written:
            continue
        yield Heading(runs(title))
        yield from material.written[name]


def _method(scanned: Scanned) -> Iterator[Block]:
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
                f"Months that were never supplied: {words.listed(missing) or 'none'}. "
                "They are missing and not zero.",
                "A change is called clear only where chance, widened by how much this "
                "kind of record usually varies, would give it less than once in 20. "
                f"With {len(scanned.findings)} themes looked at, one in 20 such "
                "calls may still be chance.",
                "Rates rest on residents; a town centre has many visitors.",
                "Places are the police's anonymised points; records without a place "
                "are in no small area and in no count here.",
                "Recorded crime follows what is reported and how it is recorded; a "
                "rise in reports of hidden harm may be good news.",
                f"The charts show {UNIT.lower()}; limits are the mean and 2.66 mean "
                "moving ranges on either side, drawn from 24 months on.",
            )
        )
    )


CONTENTS = (
    Column("letter", "Regulation 7"),
    Column("what", "What must be there"),
    Column("there", "Is it there?"),
)


def _contents(material: Material) -> Iterator[Block]:
    written = frozenset(material.written)
    if material.of_themes:
        written |= {"reasons"}
    if any(finding.count for finding in material.scanned.findings):
        written |= {"themes"}
    ticks = ticked(written, has_county=material.has_county)
    yield Heading(runs("What the Regulations require"))
    yield Table(
        "Required contents, ticked off",
        CONTENTS,
        tuple(
            (
                f"({tick.required.letter})",
                tick.required.what,
                "yes" if tick.is_there else f"not yet: {tick.missing}",
            )
            for tick in ticks
        ),
        (REGULATION,),
        name="required-contents",
    )
    missing = [tick for tick in ticks if not tick.is_there]
    if missing:
        yield Callout(
            "This assessment is not complete",
            (
                runs(
                    f"{len(missing)} of {len(ticks)} required contents are still to be "
                    "written by people; records alone cannot give them."
                ),
            ),
            Tone.WARNING,
        )
