"""A request is read when all of it is there; whoever is slow waits aside."""

import socket
import tempfile
import time

import pytest

from frankpledge.config import arriving
from frankpledge.config.arriving import HEAD_LIMIT, Arrival, Departure


GET = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
POST = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"


@pytest.fixture
def ends():
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    yield ours, theirs
    ours.close()
    theirs.close()


@pytest.fixture
def begin():
    """Return a function: a request that begins to come, put away after the test."""
    begun = []

    def one(already=b""):
        begun.append(Arrival(already))
        return begun[-1]

    yield one
    for arrival in begun:
        arrival.body.close()


def test_a_request_is_there_with_its_last_byte(ends, begin):
    ours, theirs = ends
    arrival = begin()
    for byte in GET[:-1]:
        theirs.send(bytes([byte]))
        assert not arrival.is_all_there(ours)
    theirs.send(GET[-1:])
    assert arrival.is_all_there(ours)
    assert arrival.reader().read() == GET


def test_what_follows_the_headers_is_waited_for_too(ends, begin):
    ours, theirs = ends
    arrival = begin()
    theirs.send(POST % 10 + b"12345")
    assert not arrival.is_all_there(ours)
    theirs.send(b"67890")
    assert arrival.is_all_there(ours)
    reader = arrival.reader()
    assert reader.read() + reader.read() + reader.read() == POST % 10 + b"1234567890"


def test_a_second_request_sent_along_is_kept_for_later(ends, begin):
    ours, theirs = ends
    arrival = begin()
    theirs.send(GET + GET)
    assert arrival.is_all_there(ours)
    assert arrival.reader().read() == GET + GET
    following = begin(GET)
    assert following.is_all_there(ours)
    assert following.reader().read() == GET


def test_whoever_hangs_up_half_way_leaves_a_request_that_ends_there(ends, begin):
    ours, theirs = ends
    arrival = begin()
    theirs.send(POST % 10 + b"12345")
    theirs.close()
    assert arrival.is_all_there(ours)
    reader = arrival.reader()
    assert reader.read() == POST % 10 + b"12345"
    assert reader.read() == b""


def test_a_connection_that_broke_is_nothing_to_wait_for(begin):
    class Broken:
        def recv(self, _size):
            raise ConnectionResetError

    assert begin().is_all_there(Broken())
    assert Departure().is_all_there(Broken())


def test_headers_without_end_are_too_long(ends, begin):
    ours, theirs = ends
    arrival = begin()
    while not arrival.is_all_there(ours):
        theirs.send(b"X-More: " + b"x" * 4000 + b"\r\n")
        assert len(arrival.head) <= HEAD_LIMIT
    assert arrival.is_too_long


def test_a_large_file_is_taken_in_by_pieces(ends, begin, monkeypatch):
    monkeypatch.setattr(arriving, "PIECE", 1000)
    ours, theirs = ends
    arrival = begin()
    theirs.send(POST % 2500 + b"")
    assert not arrival.is_all_there(ours)
    theirs.send(b"x" * 2500)
    assert not arrival.is_all_there(ours)
    assert not arrival.is_all_there(ours)
    assert arrival.is_all_there(ours)
    assert arrival.received == len(POST % 2500) + 2500


def test_no_more_is_kept_than_may_be_sent_in(ends, begin, settings, monkeypatch):
    monkeypatch.setattr(arriving, "BESIDE_FILES", 10)
    settings.UPLOAD_LIMIT_BYTES = 10
    ours, theirs = ends
    arrival = begin()
    theirs.send(POST % 50)
    assert not arrival.is_all_there(ours)
    for _ in range(4):
        theirs.send(b"0123456789")
        assert not arrival.is_all_there(ours)
    theirs.send(b"0123456789")
    assert arrival.is_all_there(ours)
    reader = arrival.reader()
    assert reader.read() == POST % 50
    assert reader.read() == b"0123456789" * 2
    assert reader.read() == b""


def test_a_full_disk_ends_what_is_kept_and_not_the_process(monkeypatch, ends, begin):
    class Full:
        def __init__(self, **_options):
            self.file = tempfile.TemporaryFile()  # noqa: SIM115

        def __getattr__(self, name):
            return getattr(self.file, name)

        def write(self, _what):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(arriving, "SpooledTemporaryFile", Full)
    ours, theirs = ends
    arrival = begin()
    theirs.send(POST % 4)
    assert not arrival.is_all_there(ours)
    theirs.send(b"1234")
    assert arrival.is_all_there(ours)
    assert not arrival.is_kept


def test_everybody_has_a_while_and_more_for_what_is_longer(monkeypatch, begin):
    arrival, leaving = begin(), Departure()
    assert arrival.is_fresh()
    assert not leaving.is_fresh()
    assert not arrival.is_late()
    assert not leaving.is_late()
    now = time.monotonic()
    monkeypatch.setattr("time.monotonic", lambda: now + arriving.PATIENCE + 1)
    assert arrival.is_late()
    assert leaving.is_late()
    assert not arrival.is_fresh()
    arrival.note(b"x" * arriving.SLOWEST * 2)
    assert not arrival.is_late()


def test_a_browser_that_leaves_is_left_to_hang_up(ends, begin):
    ours, theirs = ends
    leaving = Departure()
    assert not leaving.is_all_there(ours)
    theirs.send(b"what nobody reads")
    assert not leaving.is_all_there(ours)
    theirs.close()
    assert leaving.is_all_there(ours)
