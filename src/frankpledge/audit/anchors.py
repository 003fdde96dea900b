"""
Anchors: how long the trail was and how it ended, kept outside the database.

`head.json` follows every entry; one dated file is written each day and never
again. Copied to another place they show a trail that was cut, put back from an
older copy, or written anew - which the database alone cannot show.
"""

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from frankpledge.audit.rules import Anchor


HEAD = "head.json"


def folder() -> Path:
    """Return the workspace's folder of anchors."""
    return settings.WORKSPACE / "files" / "audit-anchors"


def write(anchor: Anchor, place: Path | None = None) -> None:
    """Keep the anchor as the head, and as the day's where the day has none yet."""
    place = place or folder()
    place.mkdir(parents=True, exist_ok=True)
    with only_one_writer(place):
        head = place / HEAD
        if head.exists() and parse(head).count >= anchor.count:
            return
        replace(head, anchor)
        day = place / f"{anchor.at[:10]}.json"
        if not day.exists():
            replace(day, anchor)


@contextmanager
def only_one_writer(place: Path) -> Iterator[None]:
    """Hold the folder's lock, so that an older head never replaces a newer one."""
    with (place / ".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def replace(file: Path, anchor: Anchor) -> None:
    """Write the file whole or not at all."""
    fresh = file.with_suffix(".new")
    content = {"count": anchor.count, "head": anchor.head, "at": anchor.at}
    fresh.write_text(json.dumps(content) + "\n", encoding="ascii")
    fresh.replace(file)


def parse(file: Path) -> Anchor:
    """Return the anchor a file holds; a damaged file raises ValueError naming it."""
    try:
        content = json.loads(file.read_text(encoding="ascii"))
        return Anchor(
            int(content["count"]), str(content["head"]), str(content["at"]), file.name
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"{file.name} is not an anchor.") from error


def read(place: Path | None = None) -> tuple[list[Anchor], list[str]]:
    """Return every anchor kept, and the names of files that cannot be read."""
    anchors, damaged = [], []
    for file in sorted((place or folder()).glob("*.json")):
        try:
            anchors.append(parse(file))
        except ValueError:
            damaged.append(file.name)
    return anchors, damaged
