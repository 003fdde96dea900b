"""Running text: stretches of words with their marks, links and live figures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from frankpledge.documents.failures import DocumentFailure


_SCHEMES = {"http", "https", "mailto"}


def is_safe_link(address: str) -> bool:
    """Say whether a link goes to the web, to a mailbox or within this site."""
    if re.search(r"[\x00-\x20\x7f\\]", address) or address.startswith("//"):
        return False
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        return False
    is_relative = not scheme and ":" not in address.split("/")[0]
    return bool(address) and (is_relative or scheme in _SCHEMES)


def is_absolute_link(address: str) -> bool:
    """Say whether a link still leads somewhere once the document is a file."""
    return urlsplit(address).scheme.lower() in _SCHEMES


@dataclass(frozen=True)
class Run:
    """A stretch of text of one kind; `figure` names the binding it came from."""

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str = ""
    figure: str = ""

    def __post_init__(self) -> None:
        if self.href and not is_safe_link(self.href):
            raise DocumentFailure(
                f"The link “{self.href}” is not allowed.",
                "Links start with http, https or mailto, or stay within this site.",
            )


Runs = tuple[Run, ...]


def runs(words: str | Run | Sequence[Run]) -> Runs:
    """Return runs made from plain words, one run or several."""
    if isinstance(words, str):
        return (Run(words),)
    return (words,) if isinstance(words, Run) else tuple(words)


def plain(words: Sequence[Run]) -> str:
    """Return the words of the runs without their marks."""
    return "".join(run.text for run in words)
