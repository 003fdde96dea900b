"""The lists of the directory, each filtered, sorted and taken away the same way."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.urls import reverse

from frankpledge.partnership.models import Agency, Area, Group, Person, Post
from frankpledge.partnership.presenters.words import choices, spell, standing, words
from frankpledge.partnership.states import (
    AgencyKind,
    AreaKind,
    GroupKind,
    LegalStatus,
    PostKind,
)
from frankpledge.ui.tables import Column, Filter, Listing, Shown


FORMATS = ("csv", "ods", "xlsx")
STANDINGS = [("", "Any"), ("current", "Current"), ("ended", "Ended")]


def one_of(name: str, label: str, pairs: list[tuple[str, str]]) -> Filter:
    """Return a filter on one column of a queryset."""
    return Filter(
        name,
        forms.ChoiceField(label=label, choices=pairs),
        lambda rows, value: rows.filter(**{name: value}),
    )


def by_standing(today: date) -> Filter:
    """Return a filter on whether something holds today."""

    def apply(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        ended = Q(ends_before__lte=today)
        return rows.filter(ended) if value == "ended" else rows.exclude(ended)

    return Filter("now", forms.ChoiceField(label="Now", choices=STANDINGS), apply)


def agency_list(
    rows: QuerySet[Agency], asked: QueryDict, *, today: date, may_export: bool
) -> Shown:
    """Return the register of agencies."""
    return Listing(
        caption="Agencies",
        columns=(
            Column(
                "name",
                "Agency",
                sort="name",
                is_header=True,
                href=lambda row: reverse("partnership:agency", args=[row.code]),
            ),
            Column("code", "Code", on_page=False),
            Column("kind", "Kind", value=lambda row: words(row.kind), sort="kind"),
            Column(
                "legal_status",
                "In law",
                value=lambda row: words(row.legal_status),
                sort=("legal_status", "name"),
            ),
            Column("legal_basis", "Legal basis", on_page=False),
            Column("tier", "Tier", on_page=False),
            Column("starts_on", "From", on_page=False),
            Column("ends_before", "Before", on_page=False),
            Column("when", "When", value=lambda row: spell(row, today), in_files=False),
            Column("now", "Now", value=lambda row: standing(row, today)),
        ),
        filters=(
            one_of("legal_status", "In law", choices(LegalStatus, anything="Any")),
            one_of("kind", "Kind", choices(AgencyKind, anything="Any")),
            by_standing(today),
        ),
        order="name",
        noun=("agency", "agencies"),
        empty="There are no agencies yet.",
        empty_fix="Add the responsible authorities first.",
        formats=FORMATS if may_export else (),
    ).of(rows, asked)


def held_words(person: Person) -> str:
    """Return the posts that somebody holds or covers."""
    return "; ".join(
        f"{'cover for ' if one.is_cover else ''}{one.post.title}"
        for one in person.held  # type: ignore[attr-defined]
    )


def by_agency() -> Filter:
    """Return a filter on the agency that people belong to."""
    agencies = Agency.objects.filter(people__isnull=False).distinct()
    field = forms.ModelChoiceField(label="Agency", queryset=agencies)
    return Filter("agency", field, lambda rows, agency: rows.filter(agency=agency))


def people_list(
    rows: QuerySet[Person], asked: QueryDict, *, today: date, may_export: bool
) -> Shown:
    """Return the people of the directory; the address never carries a name."""
    return Listing(
        caption="People",
        columns=(
            Column(
                "name",
                "Name",
                sort="name",
                is_header=True,
                href=lambda row: reverse("partnership:person", args=[row.pk]),
            ),
            Column(
                "agency",
                "Agency",
                value=lambda row: row.agency.name,
                sort="agency__name",
            ),
            Column("posts", "Posts", value=held_words),
            Column("email", "Email"),
            Column("phone", "Phone"),
            Column("skills", "Skills"),
            Column("now", "Now", value=lambda row: standing(row, today)),
        ),
        filters=(
            by_agency(),
            by_standing(today),
        ),
        order="name",
        noun=("person", "people"),
        empty="Nobody is in the directory yet.",
        empty_fix="Open an agency to add its people.",
        formats=FORMATS if may_export else (),
    ).of(rows, asked)


def in_post(post: Post, *, is_cover: bool) -> str:
    """Return who holds a post, or who covers it."""
    filled = post.filled  # type: ignore[attr-defined]
    return ", ".join(one.person.name for one in filled if one.is_cover == is_cover)


def post_list(rows: QuerySet[Post], asked: QueryDict, *, may_export: bool) -> Shown:
    """Return the posts with who holds and who covers each; vacancies say so."""

    def only_vacant(posts: QuerySet[Post], value: bool) -> list[Post]:  # noqa: FBT001 - the table gives what was ticked
        return [post for post in posts if not in_post(post, is_cover=False)]

    return Listing(
        caption="Posts",
        columns=(
            Column(
                "title",
                "Post",
                sort="title",
                is_header=True,
                href=lambda row: reverse("partnership:post", args=[row.pk]),
            ),
            Column("kind", "Kind", value=lambda row: words(row.kind), sort="kind"),
            Column(
                "agency",
                "Agency",
                value=lambda row: row.agency.name,
                sort="agency__name",
            ),
            Column(
                "holder",
                "Holder",
                value=lambda row: in_post(row, is_cover=False) or "Vacant",
            ),
            Column("cover", "Cover", value=lambda row: in_post(row, is_cover=True)),
        ),
        filters=(
            one_of("kind", "Kind", choices(PostKind, anything="Any")),
            Filter("vacant", forms.BooleanField(label="Vacant only"), only_vacant),
        ),
        order="title",
        noun=("post", "posts"),
        empty="There are no posts yet.",
        empty_fix="Open an agency to add its posts.",
        formats=FORMATS if may_export else (),
    ).of(rows, asked)


def group_list(
    rows: QuerySet[Group], asked: QueryDict, *, today: date, may_export: bool
) -> Shown:
    """Return the groups of the partnership."""
    return Listing(
        caption="Groups",
        columns=(
            Column(
                "name",
                "Group",
                sort="name",
                is_header=True,
                href=lambda row: reverse("partnership:group", args=[row.pk]),
            ),
            Column("kind", "Kind", value=lambda row: words(row.kind), sort="kind"),
            Column("meets", "Meets"),
            Column(
                "chair",
                "Chair",
                value=lambda row: ", ".join(
                    seat.agency.name for seat in row.seated if seat.is_chair
                ),
            ),
            Column(
                "seats", "Agencies", value=lambda row: len(row.seated), is_numeric=True
            ),
            Column("now", "Now", value=lambda row: standing(row, today)),
        ),
        filters=(
            one_of("kind", "Kind", choices(GroupKind, anything="Any")),
            by_standing(today),
        ),
        order="name",
        noun=("group", "groups"),
        empty="There are no groups yet.",
        formats=FORMATS if may_export else (),
    ).of(rows, asked)


def area_list(
    rows: QuerySet[Area],
    asked: QueryDict,
    *,
    residents: dict[str, int],
    may_export: bool,
) -> Shown:
    """Return the partnership's areas with their newest residents."""
    return Listing(
        caption="Areas",
        columns=(
            Column(
                "name",
                "Area",
                sort="name",
                is_header=True,
                href=lambda row: reverse("partnership:area", args=[row.code]),
            ),
            Column("code", "Code", sort="code"),
            Column("kind", "Kind", value=lambda row: words(row.kind), sort="kind"),
            Column("boundary_year", "Boundaries of", sort="boundary_year"),
            Column(
                "residents",
                "Residents",
                value=lambda row: residents.get(row.code),
                shown=lambda row: number(residents.get(row.code)),
                is_numeric=True,
            ),
        ),
        filters=(one_of("kind", "Kind", choices(AreaKind, anything="Any")),),
        order="kind",
        noun=("area", "areas"),
        empty="There are no areas yet.",
        empty_fix="Load them with: frankpledge areas load FILE.",
        formats=FORMATS if may_export else (),
    ).of(rows, asked)


def number(value: int | None) -> str:
    """Return a whole number with its thousands apart, "not known" where there is none."""
    return "not known" if value is None else f"{value:,}"
