"""Forms of the claims checker: what to check, and which findings to show."""

from collections.abc import Sequence
from typing import Any

from django import forms

from frankpledge.documents.reading import KINDS
from frankpledge.ui.forms import Form
from frankpledge.ui.forms.offers import offer


IN_PLACE, BY_KIND, BY_GAP = "place", "kind", "gap"
ORDERS = (
    (IN_PLACE, "As in the document"),
    (BY_KIND, "By finding"),
    (BY_GAP, "Furthest from right first"),
)
NEITHER = "Choose a file, or a plan that is kept here"
BOTH = "Choose a file or a plan, not both"


class CheckForm(Form):
    """A document to check, or a plan kept here."""

    file = forms.FileField(
        label="Plan or report",
        help_text="A Word file (.docx), OpenDocument text (.odt), PDF, Markdown (.md) or"
        " plain text (.txt). It is read, checked and forgotten.",
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(KINDS)}),
    )
    plan = forms.ChoiceField(label="Or a plan that is kept here", required=False)

    def __init__(
        self, *args: Any, plans: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "plan", [("", "None"), *plans])

    def clean(self) -> dict[str, Any]:
        """Refuse neither and both."""
        cleaned = super().clean() or self.cleaned_data
        has_file, has_plan = bool(cleaned.get("file")), bool(cleaned.get("plan"))
        if "file" not in self.errors and not (has_file or has_plan):
            self.add_error("file", NEITHER)
        if has_file and has_plan:
            self.add_error("plan", BOTH)
        return cleaned


class ShowForm(Form):
    """Which of the findings to show, and in what order."""

    show = forms.ChoiceField(label="Show")
    order = forms.ChoiceField(label="Order", choices=ORDERS, required=False)

    def __init__(
        self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "show", choices)
