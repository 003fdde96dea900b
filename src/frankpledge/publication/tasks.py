"""Keeping the public pages as the releases say."""

import itertools
import os
import shutil
from pathlib import Path
from typing import Any

from django.conf import settings

from frankpledge.publication.presenters.site import Site, pages, site
from frankpledge.publication.services.files import dictionary_file, folder_of
from frankpledge.publication.states import ReleaseState


KEPT_EDITIONS = 2


def published_folder() -> Path:
    """Return the workspace's folder of what the public sees."""
    place: Path = settings.WORKSPACE / "published"
    return place


def site_folder() -> Path:
    """Return where the public pages are: a link to the newest edition of them."""
    return published_folder() / "site"


def build_site() -> int:
    """
    Make every public page in a new folder and switch to it in one step.

    Readers see the old pages or the new ones, never a mixture. Returns how many
    files there are.
    """
    editions = published_folder() / "editions"
    editions.mkdir(parents=True, exist_ok=True)
    number = newest(editions) + 1
    place = editions / f"{number:06d}"
    fresh = editions / f"{number:06d}.new"
    shutil.rmtree(fresh, ignore_errors=True)
    current = site()
    count = 0
    for name, content in itertools.chain(pages(current), files(current)):
        file = fresh / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        count += 1
    fresh.rename(place)
    switch_to(place)
    for old in sorted(editions.iterdir())[:-KEPT_EDITIONS]:
        shutil.rmtree(old, ignore_errors=True)
    return count


def newest(editions: Path) -> int:
    """Return the number of the newest edition, 0 where there is none."""
    numbers = [int(each.name) for each in editions.iterdir() if each.name.isdigit()]
    return max(numbers, default=0)


def switch_to(place: Path) -> None:
    """Let the site's address lead to this edition from now on."""
    link = site_folder()
    fresh = link.with_name("site.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(os.path.relpath(place, link.parent), target_is_directory=True)
    fresh.replace(link)


def files(current: Site) -> Any:
    """Yield the data files: the newest of each measure, and every version still out."""
    yield "data/dictionary.csv", dictionary_file()
    for measure, release in current.figures.values():
        data = folder_of(release.slug, release.version) / "data"
        for form in ("csv", "ods"):
            name = f"{measure['id']}.{form}"
            yield f"data/{name}", (data / name).read_bytes()
    for release in current.seen:
        if release.standing is not ReleaseState.WITHDRAWN:
            data = folder_of(release.slug, release.version) / "data"
            for file in sorted(data.glob("*.csv")):
                name = f"releases/{release.slug}/v{release.version}/data/{file.name}"
                yield name, file.read_bytes()
