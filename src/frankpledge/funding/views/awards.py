"""Pages of awards, their conditions and their quarterly returns."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.timezone import now as clock

from frankpledge.access.requests import MemberRequest
from frankpledge.funding import policies, services
from frankpledge.funding.forms import (
    CloseForm,
    ConditionForm,
    ProfileForm,
    ReturnForm,
    TickForm,
)
from frankpledge.funding.forms.awards import OUTPUTS
from frankpledge.funding.models import Award, Return
from frankpledge.funding.presenters import award as shown
from frankpledge.funding.presenters.lists import awards as lists
from frankpledge.funding.presenters.words import address
from frankpledge.funding.rules.money import quarter_of
from frankpledge.funding.selectors import (
    awards_visible_to,
    late,
    outcome_of_return,
    result_of,
    returns_visible_to,
)
from frankpledge.funding.selectors.whole import whole_awards, whole_returns
from frankpledge.funding.views.asking import (
    answer_form,
    answer_list,
    answer_page,
    back_to,
    enter,
    may_ask,
    may_export,
    one_of,
    under,
)
from frankpledge.ui.answers import sent


def awards(request: MemberRequest) -> HttpResponse:
    today = enter(request)
    rows = awards_visible_to(request.member, on=today).prefetch_related(
        "years", "returns"
    )
    listed = lists.award_list(
        list(rows), request.GET, today=today, may_export=may_export(request)
    )
    return answer_list(
        request,
        listed,
        here="awards",
        intro="What was given, what was spent of it, and which returns are late.",
        help_url=shown.HELP,
    )


def returns(request: MemberRequest) -> HttpResponse:
    today = enter(request)
    rows = list(returns_visible_to(request.member, on=today))
    listed = lists.return_list(
        rows, request.GET, today=today, may_export=may_export(request)
    )
    overdue = late(rows, today=today)
    owing = sorted({row.award.bid.agency.name for row in overdue})
    return answer_list(
        request,
        listed,
        here="returns",
        intro="What every award owes each quarter.",
        warning=f"{len(overdue)} late: ask {', '.join(owing)}." if overdue else "",
        help_url=shown.HELP,
    )


def the_award(request: MemberRequest, pk: int) -> Award:
    """Return an award that the person may see, with everything below it."""
    return one_of(whole_awards(request.member, on=enter(request)), pk)


def award(request: MemberRequest, pk: int) -> HttpResponse:
    held = the_award(request, pk)
    today = enter(request)
    page = shown.award_page(
        held,
        result_of(held, by=request.member, on=today),
        today=today,
        may_hold=bool(policies.may_hold_award(request.member, held, on=today)),
        may_ask=may_ask(request),
        may_export=may_export(request),
    )
    return answer_page(request, page)


def held_award(request: MemberRequest, pk: int) -> tuple[Award, date]:
    """Return an award whose fund the person answers for, and today."""
    held = the_award(request, pk)
    today = enter(request)
    policies.may_hold_award(request.member, held, on=today).require()
    return held, today


def add_condition(request: MemberRequest, pk: int) -> HttpResponse:
    held, today = held_award(request, pk)
    form = ConditionForm(sent(request))
    return answer_form(
        request,
        form,
        lambda: services.add_condition(
            award=held, **form.cleaned_data, by=request.member, on=today
        ),
        done="The condition is added.",
        then=lambda made: ("award", [pk]),
        title="What more does the award hang on?",
        **back_to(held.bid.title, "award", held.pk, shown.HELP),
    )


def tick_condition(request: MemberRequest, pk: int, condition: int) -> HttpResponse:
    held, today = held_award(request, pk)
    found = under(held.conditions.all(), condition)
    form = TickForm(sent(request), initial={"evidence": found.evidence})
    return answer_form(
        request,
        form,
        lambda: services.tick_condition(
            condition=found, **form.cleaned_data, by=request.member, on=today
        ),
        done="The condition is ticked.",
        then=lambda made: ("award", [pk]),
        title="Tick a condition",
        says=found.text,
        **back_to(held.bid.title, "award", held.pk, shown.HELP),
    )


def set_profile(request: MemberRequest, pk: int) -> HttpResponse:
    held, today = held_award(request, pk)
    rows = list(held.returns.all())
    now = {f"quarter_{row.pk}": row.profile for row in rows}
    now_with: dict[str, Any] = {**now, "version": held.version}
    form = ProfileForm(sent(request), initial=now_with, rows=rows)
    return answer_form(
        request,
        form,
        lambda: services.set_profile(
            award=held,
            profile=form.profile(),
            version=form.version_seen,
            by=request.member,
            on=today,
        ),
        done="The profile is set.",
        then=lambda made: ("award", [pk]),
        title="What is to be spent in each quarter?",
        **back_to(held.bid.title, "award", held.pk, shown.HELP),
    )


def close_award(request: MemberRequest, pk: int) -> HttpResponse:
    held, today = held_award(request, pk)
    form = CloseForm(sent(request), initial={"version": held.version})
    open_still = [row for row in held.conditions.all() if row.met_on is None]
    waiting = [row for row in held.returns.all() if row.sent_at is None]
    return answer_form(
        request,
        form,
        lambda: services.close_award(
            award=held,
            words=form.cleaned_data["words"],
            version=form.version_seen,
            by=request.member,
            on=today,
        ),
        done="The award is closed. What was not spent is free again.",
        then=lambda made: ("award", [pk]),
        title="Close the award",
        says=f"Conditions not ticked: {len(open_still)}. Returns not sent:"
        f" {len(waiting)}.",
        button="Close the award",
        **back_to(held.bid.title, "award", held.pk, shown.HELP),
    )


def the_return(request: MemberRequest, pk: int) -> Return:
    """Return a quarter's return that the person may see."""
    return one_of(whole_returns(request.member, on=enter(request)), pk)


def quarter_return(request: MemberRequest, pk: int) -> HttpResponse:
    held = the_return(request, pk)
    today = enter(request)
    page = shown.return_page(
        held,
        outcome_of_return(held, by=request.member, on=today),
        today=today,
        may_send=bool(policies.may_send_return(request.member, held, on=today)),
        may_ask=may_ask(request),
        may_export=may_export(request),
    )
    return answer_page(request, page)


def said_before(held: Return) -> dict[str, Any]:
    """Return what a return says in the boxes of its form."""
    names = ("spent", "standing", "risks", "commentary", "version")
    said = {name: getattr(held, name) for name in names}
    for number, row in enumerate(held.outputs.all()[:OUTPUTS], 1):
        said |= {
            f"what_{number}": row.what,
            f"quantity_{number}": row.quantity,
            f"unit_{number}": row.unit,
        }
    return said


def send_return(request: MemberRequest, pk: int) -> HttpResponse:
    held = the_return(request, pk)
    today = enter(request)
    policies.may_send_return(request.member, held, on=today).require()
    form = ReturnForm(sent(request), initial=said_before(held))
    return answer_form(
        request,
        form,
        lambda: services.send_return(
            of_award=held,
            fields=form.said(),
            outputs=form.outputs(),
            version=form.version_seen,
            by=request.member,
            at=clock(),
        ),
        done="The return is sent, with the outcome as it is known now.",
        then=lambda made: ("return", [pk]),
        title=quarter_of(held.starts_on).words,
        caption=held.award.bid.title,
        says="The outcome is not asked: it is looked up when you send this.",
        button="Send the return",
        back_href=address("return", pk),
        back="The return",
        help_url=shown.HELP,
    )
