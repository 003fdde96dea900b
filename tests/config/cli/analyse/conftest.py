"""How these tests type a command and read what it says."""

import io
import sys
from dataclasses import dataclass

import pytest

from frankpledge.config.cli import frame, program


@dataclass(frozen=True)
class Said:
    """What a command wrote, and the code it left with."""

    out: bytes
    words: str
    code: int

    @property
    def text(self) -> str:
        return self.out.decode()


@pytest.fixture
def typed(monkeypatch, capfdbinary, tmp_path):
    """Return a function that runs `frankpledge analyse ...` in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*words, piped=b""):
        line = ["frankpledge", "analyse", *map(str, words)]
        monkeypatch.setattr(sys, "argv", line)
        pipe = io.TextIOWrapper(io.BytesIO(piped))
        monkeypatch.setattr(sys, "stdin", pipe)
        monkeypatch.setattr(frame.signal, "signal", lambda *_: None)
        with pytest.raises(SystemExit) as left:
            frame.run(program)
        sys.stdout.flush()
        sys.stderr.flush()
        found = capfdbinary.readouterr()
        return Said(found.out, found.err.decode(), int(left.value.code or 0))

    return run
