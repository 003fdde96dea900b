"""A person's own account, and the seat they take."""

from allauth.account import views as sign_in
from allauth.account.decorators import reauthentication_required
from allauth.account.utils import get_next_redirect_url
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from frankpledge.access import presenters, services, sessions
from frankpledge.access.decisions import NotAllowed
from frankpledge.access.forms import FirstPasswordForm, ProfileForm, SeatForm
from frankpledge.access.public import needs
from frankpledge.access.requests import MemberRequest
from frankpledge.access.states import Stage


def account(request: MemberRequest) -> HttpResponse:
    context = presenters.own_account(request.user, request.member)
    return render(request, "access/account.html", context)


def profile(request: MemberRequest) -> HttpResponse:
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        services.change_profile(user=request.user, **form.cleaned_data)
        messages.success(request, "Your details are saved.")
        return redirect("access:account")
    return render(request, "access/profile.html", {"form": form})


@needs(Stage.SECOND_FACTOR)
def change_password(request: MemberRequest) -> HttpResponse:
    if not request.user.has_usable_password():
        raise NotAllowed(
            "This account has no password that could be changed.",
            "People of the demonstration are chosen from a list.",
        )
    answer: HttpResponse = sign_in.password_change(request)
    return answer


@needs(Stage.SECOND_FACTOR)
def choose_membership(request: MemberRequest) -> HttpResponse:
    members = sessions.members_open_to(request, request.user, on=localdate())
    now_as = getattr(getattr(request, "member", None), "pk", None)
    form = SeatForm(request.POST or None, members=members, initial={"member": now_as})
    if request.method == "POST" and form.is_valid():
        request.session[sessions.MEMBER] = int(form.cleaned_data["member"])
        request.session[sessions.PURPOSE] = form.cleaned_data["purpose"]
        return redirect(get_next_redirect_url(request) or "/")
    return render(request, "access/choose_membership.html", {"form": form})


@needs(Stage.SECOND_FACTOR)
@reauthentication_required(app="allauth.mfa")  # type: ignore[untyped-decorator]
def replace_second_factor(request: MemberRequest) -> HttpResponse:
    if request.method == "POST":
        services.replace_own_second_factor(user=request.user)
        request.session.pop(sessions.FACTOR, None)
        return redirect("mfa_activate_totp")
    return render(request, "access/replace_second_factor.html")


@needs(Stage.SIGNING_IN)
def invitation(request: HttpRequest, code: str) -> HttpResponse:
    user = services.invited(code)
    if user is None:
        return render(request, "access/invitation_void.html", status=410)
    form = FirstPasswordForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        services.accept_invitation(code=code, password=form.cleaned_data["password"])
        messages.success(request, "Your password is set. Sign in with it now.")
        return redirect("account_login")
    return render(request, "access/invitation.html", {"form": form, "person": user})
