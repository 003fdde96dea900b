"""The page of words and abbreviations, old names beside today's."""

from django.http import HttpResponse
from django.shortcuts import render

from frankpledge.access.requests import MemberRequest
from frankpledge.analysis.codes import glossary
from frankpledge.partnership.presenters.glossary import glossary_page
from frankpledge.partnership.views.asking import enter


def terms(request: MemberRequest) -> HttpResponse:
    enter(request)
    page = glossary_page(glossary(), request.GET.get("q", ""))
    return render(request, "partnership/glossary.html", page)
