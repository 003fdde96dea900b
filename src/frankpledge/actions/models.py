"""The one to-do of the product: who does what, by when, for which agency."""

from django.db import models
from django.db.models import F, Q

from frankpledge.actions.states import ActionState


class Action(models.Model):
    """
    Something promised, whatever promised it: a plan now, a meeting or a case later.

    Who may see it is decided by what it hangs on; the action itself knows only
    its owner agency. The first due date is kept when the date is moved.
    """

    partnership = models.ForeignKey(
        "partnership.Partnership", on_delete=models.PROTECT, related_name="actions"
    )
    ref = models.CharField(max_length=40)
    text = models.TextField()
    owner = models.ForeignKey(
        "partnership.Agency",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="actions",
    )
    # As printed, where the directory knows nobody of the name.
    owner_words = models.CharField(max_length=200, blank=True)
    lead_words = models.CharField(max_length=200, blank=True)
    leads = models.ManyToManyField(
        "partnership.Person", blank=True, related_name="actions"
    )
    deputy = models.ForeignKey(
        "partnership.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="actions_as_deputy",
    )
    starts_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    first_due_on = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=20,
        choices=[(state.value, state.value) for state in ActionState],
        default=ActionState.NOT_STARTED.value,
    )
    funding = models.CharField(max_length=200, blank=True)
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["ref", "id"]
        constraints = [
            models.CheckConstraint(
                name="action_starts_before_it_is_due",
                condition=Q(starts_on__isnull=True)
                | Q(due_on__isnull=True)
                | Q(starts_on__lte=F("due_on")),
            ),
            models.CheckConstraint(
                name="action_amount_is_not_negative",
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.text}"[:80]


class ActionNote(models.Model):
    """A dated word on an action: progress, a move of its date, a change of state."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="notes")
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("access.Member", on_delete=models.PROTECT)
    state = models.CharField(max_length=20)
    due_on = models.DateField(null=True, blank=True)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["-written_at", "-id"]

    def __str__(self) -> str:
        return f"{self.written_at:%Y-%m-%d} {self.state}"
