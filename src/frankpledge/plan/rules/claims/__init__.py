"""Whether what a plan says in prose is what its own tables give."""

from frankpledge.plan.rules.claims.stated import (
    ClaimCheck,
    ClaimKind,
    ClaimVerdict,
    check_change,
    check_value,
)


__all__ = [
    "ClaimCheck",
    "ClaimKind",
    "ClaimVerdict",
    "check_change",
    "check_value",
]
