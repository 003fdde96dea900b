"""Running the programs that open what we write."""

import os
import shutil
import subprocess

import pytest


def run(program, *arguments, given=None):
    """Return what the program says, as text; without it, skip (in CI: fail)."""
    path = shutil.which(program)
    if not path and os.environ.get("CI"):
        pytest.fail(f"{program} is not installed")
    if not path:
        pytest.skip(f"{program} is not installed")
    done = subprocess.run(  # noqa: S603 - programs of the machine, files of the test
        [path, *arguments], input=given, capture_output=True, check=True, timeout=120
    )
    return done.stdout.decode()
