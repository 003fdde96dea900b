"""What the pages of an award and of a quarterly return show."""

from datetime import date
from typing import Any

from frankpledge.analysis.dates import day_in_words, year_words
from frankpledge.funding.models import Award, Return
from frankpledge.funding.presenters.lists.awards import return_standing
from frankpledge.funding.presenters.page import Page, Section, known
from frankpledge.funding.presenters.words import (
    address,
    came_from,
    figure_words,
    link,
    outcome_words,
    papers,
    span,
    words,
)
from frankpledge.funding.rules.contributions import plain
from frankpledge.funding.rules.money import (
    pounds,
    quarter_of,
    total,
)
from frankpledge.funding.rules.results import CAUTION
from frankpledge.funding.rules.variance import variance
from frankpledge.funding.selectors import (
    Pulled,
    Result,
    late,
    spent_so_far,
    variance_so_far,
)
from frankpledge.funding.selectors.origins import origin_of
from frankpledge.ui.dates import moment_in_words


HELP = "/help/how-to/follow-an-award/"


def award_page(
    award: Award,
    result: Result,
    *,
    today: date,
    may_hold: bool,
    may_ask: bool,
    may_export: bool = False,
) -> Page:
    """Return everything the page of an award shows."""
    returns = list(award.returns.all())
    overdue = late(returns, today=today)
    bid = award.bid
    given = total(row.amount for row in award.years.all())
    spent = spent_so_far(returns)
    return Page(
        title=bid.title,
        caption=f"Award, {words(award.state).lower()}",
        here="awards",
        back=("Awards", address("awards")),
        help_url=HELP,
        warnings=[chase(overdue)] if overdue else [],
        facts=award_facts(award),
        key_figures=[
            {"label": "Awarded", "value": pounds(given)},
            {"label": "Spent so far", "value": pounds(spent)},
            {"label": "Not spent", "value": pounds(given - spent)},
        ],
        buttons=award_buttons(award) if may_hold else [],
        papers=papers("award-paper", award.pk) if may_export else [],
        sections=[
            result_section(result, may_ask=may_ask),
            *origin_sections(result.pulled),
            condition_section(award, may_hold=may_hold),
            return_section(returns, today),
            kind_section(award),
        ],
    )


def award_facts(award: Award) -> list[tuple[str, Any]]:
    """Return what is known of an award."""
    bid = award.bid
    return known(
        [
            ("Given to", bid.agency.name),
            ("From", bid.fund.name),
            ("When", span(bid.starts_on, bid.ends_before)),
            ("By year", by_year(award)),
            ("Spending", variance_so_far(award.returns.all()).sentence),
            ("The bid", link(bid.title, "bid", bid.pk)),
            ("How it ended", award.closing_words),
        ]
    )


def chase(overdue: list[Return]) -> str:
    """Return which returns are late, as a warning."""
    named = ", ".join(quarter_of(row.starts_on).words for row in overdue)
    return f"Late returns: {named}."


def by_year(award: Award) -> str:
    """Return an award's sums by year."""
    return "; ".join(
        f"{pounds(row.amount)} in {year_words(row.year)}" for row in award.years.all()
    )


def award_buttons(award: Award) -> list[tuple[str, str]]:
    """Return what the holder of the fund may do with an open award."""
    return [
        ("Add a condition", address("add-condition", award.pk)),
        ("Change the profile", address("set-profile", award.pk)),
        ("Close the award", address("close-award", award.pk)),
    ]


def result_section(result: Result, *, may_ask: bool) -> Section:
    """Return the outcome, pulled, and what each result cost, with its range."""
    said: list[Any] = [outcome_words(result.pulled)]
    source = came_from(result.pulled)
    if source and may_ask:
        said.append(source)
    said.append(f"In money alone: {result.priced.sentence}")
    if result.with_kind:
        said.append(f"With what was given in kind: {result.with_kind.sentence}")
    if result.priced.back:
        said.append(result.priced.back)
    if result.beside:
        said.append(result.beside)
    elif result.priced.cost:
        said.append(CAUTION)
    return Section("What it brought", words=said)


def origin_sections(pulled: Pulled | None) -> list[Section]:
    """Return where the outcome comes from, nothing where there is no figure."""
    rows = origin_of(pulled)
    head = ["What", "Said"]
    return (
        [Section("Where the outcome comes from", head=head, rows=rows)] if rows else []
    )


def condition_section(award: Award, *, may_hold: bool) -> Section:
    """Return the conditions, ticked with their evidence or not."""
    return Section(
        "Conditions",
        head=["Condition", "By", "Met", "Evidence"],
        rows=[
            [
                row.text,
                day_in_words(row.due_on) if row.due_on else "",
                f"{day_in_words(row.met_on)}, {row.met_by}"
                if row.met_on
                else (
                    link("Tick it", "tick-condition", award.pk, row.pk)
                    if may_hold
                    else "Not yet"
                ),
                row.evidence,
            ]
            for row in award.conditions.all()
        ],
        empty="It hangs on no condition.",
    )


def return_section(returns: list[Return], today: date) -> Section:
    """Return the quarters with what was planned and spent, each leading to its page."""
    return Section(
        "Quarterly returns",
        head=["Quarter", "Due", "Planned", "Spent", "How it stands"],
        rows=[
            [
                link(quarter_of(row.starts_on).words, "return", row.pk),
                day_in_words(row.due_on),
                pounds(row.profile),
                "" if row.spent is None else pounds(row.spent),
                return_standing(row, today),
            ]
            for row in returns
        ],
    )


def kind_section(award: Award) -> Section:
    """Return what agencies gave in kind beside the award."""
    return Section(
        "Given in kind beside it",
        head=["What for", "Agency", "Hours", "Worth"],
        rows=[
            [
                link(row.what, "contribution", row.pk),
                row.agency.name,
                plain(row.hours),
                pounds(row.value),
            ]
            for row in award.contributions.all()
        ],
        empty="Nothing is written down.",
    )


def return_page(
    row: Return,
    pulled: Pulled | None,
    *,
    today: date,
    may_send: bool,
    may_ask: bool,
    may_export: bool = False,
) -> Page:
    """Return everything the page of a quarter's return shows."""
    quarter = quarter_of(row.starts_on)
    sent = row.sent_at is not None
    action = "Put the return right" if sent else "Fill in the return"
    return Page(
        title=f"{row.award.bid.title}: {quarter.words}",
        caption="Quarterly return",
        here="returns",
        back=(row.award.bid.title, address("award", row.award_id)),
        help_url=HELP,
        warnings=[f"This return is late: it was due on {day_in_words(row.due_on)}."]
        if late([row], today=today)
        else [],
        facts=return_facts(row, today),
        buttons=[(action, address("send-return", row.pk))] if may_send else [],
        papers=papers("return-paper", row.pk) if may_export else [],
        sections=[
            outcome_section(row, pulled, may_ask=may_ask),
            *origin_sections(pulled),
            Section(
                "Outputs",
                head=["What was made or done", "Number", "Unit"],
                rows=[
                    [one.what, plain(one.quantity), one.unit]
                    for one in row.outputs.all()
                ],
                empty="None are written down.",
            ),
        ],
    )


def outcome_section(row: Return, pulled: Pulled | None, *, may_ask: bool) -> Section:
    """Return the outcome as it is known now and, once sent, as it was then."""
    said: list[Any] = [f"Now: {outcome_words(pulled)}"]
    source = came_from(pulled)
    if source and may_ask:
        said.append(source)
    if row.outcome and not (pulled and pulled.is_withheld):
        said.insert(0, f"When it was sent: {kept_words(row.outcome)}")
    return Section("Outcome, looked up and not typed", words=said)


def return_facts(row: Return, today: date) -> list[tuple[str, Any]]:
    """Return what a quarter's return says."""
    spending = "" if row.spent is None else variance(row.profile, row.spent).sentence
    sent = (
        f"{moment_in_words(row.sent_at)} by {row.sent_by}" if row.sent_at else "Not yet"
    )
    return known(
        [
            ("Owed by", row.award.bid.agency.name),
            ("Due", day_in_words(row.due_on)),
            ("How it stands", return_standing(row, today)),
            ("Planned", pounds(row.profile)),
            ("Spending", spending),
            ("Risks", row.risks),
            ("What was done", row.commentary),
            ("Sent", sent),
        ]
    )


def kept_words(outcome: dict[str, Any]) -> str:
    """Return an outcome as a return kept it."""
    if outcome["value"] is None:
        return f"{outcome['name']}: {outcome['status']}. {outcome['sentence']}"
    said = figure_words(outcome["value"], outcome["low"], outcome["high"])
    return f"{outcome['name']}: {said} in {outcome['period']}. {outcome['sentence']}"
