"""frankpledge data status: what is loaded, missing and late."""

from datetime import date
from typing import TYPE_CHECKING, Any

from frankpledge.config.cli.frame import Desk


if TYPE_CHECKING:
    from frankpledge.access.models import Member


STANDINGS = ("loaded", "missing", "late")


def show_status(desk: Desk, loads: int) -> None:
    """Answer with every source and the latest loads."""
    from django.utils import timezone

    by, today = desk.member(), timezone.localdate()
    answer = {
        "sources": sources_as_data(by, today),
        "loads": loads_as_data(by, today, loads),
    }
    desk.answer(answer, lambda: in_words(answer))


def sources_as_data(by: "Member", today: date) -> list[dict[str, Any]]:
    """Return each source with the periods that are loaded, missing and late."""
    from frankpledge.intake.selectors import standing_of_sources

    return [
        {
            "dataset": standing.source.dataset,
            "source": standing.source.code,
            "name": standing.source.name,
            "kind": standing.source.kind,
            "rows": standing.rows,
            "loaded": [day.isoformat() for day in standing.loaded],
            "missing": [day.isoformat() for day in standing.missing],
            "late": [day.isoformat() for day in standing.late],
            "words": {name: standing.in_words(name) for name in STANDINGS},
        }
        for standing in standing_of_sources(by, on=today)
    ]


def loads_as_data(by: "Member", today: date, most: int) -> list[dict[str, Any]]:
    """Return the latest loads, the newest first."""
    from frankpledge.intake.selectors import supplies_visible_to

    return [
        {
            "load": supply.reference,
            "state": supply.state,
            "kind": supply.kind,
            "received_at": supply.received_at.isoformat(),
            "read": supply.rows_read,
            "accepted": supply.rows_accepted,
            "duplicates": supply.rows_duplicate,
            "quarantined": supply.rows_quarantined,
        }
        for supply in supplies_visible_to(by, on=today)[:most]
    ]


def in_words(answer: dict[str, Any]) -> str:
    """Return the standing of sources and loads for a person."""
    lines = []
    for source in answer["sources"]:
        lines.append(f"{source['name']} ({source['dataset']}/{source['source']})")
        for what in STANDINGS:
            if source["words"][what]:
                lines.append(f"  {what}: {source['words'][what]}")
    lines += [
        f"{load['load']}  {load['state']:<11} {load['accepted']:>9,} rows"
        for load in answer["loads"]
    ]
    return "\n".join(lines) or "Nothing has been loaded yet."
