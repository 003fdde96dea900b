"""Training: the courses, who attended, and what the partnership learned that works."""

from django.db import models
from django.db.models import Q

from frankpledge.partnership.models.registers import Entry
from frankpledge.partnership.states import Reach, RegisterName, TrainedFor


ASKED_FOR = [(one.value, one.value.replace("-", " ")) for one in TrainedFor]
REACHES = [(reach.value, reach.value) for reach in Reach]


class Course(Entry):
    """
    A course, and after how many months what it taught must be refreshed.

    Where it is asked for something, only who is in date in it may do that.
    """

    register = RegisterName.COURSES

    title = models.CharField(max_length=160)
    code = models.SlugField(max_length=60)
    provider = models.CharField(max_length=160, blank=True)
    about = models.TextField(blank=True)
    asked_for = models.CharField(max_length=40, choices=ASKED_FOR, blank=True)
    refresher_months = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "code"],
                condition=Q(withdrawn_because=""),
                name="course_code_once",
                violation_error_message="There is a course with this short name already.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Attendance(Entry):
    """Somebody of the directory took a course on a day."""

    register = RegisterName.TRAINING

    course = models.ForeignKey(Course, models.PROTECT, related_name="attendances")
    person = models.ForeignKey(
        "partnership.Person", models.PROTECT, related_name="attendances"
    )
    attended_on = models.DateField()

    class Meta:
        ordering = ["-attended_on", "person__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "person", "attended_on"],
                condition=Q(withdrawn_because=""),
                name="attended_once_a_day",
                violation_error_message="This attendance is written down already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.course}"


class GoodPractice(Entry):
    """A problem, the tactic tried on it, what came of it, and whom to ask."""

    register = RegisterName.PRACTICE

    title = models.CharField(max_length=160)
    theme = models.SlugField(max_length=60)
    problem = models.TextField()
    tactic = models.TextField()
    result = models.TextField()
    evidence = models.CharField(max_length=400, blank=True)
    place = models.CharField(max_length=160, blank=True)
    agency = models.ForeignKey(
        "partnership.Agency", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    whom_to_ask = models.CharField(max_length=240, blank=True)

    class Meta:
        ordering = ["title", "pk"]
        verbose_name_plural = "good practice"

    def __str__(self) -> str:
        return self.title


class Contact(Entry):
    """A service that people may turn to, and whether the public may be told of it."""

    register = RegisterName.CONTACTS

    title = models.CharField(max_length=160)
    purpose = models.CharField(max_length=400)
    reach = models.CharField(
        max_length=10, choices=REACHES, default=Reach.INTERNAL.value
    )
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    web = models.URLField(blank=True)
    hours = models.CharField(max_length=160, blank=True)
    agency = models.ForeignKey(
        "partnership.Agency", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    checked_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(phone="", email="", web=""),
                name="contact_can_be_reached",
                violation_error_message=(
                    "Give a telephone number, an email address or a web page."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.title
