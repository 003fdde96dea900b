"""How much of a supplied file is read before it is refused."""

from dataclasses import dataclass


MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """
    The most a supply may be; a workspace may set its own.

    A zip of 2 MB can hold 4 GB, and a file that fills the machine stops everyone's
    work, so every limit is checked while reading and not after.
    """

    upload_bytes: int = 200 * MEGABYTE
    inflated_bytes: int = 1024 * MEGABYTE
    ratio: int = 100
    members: int = 1_000
    rows: int = 2_000_000
    columns: int = 200
    memory_bytes: int = 2048 * MEGABYTE
    seconds: int = 120


LIMITS = Limits()
