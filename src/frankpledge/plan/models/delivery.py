"""What came of a plan's lines: milestones delivered, matters settled, notes of effect."""

from django.db import models
from django.db.models import Q

from frankpledge.plan.models.lines import Target
from frankpledge.plan.models.plans import Plan, choices
from frankpledge.plan.states import Effect


class Delivery(models.Model):
    """
    That a milestone was delivered, what shows it, and what a second person made of it.

    One that was sent back says why; the next stands beside it, so nothing is lost.
    """

    target = models.ForeignKey(
        Target, on_delete=models.CASCADE, related_name="deliveries"
    )
    delivered_on = models.DateField()
    words = models.TextField()
    evidence = models.CharField(max_length=500, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    file_path = models.CharField(max_length=300, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(
        "access.Member", on_delete=models.PROTECT, related_name="+"
    )
    accepted_on = models.DateField(null=True, blank=True)
    sent_back_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        "access.Member",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ["-said_at", "-id"]
        verbose_name_plural = "deliveries"
        constraints = [
            models.CheckConstraint(
                name="delivery_is_shown",
                condition=~Q(evidence="") | ~Q(file_path=""),
            ),
            models.CheckConstraint(
                name="delivery_is_answered_one_way",
                condition=Q(accepted_on__isnull=True) | Q(sent_back_on__isnull=True),
            ),
            models.CheckConstraint(
                name="delivery_answer_names_who",
                condition=Q(
                    accepted_on__isnull=True,
                    sent_back_on__isnull=True,
                    answered_by__isnull=True,
                )
                | (
                    Q(answered_by__isnull=False)
                    & (Q(accepted_on__isnull=False) | Q(sent_back_on__isnull=False))
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target_id} {self.delivered_on}"


class Settling(models.Model):
    """Who settles one thing that a plan leaves open, and by when."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="settlings")
    line = models.CharField(max_length=12)
    ref = models.CharField(max_length=20)
    want = models.CharField(max_length=12)
    owner = models.ForeignKey(
        "partnership.Agency", on_delete=models.PROTECT, related_name="settlings"
    )
    due_on = models.DateField()

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(
                name="settled_once", fields=["plan", "line", "ref", "want"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.line} {self.ref} {self.want}"


class EqualityNote(models.Model):
    """What an action is expected to do for people the Equality Act 2010 protects."""

    action = models.ForeignKey(
        "actions.Action", on_delete=models.CASCADE, related_name="equality_notes"
    )
    groups = models.JSONField(default=list)
    effect = models.CharField(max_length=8, choices=choices(Effect))
    evidence = models.TextField()
    changed = models.TextField(blank=True)
    review_on = models.DateField(null=True, blank=True)
    written_on = models.DateField()
    written_by = models.ForeignKey(
        "access.Member", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-written_on", "-id"]

    def __str__(self) -> str:
        return f"{self.action_id} {self.effect}"


class ProseApproval(models.Model):
    """That somebody approved a passage as it then stood; new words need a new one."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="approvals")
    ref = models.CharField(max_length=20)
    sha256 = models.CharField(max_length=64)
    approved_on = models.DateField()
    approved_by = models.ForeignKey(
        "access.Member", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-approved_on", "-id"]

    def __str__(self) -> str:
        return f"{self.ref} {self.approved_on}"
