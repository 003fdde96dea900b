"""Premises that several agencies know and what happened there, surveys, concerns."""

from django.db import models
from django.db.models import F, Q

from frankpledge.analysis.dates import day_in_words
from frankpledge.partnership.models.registers import Entry
from frankpledge.partnership.states import (
    FindKind,
    FindState,
    PremisesEventKind,
    RegisterName,
    TestResult,
)


RESULTS = [(one.value, one.value.replace("-", " ")) for one in TestResult]
FINDS = [(one.value, one.value.replace("-", " ")) for one in FindKind]
FOUND = [(one.value, one.value.replace("-", " ")) for one in FindState]
EVENTS = [(one.value, one.value.replace("-", " ")) for one in PremisesEventKind]


class Premises(Entry):
    """One place that police, council, trading standards and fire all deal with."""

    register = RegisterName.PREMISES

    title = models.CharField(max_length=160)
    address = models.CharField(max_length=240)
    kind = models.CharField(max_length=80, blank=True)
    licence = models.CharField(max_length=80, blank=True)
    hours = models.CharField(max_length=240, blank=True)
    conditions = models.TextField(blank=True)
    history = models.TextField(blank=True)

    class Meta:
        ordering = ["title", "pk"]
        verbose_name_plural = "premises"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "title", "address"],
                condition=Q(withdrawn_because=""),
                name="premises_once",
                violation_error_message="These premises are here already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.address}"


class PremisesEvent(Entry):
    """A visit, incident or request at premises, and the agency that knows of it."""

    register = RegisterName.PREMISES_LOG

    premises = models.ForeignKey(Premises, models.PROTECT, related_name="events")
    happened_on = models.DateField()
    kind = models.CharField(max_length=40, choices=EVENTS)
    agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+")
    text = models.TextField()

    class Meta:
        ordering = ["-happened_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.premises.title}, {day_in_words(self.happened_on)}"


class TestPurchase(Entry):
    """Somebody under age tried to buy; who sold is tested again within two months."""

    register = RegisterName.TESTS

    premises = models.ForeignKey(Premises, models.PROTECT, related_name="tests")
    tested_on = models.DateField()
    product = models.CharField(max_length=80)
    result = models.CharField(max_length=14, choices=RESULTS)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-tested_on", "pk"]

    def __str__(self) -> str:
        return f"{self.premises.title}, {day_in_words(self.tested_on)}"


class SurveyQuestion(Entry):
    """
    One question as one wave of a survey put it, and how many answered.

    `series` is the name under which its share is loaded, so that a figure can be read
    with the words that people answered.
    """

    register = RegisterName.SURVEY

    series = models.SlugField(max_length=80)
    wave = models.CharField(max_length=80)
    wording = models.CharField(max_length=400)
    asked_from = models.DateField()
    asked_to = models.DateField()
    asked_how = models.CharField(max_length=240)
    answers = models.PositiveIntegerField()
    percent = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    weights = models.CharField(max_length=240, blank=True)
    design_effect = models.DecimalField(max_digits=4, decimal_places=2, default=1)

    class Meta:
        ordering = ["series", "-asked_from", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "series", "wave"],
                condition=Q(withdrawn_because=""),
                name="question_once_a_wave",
                violation_error_message="This wave has the question already.",
            ),
            models.CheckConstraint(
                condition=Q(asked_to__gte=F("asked_from"), answers__gte=1),
                name="wave_ends_after_start",
                violation_error_message=(
                    "A wave ends on or after its first day, and somebody answered."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series.replace('-', ' ').capitalize()}, {self.wave}"


class Concern(Entry):
    """
    What people of an area raised at a local policing meeting, and when.

    Read out of another system, it is cited with that system's name and the day on
    which it was looked at, for the other system may say something else tomorrow.
    """

    register = RegisterName.CONCERNS

    raised_on = models.DateField()
    area = models.ForeignKey("partnership.Area", models.PROTECT, related_name="+")
    category = models.CharField(max_length=80)
    text = models.TextField()
    raised_at = models.CharField(max_length=160, blank=True)
    cited_from = models.CharField(max_length=160, blank=True)
    taken_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-raised_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(cited_from="", taken_on=None)
                | (
                    ~Q(cited_from="")
                    & Q(taken_on__isnull=False, taken_on__gte=F("raised_on"))
                ),
                name="cited_with_its_day",
                violation_error_message=(
                    "A concern read in another system names it and the day on which "
                    "it was read, on or after the day it was raised."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.category}, {self.area}"


class StreetFind(Entry):
    """
    What a street team or a visual audit found, where, how many, and what became of it.

    A photograph is kept bare of where and by whom it was taken, under its fingerprint,
    with words for who cannot see it.
    """

    register = RegisterName.STREET

    found_on = models.DateField()
    area = models.ForeignKey("partnership.Area", models.PROTECT, related_name="+")
    place = models.CharField(max_length=240)
    kind = models.CharField(max_length=40, choices=FINDS)
    count = models.PositiveIntegerField(null=True, blank=True)
    agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=FOUND)
    cleared_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    photo_path = models.CharField(max_length=120, blank=True)
    photo_sha256 = models.CharField(max_length=64, blank=True)
    photo_alt = models.CharField(max_length=240, blank=True)

    class Meta:
        ordering = ["-found_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(photo_path="") | ~Q(photo_alt=""),
                name="photograph_has_words",
                violation_error_message=(
                    "Say in words what the photograph shows, for who cannot see it."
                ),
            ),
            models.CheckConstraint(
                condition=Q(cleared_on=None) | Q(cleared_on__gte=F("found_on")),
                name="cleared_after_found",
                violation_error_message="It is cleared on or after the day it was found.",
            ),
            models.CheckConstraint(
                condition=~Q(state=FindState.CLEARED.value)
                | Q(cleared_on__isnull=False),
                name="cleared_says_when",
                violation_error_message="Say on which day it was cleared.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind.replace('-', ' ').capitalize()}, {self.place}"

    @property
    def is_complete(self) -> bool:
        """Say whether it is told how many there were and what became of them."""
        return self.count is not None and self.state != FindState.FOUND
