"""What people fill in about funds, what they pay for, and what groups should have."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms

from frankpledge.analysis.dates import year_words
from frankpledge.funding.forms.base import (
    AmountField,
    MoneyForm,
    choices,
    text,
    thing,
)
from frankpledge.funding.models import Fund
from frankpledge.funding.states import Certainty, FundKind
from frankpledge.ui.forms import DateField, Form


class FundForm(MoneyForm):
    """Who gives a fund, what for, under which rules, and until when."""

    name = forms.CharField(label="Name of the fund", max_length=160)
    giver = forms.CharField(label="Who gives it", max_length=160)
    kind = forms.ChoiceField(
        label="What kind of money is it?",
        choices=choices(FundKind),
        widget=forms.RadioSelect,
    )
    agency = thing("Agency that holds it")
    rules = text("Rules", "What it may be spent on, and what not.", required=False)
    conditions = text(
        "Conditions of the giver", "What it must be answered for with.", required=False
    )
    starts_on = DateField(label="From")
    ends_before = DateField(
        label="First day without it",
        help_text="The cliff. Leave it empty where no end is known.",
        required=False,
    )
    return_days = forms.IntegerField(
        label="Days after a quarter in which returns are due",
        min_value=1,
        max_value=365,
        initial=30,
    )


class AmountsForm(MoneyForm):
    """What a fund gives in each year, secured and hoped for."""

    accepts_shortfall = forms.BooleanField(
        label="This leaves less than is promised already, and I know",
        required=False,
    )

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        last = self.fields.pop("accepts_shortfall")
        for year in years:
            for certainty in Certainty:
                said = certainty.value.replace("-", " ")
                name = f"{certainty.value}_{year}"
                self.fields[name] = AmountField(
                    label=f"{year_words(year)}, {said}, in pounds", required=False
                )
                self.initial.setdefault(name, None)
        self.fields["accepts_shortfall"] = last

    def amounts(self) -> dict[tuple[int, Certainty], Decimal]:
        """Return the sums by year and certainty."""
        found = {}
        for name, value in self.cleaned_data.items():
            kind, _, year = name.rpartition("_")
            if year.isdigit() and value is not None:
                found[int(year), Certainty(kind)] = value
        return found


class SpendForm(MoneyForm):
    """Money paid straight out of a fund."""

    what = forms.CharField(
        label="What was paid for",
        max_length=200,
        help_text="Not what an award or a contract pays: those are counted already.",
    )
    amount = AmountField(label="Amount in pounds")
    spent_on = DateField(label="Paid on", help_text="For example, 27 3 2027")


class ActionMoneyForm(MoneyForm):
    """A fund that pays for an action."""

    fund = thing("Fund that pays for it")
    amount = AmountField(
        label="Amount in pounds", help_text="Leave out what an award already pays."
    )
    starts_on = DateField(label="From")
    ends_before = DateField(label="First day without it")
    certainty = forms.ChoiceField(
        label="Is it promised in writing?",
        choices=choices(Certainty),
        widget=forms.RadioSelect,
    )


class AllocationForm(MoneyForm):
    """What a theme group is meant to have in a year."""

    planned = AmountField(label="Planned for the year, in pounds")
    why = text("Why this much", required=False)


class EndsForm(Form):
    """When a fund is thought to end, and which others with it."""

    on = DateField(label="If it ended on")
    also = forms.MultipleChoiceField(required=False)

    def offer_funds(self, funds: Iterable[Fund]) -> None:
        """Offer the funds that may end with it; ask for none where there is none."""
        found = [(str(fund.pk), fund.name) for fund in funds]
        if not found:
            del self.fields["also"]
            return
        self.fields["also"] = forms.MultipleChoiceField(
            label="And these with it",
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=found,
        )
