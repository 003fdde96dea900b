"""
The way to the audit trail.

Access and audit do not know of each other; settings name the function that
writes. There is no default: without a trail nothing here may happen.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from frankpledge.access.models import Member, User


@dataclass(frozen=True)
class Caller:
    """Somebody who acts without a membership: at the door, or at the machine."""

    name: str
    user_id: int | None = None
    pk: int | None = None
    agency_id: int | None = None

    @property
    def purpose(self) -> str:
        """Return what the trail says such a caller was there for."""
        return self.name


OPERATOR = Caller("operator")
STRANGER = Caller("stranger")

Actor = Member | Caller


def at_the_door(user: User) -> Caller:
    """Return a known person whose membership plays no part yet."""
    return Caller("own-account", user_id=user.pk)


def record(*, by: Actor, operation: str, kind: str, ref: str, **more: Any) -> None:
    """Write one entry through the function that settings name."""
    write: Callable[..., Any] = import_string(settings.TRAIL_RECORDER)
    write(by=by, operation=operation, kind=kind, ref=ref, **more)
