"""What each product is: its sections in order, its readers and its shelf life."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from frankpledge.assessment.states import Product


@dataclass(frozen=True)
class Template:
    """
    One product of the National Intelligence Model, or of our own.

    `sections` are what people write, by name, in the order they are printed;
    `needed` those without which it may not go before the board. `days` is the shelf
    life after which it is read again. One `of_one_theme` prints that theme alone.
    """

    title: str
    purpose: str
    sections: Mapping[str, str]
    readership: str
    days: int
    prints_records: bool = True
    is_of_one_theme: bool = False
    may_be_public: bool = True
    needed: tuple[str, ...] = field(default=())


STRATEGIC = {
    "reasons": "Why things changed",
    "places": "Places of note",
    "priorities": "Recommended priorities",
    "public": "What people who live and work here put first",
    "review": "How far last year's plan was carried out",
    "horizon": "What is on the horizon",
    "links": "How one matter drives another",
    "above": "What others put first",
    "county": "Matters for the county",
    "gaps": "What we do not know",
    "recommendations": "What we recommend",
}
BOARD = "The responsible authorities and the partnership's board"
TEMPLATES: Mapping[Product, Template] = {
    Product.STRATEGIC: Template(
        "strategic assessment",
        "What troubles the area and what should come first, 12 to 18 months ahead.",
        STRATEGIC,
        BOARD,
        365,
    ),
    Product.AUDIT: Template(
        "three-year audit",
        "Three years of crime and disorder, for a strategy of three years.",
        {
            "authors": "Who made this audit together",
            "reasons": "Why things changed over three years",
            **{
                name: title
                for name, title in STRATEGIC.items()
                if name not in {"reasons", "links"}
            },
        },
        BOARD,
        3 * 365,
    ),
    Product.TACTICAL: Template(
        "tactical assessment",
        "Where to put effort until the next meeting, two to six weeks ahead.",
        {
            "happened": "What has happened since last time",
            "places": "Places of note",
            "people": "People and repeats",
            "public": "What people who live and work here put first",
            "checked": "What became of the last tasks",
            "tasks": "Tasks that the month suggests",
            "recommendations": "What we recommend",
        },
        "The tasking and co-ordinating group",
        42,
        may_be_public=False,
    ),
    Product.PROBLEM: Template(
        "problem profile",
        "One problem understood: what, where, when, who, why, and what may be done.",
        {
            "purpose": "Purpose and who commissioned it",
            "definition": "What the problem is",
            "location": "Where and when",
            "victims": "Victims and repeats",
            "offenders": "Offenders and networks",
            "method": "How it is done",
            "triangle": "Victim, offender, place: and who could guard each",
            "reasons": "Causes: what was tested, what was found",
            "tried": "What was tried",
            "gaps": "What we do not know",
            "options": "Options with their evidence",
            "recommendations": "What we recommend, who leads, by when",
            "success": "How success will be measured",
        },
        "The group that asked for it",
        182,
        is_of_one_theme=True,
        needed=("purpose", "definition"),
    ),
    Product.SUBJECT: Template(
        "subject profile",
        "One person or group, for those who work with them alone.",
        {
            "purpose": "Purpose and who commissioned it",
            "subject": "What is known, and how well",
            "risk": "Risk and who may be harmed",
            "gaps": "What we do not know",
            "options": "Options",
            "recommendations": "What we recommend",
        },
        "The named readers alone",
        91,
        prints_records=False,
        may_be_public=False,
        needed=("purpose",),
    ),
    Product.OPPORTUNITY: Template(
        "opportunity strategy",
        "The main issues of the coming year, the options, and what to do of them.",
        {
            "issues": "The main issues",
            "horizon": "What is on the horizon",
            "options": "Options and what each would take",
            "priorities": "Which come first",
            "recommendations": "What we recommend to the group",
        },
        "The multi-agency group",
        365,
    ),
    Product.SCAN: Template(
        "environmental scan",
        "Issues on the horizon, each with its evidence, chance, owner and trigger.",
        {
            "horizon": "What is on the horizon",
            "above": "What others put first",
            "links": "How one matter drives another",
            "gaps": "What we do not know",
            "recommendations": "What we recommend",
        },
        BOARD,
        182,
        prints_records=False,
    ),
}
"""Contents: strategic assessment chapter, sections 4.1, 4.2, 4.6 and 4.9."""


def template_of(product: Product | str) -> Template:
    """Return what a product is."""
    return TEMPLATES[Product(product)]


def shelf_life_ends(product: Product | str, made_on: date) -> date:
    """Return the day on which a product made on a day should be read again."""
    return made_on + timedelta(days=template_of(product).days)


def usual_review_on(product: Product | str, given: date | None, made_on: date) -> date:
    """Return the review date that was given, else the product's own."""
    return given or shelf_life_ends(product, made_on)
