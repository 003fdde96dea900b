"""How plans hang together: what a plan is under, where an action is shown too."""

from typing import Any

from django import forms

from frankpledge.plan.states import PLAN_ROLES
from frankpledge.ui.forms import Form, OpenedForm
from frankpledge.ui.forms.offers import offer_rows


class PlacingForm(OpenedForm):
    """What a plan is beside the others."""

    role = forms.ChoiceField(
        label="What it is",
        choices=[(role.value, words) for role, words in PLAN_ROLES.items()],
        widget=forms.RadioSelect,
    )
    parent: Any = forms.ModelChoiceField(
        queryset=None, label="Part of", required=False, empty_label="No other plan"
    )
    group: Any = forms.ModelChoiceField(
        queryset=None,
        label="Whose action plan it is",
        required=False,
        empty_label="No group",
    )

    def __init__(self, *args: Any, parents: Any, groups: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "parent", parents)
        offer_rows(self, "group", groups)


class ObjectiveChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One objective, said with its plan."""

    def label_from_instance(self, obj: Any) -> str:
        """Return the plan and the objective as a person tells them apart."""
        return f"{obj.priority.plan}: {obj.ref} {obj}"


class SharingForm(Form):
    """Under which objective of another plan an action is shown too."""

    objective = ObjectiveChoice(queryset=None, label="Objective")

    def __init__(self, *args: Any, objectives: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "objective", objectives)
