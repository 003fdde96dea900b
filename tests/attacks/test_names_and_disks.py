"""Odd names on the disk, and a disk that is full, end in a sentence."""

import errno
import os
from pathlib import Path

import pytest

from frankpledge.analysis.readers.failures import CannotRead
from frankpledge.analysis.readers.files import supplied_files
from frankpledge.analysis.readers.reading import Supplied
from frankpledge.config.cli.frame import Ending, how_it_ends
from frankpledge.intake.models import Supply
from frankpledge.intake.services import originals, receive_supply
from frankpledge.intake.services.failures import IntakeFailure
from frankpledge.intake.states import SourceKind
from tests.intake.conftest import AT


def test_a_name_that_is_no_text_can_still_be_shown_and_kept(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff\xfe.csv"
    with open(name, "wb") as file:  # noqa: PTH123 - the name is no text
        file.write(b"x")
    (inside,) = supplied_files([tmp_path])
    (alone,) = supplied_files([inside.path])
    assert inside.name == alone.name == "\ufffd\ufffd.csv"
    assert alone.path.read_bytes() == b"x"


@pytest.mark.parametrize("name", ["a" * 5000, "nowhere\udcff.csv"])
def test_a_name_that_leads_nowhere_is_said_so(name, tmp_path: Path) -> None:
    with pytest.raises(CannotRead) as said:
        supplied_files([tmp_path / name])
    said.value.args[0].encode("utf-8")
    assert len(said.value.args[0]) < 400


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(CannotRead, match="no file"):
        supplied_files([tmp_path / "pipe"])
    with pytest.raises(CannotRead, match="nothing to read"):
        supplied_files([tmp_path])


@pytest.mark.django_db
def test_a_full_disk_takes_nothing_in(tmp_path: Path, analyst, monkeypatch) -> None:
    def full(*_: object) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(originals.Originals, "keep", full)
    path = tmp_path / "a.csv"
    path.write_bytes(b"x")
    with pytest.raises(IntakeFailure, match="No space left on device"):
        receive_supply(
            kind=SourceKind.POLICE_STREET,
            files=[Supplied.at(path)],
            at=AT,
            by=analyst,
        )
    assert not Supply.objects.exists()


def test_command_on_a_full_disk_says_so() -> None:
    ending, sentence, fix = how_it_ends(OSError(errno.ENOSPC, "No space left"))
    assert ending is Ending.FAILED
    assert sentence.startswith("The disk is full.")
    assert fix
