"""What every form about money shares: sums as people type them, and what boxes offer."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from frankpledge.funding.models import Fund
from frankpledge.ui.forms import VersionForm
from frankpledge.ui.forms.offers import offer


MOST = Decimal("9999999999.99")


def words(kind: str) -> str:
    """Return an enum's value as a word or two: "In kind"."""
    return kind.replace("-", " ").capitalize()


def choices(kinds: type[StrEnum]) -> list[tuple[str, str]]:
    """Return an enum's values for a box."""
    return [(kind.value, words(kind.value)) for kind in kinds]


class AmountField(forms.CharField):
    """
    A number of 0 or more with at most two decimals, with or without £ and commas.

    An empty box is None; boxes that must say something are required.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=20, **kwargs)
        self.widget.attrs["inputmode"] = "decimal"

    def to_python(self, value: Any) -> Any:
        """Return the number typed, None for an empty box."""
        typed = str(value if value is not None else "").strip()
        if not typed:
            return None
        try:
            amount = Decimal(typed.replace("£", "").replace(",", "").replace(" ", ""))
        except InvalidOperation:
            raise ValidationError(
                f"{self.label} must be a number, like 24,000 or 24.50"
            ) from None
        if not amount.is_finite() or not 0 <= amount <= MOST:
            raise ValidationError(f"{self.label} must be 0 or more, and not so large")
        if amount != amount.quantize(Decimal("0.01")):
            raise ValidationError(f"{self.label} must have no more than two decimals")
        return amount

    def prepare_value(self, value: Any) -> Any:
        """Return a kept number without zeros that say nothing."""
        if isinstance(value, Decimal) and value == value.to_integral_value():
            return str(int(value))
        return value

    def validate(self, value: Any) -> None:
        """Refuse an empty box that must say something."""
        if value is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Any) -> None:
        """Leave a number alone: what is wrong with one is said above."""


class MoneyForm(VersionForm):
    """A form about money whose boxes offer what its page is given."""

    def offer(self, **querysets: Any) -> None:
        """Give boxes of things their rows."""
        for name, rows in querysets.items():
            box: Any = self.fields[name]
            box.queryset = rows
            box.empty_label = "Choose one" if box.required else "None"

    def offer_pairs(self, **pairs: Iterable[Any]) -> None:
        """Give boxes of choices their choices, headed by none where none is allowed."""
        for name, offered in pairs.items():
            first = [("", "Choose one" if self.fields[name].required else "None")]
            offer(self, name, [*first, *offered])


def thing(label: str, **kwargs: Any) -> Any:
    """Return a box of things whose rows come later."""
    return forms.ModelChoiceField(label=label, queryset=Fund.objects.none(), **kwargs)


def text(label: str, help_text: str = "", **kwargs: Any) -> forms.CharField:
    """Return a box of several lines."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        **kwargs,
    )
