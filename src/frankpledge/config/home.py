"""Lets a page ask once which partnership the workspace is for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from frankpledge.partnership.selectors.home import home_read_once


class HomeMiddleware:
    """Reads the home partnership once a request, however many rooms ask for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        with home_read_once():
            return self.get_response(request)
