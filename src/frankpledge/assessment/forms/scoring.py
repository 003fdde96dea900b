"""Forms of the long list, of scoring apart, and of what the board decides."""

from typing import Any

from django import forms

from frankpledge.assessment.forms.offered import choices, text_area
from frankpledge.assessment.rules.scoring import Block, Item, Method, usual_method
from frankpledge.assessment.rules.weights import MOST
from frankpledge.assessment.states import Confidence, Tier
from frankpledge.ui.forms import DateField, Form, OpenedForm


HARM = ("none", "minor", "moderate", "serious", "severe or life-changing")
GAP = ("none", "small", "some", "large")
QUARTERS = ("", "lowest quarter", "second quarter", "third quarter", "highest quarter")
TREND = ("", "clear fall", "no clear change, down", "no clear change, up", "clear rise")
FORECAST = ("", "much lower", "lower or the same", "higher", "much higher")
SCALES = {"volume": QUARTERS, "trend": TREND, "forecast": FORECAST}
CONFIDENCE = {
    Confidence.A: "A: complete and checked",
    Confidence.B: "B: good, with known gaps",
    Confidence.C: "C: partial",
    Confidence.D: "D: little more than opinion",
}


def scale(item: Item) -> list[tuple[str, str]]:
    """Return an item's scores with what each means."""
    usual = HARM if item.block is Block.IMPACT else GAP
    means = SCALES.get(item.id, usual)
    return [
        ("", "Choose a score"),
        *((str(at), f"{at}: {means[at]}") for at in range(item.least, item.most + 1)),
    ]


class ScoreForm(OpenedForm):
    """One agency's scores of one matter, each with what it rests on."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item in usual_method().item:
            title = item.title.split(":")[0]
            self.fields[f"value_{item.id}"] = forms.ChoiceField(
                label=title, choices=scale(item)
            )
            self.fields[f"reason_{item.id}"] = forms.CharField(
                label=f"{title}: what the score rests on",
                required=False,
                max_length=1000,
                help_text="Needed for every score above the least.",
            )
        self.fields["confidence"] = forms.ChoiceField(
            label="How good are the data?",
            choices=[(one.value, text) for one, text in CONFIDENCE.items()],
            widget=forms.RadioSelect,
        )

    def values(self) -> dict[str, int]:
        """Return the scores by item."""
        return {
            item.id: int(self.cleaned_data[f"value_{item.id}"])
            for item in usual_method().item
        }

    def reasons(self) -> dict[str, str]:
        """Return what each score rests on, by item."""
        return {
            item.id: self.cleaned_data[f"reason_{item.id}"]
            for item in usual_method().item
        }


class WeightsForm(OpenedForm):
    """By which weights scores are put together, and why."""

    public_concern = forms.FloatField(
        label="Weight of public concern",
        min_value=0,
        max_value=1,
        help_text="From 0 to 1. Risk has what is left of 1: usually 0.2, and 0.8.",
    )
    gap_divisor = forms.FloatField(
        label="Gaps are divided by",
        min_value=0.1,
        help_text="Usually 12: the more, the less gaps in capacity raise a score.",
    )

    def __init__(self, *args: Any, method: Method, **kwargs: Any) -> None:
        held = {"public_concern": method.weights.public_concern}
        held["gap_divisor"] = method.weights.gap_divisor
        held |= {f"item_{item.id}": item.weight for item in method.item}
        super().__init__(*args, initial=held, **kwargs)
        for item in method.item:
            self.fields[f"item_{item.id}"] = forms.FloatField(
                label=f"{item.title.split(':')[0]} counts",
                min_value=0,
                max_value=MOST,
                help_text="Times; usually 1." if item == method.item[0] else "",
            )
        self.fields["reason"] = text_area(
            "Why these weights", "Printed beside the results."
        )

    def weights(self) -> dict[str, Any]:
        """Return the weights as the service takes them."""
        said = self.cleaned_data
        return {
            "public_concern": said["public_concern"],
            "gap_divisor": said["gap_divisor"],
            "items": {item.id: said[f"item_{item.id}"] for item in usual_method().item},
            "reason": said["reason"],
        }


class LineForm(Form):
    """A matter of this area alone."""

    title = forms.CharField(label="What it is", max_length=200)
    why = text_area("Why it is on the list")
    is_emerging = forms.BooleanField(label="It is only just emerging", required=False)


class ConcernForm(OpenedForm):
    """What share of people put a matter first."""

    percent = forms.FloatField(
        label="% of people who put it first", min_value=0, max_value=100
    )
    source = forms.CharField(
        label="Where they were asked, and how many answered", max_length=300
    )


class DecideForm(OpenedForm):
    """What the board decided of one matter."""

    tier = forms.ChoiceField(
        label="Decided", choices=choices(Tier), widget=forms.RadioSelect
    )
    reason = text_area("Why", "Also where it is not chosen.")
    against = text_area(
        "Why the board goes against the scores",
        "Needed only where what is decided turns their order round.",
        required=False,
    )
    limbs = forms.MultipleChoiceField(
        label="Parts of section 6 it serves",
        choices=[
            ("crime-and-disorder", "Crime and disorder"),
            ("substance-misuse", "Misuse of drugs, alcohol and other substances"),
            ("reoffending", "Re-offending"),
            ("serious-violence", "Serious violence"),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    owner = forms.ChoiceField(label="Who answers for it", required=False)
    measures = forms.MultipleChoiceField(
        label="Measures it is followed by",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    added_value = forms.TypedChoiceField(
        label="What the partnership adds to one agency's work",
        choices=[
            ("", "Not said"),
            ("0", "0: nothing"),
            ("1", "1: a little"),
            ("2", "2: much"),
            ("3", "3: it cannot be done alone"),
        ],
        coerce=int,
        empty_value=None,
        required=False,
    )
    decided_on = DateField(label="Board's date")
    review_on = DateField(label="To be reviewed on", required=False)
