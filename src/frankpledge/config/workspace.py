"""A workspace: the one folder that is an installation."""

import os
import secrets
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.keys import kept_key


VARIABLE = "FRANKPLEDGE_WORKSPACE"
FOLDERS = ("lake", "originals", "files", "files/static", "published", "backups")


class NoWorkspace(ExpectedFailure):
    """There is no workspace where one was expected."""


@dataclass(frozen=True)
class Workspace:
    """The folder that holds an installation's settings, database, lake and files."""

    path: Path

    @property
    def settings_file(self) -> Path:
        """Return where the installation's own settings are kept."""
        return self.path / "frankpledge.toml"

    @property
    def half_made(self) -> Path:
        """Return the mark that stands while a workspace is being made."""
        return self.path / ".half-made"

    @property
    def exists(self) -> bool:
        """Say whether the folder has been made into a workspace, and wholly."""
        return self.settings_file.is_file() and not self.half_made.exists()

    @cached_property
    def values(self) -> dict[str, Any]:
        """Return the installation's settings, empty where there is no file yet."""
        if not self.settings_file.is_file():
            return {}
        return tomllib.loads(self.settings_file.read_text(encoding="utf-8"))

    def make_folders(self) -> None:
        """Make the folders of a workspace; those that exist are left alone."""
        for name in FOLDERS:
            (self.path / name).mkdir(parents=True, exist_ok=True)

    def secret_key(self) -> str:
        """
        Return the key that signs sessions, made once and readable by its owner only.

        The key lives beside the data it protects and is not part of the settings
        file, so that a settings file can be shown to somebody who helps.
        """
        key = kept_key(
            self.path / "secret.key", lambda: secrets.token_urlsafe(48).encode("ascii")
        )
        return key.decode("ascii")


def chosen() -> Workspace:
    """Return the workspace named by the environment, else the folder we stand in."""
    return Workspace(Path(os.environ.get(VARIABLE) or Path.cwd()).resolve())
