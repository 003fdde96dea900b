"""Reads of the register of statutory duties."""

from dataclasses import dataclass
from datetime import date

from frankpledge.analysis.dates import year_of
from frankpledge.partnership.models import DutyRecord, Partnership
from frankpledge.partnership.rules.duties import (
    Duty,
    LawVersion,
    in_force,
    is_overdue,
    next_due,
)
from frankpledge.partnership.states import DutyState


SETTLED = {DutyState.MET, DutyState.NOT_APPLICABLE}


@dataclass(frozen=True)
class DutyLine:
    """One duty in one year: its law then, when it falls due, and how it stands."""

    duty: Duty
    year: int
    law: LawVersion
    record: DutyRecord | None
    due_on: date | None
    is_overdue: bool

    @property
    def state(self) -> DutyState:
        """Return how the duty stands; nothing recorded is still to do."""
        return DutyState(self.record.state) if self.record else DutyState.TO_DO


def duty_lines(
    partnership: Partnership, year: int, *, has_county: bool, today: date
) -> list[DutyLine]:
    """Return every duty of a year with what is recorded of it."""
    records = {
        record.duty: record
        for record in partnership.duty_records.filter(year=year).select_related("owner")
    }
    country = partnership.country.lower()
    return [
        duty_line(duty, year, records.get(duty.id), today)
        for duty in in_force(year, country=country, has_county=has_county)
    ]


def duty_line(
    duty: Duty, year: int, record: DutyRecord | None, today: date
) -> DutyLine:
    """Return one duty as it stands in a year, by the last law that held in it."""
    begun = [each for each in duty.version if each.starts_on < date(year + 1, 4, 1)]
    law = begun[-1] if begun else duty.version[0]
    is_settled = record is not None and record.state in SETTLED
    return DutyLine(
        duty=duty,
        year=year,
        law=law,
        record=record,
        due_on=next_due(duty, year, today),
        is_overdue=not is_settled and is_overdue(duty, year, today),
    )


def duty_years(partnership: Partnership, today: date) -> list[int]:
    """Return the years that may be looked at: recorded ones, this one and the next."""
    recorded = partnership.duty_records.values_list("year", flat=True)
    now = year_of(today)
    return sorted({*recorded, now - 1, now, now + 1}, reverse=True)


def has_county(partnership: Partnership) -> bool:
    """Say whether a county council is among the partnership's agencies."""
    return partnership.agencies.filter(kind="county-council").exists()
