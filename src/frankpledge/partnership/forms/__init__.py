"""What people fill in to keep the directory and to draw areas."""

from frankpledge.partnership.forms.areas import DrawForm, RedrawForm, RenameForm
from frankpledge.partnership.forms.by_register import FORMS
from frankpledge.partnership.forms.directory import (
    AgencyForm,
    CloseForm,
    FillForm,
    GroupForm,
    PersonForm,
    PostForm,
    SeatForm,
    SuccessionForm,
)
from frankpledge.partnership.forms.duties import DutyForm
from frankpledge.partnership.forms.registers import MapForm, WithdrawForm


__all__ = [
    "FORMS",
    "AgencyForm",
    "CloseForm",
    "DrawForm",
    "DutyForm",
    "FillForm",
    "GroupForm",
    "MapForm",
    "PersonForm",
    "PostForm",
    "RedrawForm",
    "RenameForm",
    "SeatForm",
    "SuccessionForm",
    "WithdrawForm",
]
