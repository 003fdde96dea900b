"""What people fill in about awards: conditions, profiles and quarterly returns."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms

from frankpledge.funding.forms.base import (
    AmountField,
    MoneyForm,
    choices,
    text,
)
from frankpledge.funding.models import Return
from frankpledge.funding.rules.money import quarter_of
from frankpledge.funding.states import Standing
from frankpledge.ui.forms import DateField, Form, OpenedForm


OUTPUTS = 4


class ReturnForm(MoneyForm):
    """A quarter's return; its outcome is not asked, for it is looked up."""

    spent = AmountField(label="Spent in the quarter, in pounds")
    standing = forms.ChoiceField(
        label="How does the project stand?",
        choices=choices(Standing),
        widget=forms.RadioSelect,
    )
    risks = text(
        "Risks", "What could go wrong, and what is done about it.", required=False
    )
    commentary = text(
        "What was done, and what stood in the way", "No names of victims or suspects."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, OUTPUTS + 1):
            self.fields[f"what_{number}"] = forms.CharField(
                label=f"Output {number}: what was made or done",
                max_length=160,
                required=False,
            )
            self.fields[f"quantity_{number}"] = AmountField(
                label=f"Output {number}: how many", required=False
            )
            self.fields[f"unit_{number}"] = forms.CharField(
                label=f"Output {number}: unit",
                help_text="For example, alleys or visits.",
                max_length=60,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """Ask for the rest of an output of which a part was said."""
        said = super().clean() or self.cleaned_data
        for number in range(1, OUTPUTS + 1):
            for name, words in (("quantity", "how many"), ("unit", "the unit")):
                own = f"{name}_{number}"
                missing = said.get(own) in (None, "") and own not in self.errors
                if said.get(f"what_{number}") and missing:
                    self.add_error(own, f"Say {words} of output {number}")
        return said

    def said(self) -> dict[str, Any]:
        """Return the return's own fields."""
        names = ("spent", "standing", "risks", "commentary")
        return {name: self.cleaned_data[name] for name in names}

    def outputs(self) -> list[tuple[str, str, Decimal]]:
        """Return what was made or done, with its unit and number."""
        said = self.cleaned_data
        return [
            (said[f"what_{n}"], said[f"unit_{n}"], said[f"quantity_{n}"])
            for n in range(1, OUTPUTS + 1)
            if said[f"what_{n}"]
        ]


class ConditionForm(Form):
    """Something more that an award hangs on."""

    text = text("Condition")
    due_on = DateField(label="To be met by", required=False)


class TickForm(OpenedForm):
    """That a condition is met, and what shows it."""

    evidence = text("What shows that it is met")
    met_on = DateField(label="Met on")


class CloseForm(MoneyForm):
    """How an award ended."""

    words = text(
        "How it ended",
        "What was done, what was not, and which conditions were never met. What was not"
        " spent goes back to the fund.",
    )


class ProfileForm(MoneyForm):
    """What is to be spent in each quarter."""

    def __init__(self, *args: Any, rows: Iterable[Return], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in rows:
            self.fields[f"quarter_{row.pk}"] = AmountField(
                label=f"{quarter_of(row.starts_on).words}, in pounds",
                initial=row.profile,
            )

    def profile(self) -> dict[int, Decimal]:
        """Return the sums by the returns' keys."""
        return {
            int(name.removeprefix("quarter_")): value
            for name, value in self.cleaned_data.items()
            if name.startswith("quarter_")
        }
