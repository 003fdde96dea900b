"""Long work goes on after a worker dies, and stops with the server."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from frankpledge.config import worker
from frankpledge.intake import tasks


SHORT = "open({!r}, 'a').write('begun\\n')"
LONG = SHORT + "; import time; time.sleep(60)"
KEEPER = (
    "import os; from frankpledge.config.worker import keep;"
    " keep([{python!r}, '-c', {child!r}], os.getppid(), rest=0)"
)


def keeper(child: str) -> list[str]:
    program = KEEPER.format(python=sys.executable, child=child)
    return [sys.executable, "-c", program]


def wait_for(condition, seconds: float = 20) -> bool:
    until = time.monotonic() + seconds
    while not (held := condition()) and time.monotonic() < until:
        time.sleep(0.05)
    return held


def lines(file: Path) -> int:
    return len(file.read_text().splitlines()) if file.exists() else 0


def is_running(words: str) -> bool:
    for each in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if words in each.read_bytes().decode(errors="replace"):
                return True
        except OSError:
            continue
    return False


def test_a_worker_that_ends_is_begun_again_until_it_is_told_to_stop(tmp_path):
    file = tmp_path / "begun"
    process = subprocess.Popen(keeper(SHORT.format(str(file))))  # noqa: S603 - ourselves
    try:
        assert wait_for(lambda: lines(file) >= 2)
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
    finally:
        process.kill()


def test_nothing_is_left_running_when_the_server_is_killed(tmp_path):
    file = tmp_path / "begun"
    inner = keeper(LONG.format(str(file)))
    server = f"import subprocess; subprocess.Popen({inner!r}).wait()"
    process = subprocess.Popen([sys.executable, "-c", server])  # noqa: S603 - ourselves
    try:
        assert wait_for(lambda: lines(file) == 1)
        assert is_running(str(file))
    finally:
        process.kill()
        process.wait()
    assert wait_for(lambda: not is_running(str(file)))


def test_who_is_no_servers_child_keeps_nothing(tmp_path, monkeypatch):
    begun: list[object] = []
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(subprocess, "Popen", lambda *words, **_: begun.append(words))
    worker.keep(["/no/such/program"], os.getppid() + 1)
    assert begun == []


def test_work_begins_with_what_was_left_unchecked(monkeypatch):
    done: list[str] = []
    monkeypatch.setattr("django.setup", lambda: None)
    monkeypatch.setattr(tasks, "mend_later", lambda: done.append("mend"))
    monkeypatch.setattr(
        "django.core.management.call_command", lambda *words: done.append(words[0])
    )
    monkeypatch.setattr(sys, "argv", ["worker", worker.WORK])
    worker.main()
    assert done == ["mend", "db_worker"]


def test_without_a_word_a_worker_is_kept_for_whoever_asked(monkeypatch):
    kept: list[object] = []
    monkeypatch.setattr(worker, "keep", lambda *told: kept.extend(told))
    monkeypatch.setattr(sys, "argv", ["worker"])
    worker.main()
    assert kept == [
        [sys.executable, "-m", "frankpledge.config.worker", "work"],
        os.getppid(),
    ]
