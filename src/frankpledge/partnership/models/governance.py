"""What may go wrong, what did, and what scrutiny asked."""

from django.db import models
from django.db.models import F, Q

from frankpledge.partnership.models.registers import Entry
from frankpledge.partnership.states import AskedAs, RegisterName, RiskState


ASKED = [(one.value, one.value.replace("-", " ")) for one in AskedAs]
RISK_STATES = [(one.value, one.value) for one in RiskState]
LIKELIHOODS = [
    (1, "1 rare"),
    (2, "2 unlikely"),
    (3, "3 possible"),
    (4, "4 likely"),
    (5, "5 almost certain"),
]
IMPACTS = [
    (1, "1 slight"),
    (2, "2 minor"),
    (3, "3 moderate"),
    (4, "4 major"),
    (5, "5 severe"),
]


class Risk(Entry):
    """Something that may stop the partnership from doing what it promised."""

    register = RegisterName.RISKS

    title = models.CharField(max_length=160)
    effect = models.TextField()
    likelihood = models.PositiveSmallIntegerField(choices=LIKELIHOODS)
    impact = models.PositiveSmallIntegerField(choices=IMPACTS)
    owner = models.ForeignKey(
        "partnership.Agency", models.PROTECT, related_name="risks_owned"
    )
    mitigation = models.TextField(blank=True)
    review_on = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=10, choices=RISK_STATES, default=RiskState.OPEN.value
    )

    class Meta:
        ordering = ["state", "-likelihood", "title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(likelihood__range=(1, 5), impact__range=(1, 5)),
                name="risk_is_scored_1_to_5",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Issue(Entry):
    """Something that has gone wrong and must be put right; a risk may have foretold it."""

    register = RegisterName.ISSUES

    title = models.CharField(max_length=160)
    effect = models.TextField()
    raised_on = models.DateField()
    owner = models.ForeignKey(
        "partnership.Agency", models.PROTECT, related_name="issues_owned"
    )
    risk = models.ForeignKey(
        Risk, models.SET_NULL, null=True, blank=True, related_name="issues"
    )
    doing = models.TextField(blank=True)
    due_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = [F("closed_on").desc(nulls_first=True), "due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("raised_on")),
                name="issue_closes_after_it_rises",
                violation_error_message="An issue cannot close before it was raised.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class ScrutinyQuestion(Entry):
    """What the crime and disorder committee asked, and what it was answered."""

    register = RegisterName.SCRUTINY

    title = models.CharField(max_length=160)
    kind = models.CharField(
        max_length=30, choices=ASKED, default=AskedAs.QUESTION.value
    )
    committee = models.CharField(max_length=160)
    received_on = models.DateField()
    wanted_by = models.DateField(null=True, blank=True)
    text = models.TextField()
    asked_of = models.ForeignKey(
        "partnership.Agency", models.PROTECT, related_name="scrutiny_questions"
    )
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = [F("answered_on").desc(nulls_first=True), "received_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on=None, answer="")
                | (
                    Q(answered_on__isnull=False, answered_on__gte=F("received_on"))
                    & ~Q(answer="")
                ),
                name="answer_and_its_day_together",
                violation_error_message=(
                    "An answer has its words and a day on or after the question's."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.title
