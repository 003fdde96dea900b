"""
Bring in the programs that tests drive: a browser, an office suite, a PDF reader.

On Debian and its family they come from the system's packages, where we may install
them. Where we may not, this says which tests are left out and why; where nothing may be
left out (CI=true), that is a failure. It does nothing when they are all here.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Need:
    """A program, the packages that bring it, and the tests that go without it."""

    programs: tuple[str, ...]
    packages: tuple[str, ...]
    tests: str
    parts: tuple[str, ...] = ()

    @property
    def is_here(self) -> bool:
        """Say whether one of the programs can be run and has its parts."""
        found = next((shutil.which(name) for name in self.programs), None)
        if found is None:
            return False
        folder = Path(found).resolve().parent
        return all((folder / part).exists() for part in self.parts)


NEEDS = (
    Need(
        ("chromium", "chromium-browser"),
        ("chromium",),
        "the journeys in a browser (pytest -m journey)",
    ),
    Need(
        ("soffice", "libreoffice"),
        (
            "libreoffice-writer-nogui",
            "libreoffice-calc-nogui",
            "libreoffice-impress-nogui",
        ),
        "documents opened in LibreOffice (pytest -m office)",
        parts=("libswlo.so", "libsclo.so", "libsdlo.so"),
    ),
    Need(
        ("pdftoppm",),
        ("poppler-utils",),
        "PDF pages and tags read back (pytest -m office)",
    ),
)


def missing() -> list[Need]:
    """Return what is not here."""
    return [need for need in NEEDS if not need.is_here]


def why_not() -> str:
    """Return why packages cannot be installed here, nothing where they can."""
    if not shutil.which("apt-get"):
        names = " ".join(name for need in NEEDS for name in need.packages)
        return f"this is not a Debian system; install what it calls {names}"
    if os.geteuid() != 0 and not can_become_root():
        return "installing needs root, and sudo asks for a password"
    return ""


def can_become_root() -> bool:
    """Say whether sudo lets us through without asking."""
    asked = ["sudo", "-n", "true"]
    return bool(shutil.which("sudo")) and (
        subprocess.run(asked, check=False, capture_output=True).returncode == 0
    )


def install(needs: list[Need]) -> str:
    """Install the packages of these needs; return what went wrong, if anything."""
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
    packages = [name for need in needs for name in need.packages]
    update = subprocess.run([*root, *quiet, "update"], check=False, capture_output=True)
    options = ["-o", "Dpkg::Use-Pty=0", "--no-install-recommends"]
    command = [*root, *quiet, "install", *options, *packages]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode == 0:
        return ""
    words = (done.stderr or done.stdout).strip().splitlines()
    stale = " (the list of packages could not be updated)" if update.returncode else ""
    return f"apt-get install failed{stale}: {words[-1] if words else 'no reason given'}"


def main() -> int:
    """Bring in what is missing; return 1 where a test is left out that may not be."""
    needs = missing()
    if not needs:
        return 0
    reason = why_not()
    if not reason:
        names = " ".join(name for need in needs for name in need.packages)
        print(f"Installing {names} ...", file=sys.stderr)
        reason = install(needs)
    left_out = missing()
    for need in left_out:
        why = reason or "the package does not bring the program"
        print(f"Left out: {need.tests}, because {why}.", file=sys.stderr)
    return 1 if left_out and os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
