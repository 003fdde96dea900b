"""The demonstration's own door: choose an invented person, without a password."""

from allauth.account.utils import get_next_redirect_url
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from frankpledge.access import selectors, sessions
from frankpledge.access.public import needs
from frankpledge.access.states import Stage


BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@needs(Stage.SIGNING_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def choose_person(request: HttpRequest) -> HttpResponse:
    if not sessions.demonstration_is_open(request):
        raise Http404
    members = selectors.members_of_demonstration(on=localdate())
    if request.method != "POST":
        context = {"members": members, "next": get_next_redirect_url(request) or "/"}
        return render(request, "access/choose_person.html", context)
    chosen = request.POST.get("member", "")
    member = get_object_or_404(members, pk=chosen if chosen.isdecimal() else 0)
    request.session.flush()
    request.session[sessions.DEMONSTRATION] = True
    sessions.note_second_factor(request, member.user)
    request.session[sessions.MEMBER] = member.pk
    login(request, member.user, backend=BACKEND)
    return redirect(get_next_redirect_url(request) or "/")
