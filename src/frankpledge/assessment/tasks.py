"""Work that takes longer than a person should wait at a page."""

from django.utils.timezone import localdate, now
from django_tasks import task

from frankpledge.access.models import Member
from frankpledge.assessment import services
from frankpledge.assessment.models import FreezeOrder
from frankpledge.assessment.presenters.editions import files_as_asked


def freeze_later(order: FreezeOrder, member: Member) -> None:
    """Have a job make and freeze the edition; its page shows when that is done."""
    freeze_in_background.enqueue(order.pk, member.pk)


@task()
def freeze_in_background(order_pk: int, member_pk: int) -> str:
    """Freeze an edition under the rights its asker has when the job runs."""
    order = FreezeOrder.objects.select_related("assessment__partnership").get(
        pk=order_pk
    )
    member = Member.objects.select_related("user", "agency").get(pk=member_pk)
    return freeze_now(order, member).state


def freeze_now(order: FreezeOrder, member: Member) -> FreezeOrder:
    """Freeze an edition while the person waits."""
    return services.freeze_as_asked(
        order=order,
        make=lambda asked: files_as_asked(asked, by=member, today=localdate()),
        by=member,
        at=now(),
    )
