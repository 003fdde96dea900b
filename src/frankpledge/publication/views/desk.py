"""The publishing desk: write, check, approve, publish, correct, withdraw."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from frankpledge.access.requests import MemberRequest
from frankpledge.publication import policies, selectors, services
from frankpledge.publication.forms import (
    ApprovalForm,
    ChangeForm,
    ReasonForm,
    ReleaseForm,
)
from frankpledge.publication.models import Release
from frankpledge.publication.presenters import desk
from frankpledge.ui.answers import answer_form, sent


def releases(request: MemberRequest) -> HttpResponse:
    policies.may_see_releases(request.member, on=localdate()).require()
    rows = selectors.releases_visible_to(request.member, on=localdate())
    context = desk.release_list(rows, request.GET, by=request.member, on=localdate())
    return render(request, "publication/releases.html", context)


def add(request: MemberRequest) -> HttpResponse:
    policies.may_draft_release(request.member, on=localdate()).require()
    form = ReleaseForm(sent(request))
    return answer_form(
        request,
        form,
        lambda: services.draft_release(
            **form.cleaned_data, by=request.member, at=now()
        ),
        template="publication/release_add.html",
        done="The draft is kept. Run the checks when it says what you want.",
        then=address_of,
    )


def release(request: MemberRequest, slug: str, version: int) -> HttpResponse:
    shown = found(request, slug, version)
    context = desk.release_page(shown, by=request.member, on=localdate())
    return render(request, "publication/release.html", context)


def change(request: MemberRequest, slug: str, version: int) -> HttpResponse:
    shown = found(request, slug, version)
    policies.may_change_release(request.member, shown, on=localdate()).require()
    initial = {
        name: getattr(shown, name) for name in ChangeForm.base_fields if name != "slug"
    }
    form = ChangeForm(sent(request), initial=initial)
    return answer_form(
        request,
        form,
        lambda: services.change_release(
            release=shown, **form.cleaned_data, by=request.member, at=now()
        ),
        template="publication/release_change.html",
        done="The draft is changed. Run the checks again.",
        then=address_of,
        release=shown,
    )


@require_POST
def check(request: MemberRequest, slug: str, version: int) -> HttpResponse:
    shown = found(request, slug, version)
    checked = services.check_release(release=shown, by=request.member, at=now())
    if checked.findings and checked.content is None:
        messages.warning(request, "The checks stopped this release. See why below.")
    else:
        messages.success(request, "The checks let it pass. A second person reads it.")
    return redirect(address_of(shown))


def approve(request: MemberRequest, slug: str, version: int) -> HttpResponse:
    shown = found(request, slug, version)
    policies.may_approve_release(request.member, shown, on=localdate()).require()
    form = ApprovalForm(sent(request), initial={"digest": shown.digest})
    return answer_form(
        request,
        form,
        lambda: services.approve_release(
            release=shown,
            digest=form.cleaned_data["digest"],
            by=request.member,
            at=now(),
        ),
        template="publication/approve.html",
        done="It is approved. Nobody reads it until somebody publishes it.",
        then=address_of,
        **desk.release_page(shown, by=request.member, on=localdate()),
    )


@require_POST
def publish(request: MemberRequest, slug: str, version: int) -> HttpResponse:
    shown = found(request, slug, version)
    services.publish_release(release=shown, by=request.member, at=now())
    messages.success(request, "It is out. The public pages show it now.")
    return redirect(address_of(shown))


def send_back(request: MemberRequest, slug: str, version: int) -> HttpResponse:
    return with_reason(
        request,
        found(request, slug, version),
        policies.may_send_back_release,
        lambda release, reason: services.send_back_release(
            release=release, reason=reason, by=request.member, at=now()
        ),
        title="Send back to the author",
        warning="It becomes a draft again. Its author reads your reason.",
        done="It is a draft again, with your reason.",
    )


def withdraw(request: MemberRequest, slug: str, version: int) -> HttpResponse:
    return with_reason(
        request,
        found(request, slug, version),
        policies.may_withdraw_release,
        lambda release, reason: services.withdraw_release(
            release=release, reason=reason, by=request.member, at=now()
        ),
        title="Withdraw from the public",
        warning="Its figures and files leave the public pages at once. Its address goes"
        " on answering, with the day and your reason in your words.",
        done="It is withdrawn. Its address says when, and gives your reason.",
    )


def correct(request: MemberRequest, slug: str, version: int) -> HttpResponse:
    return with_reason(
        request,
        found(request, slug, version),
        policies.may_correct_release,
        lambda release, reason: services.correct_release(
            release=release, correction=reason, by=request.member, at=now()
        ),
        title="Begin a correction",
        warning="This version stays out until the corrected one is published. Readers"
        " will see your reason beside it.",
        done="The corrected version is a draft. Change it, or run the checks.",
    )


def with_reason(
    request: MemberRequest,
    shown: Release,
    policy: Callable[..., object],
    act: Callable[[Release, str], Release],
    *,
    done: str,
    **words: str,
) -> HttpResponse:
    """Ask for the reason of a serious step, then take it."""
    policy(request.member, shown, on=localdate()).require()  # type: ignore[attr-defined]
    form = ReasonForm(sent(request))
    return answer_form(
        request,
        form,
        lambda: act(shown, form.cleaned_data["reason"]),
        template="publication/reason.html",
        done=done,
        then=address_of,
        release=shown,
        **words,
    )


def address_of(shown: Release) -> str:
    """Return the address of the release's page."""
    return reverse("publication:release", args=[shown.slug, shown.version])


def found(request: MemberRequest, slug: str, version: int) -> Release:
    """Return the release where this member may see it; else it is not there."""
    visible = selectors.releases_visible_to(request.member, on=localdate())
    shown = visible.filter(slug=slug, version=version).first()
    if shown is None:
        raise Http404
    return shown
