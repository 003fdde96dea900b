"""A key that is made once is whole, the same for all, and never empty."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from frankpledge.analysis.keys import KeyIsEmpty, kept_key


def test_a_key_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "new" / "a.key"
    assert kept_key(file, lambda: b"first") == b"first"
    assert kept_key(file, lambda: b"second") == b"first"
    assert file.stat().st_mode & 0o777 == 0o600
    assert os.listdir(file.parent) == ["a.key"]  # noqa: PTH208 - hidden ones too


def test_all_who_make_a_key_at_once_hold_the_same(tmp_path: Path) -> None:
    file = tmp_path / "a.key"
    with ThreadPoolExecutor(16) as pool:
        held = set(pool.map(lambda n: kept_key(file, lambda: b"%d" % n), range(64)))
    assert held == {file.read_bytes()}


def test_a_key_whose_bytes_cannot_be_written_is_not_there(tmp_path, monkeypatch):
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        kept_key(tmp_path / "a.key", lambda: b"first")
    assert list(tmp_path.iterdir()) == []


def test_who_comes_second_takes_the_first_ones_key(tmp_path, monkeypatch):
    file = tmp_path / "a.key"

    def beaten(self: Path, _target: Path) -> None:
        self.write_bytes(b"theirs")
        raise FileExistsError

    monkeypatch.setattr(Path, "hardlink_to", beaten)
    assert kept_key(file, lambda: b"mine") == b"theirs"
    assert [one.name for one in tmp_path.iterdir()] == ["a.key"]


def test_an_empty_key_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.key"
    file.touch()
    with pytest.raises(KeyIsEmpty, match=r"a\.key of the workspace is empty"):
        kept_key(file, lambda: b"new")
    assert file.read_bytes() == b""
