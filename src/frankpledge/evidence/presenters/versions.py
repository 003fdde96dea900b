"""The versions of a definition, and one of them for a second person to check."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from frankpledge.access.decisions import Decision
from frankpledge.evidence.models import MeasureVersion
from frankpledge.evidence.presenters.page import definition_card
from frankpledge.evidence.rules.written import boxes_of
from frankpledge.evidence.selectors import measure_is_known, versions_of
from frankpledge.evidence.states import VersionState


def versions_page(
    version: MeasureVersion, rows: Iterable[MeasureVersion]
) -> dict[str, Any]:
    """Return every version of a measure, newest first."""
    return {
        "version": version,
        "rows": [
            {
                "number": row.number,
                "href": reverse("evidence:version", args=[row.measure, row.number]),
                "state": row.state_name.label,
                "from": row.in_force_from,
                "author": row.author.user.name if row.author else row.definition.author,
                "checker": row.checker.user.name
                if row.checker
                else row.definition.checker,
                "reason": row.reason,
            }
            for row in rows
        ],
        "breadcrumbs": breadcrumbs(version, "Versions"),
    }


def breadcrumbs(version: MeasureVersion, here: str) -> list[dict[str, str]]:
    """Return the way back to the measure, where it is in force."""
    way = [{"text": "Measures", "href": reverse("evidence:measures")}]
    if measure_is_known(version.measure):
        page = reverse("evidence:measure", args=[version.measure])
        way.append({"text": version.name, "href": page})
    return [*way, {"text": here}]


def version_page(
    version: MeasureVersion, *, may_check: Decision, may_withdraw: Decision
) -> dict[str, Any]:
    """Return one version, what it changes, and what may be done with it."""
    return {
        "version": version,
        "card": definition_card(version),
        "state": version.state_name.label,
        "is_proposed": version.state == VersionState.PROPOSED,
        "differences": differences(version),
        "may_check": may_check,
        "may_withdraw": may_withdraw,
        "breadcrumbs": breadcrumbs(version, f"Version {version.number}"),
    }


IGNORED = {"version", "written_on", "author", "checker", "valid_from"}


def differences(version: MeasureVersion) -> list[tuple[str, str, str]]:
    """Return what a version says otherwise than the one before it."""
    before = versions_of(version.measure).filter(number=version.number - 1).first()
    if before is None:
        return []
    old, new = boxes_of(before.definition), boxes_of(version.definition)
    names = [name for name in {**old, **new} if name not in IGNORED]
    return [
        (
            name.replace("_", " ").capitalize(),
            words(old.get(name)),
            words(new.get(name)),
        )
        for name in names
        if old.get(name) != new.get(name)
    ]


def words(value: Any) -> str:
    """Return what a box holds as words."""
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return "" if value is None else str(value)
