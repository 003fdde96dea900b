"""Work that takes longer than a person should wait at a page."""

from django.utils.timezone import now
from django_tasks import task

from frankpledge.access.models import Member
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.intake import services
from frankpledge.intake.models import Supply


def check_later(supply: Supply, member: Member) -> None:
    """Have a job check the supply; its page shows when that is done."""
    check_in_background.enqueue(supply.pk, member.pk)


@task()
def check_in_background(supply_pk: int, member_pk: int) -> str:
    """
    Check a supply under the rights its sender has when the job runs, not before.

    Why a supply cannot be read is written down with it; the job itself succeeds.
    """
    supply = Supply.objects.get(pk=supply_pk)
    member = Member.objects.select_related("user", "agency").get(pk=member_pk)
    try:
        services.check_supply(supply=supply, at=now(), by=member)
    except ExpectedFailure as failure:
        return str(failure)
    return supply.state


def count_later() -> None:
    """Have a job count the figures that loads owe, where a worker runs."""
    count_in_background.enqueue()


@task()
def count_in_background() -> list[str]:
    """Count the figures that loads owe, unless somebody has done so meanwhile."""
    return services.count_owed()


def mend_later() -> None:
    """Have a job take up what a stopped machine left unchecked."""
    mend_in_background.enqueue()


@task()
def mend_in_background() -> list[str]:
    """Settle and check whatever was broken off; return the supplies it touched."""
    mended = services.reconcile(at=now())
    return [*mended.finished, *mended.given_up, *mended.checked]
