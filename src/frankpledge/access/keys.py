"""The key that keeps second-factor secrets unreadable in the database."""

from functools import cache
from pathlib import Path

from cryptography.fernet import Fernet
from django.conf import settings

from frankpledge.analysis.keys import kept_key


def key_file() -> Path:
    """Return where the workspace keeps the key: beside the database, not in it."""
    return settings.WORKSPACE / "second-factor.key"


@cache
def cipher(file: Path) -> Fernet:
    """Return the cipher of this key file; a missing file is made once, owner-only."""
    return Fernet(kept_key(file, Fernet.generate_key))


def lock(text: str) -> str:
    """Return the text encrypted and signed."""
    return cipher(key_file()).encrypt(text.encode()).decode("ascii")


def unlock(text: str) -> str:
    """Return what was locked; a changed or foreign text raises InvalidToken."""
    return cipher(key_file()).decrypt(text.encode("ascii")).decode()
