"""The codes that a member's authenticator app would show."""

from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)


def code_for(secret: str, step: int = 0) -> str:
    """Return the code of this half minute, or of one a step before or after."""
    counter = list(yield_hotp_counters_from_time())[1] + step
    return format_hotp_value(hotp_value(secret, counter))
