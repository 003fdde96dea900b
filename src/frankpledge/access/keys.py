"""The key that keeps second-factor secrets unreadable in the database."""

import os
from functools import cache
from pathlib import Path

from cryptography.fernet import Fernet
from django.conf import settings


def key_file() -> Path:
    """Return where the workspace keeps the key: beside the database, not in it."""
    return settings.WORKSPACE / "second-factor.key"


@cache
def cipher(file: Path) -> Fernet:
    """Return the cipher of this key file; a missing file is made once, owner-only."""
    if not file.exists():
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            out.write(Fernet.generate_key())
    return Fernet(file.read_bytes())


def lock(text: str) -> str:
    """Return the text encrypted and signed."""
    return cipher(key_file()).encrypt(text.encode()).decode("ascii")


def unlock(text: str) -> str:
    """Return what was locked; a changed or foreign text raises InvalidToken."""
    return cipher(key_file()).decrypt(text.encode("ascii")).decode()
