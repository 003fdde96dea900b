"""What people fill in to ask for money, to score and to decide."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import forms

from frankpledge.analysis.dates import year_words
from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.funding.forms.base import (
    AmountField,
    MoneyForm,
    text,
    thing,
    words,
)
from frankpledge.funding.rules.gate import EXAMPLES, Letter
from frankpledge.funding.rules.scoring import MOST_POINTS, Asked
from frankpledge.ui.forms import DateField, Form, OpenedForm


def example(letter: Letter) -> str:
    """Return the hint of a box: how a good bid says it."""
    return f"For example: {EXAMPLES[letter]}"


class BidForm(MoneyForm):
    """A bid, letter by letter; a draft may leave boxes empty."""

    title = forms.CharField(label="Title", max_length=200)
    fund = thing("Fund that is asked")
    agency = thing("Agency that asks")
    group = thing("Theme group it belongs to", required=False)
    objective = text(
        "Specific: what will be brought about",
        example(Letter.SPECIFIC),
        required=False,
    )
    measure = forms.ChoiceField(
        label="Measurable: the measure that will show it", required=False
    )
    area_code = forms.ChoiceField(label="Area it is measured for", required=False)
    period_type = forms.ChoiceField(
        label="Period it is measured by",
        choices=[(kind.value, words(kind.value)) for kind in PeriodType],
        initial=PeriodType.FINANCIAL_YEAR.value,
    )
    baseline = forms.FloatField(label="Figure it starts from", required=False)
    baseline_ends_before = DateField(
        label="Day after that figure's period",
        help_text="For 2025/26: 1 4 2026",
        required=False,
    )
    aim = forms.FloatField(label="Figure it is to reach", required=False)
    achievable = text(
        "Achievable: why it can be done", example(Letter.ACHIEVABLE), required=False
    )
    serves = forms.ChoiceField(
        label="Relevant: which target or priority it serves", required=False
    )
    starts_on = DateField(label="Time-bound: from", required=False)
    ends_before = DateField(label="First day after it", required=False)
    evaluation = text(
        "Evaluated: how you will know that it worked",
        example(Letter.EVALUATED),
        required=False,
    )
    review = text(
        "Reviewed: who looks at it, how often, and what would stop it",
        example(Letter.REVIEWED),
        required=False,
    )
    review_on = DateField(label="Day of the first review", required=False)
    unit_cost = forms.ChoiceField(
        label="Crime whose cost to society a result spares",
        help_text="Home Office figures in 2015/16 prices. None where it spares no crime.",
        required=False,
    )

    def clean_area_code(self) -> str:
        """Return the area, blank where none is chosen."""
        return str(self.cleaned_data.get("area_code") or "")


class BidAmountsForm(MoneyForm):
    """What a bid asks in each of its years."""

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for year in years:
            name = f"year_{year}"
            self.fields[name] = AmountField(
                label=f"{year_words(year)}, in pounds", required=False
            )
            self.initial.setdefault(name, None)

    def amounts(self) -> dict[int, Decimal]:
        """Return the sums by year."""
        return {
            int(name.removeprefix("year_")): value
            for name, value in self.cleaned_data.items()
            if name.startswith("year_") and value is not None
        }


class ShareForm(MoneyForm):
    """What one body adds to a bid."""

    agency = thing("Agency", required=False)
    body = forms.CharField(
        label="Or a body that is not in the directory",
        help_text="For example, a neighbouring partnership.",
        max_length=160,
        required=False,
    )
    money = AmountField(label="Money, in pounds", required=False)
    in_kind = AmountField(label="Worth in kind, in pounds", required=False)
    what = forms.CharField(label="What it is", max_length=200, required=False)

    def said(self) -> dict[str, Any]:
        """Return the share, with nothing where a sum was left empty."""
        found = super().said()
        return found | {
            name: found[name] or Decimal(0) for name in ("money", "in_kind")
        }


class WhyForm(Form):
    """Why something is done."""

    why = text("Why?")


class ScoreForm(Form):
    """Points and a reason for every principle."""

    def __init__(self, *args: Any, asked: Sequence[Asked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        points = [(str(number), str(number)) for number in range(MOST_POINTS + 1)]
        for one in asked:
            self.fields[f"points_{one.key}"] = forms.ChoiceField(
                label=f"{one.title}: points",
                help_text=f"{one.asks} 0 is not at all, {MOST_POINTS} fully.",
                choices=[("", "Choose one"), *points],
            )
            self.fields[f"reason_{one.key}"] = text(f"{one.title}: why?")

    def scores(self) -> dict[str, tuple[int, str]]:
        """Return points and reason by principle."""
        given = self.cleaned_data
        return {
            one.key: (int(given[f"points_{one.key}"]), given[f"reason_{one.key}"])
            for one in self.asked
        }


class PrincipleForm(OpenedForm):
    """The wording of one of the board's principles."""

    title = forms.CharField(label="Principle", max_length=160)
    asks = text("What it asks of a bid")
    weight = forms.IntegerField(
        label="Weight",
        help_text="1 where all count alike; 2 counts twice.",
        min_value=0,
        max_value=10,
        initial=1,
    )


class NewPrincipleForm(PrincipleForm):
    """One principle more, with a short name of its own."""

    key = forms.SlugField(
        label="Short name",
        help_text="Lower case letters and hyphens, such as value-for-money.",
        max_length=60,
    )


class AwardForm(BidAmountsForm):
    """The board's award: sums, conditions, and the reason."""

    conditions = text(
        "Conditions",
        "One on each line. Each is ticked later with its evidence.",
        required=False,
    )
    reason = text("Why the board awards it")

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, years=years, **kwargs)
        self.order_fields([name for name in self.fields if name.startswith("year_")])
