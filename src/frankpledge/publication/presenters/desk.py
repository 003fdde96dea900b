"""What the publishing desk shows of releases."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from frankpledge.access.models import Member
from frankpledge.publication import policies
from frankpledge.publication.models import Release
from frankpledge.publication.presenters.measures import shown_table
from frankpledge.publication.rules.wording import day_in_words
from frankpledge.publication.states import STATE_WORDS, ReleaseState, Weight


TONES = {
    ReleaseState.DRAFT: "information",
    ReleaseState.CHECKED: "unknown",
    ReleaseState.APPROVED: "steady",
    ReleaseState.PUBLISHED: "good",
    ReleaseState.CORRECTED: "information",
    ReleaseState.WITHDRAWN: "bad",
}


def release_list(rows: Iterable[Release], *, by: Member, on: date) -> dict[str, Any]:
    """Return the desk's list, and whether this member may add to it."""
    return {
        "rows": [
            {
                "href": reverse("publication:release", args=[row.slug, row.version]),
                "title": row.title,
                "version": row.version,
                "state": STATE_WORDS[row.standing],
                "author": row.author.user.name,
                "until": day_in_words(row.until),
            }
            for row in rows
        ],
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
    rows = [
        ("State", STATE_WORDS[release.standing]),
        ("Measures", ", ".join(release.measures) or "None"),
        ("Kinds of period", ", ".join(release.period_types) or "None"),
        ("Up to", day_in_words(release.until)),
        ("Smaller areas", release.inner_kind or "None: the whole partnership only"),
        (
            "Small counts",
            "Rounded to the nearest 5" if release.is_rounded else "Hidden",
        ),
        ("Plan", release.plan_slug or "Not part of it"),
        ("Author", release.author.user.name),
        ("Approved by", release.approver.user.name if release.approver else ""),
        ("Corrects", release.correction),
        ("Withdrawn because", release.withdrawn_reason),
    ]
    return [(key, value) for key, value in rows if value]
