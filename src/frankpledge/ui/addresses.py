"""Where pages are: worked out once, for a running program does not move them."""

from functools import lru_cache

from django.urls import reverse


ADDRESSES_KEPT = 4096
"""Addresses that a process keeps: those of some hundred pages with forty links."""


@lru_cache(maxsize=ADDRESSES_KEPT)
def address(route: str, *parts: str | int) -> str:
    """Return the address of a page; NoReverseMatch where there is no such page."""
    return reverse(route, args=parts)
