"""What a service works on for a moment stays in its workspace and does not outlive it."""

import os
import signal
import subprocess
import sys
import tempfile

import pytest

from frankpledge.config.scratch import own_folder, work_within


HOLD = (
    "import sys, time; from pathlib import Path;"
    " from frankpledge.config.scratch import own_folder;"
    " folder = own_folder(Path(sys.argv[1])); (folder / 'upload').write_text('names');"
    " print(folder, flush=True); time.sleep(60)"
)


@pytest.fixture
def _as_before(monkeypatch):
    monkeypatch.setenv("TMPDIR", os.environ.get("TMPDIR", "/tmp"))  # noqa: S108 - put back
    monkeypatch.setattr(tempfile, "tempdir", tempfile.tempdir)


@pytest.mark.usefixtures("_as_before")
def test_everything_temporary_is_inside_and_nobody_elses_to_read(tmp_path):
    folder = work_within(tmp_path / "files" / "scratch")
    assert tempfile.gettempdir() == os.environ["TMPDIR"] == str(folder)
    assert folder.is_relative_to(tmp_path / "files" / "scratch")
    assert folder.stat().st_mode & 0o077 == 0


def test_what_a_killed_process_left_goes_and_what_is_in_use_stays(tmp_path):
    words = [sys.executable, "-c", HOLD, str(tmp_path)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)  # noqa: S603
    try:
        theirs = tmp_path / process.stdout.readline().strip()
        ours = own_folder(tmp_path)
        assert (theirs / "upload").read_text() == "names"
        process.send_signal(signal.SIGKILL)
        process.wait()
        own_folder(tmp_path)
        assert not theirs.exists()
        assert ours.is_dir()
    finally:
        process.kill()
        process.stdout.close()
        process.wait()
