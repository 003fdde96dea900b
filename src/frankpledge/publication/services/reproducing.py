"""Working a published release out again, to show that it is what the records say."""

from dataclasses import dataclass, field
from typing import Any

from frankpledge.publication import selectors
from frankpledge.publication.models import Release
from frankpledge.publication.services.contents import digest_of, gathered
from frankpledge.publication.services.files import files_of, folder_of
from frankpledge.publication.services.steps import CannotRelease


@dataclass
class Reproduction:
    """What came out when a release was worked out again."""

    release: str
    files: int = 0
    differing_files: list[str] = field(default_factory=list)
    differing_measures: list[str] = field(default_factory=list)
    is_approved_content: bool = True

    @property
    def is_same(self) -> bool:
        """Say whether everything came out the same, to the byte."""
        return self.is_approved_content and not (
            self.differing_files or self.differing_measures
        )

    def as_dict(self) -> dict[str, Any]:
        """Return the result for the command line's JSON."""
        return {
            "ok": self.is_same,
            "release": self.release,
            "files": self.files,
            "differing_files": self.differing_files,
            "differing_measures": self.differing_measures,
            "is_approved_content": self.is_approved_content,
        }


def reproduce_release(release: Release) -> Reproduction:
    """
    Work a release out again from what was known then, and compare.

    The figures come from the evidence as it was known at the check, by the same
    versions of the definitions; the files from the content that was approved.
    """
    if release.content is None:
        raise CannotRelease("This release has not been checked yet.")
    found = Reproduction(f"{release.slug}/v{release.version}")
    found.is_approved_content = digest_of(release.content) == release.digest
    again = gathered(
        release,
        [
            (selectors.definition_of(each["id"], each["version"]), each["version"])
            for each in release.content["measures"]
        ],
        as_known_at=release.known_at,
    )
    fresh = {measure["id"]: measure["tables"] for measure in again.measures}
    for measure in release.content["measures"]:
        if fresh.get(measure["id"]) != measure["tables"]:
            found.differing_measures.append(measure["id"])
    place = folder_of(release.slug, release.version)
    if place.is_dir():
        for name, content in files_of(release.content):
            found.files += 1
            file = place / name
            if not file.is_file() or file.read_bytes() != content:
                found.differing_files.append(name)
    elif release.published_at:
        found.differing_files.append(str(place.name))
    return found
