"""The form that every page's form comes from."""

from typing import Any

from django import forms

from frankpledge.ui.forms.words import name_no_choice, plain_messages


class Form(forms.Form):
    """
    Fields in the design system's markup, with plain words when something is wrong.

    Nothing is asked of the browser's own checks: the page says what is wrong, in
    words that stand in the summary and beside the box alike, and keeps what was typed.
    `{{ form }}` shows them all.
    """

    use_required_attribute = False
    says_optional = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            plain_messages(name, field)
            name_no_choice(field)
