"""What is wrong with a form, each error tied to the box where it is put right."""

from typing import Any

from django.forms import BaseForm, BoundField
from django.forms.formsets import BaseFormSet
from django.forms.widgets import RadioSelect, SelectMultiple

from frankpledge.ui.forms.dates import DateWidget


Error = dict[str, Any]


def errors_of(form: BaseForm | BaseFormSet[Any]) -> list[Error]:
    """
    Return every error in the order of the page: errors of the whole form first.

    The words are those that stand beside the box. A group of radios or ticks has
    no box of its own name, so its error leads to the first of them.
    """
    if isinstance(form, BaseFormSet):
        whole = [{"text": words} for words in form.non_form_errors()]
        return whole + [error for one in form.forms for error in errors_of(one)]
    whole = [{"text": words} for words in form.non_field_errors()]
    return whole + [
        {"text": words} | _link(form[name])
        for name in form.fields
        for words in form.errors.get(name, ())
    ]


def _link(field: BoundField) -> Error:
    return {} if field.is_hidden else {"href": f"#{box_of(field)}"}


def box_of(field: BoundField) -> str:
    """Return the id of the control that an error about this field leads to."""
    name = str(field.auto_id)
    widget = field.field.widget
    if isinstance(widget, (RadioSelect, SelectMultiple)):
        return f"{name}_0"
    if isinstance(widget, DateWidget):
        return f"{name}-day"
    return name
