"""Reads the package's dependencies from the one list that people keep: *.in."""

from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface


FOLDER = Path(__file__).parent
EXTRAS = ("linkage", "modelling", "places", "postgresql")


def requirements(name: str) -> list[str]:
    """Return the requirement lines of one list, without comments or options."""
    lines = (FOLDER / f"{name}.in").read_text().splitlines()
    plain = (line.split("#")[0].strip() for line in lines)
    return [line for line in plain if line and not line.startswith("-")]


class CustomMetadataHook(MetadataHookInterface):
    """Fills in the dependencies when the package is built."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Add the base list and the extras to the package's metadata."""
        metadata["dependencies"] = requirements("base")
        metadata["optional-dependencies"] = {
            extra: requirements(extra) for extra in EXTRAS
        }
