"""frankpledge data add-source: a new line of the source catalogue."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.config.cli.frame import Desk


if TYPE_CHECKING:
    from frankpledge.intake.models import Source
    from frankpledge.partnership.models import Person

MONTHS = ("first_period_on", "ends_before")
PEOPLE = ("contact", "deputy")


def add_one(
    desk: Desk, *, code: str, dataset: str, kind: str, said: Mapping[str, Any]
) -> None:
    """Enter a source, or with --dry-run find out whether it could be entered."""
    from django.db import transaction

    from frankpledge.intake import services
    from frankpledge.intake.states import SourceKind

    by = desk.member()
    with transaction.atomic():
        source = services.add_source(
            dataset=dataset,
            code=code,
            kind=SourceKind(kind),
            details=details_of(desk, said),
            by=by,
        )
        transaction.set_rollback(desk.is_dry_run)
    desk.answer(facts(source), lambda: in_words(source, is_dry_run=desk.is_dry_run))


def details_of(desk: Desk, said: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was said of a source as the catalogue keeps it."""
    from frankpledge.partnership.selectors import agency_by_code, home

    details = dict(said)
    code = details.pop("agency")
    details["agency"] = agency_by_code(home(), code) if code else None
    details["covers"] = [area.strip().upper() for area in details["covers"]]
    for name in PEOPLE:
        details[name] = person_called(details[name])
    for name in MONTHS:
        month: datetime | None = details[name]
        details[name] = month.date() if month else None
    return details


def person_called(name: str) -> "Person | None":
    """Return the person of the directory who bears this name, None for no name."""
    from frankpledge.partnership.selectors import home, person_named

    if not name:
        return None
    if (found := person_named(home().pk, name)) is None:
        raise ExpectedFailure(
            f"The directory has no person, or several, called “{name}”.",
            "Write the name as the directory has it.",
        )
    return found


def facts(source: "Source") -> dict[str, Any]:
    """Return a source for the command line's answer."""
    return {
        "dataset": source.dataset,
        "source": source.code,
        "name": source.name,
        "kind": source.kind,
        "agency": source.agency.code if source.agency else None,
        "frequency": source.frequency,
        "first_period_on": source.first_period_on,
    }


def in_words(source: "Source", *, is_dry_run: bool) -> str:
    """Return what was entered, and what comes next for a spreadsheet."""
    if is_dry_run:
        return f"{source.name} could be entered as {source.dataset}/{source.code}."
    lines = [f"{source.name} is in the catalogue as {source.dataset}/{source.code}."]
    if source.kind in ("incidents", "totals"):
        lines += [
            "Say next which column of its files is which:",
            f"  frankpledge data layouts --source {source.code} --propose FILE"
            " > layout.json",
            f"  frankpledge data layouts --source {source.code} --save layout.json",
        ]
    return "\n".join(lines)
