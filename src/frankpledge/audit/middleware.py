"""Gives each request its number in the trail."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from frankpledge.audit import context


class TrailMiddleware:
    """Lets every entry written during a request carry its number and session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request with its number set for whoever records."""
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        with context.under(session_key=key):
            return self.get_response(request)
