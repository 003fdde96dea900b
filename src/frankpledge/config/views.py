"""The start page and the help."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def start(request: HttpRequest) -> HttpResponse:
    return render(request, "config/start.html")


def help_index(request: HttpRequest) -> HttpResponse:
    return render(request, "config/help.html")


def help_page(request: HttpRequest, page: str) -> HttpResponse:
    return render(request, "config/help.html", {"page": page})
