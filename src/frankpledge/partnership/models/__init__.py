"""The tables of the partnership: who belongs to it and which places it answers for."""

from frankpledge.partnership.models.directory import (
    Agency,
    Group,
    Holding,
    Person,
    Post,
    Seat,
    Succession,
)
from frankpledge.partnership.models.duties import DutyRecord, DutyStep
from frankpledge.partnership.models.places import (
    Area,
    AreaPart,
    Denominator,
    Outline,
    Partnership,
    Rebasing,
)


__all__ = [
    "Agency",
    "Area",
    "AreaPart",
    "Denominator",
    "DutyRecord",
    "DutyStep",
    "Group",
    "Holding",
    "Outline",
    "Partnership",
    "Person",
    "Post",
    "Rebasing",
    "Seat",
    "Succession",
]
