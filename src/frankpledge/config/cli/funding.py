"""frankpledge funding: funds, what they are spent on, what a result cost, what ends."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from frankpledge.config.cli.frame import Desk, command


if TYPE_CHECKING:
    from decimal import Decimal

    from frankpledge.funding.models import Fund


@click.group(epilog="More: docs/how-to/see-what-rests-on-a-fund.md in the repository.")
def group() -> None:
    """
    See the partnership's money as far as you may: funds, awards, returns, what ends.

    \b
    frankpledge funding list
    frankpledge funding what-if --fund "Safer streets pot" --on 2027-04-01
    """


def entered(desk: Desk) -> date:
    """Return today to a member for whom any of the money is there."""
    from frankpledge.funding import policies

    today = desk.today()
    policies.may_enter(desk.member(), on=today).require()
    return today


def amount(value: "Decimal") -> float:
    """Return pounds as scripts read them."""
    return float(round(value, 2))


@command(group)
def list_(desk: Desk) -> None:
    """
    List the funds with what is given, awarded, spent and free of each.

    \b
    frankpledge funding list --json
    """
    from frankpledge.funding.selectors import balances_of, funds_visible_to

    today = entered(desk)
    funds = list(funds_visible_to(desk.member(), on=today))
    balances = balances_of([fund.pk for fund in funds])
    rows = [
        {
            "id": fund.pk,
            "name": fund.name,
            "giver": fund.giver,
            "starts_on": fund.starts_on,
            "ends_before": fund.ends_before,
            "given": amount(balances[fund.pk].given),
            "hoped_for": amount(balances[fund.pk].hoped_for),
            "awarded": amount(balances[fund.pk].awarded),
            "contracted": amount(balances[fund.pk].contracted),
            "spent": amount(balances[fund.pk].spent),
            "free": amount(balances[fund.pk].free),
        }
        for fund in funds
    ]
    lines = (
        f"{row['id']:>4} {row['name']:<44} given £{row['given']:>12,.2f}"
        f"  free £{row['free']:>12,.2f}"
        for row in rows
    )
    desk.answer(rows, lambda: "\n".join(lines) or "There is no fund yet.")


def chosen_funds(desk: Desk, names: tuple[str, ...], today: date) -> "list[Fund]":
    """Return the funds meant by number, name or the beginning of a name, or refuse."""
    from frankpledge.funding.selectors import funds_visible_to

    known = list(funds_visible_to(desk.member(), on=today))
    found = []
    for name in dict.fromkeys(names):
        meant = [one for one in known if name in (str(one.pk), one.name)] or [
            one for one in known if one.name.casefold().startswith(name.casefold())
        ]
        if len(meant) != 1:
            said = "Several funds are" if meant else "There is no fund"
            raise click.BadParameter(f"{said} called {name!r}.")
        found += [one for one in meant if one not in found]
    return found


@command(group)
@click.option(
    "--fund",
    "names",
    multiple=True,
    required=True,
    metavar="NAME",
    help="A fund by name or number; say it again for more that end with it.",
)
@click.option(
    "--on", "on", type=click.DateTime(["%Y-%m-%d"]), help="The day; today unless said."
)
def what_if(desk: Desk, names: tuple[str, ...], on: datetime | None) -> None:
    """
    Say what loses its money if a fund, or several at once, end on a day.

    \b
    frankpledge funding what-if --fund "Safer streets pot" --on 2027-04-01
    """
    from frankpledge.funding.rules.resting import if_it_ends
    from frankpledge.funding.selectors import resting_on

    today = entered(desk)
    day = on.date() if on else today
    funds = chosen_funds(desk, names, today)
    found = resting_on(funds, day=day, today=today)
    said = if_it_ends([one.name for one in funds], day, found.falls)
    desk.answer(
        {
            "funds": [one.name for one in funds],
            "on": day,
            "in_words": said,
            "lost": amount(found.lost),
            "actions": [
                {
                    "ref": row.action.ref,
                    "text": row.action.text,
                    "loses": amount(found.loses(row)),
                }
                for row in found.money
            ],
            "targets": [one.ref for one in found.targets],
            "awards": [
                {"title": str(one), "loses": amount(found.loses(one))}
                for one in found.awards
            ],
            "contracts": [
                {"service": one.service, "loses": amount(found.loses(one))}
                for one in found.contracts
            ],
            "people": found.people,
            "without_other_money": found.without_other_money,
        },
        "\n".join(said),
    )


@command(group)
def ends(desk: Desk) -> None:
    """
    List what loses its money in the next 24 months, soonest first.

    \b
    frankpledge funding ends --json
    """
    from frankpledge.funding.rules.resting import endings_ahead
    from frankpledge.funding.selectors import endings_visible_to

    today = entered(desk)
    rows = [
        {
            "kind": one.kind,
            "name": one.name,
            "last_day": one.last_day,
            "amount": amount(one.amount),
            "what_then": one.what_then,
        }
        for one in endings_ahead(endings_visible_to(desk.member(), on=today), today)
    ]
    lines = (
        f"{row['last_day']} {row['kind']:<9} £{row['amount']:>12,.2f}  {row['name']}"
        for row in rows
    )
    desk.answer(rows, lambda: "\n".join(lines) or "Nothing ends in the next 24 months.")


@command(group)
def bids(desk: Desk) -> None:
    """
    List the bids with what each asks of which fund, and how far it has come.

    \b
    frankpledge funding bids --json
    """
    from frankpledge.funding.selectors import asked_in_all, bids_visible_to

    held = bids_visible_to(desk.member(), on=entered(desk)).prefetch_related("years")
    rows = [
        {
            "id": bid.pk,
            "title": bid.title,
            "agency": bid.agency.name,
            "fund": bid.fund.name,
            "asked": amount(asked_in_all(bid)),
            "state": bid.state,
        }
        for bid in held
    ]
    lines = (
        f"{row['id']:>4} {row['state']:<10} £{row['asked']:>12,.2f}  {row['title']}"
        for row in rows
    )
    desk.answer(rows, lambda: "\n".join(lines) or "There is no bid.")


@command(group, reads_figures=True)
def results(desk: Desk) -> None:
    """
    List the awards with their outcome, pulled from the figures, and its cost.

    \b
    frankpledge funding results --json
    """
    from frankpledge.funding.selectors import awards_visible_to, result_of

    today = entered(desk)
    by = desk.member()
    held = awards_visible_to(by, on=today).prefetch_related("years", "returns")
    rows: list[dict[str, Any]] = []
    for award in held:
        found = result_of(award, by=by, on=today)
        rows.append(
            {
                "id": award.pk,
                "title": str(award),
                "state": award.state,
                "outcome": found.pulled.outcome.sentence if found.pulled else "",
                "cost_of_a_result": found.priced.sentence,
                "beside_others": found.beside,
            }
        )
    lines = (
        f"{row['title']}: {row['outcome']} {row['cost_of_a_result']}"
        f" {row['beside_others']}".rstrip()
        for row in rows
    )
    desk.answer(rows, lambda: "\n".join(lines) or "There is no award.")


@command(group)
@click.option("--late", "only_late", is_flag=True, help="Only those that are late.")
def returns(
    desk: Desk,
    only_late: bool,  # noqa: FBT001 - click passes it by name
) -> None:
    """
    List what every award owes each quarter, and which of it is late.

    \b
    frankpledge funding returns --late
    """
    from frankpledge.funding.rules.money import quarter_of
    from frankpledge.funding.selectors import late, returns_visible_to

    today = entered(desk)
    held = list(returns_visible_to(desk.member(), on=today))
    overdue = {one.pk for one in late(held, today=today)}
    rows = [
        {
            "id": one.pk,
            "award": str(one.award),
            "quarter": quarter_of(one.starts_on).words,
            "due_on": one.due_on,
            "spent": None if one.spent is None else amount(one.spent),
            "is_sent": one.sent_at is not None,
            "is_late": one.pk in overdue,
        }
        for one in held
        if one.pk in overdue or not only_late
    ]
    lines = (
        f"{row['id']:>4} {row['quarter']}  due {row['due_on']}  "
        f"{'sent' if row['is_sent'] else 'LATE' if row['is_late'] else 'awaited'}"
        f"  {row['award']}"
        for row in rows
    )
    desk.answer(rows, lambda: "\n".join(lines) or "No return is owed.")
