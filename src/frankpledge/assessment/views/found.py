"""Finding what an address names, for people who may see it, and answering."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm, Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from frankpledge.access.requests import MemberRequest
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.assessment import policies, selectors, services
from frankpledge.assessment.forms.offered import to_choose
from frankpledge.assessment.models import Assessment, ThemeLine
from frankpledge.assessment.presenters import files
from frankpledge.assessment.states import Edition
from frankpledge.partnership.selectors import agencies_of, home
from frankpledge.ui import answers
from frankpledge.ui.tables import Shown


def enter(request: MemberRequest) -> int:
    """Return the home partnership's key to somebody who may see assessments."""
    policies.may_see_assessments(request.member, on=localdate()).require()
    return home().pk


def the_assessment(request: MemberRequest, slug: str) -> Assessment:
    """Return an assessment, or 404 as for one that never was."""
    return get_object_or_404(selectors.assessments_of(enter(request)), slug=slug)


def scorable(request: MemberRequest, slug: str) -> Assessment:
    """Return an assessment that the person's own agency may score now."""
    today = localdate()
    policies.may_enter_scoring(request.member, on=today).require()
    found = get_object_or_404(selectors.assessments_of(home().pk), slug=slug)
    policies.may_score(request.member, found, on=today).require()
    return found


def changeable(request: MemberRequest, slug: str) -> Assessment:
    """Return an assessment where the person may change it."""
    found = the_assessment(request, slug)
    policies.may_change_assessment(request.member, found, on=localdate()).require()
    return found


def the_line(assessment: Assessment, pk: int) -> ThemeLine:
    """Return one matter of the long list, or 404."""
    found = selectors.line_of(assessment, pk)
    if found is None:
        raise Http404
    return found


def the_edition(name: str) -> Edition:
    """Return the edition an address names, or 404."""
    if name not in set(Edition):
        raise Http404
    return Edition(name)


def offer_agencies(form: Form, name: str) -> None:
    """Offer the partnership's agencies in a box of a form."""
    to_choose(form, name, ((one.pk, one.name) for one in agencies_of(home())))


def answer_list(
    request: MemberRequest, template: str, shown: Shown, **more: Any
) -> HttpResponse:
    """Answer with the page of a list, or with the file of it that was asked for."""
    kind = shown.file_format
    if kind is None:
        return render(request, template, {"shown": shown, **more})
    caption, today = shown.listing.caption, localdate()
    services.take_list_away(what=caption, by=request.member, on=today)
    name = shown.file_name(home().area_code, today)
    return answers.file_to_keep(name, files.list_file(shown, kind, on=today))


def answer_form(
    request: MemberRequest,
    form: BaseForm,
    act: Callable[[], Any],
    *,
    done: str,
    then: str,
    onward: Callable[[Any], str] | None = None,
    template: str = "assessment/form.html",
    **page: Any,
) -> HttpResponse:
    """
    Answer with the form, or do what it asks and go on to the address `then`.

    `onward` names the page of what was made, where that is the place to go on from.
    """
    return answers.answer_form(
        request,
        form,
        act,
        template=template,
        done=done,
        then=onward or (lambda _: then),
        **{"back_href": then, **page},
    )


def act_and_go(
    request: MemberRequest, act: Callable[[], Any], *, done: str, then: str
) -> HttpResponse:
    """Do what a button asks and go on, saying why where it is refused."""
    try:
        act()
    except ExpectedFailure as failure:
        messages.error(request, str(failure))
    else:
        messages.success(request, done)
    return redirect(then)
