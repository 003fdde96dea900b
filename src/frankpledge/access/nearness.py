"""Whether a request was made at this very machine, or only passed on by it."""

import os
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from django.http import HttpRequest


LOOPBACK = frozenset({"127.0.0.1", "::1"})
OWN_NAMES = LOOPBACK | {"localhost"}

# What proxies add to a request that they pass on.
PASSED_ON = (
    "HTTP_FORWARDED",
    "HTTP_VIA",
    "HTTP_X_CLIENT_IP",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_SERVER",
    "HTTP_X_REAL_IP",
    "HTTP_X_ORIGINAL_HOST",
    "HTTP_TRUE_CLIENT_IP",
    "HTTP_CF_CONNECTING_IP",
)

# Accounts under this number are services of the machine, but for its operator.
FIRST_PERSON = 1000
SOCKETS = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))


def is_from_this_machine(request: HttpRequest) -> bool:
    """
    Say whether a person at this machine made the request, as far as can be told.

    A plain proxy shows itself by what it adds, by an older version of HTTP, by the
    page's own address in `Origin`, or by being a service of the machine.
    """
    told = request.META
    return bool(
        told.get("REMOTE_ADDR") in LOOPBACK
        and host_of(f"//{told.get('HTTP_HOST', '')}") in OWN_NAMES
        and not any(name in told for name in PASSED_ON)
        and told.get("SERVER_PROTOCOL", "HTTP/1.1") != "HTTP/1.0"
        and host_of(told.get("HTTP_ORIGIN") or "http://localhost") in OWN_NAMES
        and not is_of_a_service(told.get("REMOTE_PORT"))
    )


def host_of(address: str) -> str:
    """Return the machine that an address names; nobody's own page is on this one."""
    if address == "null":
        return "localhost"
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def is_of_a_service(port: str | int | None) -> bool:
    """Say whether the connection from this port belongs to a service's account."""
    try:
        wanted = f":{int(port or 0):04X}"
    except ValueError:
        return True
    return any(
        0 < owner < FIRST_PERSON and owner != own_account()
        for owner in owners_of(wanted)
    )


@cache
def own_account() -> int:
    """Return the account that the product itself runs under."""
    return os.getuid()


def owners_of(port: str) -> list[int]:
    """Return the accounts whose sockets stand at a local port, as Linux tells."""
    found = []
    for table in SOCKETS:
        if table.is_file():
            rows = [line.split() for line in table.read_text().splitlines()[1:]]
            found += [int(row[7]) for row in rows if row[1].endswith(port)]
    return found
