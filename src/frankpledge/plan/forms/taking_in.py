"""Forms for a plan that was read from a document: each doubt a question."""

from datetime import date
from typing import Any

from django import forms
from django.core import signing

from frankpledge.plan.rules.reading import AS_TEXT, DoubtKind, Draft, draft_from
from frankpledge.ui.forms import DateField, Form


# The draft goes to the browser and back: nothing is kept until it is taken in.
SALT = "plan.draft"
LONGEST_SECONDS = 24 * 60 * 60


def sealed(draft: Draft, *, by: int) -> str:
    """Return a draft that only this member's answer brings back unchanged."""
    return signing.dumps(draft.as_data(), salt=f"{SALT}.{by}", compress=True)


def unsealed(words: str, *, by: int) -> Draft | None:
    """Return the draft that was sealed for this member, None where it was not."""
    try:
        said = signing.loads(words, salt=f"{SALT}.{by}", max_age=LONGEST_SECONDS)
    except signing.BadSignature:
        return None
    return draft_from(said)


class DoubtsForm(Form):
    """The head of a plan as it was read, and every doubt with its answers."""

    draft = forms.CharField(widget=forms.HiddenInput)
    part_of = forms.SlugField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label="Title", max_length=200)
    slug = forms.SlugField(label="Short name for its address", max_length=80)
    starts_on = DateField(label="First day")
    ends_before = DateField(label="Day after the last day")
    replaces = forms.BooleanField(
        label="Replace the plan that has the same short name",
        help_text="Its agreed versions are kept.",
        required=False,
    )

    def __init__(self, *args: Any, read: Draft, **kwargs: Any) -> None:
        head = {name: read.data.get(name) for name in ("title", "slug")}
        days = {
            name: date.fromisoformat(said)
            for name in ("starts_on", "ends_before")
            if (said := read.data.get(name))
        }
        kwargs["initial"] = {**head, **days, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        # The days of the plan are asked above, whatever its cover prints.
        asked = [each for each in read.doubts if each.kind is not DoubtKind.YEARS]
        self.asked = [each.id for each in asked]
        self.known = [each.id for each in read.doubts if each not in asked]
        for each in asked:
            choices = [(one.value, one.label) for one in each.choices]
            self.fields[each.id] = forms.ChoiceField(
                label=each.question,
                help_text=f"{each.place}. Printed: “{each.said}”. {about(each.refs)}",
                choices=[*choices, (AS_TEXT, "Leave it as text")],
                widget=forms.RadioSelect,
            )

    def answers(self) -> dict[str, str]:
        """Return the answer to each doubt."""
        said = {name: self.cleaned_data[name] for name in self.asked}
        return said | dict.fromkeys(self.known, AS_TEXT)


def about(refs: tuple[str, ...]) -> str:
    """Return which lines a doubt is about, the first few by name."""
    said = ", ".join(refs[:4])
    more = len(refs) - 4
    return f"About {said}{f' and {more} more' if more > 0 else ''}."
