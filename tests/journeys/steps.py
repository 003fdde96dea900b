"""Journeys told in steps: a failure says at which of them it stopped."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def _step(kind: str, words: str) -> Iterator[None]:
    try:
        yield
    except BaseException as failure:
        failure.add_note(f"... {kind} {words}")
        raise


def given(words: str):
    """Tell what is so before the journey begins."""
    return _step("given", words)


def when(words: str):
    """Tell what the person does."""
    return _step("when", words)


def then(words: str):
    """Tell what the person finds."""
    return _step("then", words)
