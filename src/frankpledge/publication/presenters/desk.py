"""What the publishing desk shows of releases."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from frankpledge.access.models import Member
from frankpledge.analysis.dates import day_in_words
from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.evidence import selectors as evidence
from frankpledge.partnership import selectors as places
from frankpledge.plan import selectors as plans
from frankpledge.publication import policies
from frankpledge.publication.models import Release
from frankpledge.publication.presenters.measures import shown_table
from frankpledge.publication.rules.wording import PERIOD_WORDS
from frankpledge.publication.states import STATE_WORDS, ReleaseState, Weight
from frankpledge.ui.tables import Column, Filter, Listing


def release_list(
    rows: QuerySet[Release], asked: QueryDict, *, by: Member, on: date
) -> dict[str, Any]:
    """Return the desk's list as it is asked for, and whether this member may add to it."""
    states = [
        ("", "Any"),
        *((str(state), STATE_WORDS[state]) for state in ReleaseState),
    ]
    listing = Listing(
        caption="Releases",
        columns=(
            Column(
                "title",
                "Release",
                value=lambda row: f"{row.title}, version {row.version}",
                sort=("title", "version"),
                is_header=True,
                href=lambda row: reverse(
                    "publication:release", args=[row.slug, row.version]
                ),
            ),
            Column("until", "Up to", sort="until"),
            Column("author", "Author", value=lambda row: row.author.user.name),
            Column("state", "State", value=lambda row: STATE_WORDS[row.standing]),
        ),
        filters=(
            Filter(
                "state",
                forms.ChoiceField(label="State", choices=states),
                lambda found, state: found.filter(state=state),
            ),
        ),
        noun=("release", "releases"),
        empty="No release has been written yet.",
    )
    return {
        "shown": listing.of(rows, asked),
        "may_draft": policies.may_draft_release(by, on=on),
    }


def release_page(release: Release, *, by: Member, on: date) -> dict[str, Any]:
    """Return one release with its findings, content, steps and what may be done."""
    content = release.content or {"measures": [], "plan": None}
    return {
        "release": release,
        "state": STATE_WORDS[release.standing],
        "facts": facts(release),
        "stops": [each for each in release.findings if each["weight"] == Weight.STOPS],
        "weigh": [each for each in release.findings if each["weight"] == Weight.WEIGH],
        "measures": [
            {
                "measure": measure,
                "tables": [shown_table(table, measure) for table in measure["tables"]],
            }
            for measure in content["measures"]
        ],
        "plan": content["plan"],
        "steps": [
            {
                "state": STATE_WORDS[ReleaseState(step.state)],
                "at": step.at,
                "by": step.by.user.name,
                "reason": step.reason,
            }
            for step in release.steps.select_related("by__user").order_by("-pk")
        ],
        "may": acts(release, by=by, on=on),
    }


def acts(release: Release, *, by: Member, on: date) -> dict[str, Any]:
    """Return what this member may do with the release, each no with its reason."""
    return {
        "change": policies.may_change_release(by, release, on=on),
        "check": policies.may_check_release(by, release, on=on),
        "approve": policies.may_approve_release(by, release, on=on),
        "send_back": policies.may_send_back_release(by, release, on=on),
        "publish": policies.may_publish_release(by, release, on=on),
        "correct": policies.may_correct_release(by, release, on=on),
        "withdraw": policies.may_withdraw_release(by, release, on=on),
    }


def facts(release: Release) -> list[tuple[str, str]]:
    """Return what a release is about, in rows."""
    kinds = [PERIOD_WORDS[PeriodType(kind)] for kind in release.period_types]
    rows = [
        ("State", STATE_WORDS[release.standing]),
        ("Measures", "; ".join(measure_names(release)) or "None"),
        ("Kinds of period", "; ".join(kinds) or "None"),
        ("Up to", day_in_words(release.until)),
        (
            "Smaller areas",
            f"By {release.inner_kind}"
            if release.inner_kind
            else "None: the whole partnership only",
        ),
        (
            "Small counts",
            "Rounded to the nearest 5" if release.is_rounded else "Hidden",
        ),
        ("Plan", plan_title(release) or "Not part of it"),
        ("Author", release.author.user.name),
        ("Approved by", release.approver.user.name if release.approver else ""),
        ("Corrects", release.correction),
        ("Withdrawn because", release.withdrawn_reason),
    ]
    return [(key, value) for key, value in rows if value]


def measure_names(release: Release) -> list[str]:
    """Return the names of a release's measures; what is gone is named by its id."""
    known = evidence.definitions_in_force()
    return [known[one].name if one in known else one for one in release.measures]


def plan_title(release: Release) -> str:
    """Return the title of the plan that goes out with a release, nothing without one."""
    found = plans.plans_of(places.home().pk).filter(slug=release.plan_slug).first()
    return found.title if found else release.plan_slug
