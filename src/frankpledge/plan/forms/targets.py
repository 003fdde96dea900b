"""The form of a target in two steps: its kind first, then what that kind is judged by."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.plan.forms.bases import LineForm
from frankpledge.plan.states import (
    DIRECTION_TESTS,
    TARGET_KINDS,
    BaselineState,
    DirectionTest,
    Path,
    TargetKind,
)
from frankpledge.ui.forms import DateField, VersionForm


KINDS = [(kind.value, words) for kind, words in TARGET_KINDS.items()]
PROMISE = "What is promised"
FROM = "Where it starts"
ABOUT = "What it is about"
WHO = "Who answers for it"
OTHER = "How it is printed and counted"
_PATH = ("due_on", "path", "tolerance_percent")
# What each kind of target says beyond what every target says.
TERMS: Mapping[TargetKind, tuple[str, ...]] = {
    TargetKind.TO_VALUE: ("value", *_PATH),
    TargetKind.BY_PERCENT: ("percent", *_PATH),
    TargetKind.INTERIM: ("far_value", "far_due_on", "value", *_PATH),
    TargetKind.MAINTAIN: ("tolerance_percent", "due_on"),
    TargetKind.DIRECTION: ("tested_by", "due_on"),
    TargetKind.THRESHOLD: ("low", "high", "is_cumulative", "due_on"),
    TargetKind.RELATIVE: ("comparison_group", "tolerance_percent", "due_on"),
    TargetKind.MILESTONE: ("due_on",),
    TargetKind.NONE: ("reason",),
}
BASELINE = (
    "baseline_state",
    "baseline",
    "baseline_period",
    "baseline_ends_on",
    "baseline_owner",
    "baseline_due_on",
    "denominator_vintage",
)
# These start from nothing: what they are judged by is a delivery, or nothing at all.
WITHOUT_BASELINE = frozenset({TargetKind.MILESTONE, TargetKind.NONE})
# These mean what they say whether or not a baseline is known.
MAY_LACK_BASELINE = frozenset({TargetKind.THRESHOLD, TargetKind.RELATIVE})


def sections_of(kind: TargetKind) -> dict[str, tuple[str, ...]]:
    """Return the headings of a target's form and the boxes under each, in order."""
    is_milestone = kind is TargetKind.MILESTONE
    printed = ("printed",)
    about = ("ref", "title" if is_milestone else "measure")
    return {
        ABOUT: (*about, *(() if is_milestone else ("title",)), "area", "period_type"),
        PROMISE: (*(printed if is_milestone else ()), *TERMS[kind]),
        FROM: (*(() if kind in WITHOUT_BASELINE else BASELINE), "starts_from"),
        WHO: ("owner", "leads", "deputy"),
        OTHER: (*(() if is_milestone else printed), "shown_by", "external_tags"),
    }


class KindForm(VersionForm):
    """Which kind of target it is: the first question, which decides the others."""

    kind = forms.ChoiceField(
        label="What kind of target is it?", choices=KINDS, widget=forms.RadioSelect
    )


class TargetForm(LineForm):
    """A promise about one measure, or the reasoned choice to promise nothing."""

    named: ClassVar[dict[str, str]] = {
        "measure": "measures",
        "area": "areas",
        "owner": "agencies",
        "baseline_owner": "agencies",
        "leads": "people",
        "deputy": "person",
        "comparison_group": "groups",
    }
    kind = forms.ChoiceField(choices=KINDS, widget=forms.HiddenInput)
    ref = forms.CharField(label="Reference", max_length=20)
    measure = forms.ChoiceField(label="Measure", required=False)
    title = forms.CharField(
        label="What it is about",
        help_text="Where no measure says it",
        max_length=200,
        required=False,
    )
    area = forms.ChoiceField(label="Area", required=False)
    reason = forms.CharField(
        label="Why there is no target",
        help_text="This reason is shown to the public.",
        widget=forms.Textarea,
        required=False,
    )
    period_type = forms.ChoiceField(
        label="Kind of period it is promised for",
        choices=[
            (one.value, one.value.replace("-", " ").capitalize()) for one in PeriodType
        ],
        initial=PeriodType.FINANCIAL_YEAR.value,
    )
    baseline_state = forms.ChoiceField(
        label="Baseline",
        choices=[
            (s.value, s.value.replace("-", " ").capitalize()) for s in BaselineState
        ],
        widget=forms.RadioSelect,
        initial=BaselineState.SET.value,
    )
    baseline = forms.FloatField(
        label="Baseline value",
        help_text="Left empty, the newest figure of this kind of period, if one is known",
        required=False,
    )
    baseline_period = forms.CharField(
        label="Baseline period", help_text="For example 2003/04", required=False
    )
    baseline_ends_on = DateField(
        label="Day after the baseline period",
        help_text="1 April 2004 for the year 2003/04",
        required=False,
    )
    baseline_owner = forms.ChoiceField(
        label="Who will set the baseline", required=False
    )
    baseline_due_on = DateField(label="Baseline due on", required=False)
    starts_from = forms.CharField(
        label="What it starts from, in words",
        help_text="Where a number does not say it: the launch of a campaign",
        max_length=300,
        required=False,
    )
    percent = forms.FloatField(
        label="Change, per cent of the baseline",
        help_text="Minus for less: -18",
        required=False,
    )
    far_value = forms.FloatField(label="Far target", required=False)
    far_due_on = DateField(
        label="Far target due on",
        help_text="The day after its period: 1 January 2021 for the year 2020",
        required=False,
    )
    value = forms.FloatField(label="Value to reach", required=False)
    low = forms.FloatField(label="Lowest value allowed", required=False)
    high = forms.FloatField(label="Highest value allowed", required=False)
    due_on = DateField(
        label="Day after the target period ends",
        help_text="1 April 2008 for the year 2007/08",
        required=False,
    )
    path = forms.ChoiceField(
        label="Path from baseline to target",
        choices=[
            (Path.LINEAR.value, "Even steps"),
            (Path.COMPOUND.value, "Even percentages"),
        ],
        widget=forms.RadioSelect,
        initial=Path.LINEAR.value,
    )
    tested_by = forms.ChoiceField(
        label="What says whether a direction is kept",
        help_text="Chosen now, before any figure is known",
        choices=[(test.value, words) for test, words in DIRECTION_TESTS.items()],
        widget=forms.RadioSelect,
        initial=DirectionTest.LEVEL_OR_SLOPE.value,
    )
    is_cumulative = forms.BooleanField(
        label="Limits are of the number counted up to the day it is due",
        help_text="Not of each month or quarter by itself",
        required=False,
    )
    shown_by = forms.CharField(
        label="How it is measured or shown",
        help_text="Where no measure says it: the record, survey or report",
        max_length=300,
        required=False,
    )
    tolerance_percent = forms.FloatField(
        label="Tolerance, per cent",
        help_text="How far a figure may miss and still not count against it."
        " Left empty: 2 when holding level, 5 beside a path or a group",
        min_value=0,
        max_value=100,
        required=False,
    )
    comparison_group = forms.ChoiceField(label="Comparison group", required=False)
    denominator_vintage = forms.CharField(
        label="Population or dwellings used", required=False
    )
    printed = forms.CharField(label="As printed", max_length=300, required=False)
    external_tags = forms.CharField(
        label="Counts towards", help_text="Separate with semicolons", required=False
    )
    owner = forms.ChoiceField(label="Answerable agency", required=False)
    leads = forms.MultipleChoiceField(
        label="Lead officers", widget=forms.CheckboxSelectMultiple, required=False
    )
    deputy = forms.ChoiceField(label="Deputy", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tags = self.initial.get("external_tags")
        if isinstance(tags, list):
            self.initial["external_tags"] = "; ".join(tags)
        told = self.data.get("kind") if self.is_bound else self.initial.get("kind")
        self.target_kind = TargetKind(told) if told in dict(KINDS) else None
        if self.target_kind:
            self._ask_of(self.target_kind)

    def _ask_of(self, kind: TargetKind) -> None:
        """Ask only what a target of this kind is judged by."""
        self.asked = sections_of(kind)
        wanted = {name for names in self.asked.values() for name in names}
        for name in set(self.fields) - wanted - {"kind", "version"}:
            del self.fields[name]
        self.fields["kind"].initial = kind.value
        if kind in MAY_LACK_BASELINE:
            awaited = BaselineState.NOT_APPLICABLE.value
            self.initial.setdefault("baseline_state", awaited)
        if kind is TargetKind.MILESTONE:
            self.fields["printed"].label = "What is to be delivered"
        if kind is TargetKind.INTERIM:
            self.fields["value"].label = "Value of this step"
            self.fields[
                "value"
            ].help_text = "Left empty, where the path to the far target stands by then"

    @property
    def kind_words(self) -> str:
        """Return the kind of target as people say it."""
        return TARGET_KINDS[self.target_kind] if self.target_kind else ""

    @property
    def sections(self) -> list[dict[str, Any]]:
        """Return the form's boxes under their headings."""
        return [
            {"title": title, "fields": [self[name] for name in names]}
            for title, names in self.asked.items()
        ]

    def line(self) -> dict[str, Any]:
        """
        Return the target as a line, its tags as a list.

        What a target of the same kind held and was not asked for stays as it was.
        """
        found = super().line()
        if "external_tags" in found:
            tags = found["external_tags"].split(";")
            found["external_tags"] = [tag.strip() for tag in tags if tag.strip()]
        if self.initial.get("kind") == found["kind"]:
            found = self._unasked() | found
        if "baseline_state" not in self.fields:
            found.setdefault("baseline_state", BaselineState.NOT_APPLICABLE.value)
        return found

    def _unasked(self) -> dict[str, Any]:
        """Return what the target held and this form has no box for."""
        return {
            name: value
            for name, value in self.initial.items()
            if name in self.base_fields
            and name not in self.fields
            and value not in (None, "", [])
        }


def typed_in(data: Any) -> dict[str, Any]:
    """Return what was typed into a target's form and sent on, not yet looked at."""
    return {
        name: field.widget.value_from_datadict(data, {}, name)
        for name, field in TargetForm.base_fields.items()
        if not field.widget.value_omitted_from_data(data, {}, name)
    }
