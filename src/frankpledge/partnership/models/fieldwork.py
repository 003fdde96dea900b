"""Premises that several agencies know, test purchases in them, and survey questions."""

from django.db import models
from django.db.models import F, Q

from frankpledge.partnership.models.registers import Entry
from frankpledge.partnership.states import RegisterName, TestResult
from frankpledge.ui.dates import on_day


RESULTS = [(one.value, one.value.replace("-", " ")) for one in TestResult]


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
        return f"{self.premises.title}, {on_day(self.tested_on)}"


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
