"""The gallery of components, and the pages for when something went wrong."""

import logging
import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.ui.gallery import sections


log = logging.getLogger("frankpledge.ui")


def gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/gallery.html", {"sections": sections()})


def reference() -> str:
    """Return a number to quote, such as "K7QF-2M9D", without letters that look alike."""
    letters = "23456789BCDFGHJKMNPQRTVWXY"
    drawn = "".join(secrets.choice(letters) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


def with_reference(
    request: HttpRequest, template: str, status: int, *, failed: bool
) -> HttpResponse:
    """Answer with a page that gives a reference number, and log it under that number."""
    number = reference()
    log.error("%s %s, reference %s", request.method, status, number, exc_info=failed)
    return render(request, template, {"reference": number}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return with_reference(request, "400.html", 400, failed=True)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return with_reference(request, "403.html", 403, failed=False)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """
    Answer when something broke, from a page that needs nothing that may be broken.

    The page is drawn without the member, the menu or the database.
    """
    number = reference()
    log.error("%s 500, reference %s", request.method, number, exc_info=True)
    return render(None, "500.html", {"reference": number}, status=500)
