"""Pages of the self-checks and of the partnership's own health."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate, now

from frankpledge.access.requests import MemberRequest
from frankpledge.analysis.dates import year_words
from frankpledge.performance import policies, services
from frankpledge.performance.forms import RatingForm
from frankpledge.performance.models import SelfCheck
from frankpledge.performance.presenters.checks import (
    check_list,
    check_of,
    found_words,
    health_list,
)
from frankpledge.performance.rules import elements_of, totals
from frankpledge.performance.rules.checks import RATINGS
from frankpledge.performance.selectors.health import health
from frankpledge.performance.selectors.registers import checks_of
from frankpledge.performance.selectors.used import Year, found_in_use
from frankpledge.performance.states import CheckKind
from frankpledge.performance.views.answering import (
    answer_form,
    answer_list,
    at,
    enter,
    may_export,
    task_in,
)
from frankpledge.ui.answers import sent


HELP = "check-ourselves"
TITLES = {
    CheckKind.HALLMARKS: "Self-check: six hallmarks",
    CheckKind.MARAC: "Self-check: ten principles of MARAC",
}


def this_year() -> int:
    """Return the year that began on the last 1 April."""
    today = localdate()
    return today.year - (today.month < 4)


def the_year(request: MemberRequest, year: int) -> Year:
    """Return a year that may be looked at, or 404."""
    enter(request)
    if not 1998 <= year <= this_year():
        raise Http404
    return Year(year, request.member, localdate())


def years_to(name: str, year: int, *place: str) -> list[dict[str, object]]:
    """Return links to this year and the two before."""
    return [
        {
            "text": year_words(one),
            "href": at(name, *place, one),
            "here": one == year,
        }
        for one in sorted(
            {year, *range(this_year() - 2, this_year() + 1)}, reverse=True
        )
    ]


def the_kind(kind: str) -> CheckKind:
    """Return the self-check an address names, or 404."""
    if kind not in set(CheckKind):
        raise Http404
    return CheckKind(kind)


def self_check_now(request: MemberRequest, kind: str) -> HttpResponse:
    enter(request)
    return redirect("performance:self-check", the_kind(kind).value, this_year())


def self_check(request: MemberRequest, kind: str, year: int) -> HttpResponse:
    asked, chosen = the_year(request, year), the_kind(kind)
    rows = check_of(chosen, asked)
    caption = f"{TITLES[chosen]} {asked.label}".replace(":", "")
    shown = check_list(
        rows,
        request.GET,
        kind=chosen,
        year=year,
        caption=caption,
        may_export=may_export(request),
        may_rate=bool(policies.may_keep_registers(request.member, on=asked.today)),
    )
    now_sum = totals(one.rating for one in checks_of(chosen, year))
    then_sum = totals(one.rating for one in checks_of(chosen, year - 1))
    return answer_list(
        request,
        shown,
        help_page=HELP,
        title=f"{TITLES[chosen]}, {asked.label}",
        lead=f"This year {now_sum}; last year {then_sum}. What the product found in its"
        " own use stands beside each element; people rate it and say what is missing.",
        years=years_to("self-check", year, chosen.value),
    )


def initial_of(held: SelfCheck | None) -> dict[str, Any]:
    """Return a rating as its form starts from it."""
    if held is None:
        return {}
    names = ("rating", "evidence", "gap")
    return {name: getattr(held, name) for name in names} | {"version": held.version}


def element(request: MemberRequest, kind: str, year: int, element: str) -> HttpResponse:
    asked, chosen = the_year(request, year), the_kind(kind)
    one = next((each for each in elements_of(chosen) if each.id == element), None)
    if one is None:
        raise Http404
    policies.may_keep_registers(request.member, on=asked.today).require()
    held = checks_of(chosen, year).filter(element=element).first()
    last = checks_of(chosen, year - 1).filter(element=element).first()
    found = found_in_use(set(one.finds), asked)
    told = found_words(one, found)
    initial = initial_of(held)
    form = RatingForm(sent(request), initial=initial)
    known = any(each.is_known for each in found.values())
    return answer_form(
        request,
        form,
        lambda said: services.rate_element(
            kind=chosen,
            year=year,
            element=element,
            rating=said["rating"],
            evidence=said["evidence"],
            found=told if known else "",
            gap=said["gap"],
            task=task_in(said),
            version=form.version_seen,
            by=request.member,
            at=now(),
        ),
        words="Rate this element",
        done="The rating is kept.",
        back=at("self-check", chosen.value, year),
        caption=f"{one.group}: {one.title}, {asked.label}",
        lead=one.asks,
        notes=[
            ("Found in use", told),
            ("Last year", RATINGS[last.rating] if last else "not rated"),
        ],
    )


def health_now(request: MemberRequest) -> HttpResponse:
    enter(request)
    return redirect("performance:health", this_year())


def health_page(request: MemberRequest, year: int) -> HttpResponse:
    asked = the_year(request, year)
    shown = health_list(
        health(asked), request.GET, year=asked.label, may_export=may_export(request)
    )
    return answer_list(
        request,
        shown,
        help_page=HELP,
        title=f"Partnership health, {asked.label}",
        lead="How the partnership itself works, from what was recorded in use. Where"
        " nothing is recorded it is not known; it is never counted as nought.",
        years=years_to("health", year),
    )
