"""Reads of assessments as projects: which there are, and what of each is written."""

from datetime import date
from functools import reduce
from operator import or_

from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    When,
)

from frankpledge.access.models import Member
from frankpledge.actions.selectors import Action
from frankpledge.assessment.models import (
    Assessment,
    DataRequest,
    ExternalPriority,
    FreezeOrder,
    FrozenEdition,
    FrozenFile,
    HorizonItem,
    PlaceProfile,
    Recommendation,
    Section,
    ThemeLine,
    ThemeLink,
)
from frankpledge.assessment.policies import may_build_assessment
from frankpledge.assessment.states import FreezeState, ProjectState, RequestState
from frankpledge.intake import selectors as intake


WORKED_ON: tuple[tuple[type[Model], dict[str, str]], ...] = (
    (Section, {"text__gt": ""}),
    (ThemeLine, {}),
    (DataRequest, {}),
    (Recommendation, {}),
)
"""Where somebody's work on a draft shows."""


def assessments_of(partnership_id: int) -> QuerySet[Assessment]:
    """Return a partnership's assessments, the latest first."""
    return Assessment.objects.filter(partnership_id=partnership_id).select_related(
        "partnership", "commissioned_by", "earlier"
    )


def kept_project(area_code: str, product: str) -> Assessment | None:
    """
    Return the assessment of an area that a report is built of, None without one.

    The newest that somebody worked on: approved, under review, or a draft with a
    section, a long list, a request or a recommendation. One that was only begun
    comes after every one of these, and one that has ended is not built of itself.
    """
    there = (
        Exists(model._default_manager.filter(assessment=OuterRef("pk"), **at_all))
        for model, at_all in WORKED_ON
    )
    return (
        Assessment.objects.filter(area_code=area_code, product=product)
        .exclude(state=ProjectState.ENDED.value)
        .annotate(
            is_worked_on=Case(
                When(~Q(state=ProjectState.DRAFT.value), then=True),
                When(reduce(or_, map(Q, there)), then=True),
                default=False,
                output_field=BooleanField(),
            )
        )
        .select_related("partnership", "earlier")
        .order_by("-is_worked_on", "-looks_before", "-pk")
        .first()
    )


def project_named(slug: str) -> Assessment | None:
    """Return an assessment by the name in its address, None without one."""
    return (
        Assessment.objects.filter(slug=slug)
        .select_related("partnership", "earlier")
        .first()
    )


def sections_of(assessment: Assessment) -> dict[tuple[str, str], Section]:
    """Return what is written of an assessment, by section and theme."""
    rows = assessment.sections.select_related(
        "author__user", "author__agency", "signed_off_by__user"
    )
    return {(row.name, row.theme): row for row in rows}


def contents_written(assessment: Assessment) -> frozenset[str]:
    """Return which of the contents that the Regulations require are there."""
    found = {
        section.name
        for section in assessment.sections.exclude(text="")
        if section.text.strip() and not section.theme
    }
    if any(s.theme and s.text.strip() for s in assessment.sections.all()):
        found.add("reasons")
    if assessment.lines.filter(decision__isnull=False).exists():
        found.add("priorities")
    if assessment.lines.filter(public_concern__isnull=False).exists():
        found.add("public")
    if assessment.earlier and assessment.earlier.recommendations.exists():
        found.add("review")
    if intake.coverage("police-street"):
        found.add("themes")
    return frozenset(found)


def filled_sections(assessment: Assessment) -> frozenset[str]:
    """Return the sections that say something without anybody writing: from registers."""
    home = assessment.partnership_id
    earlier = assessment.earlier
    decided = assessment.lines.filter(decision__isnull=False)
    there = {
        "priorities": decided.exists(),
        "public": assessment.lines.filter(public_concern__isnull=False).exists(),
        "review": earlier is not None and earlier.recommendations.exists(),
        "horizon": HorizonItem.objects.filter(partnership_id=home).exists(),
        "links": ThemeLink.objects.filter(partnership_id=home).exists(),
        "above": ExternalPriority.objects.filter(partnership_id=home).exists(),
        "gaps": assessment.requests.exclude(state=RequestState.RECEIVED.value).exists(),
        "recommendations": assessment.recommendations.exists(),
        "places": PlaceProfile.objects.filter(partnership_id=home).exists(),
        "authors": assessment.authors.exists(),
    }
    return frozenset(name for name, is_there in there.items() if is_there)


def line_of(assessment: Assessment, pk: int) -> ThemeLine | None:
    """Return one matter of an assessment's long list."""
    return (
        assessment.lines.select_related("assessment", "decision").filter(pk=pk).first()
    )


def requests_of(assessment: Assessment) -> QuerySet[DataRequest]:
    """Return what agencies were asked for."""
    return assessment.requests.select_related("agency", "assessment__partnership")


def requests_waiting(partnership_id: int, agency_id: int) -> QuerySet[DataRequest]:
    """Return what one agency was asked for and has not answered, of open products."""
    return DataRequest.objects.filter(
        assessment__partnership=partnership_id,
        agency=agency_id,
        state=RequestState.ASKED.value,
        assessment__state__in=[
            ProjectState.DRAFT.value,
            ProjectState.IN_REVIEW.value,
        ],
    ).select_related("assessment")


def requests_open(assessment: Assessment, today: date) -> dict[str, int]:
    """Return how many requests wait, and how many of them are late."""
    waiting = Q(state=RequestState.ASKED.value)
    return assessment.requests.aggregate(
        waiting=Count("pk", filter=waiting),
        late=Count("pk", filter=waiting & Q(due_on__lt=today)),
    )


def recommendations_of(assessment: Assessment) -> QuerySet[Recommendation]:
    """Return what an assessment recommended, with where it was carried from."""
    return assessment.recommendations.select_related(
        "owner", "carried_from__assessment", "action__owner"
    )


def recommended_as(action: Action) -> QuerySet[Recommendation]:
    """Return the recommendations that an action is the task of, newest first."""
    return action.recommendations.select_related("assessment").order_by("-pk")


def came_of(recommendation: Recommendation) -> list[Recommendation]:
    """Return a recommendation's line through the years, the earliest first."""
    found = [recommendation]
    while (before := found[-1].carried_from) is not None and before not in found:
        found.append(before)
    return list(reversed(found))


def editions_of(assessment: Assessment) -> QuerySet[FrozenEdition]:
    """Return the frozen editions with how often each was taken away."""
    return (
        assessment.editions.annotate(taken=Sum("files__taken"))
        .select_related("frozen_by__user", "frozen_by__agency")
        .prefetch_related("files", "named__user")
    )


def possible_readers(assessment: Assessment, *, on: date) -> list[Member]:
    """Return the members of a day who may take assessments away, by name."""
    rows = Member.objects.filter(
        Q(ends_before__isnull=True) | Q(ends_before__gt=on),
        agency__partnership_id=assessment.partnership_id,
        starts_on__lte=on,
    ).select_related("user", "agency")
    return [
        one
        for one in rows.order_by("user__name", "pk")
        if may_build_assessment(one, on=on)
    ]


def orders_open(assessment: Assessment) -> QuerySet[FreezeOrder]:
    """Return the editions that are still to be frozen, or could not be."""
    return assessment.freeze_orders.exclude(
        state=FreezeState.DONE.value
    ).select_related("asked_by__user")


def frozen_file(assessment: Assessment, edition: int, form: str) -> FrozenFile | None:
    """Return one file of a frozen edition, None where there is none."""
    return (
        FrozenFile.objects.filter(
            edition__assessment=assessment, edition_id=edition, form=form
        )
        .select_related("edition__assessment")
        .first()
    )
