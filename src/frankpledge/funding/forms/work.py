"""What people fill in about time given in kind and services bought."""

from decimal import Decimal
from typing import Any

from django import forms

from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.funding.forms.base import (
    AmountField,
    MoneyForm,
    text,
    thing,
    words,
)
from frankpledge.ui.forms import DateField, Form


GIVEN = ("hours", "staff_rate", "vehicle_days", "vehicle_rate", "other_value")


class ContributionForm(MoneyForm):
    """What an agency gave; the value is worked out and never typed."""

    agency = thing("Agency that gave it")
    what = forms.CharField(label="What for", max_length=200)
    action = thing("Action of the plan it served", required=False)
    award = thing("Award it stands beside", required=False)
    given_on = DateField(label="Day", help_text="The last day, where it took several.")
    hours = AmountField(label="Hours of staff", required=False)
    staff_rate = AmountField(label="Cost of an hour, in pounds", required=False)
    vehicle_days = AmountField(label="Vehicle days", required=False)
    vehicle_rate = AmountField(label="Cost of a vehicle day, in pounds", required=False)
    other_value = AmountField(
        label="Worth of other things, in pounds",
        help_text="Rooms, printing, equipment.",
        required=False,
    )
    rate_source = forms.CharField(
        label="Where the rates come from",
        help_text="For example: council pay scales 2026/27, grade 6 with on-costs.",
        max_length=200,
    )

    def said(self) -> dict[str, Any]:
        """Return the contribution, with nothing where a box was left empty."""
        found = super().said()
        return found | {name: found[name] or Decimal(0) for name in GIVEN}


class ContractForm(MoneyForm):
    """A service that is bought."""

    service = forms.CharField(
        label="Service", help_text="For example, independent advisers.", max_length=200
    )
    provider = forms.CharField(label="Provider", max_length=160)
    agency = thing("Agency that buys it")
    fund = thing("Fund that pays", required=False)
    starts_on = DateField(label="From")
    ends_before = DateField(label="First day without it")
    value = AmountField(label="Value in pounds, over all its years")
    exit = text(
        "What happens when it ends",
        "Who tells those who use it, who takes it on, by when that is decided.",
        required=False,
    )


class ContractMeasureForm(MoneyForm):
    """A measure that a contract is judged by."""

    measure = forms.ChoiceField(label="Measure")
    area_code = forms.ChoiceField(label="Area")
    period_type = forms.ChoiceField(
        label="Period",
        choices=[(kind.value, words(kind.value)) for kind in PeriodType],
        initial=PeriodType.FINANCIAL_YEAR.value,
    )
    aim = forms.FloatField(label="Figure it is to reach", required=False)


class PlanReviewForm(Form):
    """A day on which a contract is looked at."""

    due_on = DateField(label="Day of the review")


class ReviewForm(Form):
    """What a review found."""

    finding = text("What the review found, and what is done about it")
    held_on = DateField(label="Held on")
