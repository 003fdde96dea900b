"""People who sign in, and their membership of an agency."""

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.timezone import localdate

from frankpledge.access import rules
from frankpledge.access.decisions import Decision
from frankpledge.access.rules import Thing, Who
from frankpledge.access.states import Act, Kind, Purpose, Role


class UserManager(BaseUserManager["User"]):
    """Makes accounts; an e-mail address is the name to sign in with."""

    def create_user(
        self, email: str, password: str | None = None, **fields: Any
    ) -> "User":
        """Return a new account; without a password nobody can sign in to it yet."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the account with this address, whatever the case it is typed in."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """
    A person who can sign in.

    There is no superuser and no permission list: what a person may do follows
    from their memberships and the access matrix, from nothing else.
    """

    class Language(models.TextChoices):
        """The languages a person may ask letters and pages in."""

        ENGLISH = "en", "English"
        WELSH = "cy", "Welsh"

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=40, blank=True)
    language = models.CharField(
        max_length=2, choices=Language.choices, default=Language.ENGLISH
    )
    is_active = models.BooleanField(default=True)
    shut_out_at = models.DateTimeField(null=True, blank=True)
    """When sessions begun before were ended: a lost phone may still be signed in."""

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = UserManager()

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """Return the name by which pages and documents call the person."""
        return self.name


def planning_only() -> list[str]:
    """Return the purposes of an ordinary membership."""
    return [Purpose.PLANNING.value]


class Member(models.Model):
    """A person's membership of an agency, with roles, for a time."""

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(
        "partnership.Agency", models.PROTECT, related_name="members"
    )
    roles = models.JSONField(default=list)
    purposes = models.JSONField(default=planning_only)
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    is_active = models.BooleanField(default=True)

    # What the session adds; the command line and jobs have the operator's word for it.
    has_second_factor = True
    purpose = Purpose.PLANNING

    class Meta:
        ordering = ["user__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "agency", "starts_on"], name="member_once_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_before=None)
                | models.Q(ends_before__gte=models.F("starts_on")),
                name="member_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.agency})"

    @property
    def roles_in_words(self) -> str:
        """Return the roles as a person reads them."""
        names = [str(role).replace("-", " ") for role in self.roles]
        return ", ".join(names).capitalize() or "No role"

    def facts(self) -> Who:
        """Return what the access decision needs to know of this member."""
        return Who(
            user=self.user_id,
            agency=self.agency_id,
            roles=frozenset(Role(role) for role in self.roles),
            starts_on=self.starts_on,
            ends_before=self.ends_before,
            has_account=self.user.is_active,
            has_membership=self.is_active,
            has_second_factor=self.has_second_factor,
            purpose=self.purpose,
            purposes=frozenset(Purpose(purpose) for purpose in self.purposes),
        )

    def may(
        self,
        act: Act | str,
        kind: Kind | str,
        *,
        agency: int | None = None,
        author: int | None = None,
        on: date | None = None,
    ) -> Decision:
        """Return the access decision for a thing of this kind, today unless said."""
        thing = Thing(Kind(kind), agency=agency, author=author)
        return rules.decide(
            who=self.facts(), act=Act(act), thing=thing, on=on or localdate()
        )

    def may_see(self, kind: Kind | str, *, on: date | None = None) -> bool:
        """Say whether anything of this kind is there for this member to see."""
        reach = rules.reach(
            who=self.facts(), act=Act.SEE, kind=Kind(kind), on=on or localdate()
        )
        return reach is not rules.Reach.NOTHING
