"""Writing an assessment: begun, its sections written and signed off."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Model
from django.utils.text import slugify

from frankpledge.access.models import Member
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.assessment import policies
from frankpledge.assessment.models import Assessment, Section
from frankpledge.assessment.rules.products import template_of, usual_review_on
from frankpledge.assessment.states import Product, SectionState
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation


class AssessmentConflict(ExpectedFailure):
    """What was asked cannot be done to the assessment as it stands."""


class SectionChanged(AssessmentConflict):
    """Somebody else wrote the section after it was opened."""


def note(
    by: Member,
    assessment: Assessment,
    outcome: str,
    *,
    fields: Iterable[str] = (),
    thing: Model | None = None,
) -> None:
    """Write one entry of the trail about an assessment or a part of it."""
    part = f"/{thing._meta.model_name}:{thing.pk}" if thing is not None else ""
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind="assessment",
        ref=f"{assessment.slug}{part}",
        fields=sorted(fields),
        outcome=outcome,
    )


@transaction.atomic
def begin_assessment(
    *,
    partnership_id: int,
    title: str,
    area_code: str,
    looks_from: date,
    looks_before: date,
    by: Member,
    on: date,
    product: Product = Product.STRATEGIC,
    about: str = "",
    readership: str = "",
    review_on: date | None = None,
    earlier: Assessment | None = None,
    theme: str = "",
    group_id: int | None = None,
) -> Assessment:
    """
    Begin an assessment from its terms of reference.

    Without a day to review it on, its product's shelf life gives one.
    """
    policies.may_change_assessment(by, None, on=on).require()
    if looks_from >= looks_before:
        raise AssessmentConflict("The period looked at must end after it begins.")
    if template_of(product).is_of_one_theme and not theme:
        raise AssessmentConflict("Say which theme the profile is about.")
    made = Assessment.objects.create(
        partnership_id=partnership_id,
        slug=_free_slug(title),
        title=title,
        product=product.value,
        area_code=area_code,
        looks_from=looks_from,
        looks_before=looks_before,
        about=about,
        readership=readership or template_of(product).readership,
        review_on=usual_review_on(product, review_on, on),
        earlier=earlier,
        theme=theme,
        commissioned_by_id=group_id,
    )
    note(by, made, "begun")
    return made


RESERVED = frozenset(
    {"new", "horizon", "above", "strategies", "links", "research", "places"}
)
"""The addresses of the registers beside the assessments."""


def _free_slug(title: str) -> str:
    stem = slugify(title.replace("/", "-"))[:70] or "assessment"
    taken = RESERVED | set(
        Assessment.objects.filter(slug__startswith=stem).values_list("slug", flat=True)
    )
    if stem not in taken:
        return stem
    return next(s for n in range(2, 10_000) if (s := f"{stem}-{n}") not in taken)


@transaction.atomic
def write_section(
    *,
    assessment: Assessment,
    name: str,
    text: str,
    version: int,
    by: Member,
    on: date,
    theme: str = "",
    is_restricted: bool = False,
) -> Section:
    """
    Write a section, or what is said of one theme; a signature on it falls away.

    Raises AssessmentConflict where somebody else wrote it after it was opened.
    """
    policies.may_change_assessment(by, assessment, on=on).require()
    section, is_new = Section.objects.select_for_update().get_or_create(
        assessment=assessment, name=name, theme=theme
    )
    if not is_new and section.version != version:
        raise SectionChanged(
            "Somebody else wrote this section after you opened it.",
            "Copy your text, open the section again, and put the two together.",
        )
    section.text = text
    section.is_restricted = is_restricted
    section.author = by
    section.state = (
        SectionState.WRITTEN if text.strip() else SectionState.TO_WRITE
    ).value
    section.signed_off_by = None
    section.signed_off_at = None
    section.version += 1
    section.save()
    note(by, assessment, "section written", fields=["text"], thing=section)
    return section


@transaction.atomic
def sign_off_section(*, section: Section, by: Member, at: datetime) -> Section:
    """Record that a second person read a section and stands by it."""
    policies.may_change_assessment(by, section.assessment, on=at.date()).require()
    now = Section.objects.select_for_update().get(pk=section.pk)
    if now.state != SectionState.WRITTEN:
        raise AssessmentConflict("Only a section that is written can be signed off.")
    if now.author is not None and now.author.user_id == by.user_id:
        raise AssessmentConflict("Somebody other than its author must sign it off.")
    now.state = SectionState.SIGNED_OFF.value
    now.signed_off_by = by
    now.signed_off_at = at
    now.save(update_fields=["state", "signed_off_by", "signed_off_at"])
    note(by, now.assessment, "section signed off", thing=now)
    return now
