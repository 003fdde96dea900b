"""What rests on a fund, what ends when, and what each action costs."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch

from frankpledge.access.models import Member
from frankpledge.actions.selectors import Action, actions_of
from frankpledge.funding.models import (
    ActionMoney,
    Award,
    Contract,
    Contribution,
    Fund,
)
from frankpledge.funding.rules.contributions import Claim, claim_of
from frankpledge.funding.rules.money import NOTHING, total
from frankpledge.funding.rules.resting import Ending, Falls, left_of
from frankpledge.funding.selectors.awards import spent_so_far
from frankpledge.funding.selectors.seeing import (
    awards_visible_to,
    contracts_visible_to,
    contributions_visible_to,
    funds_visible_to,
)
from frankpledge.funding.states import AwardState
from frankpledge.partnership.selectors import home
from frankpledge.plan.selectors import Target


@dataclass(frozen=True)
class Resting:
    """Everything that rests on a fund, as lists, and counted."""

    money: list[ActionMoney]
    targets: list[Target]
    contracts: list[Contract]
    awards: list[Award]
    people: list[str]
    contributions: list[Contribution]
    without_other_money: int
    day: date
    today: date

    def loses(self, one: ActionMoney | Contract | Award) -> Decimal:
        """Return the pounds that are left of a thing on the day."""
        if isinstance(one, Award):
            return unspent_on(one, self.day, self.today)
        amount = one.value if isinstance(one, Contract) else one.amount
        return left_of(amount, one.starts_on, one.ends_before, self.day)

    @property
    def lost(self) -> Decimal:
        """Return everything that is lost, in pounds."""
        things: list[ActionMoney | Contract | Award] = []
        things += self.awards
        things += self.contracts
        things += self.money
        return total(map(self.loses, things))

    @property
    def falls(self) -> Falls:
        """Return how much falls with the fund."""
        return Falls(
            actions=len({row.action_id for row in self.money}),
            without_other_money=self.without_other_money,
            targets=len(self.targets),
            contracts=len(self.contracts),
            awards=len(self.awards),
            people=len(self.people),
            hours=total(row.hours for row in self.contributions),
            money=self.lost,
        )


def resting_on(
    funds: Fund | Collection[Fund], *, day: date, today: date | None = None
) -> Resting:
    """
    Return what loses its money if a fund, or several at once, end on a day.

    What is over by then loses nothing, and other money that is over by then helps
    nobody. Money lost is what awards will not have spent by their profiles, and the
    days left of contracts and of what actions were to have by neither.
    """
    held = [funds] if isinstance(funds, Fund) else list(funds)
    keys = {fund.pk for fund in held}
    money, awards = money_tied(keys, day), awards_running(keys, day)
    contracts = list(
        Contract.objects.filter(fund__in=keys, ends_before__gt=day)
        .select_related("agency")
        .prefetch_related("measures")
    )
    actions = {row.action_id: row.action for row in money}
    targets = targets_under(actions.values(), awards)
    given = Contribution.objects.filter(
        action__in=actions
    ) | Contribution.objects.filter(award__in=awards)
    return Resting(
        money=money,
        targets=targets,
        contracts=contracts,
        awards=awards,
        people=leads_of(actions.values()),
        contributions=list(given.select_related("agency", "action").distinct()),
        without_other_money=sum(
            all(
                other.fund_id in keys or other.ends_before <= day
                for other in action.money.all()
            )
            for action in actions.values()
        ),
        day=day,
        today=today or day,
    )


def money_tied(funds: Collection[int], day: date) -> list[ActionMoney]:
    """Return the money of these funds that is tied to actions past a day."""
    return list(
        ActionMoney.objects.filter(fund__in=funds, ends_before__gt=day)
        .select_related("action__owner", "fund")
        .prefetch_related(
            "action__money__fund",
            "action__targets__objective__priority",
            "action__leads",
        )
    )


def awards_running(funds: Collection[int], day: date) -> list[Award]:
    """Return the open awards of these funds that run past a day."""
    return list(
        Award.objects.filter(
            bid__fund__in=funds, bid__ends_before__gt=day, state=AwardState.OPEN
        )
        .select_related("bid__target__objective__priority", "bid__agency")
        .prefetch_related("years", "returns")
    )


def unspent_on(award: Award, day: date, today: date) -> Decimal:
    """Return what an award will not have spent on a day, by its profile from today."""
    meanwhile = total(
        left_of(one.profile, one.starts_on, one.ends_before, today)
        - left_of(one.profile, one.starts_on, one.ends_before, day)
        for one in award.returns.all()
    )
    return max(unspent(award) - max(meanwhile, NOTHING), NOTHING)


def unspent(award: Award) -> Decimal:
    """Return what is left of an award."""
    given = total(row.amount for row in award.years.all())
    return max(given - spent_so_far(award.returns.all()), NOTHING)


def targets_under(actions: Iterable[Action], awards: Iterable[Award]) -> list[Target]:
    """Return the targets that these actions and awards serve, each once."""
    found = {target.pk: target for action in actions for target in action.targets.all()}
    found |= {one.bid.target.pk: one.bid.target for one in awards if one.bid.target}
    return list(found.values())


def leads_of(actions: Iterable[Action]) -> list[str]:
    """Return the people who lead these actions, by name."""
    named = {person.name for action in actions for person in action.leads.all()}
    named |= {action.lead_words for action in actions if action.lead_words}
    return sorted(named)


def endings_visible_to(member: Member, *, on: date) -> list[Ending]:
    """Return everything with an end that this member may see, in any order."""
    funds = funds_visible_to(member, on=on).exclude(ends_before=None)
    awards = (
        awards_visible_to(member, on=on)
        .filter(state=AwardState.OPEN)
        .prefetch_related("years", "returns")
    )
    contracts = contracts_visible_to(member, on=on)
    held = {fund.pk for fund in funds}
    money = ActionMoney.objects.filter(fund__in=held).select_related("action", "fund")
    return [
        *(
            Ending("fund", fund.name, fund.ends_before, last_year(fund), fund.pk)
            for fund in funds.prefetch_related("years")
            if fund.ends_before
        ),
        *(
            Ending("award", str(one), one.bid.ends_before, unspent(one), one.pk)
            for one in awards
            if one.bid.ends_before
        ),
        *(
            Ending(
                "contract", one.service, one.ends_before, one.value, one.pk, one.exit
            )
            for one in contracts
        ),
        *(
            Ending(
                "action",
                f"{one.action.ref} {one.action.text}",
                one.ends_before,
                one.amount,
                one.action_id,
                f"Paid by {one.fund.name}.",
            )
            for one in money
        ),
    ]


def last_year(fund: Fund) -> Decimal:
    """Return what a fund gives in its last year: what is missed a year later."""
    years = list(fund.years.all())
    last = max((row.year for row in years), default=0)
    return total(row.amount for row in years if row.year == last)


@dataclass(frozen=True)
class ActionCost:
    """One action of a plan, what pays for it, and what it really costs."""

    action: Action
    money: list[ActionMoney]
    hours: Decimal
    value: Decimal
    claim: Claim

    @property
    def amount(self) -> Decimal:
        """Return the money tied to it, or the amount the plan prints."""
        if self.money:
            return total(row.amount for row in self.money)
        return self.action.amount or NOTHING


def action_costs(
    member: Member, *, on: date, only: int | None = None
) -> list[ActionCost]:
    """Return what every action, or one, costs, as far as this member may see money."""
    visible = funds_visible_to(member, on=on).values("pk")
    tied = ActionMoney.objects.filter(fund__in=visible).select_related("fund")
    actions = actions_of(home().pk).prefetch_related(Prefetch("money", tied))
    if only is not None:
        actions = actions.filter(pk=only)
    given: defaultdict[int, list[Contribution]] = defaultdict(list)
    for one in contributions_visible_to(member, on=on).exclude(action=None):
        given[one.action_id or 0].append(one)
    return [action_cost(action, given[action.pk]) for action in actions]


def action_cost(action: Action, given: list[Contribution]) -> ActionCost:
    """Return what one action costs in money and in kind."""
    money = list(action.money.all())
    amount = total(row.amount for row in money) if money else action.amount or NOTHING
    hours = total(one.hours for one in given)
    value = total(one.value for one in given)
    claim = claim_of(action.funding, amount, hours=hours, value=value)
    return ActionCost(action, money, hours, value, claim)
