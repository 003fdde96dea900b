"""Reports made in the background, file by file."""

from uuid import UUID

from django.utils.timezone import localdate
from django_tasks import task

from frankpledge.access.models import Member
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.performance import policies, services
from frankpledge.performance.models import ReportBuild
from frankpledge.performance.presenters.report import file_of, report_on
from frankpledge.performance.selectors import build_named, quarter_named


def make_later(build: ReportBuild, member: Member) -> None:
    """Have a job make the build's files; its page shows how far it has come."""
    make_in_background.enqueue(str(build.pk), member.pk)


@task()
def make_in_background(build_pk: str, member_pk: int) -> str:
    """Make every file of a build under the rights its asker has when the job runs."""
    build = build_named(UUID(build_pk))
    if build is None:
        return "gone"
    member = Member.objects.select_related("user", "agency").get(pk=member_pk)
    while services.next_form(build):
        build = make_next(build, member)
    return build.state


def make_next(build: ReportBuild, member: Member) -> ReportBuild:
    """Make the next file of a build; why it cannot be made is written on the build."""
    today = localdate()
    try:
        policies.may_open_build(member, build, on=today).require()
        report = report_on(
            build.plan, quarter_named(build.quarter), by=member, today=today
        )
        return services.keep_next_file(build, lambda form: file_of(report, form))
    except ExpectedFailure as failure:
        services.fail_build(build, str(failure))
        return build_named(build.pk) or build
