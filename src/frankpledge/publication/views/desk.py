"""The publishing desk: write, check, approve, publish, correct, withdraw."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
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


def releases(request: MemberRequest) -> HttpResponse:
    policies.may_see_releases(request.member, on=localdate()).require()
    rows = selectors.releases_visible_to(request.member, on=localdate())
    context = desk.release_list(rows, request.GET, by=request.member, on=localdate())
    return render(request, "publication/releases.html", context)


def add(request: MemberRequest) -> HttpResponse:
    policies.may_draft_release(request.member, on=localdate()).require()
    form = ReleaseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        release = services.draft_release(
            **form.cleaned_data, by=request.member, at=now()
        )
        return to_release(release)
    return render(request, "publication/release_add.html", {"form": form})


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
    form = ChangeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        services.change_release(
            release=shown, **form.cleaned_data, by=request.member, at=now()
        )
        return to_release(shown)
    context = {"form": form, "release": shown}
    return render(request, "publication/release_change.html", context)


@require_POST
def check(request: MemberRequest, slug: str, version: int) -> HttpResponse:
    shown = found(request, slug, version)
    checked = services.check_release(release=shown, by=request.member, at=now())
    if checked.findings and checked.content is None:
        messages.warning(request, "The checks stopped this release. See why below.")
    return to_release(shown)


def approve(request: MemberRequest, slug: str, version: int) -> HttpResponse:
    shown = found(request, slug, version)
    policies.may_approve_release(request.member, shown, on=localdate()).require()
    form = ApprovalForm(request.POST or None, initial={"digest": shown.digest})
    if request.method == "POST" and form.is_valid():
        services.approve_release(
            release=shown,
            digest=form.cleaned_data["digest"],
            by=request.member,
            at=now(),
        )
        return to_release(shown)
    context = desk.release_page(shown, by=request.member, on=localdate())
    return render(request, "publication/approve.html", context | {"form": form})


@require_POST
def publish(request: MemberRequest, slug: str, version: int) -> HttpResponse:
    shown = found(request, slug, version)
    services.publish_release(release=shown, by=request.member, at=now())
    messages.success(request, "It is out. The public pages show it now.")
    return to_release(shown)


def send_back(request: MemberRequest, slug: str, version: int) -> HttpResponse:
    return with_reason(
        request,
        found(request, slug, version),
        policies.may_send_back_release,
        lambda release, reason: services.send_back_release(
            release=release, reason=reason, by=request.member, at=now()
        ),
        title="Send back to the author",
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
    )


def with_reason(
    request: MemberRequest,
    shown: Release,
    policy: Callable[..., object],
    act: Callable[[Release, str], Release],
    *,
    title: str,
) -> HttpResponse:
    """Ask for the reason of a serious step, then take it."""
    policy(request.member, shown, on=localdate()).require()  # type: ignore[attr-defined]
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return to_release(act(shown, form.cleaned_data["reason"]))
    context = {"form": form, "release": shown, "title": title}
    return render(request, "publication/reason.html", context)


def to_release(shown: Release) -> HttpResponse:
    """Go to the release's page."""
    return redirect("publication:release", slug=shown.slug, version=shown.version)


def found(request: MemberRequest, slug: str, version: int) -> Release:
    """Return the release where this member may see it; else it is not there."""
    visible = selectors.releases_visible_to(request.member, on=localdate())
    shown = visible.filter(slug=slug, version=version).first()
    if shown is None:
        raise Http404
    return shown
