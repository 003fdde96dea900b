"""
The door: nobody gets past it to a page that does not say it is open.

Every request is asked anew, so a leaver's open session ends with the next
click. What a member may not know of answers exactly like what is not there.
"""

import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.db import DataError, IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import get_resolver, reverse
from django.utils.timezone import localdate

from frankpledge.access import sessions
from frankpledge.access.decisions import NotAllowed
from frankpledge.access.models import User
from frankpledge.access.public import View, stage_of
from frankpledge.access.states import Stage
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.trouble import trouble_behind


log = logging.getLogger(__name__)

NEVER_KEPT = "no-store, private"
TOO_LARGE = ExpectedFailure(
    "Something that was sent is larger than can be kept.",
    "Go back and choose again.",
)
AT_ONCE = ExpectedFailure(
    "Somebody wrote the same at the same moment. Nothing of this was written.",
    "Go back, look at what is there now, and do it again where it is still needed.",
)


class MemberMiddleware:
    """Sets `request.member`, turns away whoever may not enter, and says why."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request; only a page for nobody in particular may be kept."""
        request.member = None  # type: ignore[attr-defined]
        response = self.get_response(request)
        if getattr(request, "is_public_page", False):
            response.cookies.clear()
        else:
            response["Cache-Control"] = NEVER_KEPT
        return response

    def process_view(
        self, request: HttpRequest, view: View, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Let the request through to the view, or answer in its place."""
        stage = stage_of(view)
        if stage is Stage.NOBODY:
            request.is_public_page = True  # type: ignore[attr-defined]
            request.user = AnonymousUser()
            return None
        if stage is Stage.SIGNING_IN:
            seat_if_known(request)
            return None
        return admit(request, stage)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        """Answer expected failures with a page that says what happened."""
        if isinstance(exception, NotAllowed):
            return not_there(request) if exception.is_hidden else no(request, exception)
        if isinstance(exception, ExpectedFailure):
            return sentence(request, exception, status=400)
        if is_beyond_numbers(exception):
            return sentence(request, TOO_LARGE, status=400)
        if isinstance(exception, IntegrityError):
            log.error("%s: two at once", request.method, exc_info=exception)
            return sentence(request, AT_ONCE, status=409)
        if trouble := trouble_behind(exception):
            log.error("%s: %s", request.method, trouble, exc_info=exception)
            return sentence(request, trouble, status=503)
        return None


def is_beyond_numbers(exception: Exception) -> bool:
    """Say whether what was sent is larger than a database can hold."""
    return isinstance(exception, DataError) or (
        isinstance(exception, OverflowError) and "SQLite INTEGER" in str(exception)
    )


def admit(request: HttpRequest, stage: Stage) -> HttpResponse | None:
    """Return None where the person has come far enough, else where to go instead."""
    user = request.user
    if isinstance(user, User) and sessions.has_expired(request.session, user):
        logout(request)
        return to_sign_in(request, expired="1")
    if not isinstance(user, User):
        return to_sign_in(request)
    sessions.note_seen(request.session)
    if stage is Stage.HALF_WAY:
        return None
    if not sessions.has_second_factor(request, user):
        known = "mfa_reauthenticate" if is_mfa_enabled(user) else "mfa_activate_totp"
        return redirect(request, known)
    return None if stage is Stage.SECOND_FACTOR else take_seat(request, user)


def seat_if_known(request: HttpRequest) -> None:
    """Set the member on a page open to strangers too, where one is fully signed in."""
    user = request.user
    if not isinstance(user, User) or sessions.has_expired(request.session, user):
        return
    if sessions.has_second_factor(request, user):
        members = sessions.members_open_to(request, user, on=localdate())
        member = sessions.chosen_member(request.session, members)
        request.member = member  # type: ignore[attr-defined]


def take_seat(request: HttpRequest, user: User) -> HttpResponse | None:
    """Set the member the person acts as, or ask which; without any there is no way in."""
    members = sessions.members_open_to(request, user, on=localdate())
    if not members:
        return render(request, "access/no_membership.html", status=403)
    member = sessions.chosen_member(request.session, members)
    if member is None:
        return redirect(request, "access:choose-membership")
    request.member = member  # type: ignore[attr-defined]
    return None


def to_sign_in(request: HttpRequest, **query: str) -> HttpResponse:
    """Send the person to the sign-in page, and back afterwards."""
    return redirect(request, "account_login", **query)


def redirect(request: HttpRequest, route: str, **query: str) -> HttpResponse:
    """Redirect to a page of the door that knows where the person was going."""
    if request.method in {"GET", "HEAD"}:
        query["next"] = request.get_full_path()
    return HttpResponseRedirect(f"{reverse(route)}?{urlencode(query)}")


def not_there(request: HttpRequest) -> HttpResponse:
    """Answer as for an address that leads nowhere."""
    handler: Callable[..., HttpResponse] = get_resolver().resolve_error_handler(404)
    return handler(request, exception=Http404())


def no(request: HttpRequest, refusal: NotAllowed) -> HttpResponse:
    """Say why the person may not do what they asked."""
    context = {"reason": refusal.args[0], "fix": refusal.fix}
    return render(request, "access/not_allowed.html", context, status=403)


def sentence(
    request: HttpRequest, failure: ExpectedFailure, *, status: int
) -> HttpResponse:
    """Say what could not be done, in the words of the failure."""
    context = {"reason": failure.args[0], "fix": failure.fix}
    return render(request, "access/could_not.html", context, status=status)
