"""A site of the frame alone: what the interface is tried on before any room is built."""

import copy
from pathlib import Path

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import include, path

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.ui import tables
from frankpledge.ui.answers import answer_form, sent
from frankpledge.ui.forms import DateField, Form


AGENCIES = [
    {"name": "Exampleton Council", "status": "responsible", "supplies": 36},
    {"name": "Northside Police", "status": "responsible", "supplies": 12},
    {"name": "Southside Housing", "status": "invited", "supplies": 4},
]
STATUSES = [("", "Any"), ("responsible", "Responsible"), ("invited", "Invited")]


class Sample(Form):
    note = forms.CharField(widget=forms.Textarea, required=False)
    kind = forms.ChoiceField(choices=STATUSES[1:], widget=forms.RadioSelect)
    on = DateField(label="Meeting date")


def listing():
    return tables.Listing(
        caption="Agencies",
        noun=("agency", "agencies"),
        columns=(
            tables.Column("name", "Agency", sort=True, is_header=True),
            tables.Column("status", "Legal status", sort=True),
            tables.Column("supplies", "Supplies", sort=True, is_numeric=True),
        ),
        filters=(
            tables.Filter(
                "status",
                forms.ChoiceField(choices=STATUSES, label="Legal status"),
                lambda rows, value: [row for row in rows if row["status"] == value],
            ),
        ),
        order="name",
    )


def form_page(request):
    form = Sample(request.POST or None)
    return render(request, "sample_form.html", {"form": form})


def keeping_page(request):
    """A page whose service refuses the note “closed”."""
    form = Sample(sent(request))

    def act():
        if form.cleaned_data["note"] == "closed":
            raise ExpectedFailure("The book is closed.", "Open it again.")
        return form.cleaned_data["kind"]

    return answer_form(
        request,
        form,
        act,
        template="sample_form.html",
        done="It is kept.",
        then=lambda kind: f"/list/?status={kind}",
    )


def list_page(request):
    shown = listing().of(AGENCIES, request.GET)
    return render(request, "sample_list.html", {"listing": shown})


def refused(request):
    raise PermissionDenied


def broken(request):
    raise RuntimeError("a canary word: kestrel")


START = {
    "is_demonstration": True,
    "waiting": [
        {
            "tone": "late",
            "status": "Late",
            "text": "Northside Police, July 2019",
            "href": "#",
        },
        {
            "tone": "bad",
            "status": "Off course",
            "text": "Burglary down by 10%",
            "href": "#",
        },
    ],
    "figures_about": "Twelve months to March 2020 against the twelve before.",
    "figures": [
        {
            "label": "Burglary",
            "value": "8.9",
            "unit": "per 1,000 households",
            "change": "10.1 the year before",
            "status": {"tone": "good", "text": "On course"},
            "href": "#",
        }
    ],
    "figures_note": {"kind": "missing", "text": "July 2019 was never supplied."},
    "navigation": [
        {"text": "Data", "href": "/data/", "about": "Take in what agencies send."},
        {"text": "Measures", "href": "/measures/", "about": "Where things stand."},
    ],
}


def start(request):
    return render(request, "sample_start.html", START)


handler400 = "frankpledge.ui.views.bad_request"
handler403 = "frankpledge.ui.views.permission_denied"
handler500 = "frankpledge.ui.views.server_error"

urlpatterns = [
    path("", start, name="start"),
    path("", include("frankpledge.ui.urls")),
    path("", include("frankpledge.access.urls")),
    path("form/", form_page),
    path("keeping/", keeping_page),
    path("list/", list_page),
    path("refused/", refused),
    path("broken/", broken),
]


def only_the_frame(settings):
    """Serve this site in place of the product."""
    (templates,) = copy.deepcopy(settings.TEMPLATES)
    templates["DIRS"] = [Path(__file__).parent / "templates"]
    settings.TEMPLATES = [templates]
    settings.ROOT_URLCONF = __name__
