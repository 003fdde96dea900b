"""What people fill in to keep the directory and to draw areas."""

from frankpledge.partnership.forms.areas import DrawForm, RedrawForm, RenameForm
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


__all__ = [
    "AgencyForm",
    "CloseForm",
    "DrawForm",
    "FillForm",
    "GroupForm",
    "PersonForm",
    "PostForm",
    "RedrawForm",
    "RenameForm",
    "SeatForm",
    "SuccessionForm",
]
