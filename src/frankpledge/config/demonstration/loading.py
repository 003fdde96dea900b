"""Taking the demonstration's files in by the front door, as an analyst would."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from frankpledge.access.models import Member
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.readers.reading import Supplied
from frankpledge.config.demonstration import nation, returns
from frankpledge.intake import services
from frankpledge.intake.models import Source
from frankpledge.intake.states import Frequency, SourceKind, SupplyState
from frankpledge.partnership.models import Partnership
from frankpledge.partnership.selectors import agency_named


OPEN_DATA_ENDS = date(2021, 1, 1)


def load(
    kind: SourceKind,
    files: Sequence[Path],
    *,
    by: Member,
    at: datetime,
    source: Source | None = None,
    layout: dict[str, Any] | None = None,
) -> None:
    """
    Load files of one kind; every row must be taken in, or the making stops.

    Their figures stay owed, to be counted once when all is loaded.
    """
    supply = services.receive_supply(
        kind=kind,
        files=[Supplied.at(path) for path in files],
        source=source,
        layout=layout,
        at=at,
        by=by,
    )
    checked = services.check_supply(supply=supply, at=at, by=by)
    supply = checked.supply
    if supply.status is SupplyState.CHECKED:
        supply = services.accept_supply(
            supply=supply,
            reading=checked.reading,
            takes_part=False,
            counts_later=True,
            at=at,
            by=by,
        )
    if supply.status not in {SupplyState.LOADED, SupplyState.UNCHANGED}:
        raise ExpectedFailure(
            f"The demonstration's own files were not loaded: {supply.reason}"
        )


def load_returns(
    partnership: Partnership, folder: Path, *, by: Member, at: datetime
) -> None:
    """Load St Helens' printed tables as the returns of its agencies."""
    sent = [
        (
            one.code,
            one.name,
            one.agency,
            returns.write_return(one, folder),
            returns.layout_of(one),
        )
        for one in returns.RETURNS
    ]
    sent.append(
        (
            "iom",
            "Offender management convictions",
            "Probation Service",
            returns.write_iom(folder),
            returns.iom_layout(),
        )
    )
    for code, name, agency, path, layout in sent:
        load_totals(partnership, code, name, agency, path, layout, by=by, at=at)


def load_nation(
    partnership: Partnership, folder: Path, *, by: Member, at: datetime
) -> None:
    """Load every other partnership's totals, to compare with."""
    path = nation.write_partnership_totals(folder, leave_out=partnership.code)
    columns = [
        {"heading": "Partnership", "field": "area"},
        {"heading": "Month", "field": "period"},
        {"heading": "Crime type", "field": "series", "codes": nation.codes_of_types()},
        {"heading": "Crimes", "field": "value"},
    ]
    layout = {"table": "tally", "columns": columns, "period_type": "month"}
    load_totals(
        partnership,
        "partnerships",
        "Totals of other partnerships, from police.uk",
        "Merseyside Police",
        path,
        layout,
        by=by,
        at=at,
    )


def load_totals(
    partnership: Partnership,
    code: str,
    name: str,
    agency: str,
    path: Path,
    layout: dict[str, Any],
    *,
    by: Member,
    at: datetime,
) -> None:
    """Enter the source in the catalogue, remember its layout and load its file."""
    is_monthly = layout["period_type"] == Frequency.MONTHLY
    source = services.add_source(
        dataset=f"return-{code}",
        code=code,
        kind=SourceKind.TOTALS,
        details={
            "name": name,
            "agency": agency_named(partnership.pk, agency),
            "frequency": Frequency.MONTHLY if is_monthly else Frequency.YEARLY,
        },
        by=by,
    )
    saved = services.save_layout(
        source=source, name="workbook", content=layout, at=at, by=by
    )
    load(SourceKind.TOTALS, [path], source=source, layout=saved.content, by=by, at=at)


def close_open_data(*, by: Member) -> None:
    """Say that the police files end with 2020, so that no later month is called late."""
    for source in Source.objects.filter(kind=SourceKind.POLICE_STREET):
        services.change_source(
            source=source,
            details={"ends_before": OPEN_DATA_ENDS},
            version=source.version,
            by=by,
        )
