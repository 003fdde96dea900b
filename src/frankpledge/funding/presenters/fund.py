"""What the page of a fund shows, and what falls if it ends."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from frankpledge.analysis.dates import day_in_words, last_day, year_words
from frankpledge.evidence.selectors import definitions_in_force
from frankpledge.funding.models import Fund
from frankpledge.funding.presenters.page import Page, Section, known
from frankpledge.funding.presenters.words import address, link, span, words
from frankpledge.funding.rules.contributions import plain
from frankpledge.funding.rules.money import Balance, pounds
from frankpledge.funding.rules.resting import if_it_ends
from frankpledge.funding.selectors.funds import BalanceLine, YearLine
from frankpledge.funding.selectors.resting import Resting


HELP = "/help/how-to/keep-funds/"
MADE_OF = {"award": "Award", "contract": "Contract", "spending": "Paid straight"}


def fund_page(
    fund: Fund,
    balance: Balance,
    years: list[YearLine],
    lines: list[BalanceLine],
    *,
    may_change: bool,
) -> Page:
    """Return everything the page of a fund shows; its balance line by line."""
    buttons = [("What if this fund ends?", address("if-it-ends", fund.pk))]
    if may_change:
        buttons += [
            ("Change the fund", address("edit-fund", fund.pk)),
            ("Set its amounts", address("set-amounts", fund.pk)),
            ("Write down a payment", address("spend", fund.pk)),
        ]
    return Page(
        title=fund.name,
        caption="Fund",
        here="funds",
        back=("Funds", address("funds")),
        help_url=HELP,
        facts=fund_facts(fund),
        warnings=[balance.warning] if balance.warning else [],
        buttons=buttons,
        key_figures=[
            {"label": "Secured", "value": pounds(balance.given)},
            {"label": "Hoped for", "value": pounds(balance.hoped_for)},
            {"label": "Free to award", "value": pounds(balance.free)},
        ],
        sections=[year_section(years), balance_section(balance, lines)],
    )


def fund_facts(fund: Fund) -> list[tuple[str, Any]]:
    """Return what is known of a fund."""
    cliff = (
        day_in_words(last_day(fund.ends_before))
        if fund.ends_before
        else "No end is known"
    )
    return known(
        [
            ("Given by", fund.giver),
            ("Kind", words(fund.kind)),
            ("Held by", fund.agency.name),
            ("From", day_in_words(fund.starts_on)),
            ("Last day", cliff),
            ("Rules", fund.rules),
            ("Conditions", fund.conditions),
            ("Returns due", f"{fund.return_days} days after each quarter"),
        ]
    )


def year_section(years: list[YearLine]) -> Section:
    """Return the table of a fund's years."""
    return Section(
        "Year by year",
        head=["Year", "Secured", "Hoped for", "Awarded", "Paid straight", "Left"],
        rows=[
            [
                year_words(line.year),
                pounds(line.given),
                pounds(line.hoped_for),
                pounds(line.awarded),
                pounds(line.spent),
                pounds(line.free),
            ]
            for line in years
        ],
        words=["Contracts run over years and are taken from the balance below."]
        if years
        else [],
        empty="No amounts are set yet.",
    )


def balance_section(balance: Balance, lines: list[BalanceLine]) -> Section:
    """Return every line that the balance is made of, and their sum."""
    return Section(
        "How the balance is made up",
        head=["Line", "What it is", "Pounds"],
        rows=[
            *([line_name(line), kind_of(line), pounds(line.amount)] for line in lines),
            ["Free to award", "the sum of these lines", pounds(balance.free)],
        ],
    )


def kind_of(line: BalanceLine) -> str:
    """Return what a line of a balance is."""
    return MADE_OF.get(line.kind, "Secured for the year")


def line_name(line: BalanceLine) -> Any:
    """Return the name of a line, leading to its own page where it has one."""
    return link(line.words, line.kind, line.key) if line.key else line.words


def ends_page(
    fund: Fund, others: Sequence[Fund], resting: Resting, day: date, asks: Any
) -> Page:
    """Return what falls if a fund ends: in words first, then thing by thing."""
    names = [fund.name, *(one.name for one in others)]
    return Page(
        title=f"What if {fund.name} ends?",
        caption="What rests on a fund",
        here="funds",
        back=(fund.name, address("fund", fund.pk)),
        help_url="/help/how-to/see-what-rests-on-a-fund/",
        asks=asks,
        sections=[
            Section(
                "In words",
                words=if_it_ends(names, day, resting.falls),
            ),
            actions_section(resting),
            targets_section(resting),
            awards_section(resting),
            contracts_section(resting),
            people_section(resting),
            hours_section(resting),
        ],
    )


def actions_section(resting: Resting) -> Section:
    """Return the actions that lose money."""
    lost = {row.fund_id for row in resting.money}
    return Section(
        "Actions",
        head=["Action", "Answers for it", "Loses", "Other money"],
        rows=[
            [
                link(f"{row.action.ref} {row.action.text}", "action", row.action_id),
                str(row.action.owner or row.action.owner_words or "nobody yet"),
                pounds(resting.loses(row)),
                "; ".join(
                    other.fund.name
                    for other in row.action.money.all()
                    if other.fund_id not in lost and other.ends_before > resting.day
                )
                or "none",
            ]
            for row in resting.money
        ],
        empty="No action is tied to this fund.",
    )


def targets_section(resting: Resting) -> Section:
    """Return the targets that those actions and awards serve."""
    names = {one: made.name for one, made in definitions_in_force().items()}
    return Section(
        "Targets",
        head=["Target", "Priority", "Measure"],
        rows=[
            [
                target.ref,
                target.objective.priority.title,
                names.get(target.measure, target.measure or target.title),
            ]
            for target in resting.targets
        ],
        empty="No target rests on it.",
    )


def awards_section(resting: Resting) -> Section:
    """Return the awards that would stop."""
    return Section(
        "Awards",
        head=["Award", "To", "When", "Loses"],
        rows=[
            [
                link(str(one), "award", one.pk),
                one.bid.agency.name,
                span(one.bid.starts_on, one.bid.ends_before),
                pounds(resting.loses(one)),
            ]
            for one in resting.awards
        ],
        empty="No award runs past that day.",
    )


def contracts_section(resting: Resting) -> Section:
    """Return the contracts that would not be paid, with their exits."""
    return Section(
        "Contracts",
        head=["Service", "Provider", "Value", "Loses", "What happens when it ends"],
        rows=[
            [
                link(one.service, "contract", one.pk),
                one.provider,
                pounds(one.value),
                pounds(resting.loses(one)),
                one.exit or "nobody has said",
            ]
            for one in resting.contracts
        ],
        empty="No contract is paid from it past that day.",
    )


def people_section(resting: Resting) -> Section:
    """Return the people who lead the work."""
    return Section(
        "People who lead that work",
        words=["; ".join(resting.people)] if resting.people else [],
        empty="" if resting.people else "Nobody is named.",
    )


def hours_section(resting: Resting) -> Section:
    """Return the hours that agencies gave beside the money."""
    return Section(
        "Hours given beside it",
        head=["What for", "Agency", "Hours", "Worth"],
        rows=[
            [
                link(one.what, "contribution", one.pk),
                one.agency.name,
                plain(one.hours),
                pounds(one.value),
            ]
            for one in resting.contributions
        ],
        empty="No hours are written down.",
    )
