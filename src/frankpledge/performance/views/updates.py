"""Pages of the monthly update, the forum report and the annual report."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now

from frankpledge.access.requests import MemberRequest
from frankpledge.documents.writers import FORMATS, fragment
from frankpledge.partnership.selectors import home
from frankpledge.performance import policies, services
from frankpledge.performance.presenters.books import (
    Book,
    annual_report,
    file_of_book,
    forum_report,
    update_book,
)
from frankpledge.performance.presenters.updates import annual_page, update_page
from frankpledge.performance.selectors import NoSuchQuarter, plan_for, slug_of
from frankpledge.performance.selectors.deciding import decisions_on
from frankpledge.performance.selectors.forum import forum_for
from frankpledge.performance.selectors.updates import (
    Update,
    area_named,
    month_named,
    monthly_update,
    newest_month,
    update_areas,
)
from frankpledge.performance.selectors.yearly import AnnualYear, annual_year
from frankpledge.performance.views.found import asked_for, chosen
from frankpledge.plan.selectors import Plan, plans_of
from frankpledge.ui.answers import file_to_keep


def the_plan(request: MemberRequest, slug: str) -> Plan:
    """Return the plan an address names, to who may see performance, or 404."""
    policies.may_see_performance(request.member, on=localdate()).require()
    partnership = home()
    plan = plans_of(partnership.pk).filter(slug=slug).first()
    if plan is None:
        raise Http404
    plan.partnership = partnership
    return plan


def the_update(
    request: MemberRequest, plan: str, area: str, month: str, *, is_print: bool = False
) -> Update:
    """Return an area's month under a plan, or 404."""
    found = the_plan(request, plan)
    try:
        return monthly_update(
            found,
            area_named(area),
            month_named(month),
            by=request.member,
            today=localdate(),
            is_print=is_print,
        )
    except NoSuchQuarter as failure:
        raise Http404 from failure


def updates(request: MemberRequest) -> HttpResponse:
    today = localdate()
    policies.may_see_performance(request.member, on=today).require()
    try:
        plan = plan_for(home().pk, slug=request.GET.get("plan", ""), today=today)
    except NoSuchQuarter as failure:
        if request.GET.get("plan"):
            raise Http404 from failure
        return render(request, "performance/nothing.html")
    month = newest_month(plan, today=today)
    if month is None:
        return render(request, "performance/nothing.html")
    update = the_update(
        request,
        plan.slug,
        request.GET.get("area") or plan.area_code,
        request.GET.get("month") or month.label,
    )
    context = update_page(
        update,
        decisions_on(update),
        areas=update_areas(),
        by=request.member,
        today=today,
    )
    return render(request, "performance/update.html", context)


def update_file(
    request: MemberRequest, plan: str, area: str, month: str, form: str
) -> HttpResponse:
    update = the_update(request, plan, area, month, is_print=True)
    book = update_book(update, decisions_on(update), today=localdate())
    return given_out(request, book, form, ref=f"update/{plan}/{area}/{month}")


def given_out(
    request: MemberRequest, book: Book, form: str, *, ref: str
) -> HttpResponse:
    """Return a document as a file, recorded as taken away."""
    if form not in FORMATS:
        raise Http404
    services.give_out_book(ref=ref, form=form, by=request.member, at=now())
    file = file_of_book(book, form)
    return file_to_keep(file.name, file.content)


def forum(request: MemberRequest) -> HttpResponse:
    asked = chosen(request)
    if asked is None:
        return render(request, "performance/nothing.html")
    try:
        area = area_named(request.GET.get("area") or asked.plan.area_code)
    except NoSuchQuarter as failure:
        raise Http404 from failure
    found = forum_for(
        asked.plan, area, asked.quarter, by=request.member, today=asked.today
    )
    book = forum_report(found, today=asked.today)
    context = {
        "plan": asked.plan,
        "area": area,
        "areas": update_areas(),
        "quarter": asked.quarter,
        "quarter_slug": slug_of(asked.quarter),
        "title": book.document.about.title,
        "body": fragment(book.document),
        "may_build": policies.may_build_report(request.member, on=asked.today),
        "forms": ("html", "docx", "odt", "pdf"),
    }
    return render(request, "performance/forum.html", context)


def forum_file(
    request: MemberRequest, plan: str, area: str, quarter: str, form: str
) -> HttpResponse:
    asked = asked_for(request, plan, quarter)
    try:
        found = area_named(area)
    except NoSuchQuarter as failure:
        raise Http404 from failure
    made = forum_for(
        asked.plan, found, asked.quarter, by=request.member, today=asked.today
    )
    book = forum_report(made, today=asked.today)
    return given_out(request, book, form, ref=f"forum/{plan}/{area}/{quarter}")


def annual(request: MemberRequest, plan: str, year: int) -> HttpResponse:
    found = the_year(request, plan, year)
    book = annual_report(found, today=localdate())
    context = annual_page(
        found, fragment(book.document), by=request.member, today=localdate()
    )
    return render(request, "performance/annual.html", context)


def the_year(request: MemberRequest, plan: str, year: int) -> AnnualYear:
    """Return a year of a plan that it covers, or 404."""
    found, today = the_plan(request, plan), localdate()
    if not found.starts_on.year - 1 <= year <= found.ends_before.year:
        raise Http404
    return annual_year(found, year, by=request.member, today=today)


def annual_file(
    request: MemberRequest, plan: str, year: int, form: str
) -> HttpResponse:
    book = annual_report(the_year(request, plan, year), today=localdate())
    return given_out(request, book, form, ref=f"annual/{plan}/{year}")
