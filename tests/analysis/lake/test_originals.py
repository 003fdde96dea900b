"""The bytes that agencies sent, kept once under their hash."""

import hashlib
import os

import pytest

from frankpledge.analysis.lake import Originals


def test_bytes_and_files_are_kept_under_their_hash(tmp_path):
    originals = Originals(tmp_path / "originals")
    sha256 = originals.keep(b"month,crimes\n")
    sent = tmp_path / "sent.csv"
    sent.write_bytes(b"month,crimes\n")
    assert sha256 == hashlib.sha256(b"month,crimes\n").hexdigest()
    assert originals.keep(sent) == sha256
    assert originals.path(sha256).read_bytes() == b"month,crimes\n"
    assert originals.has(sha256)
    assert list(originals.every()) == [sha256]
    assert [p.name for p in originals.root.iterdir()] == [sha256[:2]]


def test_a_changed_byte_is_noticed(tmp_path):
    originals = Originals(tmp_path)
    sound, hurt = originals.keep(b"a"), originals.keep(b"b")
    originals.path(hurt).chmod(0o600)
    originals.path(hurt).write_bytes(b"B")
    assert originals.damaged() == [hurt]
    assert originals.has(sound)


def test_an_erased_file_is_gone(tmp_path):
    originals = Originals(tmp_path)
    sha256 = originals.keep(b"a")
    originals.erase(sha256)
    originals.erase("0" * 64)
    assert not originals.has(sha256)


def test_only_a_hash_names_a_file(tmp_path):
    with pytest.raises(ValueError, match="not a SHA-256"):
        Originals(tmp_path).path("../../etc/passwd")


def test_what_was_broken_off_long_ago_goes_and_what_is_coming_stays(tmp_path):
    kept = Originals(tmp_path)
    sha256 = kept.keep(b"whole")
    old, new = tmp_path / ".incoming-old", tmp_path / ".incoming-new"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    assert kept.clear_broken_off() == 1
    assert (old.exists(), new.exists(), kept.has(sha256)) == (False, True, True)
