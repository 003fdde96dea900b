"""Turns what the arithmetic refuses into a sentence for the person who asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from frankpledge.analysis.methods.tables import BadTable


@contextmanager
def said_plainly(fix: str = "") -> Iterator[None]:
    """Raise what the statistics refuse, which is in sentences, as a BadTable."""
    try:
        yield
    except ValueError as refusal:
        raise BadTable(str(refusal), fix) from refusal
