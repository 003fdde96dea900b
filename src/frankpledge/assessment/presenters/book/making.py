"""The product put together: what was found, said and decided, in one order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from frankpledge.analysis.dates import day_in_words
from frankpledge.analysis.words import listed
from frankpledge.assessment.presenters.book import words
from frankpledge.assessment.presenters.book.overview import (
    method,
    profile,
    summary,
    three_years,
)
from frankpledge.assessment.presenters.book.required import required_contents
from frankpledge.assessment.presenters.book.tactical import month_blocks
from frankpledge.assessment.presenters.book.theme_pages import SOURCE, theme_page
from frankpledge.assessment.presenters.book.together import side_by_side
from frankpledge.assessment.rules.products import Template, template_of
from frankpledge.assessment.rules.scanning import Finding
from frankpledge.assessment.rules.themes import themes
from frankpledge.assessment.selectors import Scanned
from frankpledge.assessment.states import Edition, Product
from frankpledge.documents.model import (
    About,
    Block,
    Callout,
    Document,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Tone,
    runs,
)


UNWRITTEN = {Product.PROBLEM, Product.SUBJECT, Product.TACTICAL, Product.OPPORTUNITY}
"""The products whose headings all stand, so that what is missing is seen."""


@dataclass(frozen=True)
class Material:
    """
    Everything a product is made of.

    `scanned` is None for a product that prints no records. `written` holds the blocks
    of the sections that people have written, by the section's name; `of_themes` what
    they wrote of one theme; `evidence` what is pinned to a section; `figures` the
    tables of a theme's measures. `is_decided` says that the board decided of some
    matter; `others` what the records say of districts that made an audit with this one.
    """

    scanned: Scanned | None
    edition: Edition
    today: date
    has_county: bool = False
    version: str = ""
    status: str = "draft, from open data alone"
    written: Mapping[str, Sequence[Block]] = field(default_factory=dict)
    of_themes: Mapping[str, Sequence[Block]] = field(default_factory=dict)
    evidence: Mapping[str, Sequence[Block]] = field(default_factory=dict)
    figures: Mapping[str, Sequence[Block]] = field(default_factory=dict)
    product: Product = Product.STRATEGIC
    is_decided: bool = True
    theme: str = ""
    area_name: str = ""
    subtitle: str = ""
    readers: str = ""
    expires_on: date | None = None
    review_on: date | None = None
    others: Sequence[Scanned] = ()

    @property
    def template(self) -> Template:
        """Return what the product is."""
        return template_of(self.product)

    @property
    def area(self) -> str:
        """Return the area's name."""
        return self.scanned.area.name if self.scanned else self.area_name


def book_of(material: Material) -> Document:
    """Return the product as a document, ready for any format."""
    return Document(_about(material), tuple(_blocks(material)))


def _blocks(material: Material) -> Iterator[Block]:
    yield from _readers(material)
    scanned = material.scanned
    if scanned is None:
        yield from _written(material)
        return
    if material.template.is_of_one_theme:
        yield from _written(material)
        yield from _themes(material, scanned)
    elif material.product is Product.TACTICAL:
        yield from month_blocks(scanned)
        yield from _written(material)
        yield from summary(scanned)
    else:
        yield from summary(scanned)
        yield from profile(scanned)
        if material.product is Product.AUDIT:
            yield from three_years(scanned)
            if material.others:
                yield from side_by_side([scanned, *material.others])
        yield from _written(material)
        if material.product is not Product.OPPORTUNITY:
            yield from _themes(material, scanned)
    yield from method(scanned)
    if material.product in {Product.STRATEGIC, Product.AUDIT}:
        yield from required_contents(
            _there(material, scanned), has_county=material.has_county
        )


def _readers(material: Material) -> Iterator[Block]:
    """Yield who may read a restricted edition and until when, before anything else."""
    if not material.readers:
        return
    said = f"For {material.readers}. Do not copy it or pass it on."
    if material.expires_on is not None:
        said += f" It expires on {day_in_words(material.expires_on)}."
    yield Callout("For named readers", (runs(said),), Tone.WARNING)


def _themes(material: Material, scanned: Scanned) -> Iterator[Block]:
    for finding in _findings(material, scanned):
        yield from theme_page(
            scanned,
            finding,
            material.edition,
            material.of_themes.get(finding.theme.id, ()),
            material.figures.get(finding.theme.id, ()),
        )
    yield from _themes_without_records(material, scanned)


def _themes_without_records(material: Material, scanned: Scanned) -> Iterator[Block]:
    """Yield the themes that open data say nothing of, where agencies' figures do."""
    own = {finding.theme.id for finding in scanned.findings}
    for theme in themes():
        blocks = material.figures.get(theme.id, ())
        is_wanted = material.theme in {"", theme.id}
        if theme.id in own or not blocks or not is_wanted:
            continue
        yield PageBreak()
        yield Heading(runs(theme.title))
        yield Paragraph(
            runs("Open data say nothing of this; agencies' own figures do.")
        )
        yield from blocks
        if theme.ask:
            yield Heading(runs("What the records do not say"), 3)
            yield Listing(tuple(runs(f"Ask {who}: {what}") for who, what in theme.ask))


def _findings(material: Material, scanned: Scanned) -> Sequence[Finding]:
    if not material.template.is_of_one_theme or not material.theme:
        return scanned.findings
    return [one for one in scanned.findings if one.theme.id == material.theme]


def _written(material: Material) -> Iterator[Block]:
    for name, title in material.template.sections.items():
        if name == "county" and not material.has_county:
            continue
        said = material.written.get(name, ())
        pinned = material.evidence.get(name, ())
        if not said and not pinned and material.product not in UNWRITTEN:
            continue
        yield Heading(runs(title))
        yield from said or [Paragraph(runs("Nobody has written this yet."))]
        yield from pinned


def _there(material: Material, scanned: Scanned) -> frozenset[str]:
    written = frozenset(material.written)
    if not material.is_decided:
        written -= {"priorities"}
    if material.of_themes:
        written |= {"reasons"}
    if any(finding.count for finding in scanned.findings):
        written |= {"themes"}
    return written


def _about(material: Material) -> About:
    name = material.area
    is_public = material.edition is Edition.PUBLIC
    readers = "For the public" if is_public else f"For {material.template.readership}"
    return About(
        title=f"{name}: {material.template.title}",
        created=material.today,
        subtitle=material.subtitle or readers.replace("For The", "For the"),
        area=name,
        period=words.span(material.scanned) if material.scanned else "",
        owner=f"{name} Community Safety Partnership",
        version=material.version,
        status=material.status,
        marking=_marking(material),
        sources=_sources(material.scanned),
        next_review_on=material.review_on,
        other_formats="Ask the partnership for large print, easy read or another language.",
    )


def _sources(scanned: Scanned | None) -> tuple[str, ...]:
    """Return where the records and the residents come from."""
    if scanned is None:
        return ()
    used = listed(scanned.vintages).lower()
    return SOURCE, f"Office for National Statistics, residents: {used}"


def _marking(material: Material) -> str:
    """Return the line that heads and foots every page: marking, readers, last day."""
    if material.edition is Edition.PUBLIC:
        return "OFFICIAL"
    parts = ["OFFICIAL-SENSITIVE"]
    if material.readers:
        parts.append(f"for {material.readers}")
    if material.expires_on is not None:
        parts.append(f"expires {day_in_words(material.expires_on)}")
    return " \N{EN DASH} ".join(parts)
