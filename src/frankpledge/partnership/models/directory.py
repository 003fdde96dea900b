"""Who works together: agencies and who came after them, groups, posts and people."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from frankpledge.partnership.states import (
    AgencyKind,
    GroupKind,
    LegalStatus,
    PostKind,
    SuccessionKind,
)


def choices(
    kinds: type[AgencyKind | GroupKind | LegalStatus | PostKind | SuccessionKind],
) -> list[tuple[str, str]]:
    """Return an enum's values as Django wants them."""
    return [(kind.value, kind.value.replace("-", " ")) for kind in kinds]


def ends_after_start(name: str) -> models.CheckConstraint:
    """Return the rule that nothing ends before it starts."""
    return models.CheckConstraint(
        condition=Q(ends_before=None)
        | Q(starts_on=None)
        | Q(ends_before__gt=F("starts_on")),
        name=name,
    )


class Spell(models.Model):
    """Something that holds from one day to another; both may be unknown or open."""

    starts_on = models.DateField(null=True, blank=True)
    ends_before = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    def holds_on(self, day: date) -> bool:
        """Say whether this day lies in the spell."""
        return (self.starts_on is None or self.starts_on <= day) and (
            self.ends_before is None or day < self.ends_before
        )


class Agency(Spell):
    """
    A body that takes part: it may own data, hold posts and answer for actions.

    A body that another has taken over keeps its row and its history; `Succession`
    says who came after it.
    """

    partnership = models.ForeignKey(
        "partnership.Partnership", models.PROTECT, related_name="agencies"
    )
    code = models.SlugField(max_length=60)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=24, choices=choices(AgencyKind))
    legal_status = models.CharField(max_length=16, choices=choices(LegalStatus))
    legal_basis = models.CharField(max_length=200, blank=True)
    tier = models.CharField(
        max_length=60, blank=True, help_text="Such as county or district."
    )
    note = models.TextField(max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)
    successors = models.ManyToManyField(
        "self",
        symmetrical=False,
        through="partnership.Succession",
        related_name="predecessors",
    )

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "agencies"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "code"], name="agency_code_once"
            ),
            ends_after_start("agency_ends_after_start"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def successor(self) -> "Agency | None":
        """Return the body that came after this one, the first where it was split."""
        return self.successors.order_by("later__on", "pk").first()


class Succession(models.Model):
    """One body came after another on a day; merges and splits are several rows."""

    earlier = models.ForeignKey(Agency, models.CASCADE, related_name="later")
    later = models.ForeignKey(Agency, models.CASCADE, related_name="earlier")
    kind = models.CharField(max_length=10, choices=choices(SuccessionKind))
    on = models.DateField()
    note = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["earlier", "later"], name="succeeds_once"),
            models.CheckConstraint(
                condition=~Q(earlier=F("later")), name="succeeds_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.later} after {self.earlier}"


class Person(Spell):
    """
    Somebody who works in the partnership, with what others need to reach them.

    Work details only. Signing in is another matter: `user` ties the two where the
    person has an account.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="people")
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    skills = models.CharField(
        max_length=300, blank=True, help_text="Such as mediation, mapping, Welsh."
    )
    user = models.ForeignKey(
        "access.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "people"
        constraints = [ends_after_start("person_ends_after_start")]

    def __str__(self) -> str:
        return self.name


class Post(Spell):
    """A job in an agency that the partnership relies on, whoever holds it."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="posts")
    title = models.CharField(max_length=160)
    kind = models.CharField(max_length=24, choices=choices(PostKind))
    version = models.PositiveIntegerField(default=1)
    holders = models.ManyToManyField(
        Person, through="partnership.Holding", related_name="posts"
    )

    class Meta:
        ordering = ["title", "pk"]
        constraints = [ends_after_start("post_ends_after_start")]

    def __str__(self) -> str:
        return self.title


class Holding(Spell):
    """A person holds a post, or covers for its holder, for a time."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="holdings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="holdings")
    is_cover = models.BooleanField(default=False)

    class Meta:
        ordering = ["is_cover", F("starts_on").desc(nulls_last=True), "pk"]
        constraints = [
            ends_after_start("holding_ends_after_start"),
            models.UniqueConstraint(
                fields=["post", "is_cover"],
                condition=Q(ends_before=None),
                name="one_open_holding",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {'cover for ' if self.is_cover else ''}{self.post}"


class Group(Spell):
    """A group of the partnership, from the board to a case panel."""

    partnership = models.ForeignKey(
        "partnership.Partnership", models.PROTECT, related_name="groups"
    )
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=20, choices=choices(GroupKind))
    purpose = models.TextField(max_length=1000, blank=True)
    meets = models.CharField(
        max_length=80, blank=True, help_text="Such as every quarter."
    )
    reports_to = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="reporting"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [ends_after_start("group_ends_after_start")]

    def __str__(self) -> str:
        return self.name


class Seat(Spell):
    """An agency's place in a group, and the post that takes it."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="seats")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="seats")
    post = models.ForeignKey(
        Post, models.SET_NULL, null=True, blank=True, related_name="seats"
    )
    is_chair = models.BooleanField(default=False)

    class Meta:
        ordering = ["-is_chair", "agency__name", "pk"]
        constraints = [
            ends_after_start("seat_ends_after_start"),
            models.UniqueConstraint(
                fields=["group", "is_chair"],
                condition=Q(is_chair=True, ends_before=None),
                name="one_chair",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency} in {self.group}"
