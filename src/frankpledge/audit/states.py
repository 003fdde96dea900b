"""What can happen to records, and who can be the one it was done by."""

from enum import StrEnum
from typing import Protocol


class Operation(StrEnum):
    """
    What was done: the logged operations of DPA 2018 s62, and running the system.
    """

    COLLECTION = "collection"
    ALTERATION = "alteration"
    CONSULTATION = "consultation"
    DISCLOSURE = "disclosure"
    COMBINATION = "combination"
    ERASURE = "erasure"
    SIGN_IN = "sign-in"
    ADMINISTRATION = "administration"


class Regime(StrEnum):
    """The law a record is handled under (DPA 2018 Part 2 with UK GDPR, or Part 3)."""

    GENERAL = "general"
    LAW_ENFORCEMENT = "law-enforcement"


class Actor(Protocol):
    """Whoever did it: a member, or something that says as much of itself."""

    @property
    def pk(self) -> int | None:
        """Return the membership's number, None where there is no membership."""

    @property
    def user_id(self) -> int | None:
        """Return the account's number, None where there is no account."""

    @property
    def agency_id(self) -> int | None:
        """Return the agency's number, None where there is no agency."""

    @property
    def purpose(self) -> str:
        """Return the purpose the person works for."""


class Nobody:
    """An actor without an account: the system itself, or a caller not signed in."""

    pk = None
    user_id = None
    agency_id = None

    def __init__(self, name: str) -> None:
        self.name = name
        self.purpose = name


SYSTEM = Nobody("system")
