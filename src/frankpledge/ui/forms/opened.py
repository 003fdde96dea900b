"""Forms over what is kept: the second of two people who opened it is told of the first."""

import hashlib
from typing import Any

from django import forms
from django.http import QueryDict

from frankpledge.ui.forms.bases import Form


MARK = "as_opened"
CHANGED = (
    "Somebody else changed this after you opened it. What you typed is still here,"
    " and nothing of it is saved yet. Saving again puts it in the place of what is"
    " kept now."
)


class OpenedForm(Form):
    """
    A form filled with what is kept, which remembers what that was when it was opened.

    Where it is something else by the time the form comes back, nothing is written: each
    box says what is kept now beside what was typed, and saving again is a choice. A view
    gives what is kept as `initial`, also when the form comes back.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[MARK] = forms.CharField(widget=forms.HiddenInput, required=False)

    @property
    def mark(self) -> str:
        """Return a fingerprint of what is kept in the boxes now."""
        kept = [(name, str(self[name].initial)) for name in self.fields if name != MARK]
        return hashlib.sha256(repr(kept).encode("utf-8", "replace")).hexdigest()[:32]

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        """Return what a box holds at first; of the mark, what is kept now."""
        if field_name == MARK:
            return self.mark
        return super().get_initial_for_field(field, field_name)

    def clean(self) -> dict[str, Any]:
        """Return what was filled in, unless what is kept is not what was opened."""
        cleaned = super().clean() or {}
        seen = cleaned.pop(MARK, "")
        if seen and seen != self.mark:
            self.tell_of_the_other()
        return cleaned

    def tell_of_the_other(self) -> None:
        """Say what is kept now, and hold it as seen."""
        self.add_error(None, CHANGED)
        again = QueryDict(mutable=True)
        again.update(self.data)
        for name in self.changed_data:
            box = self[name]
            if box.is_hidden:
                again[box.html_name] = str(box.initial)
            elif name not in self.errors:
                self.add_error(name, f"Kept now: {self.kept_words(name) or 'nothing'}")
        self.data = again

    def kept_words(self, name: str) -> str:
        """Return what is kept in a box as a person reads it."""
        kept = self[name].initial
        offered = dict(getattr(self.fields[name], "choices", ()))
        several = kept if isinstance(kept, (list, tuple)) else [kept]
        return ", ".join(
            str(offered.get(one, offered.get(str(one), one)))
            for one in several
            if one is not None
        )
