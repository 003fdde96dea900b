"""A workspace: the one folder that is an installation."""

import os
import secrets
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from frankpledge.analysis.failures import ExpectedFailure


VARIABLE = "FRANKPLEDGE_WORKSPACE"
FOLDERS = ("lake", "originals", "files", "published", "backups")


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
        file = self.path / "secret.key"
        if not file.exists():
            self.path.mkdir(parents=True, exist_ok=True)
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as out:
                out.write(secrets.token_urlsafe(48))
        return file.read_text(encoding="ascii")


def chosen() -> Workspace:
    """Return the workspace named by the environment, else the folder we stand in."""
    return Workspace(Path(os.environ.get(VARIABLE) or Path.cwd()).resolve())
