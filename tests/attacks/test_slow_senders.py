"""Hundreds who send, read or hang up slowly hold up nobody else."""

import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest


SERVER = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "frankpledge.config.settings"
import sys
from gunicorn.app.base import BaseApplication
from frankpledge.config import serving

def page(environ, start_response):
    sent = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    start_response("200 OK", [("Content-Length", "6")])
    return [b"%06d" % len(sent)]

class Server(BaseApplication):
    def load_config(self):
        for name, value in serving.gunicorn_options("127.0.0.1", 0, 1).items():
            self.cfg.set(name, value)
        self.cfg.set("bind", f"fd://{sys.argv[1]}")
        self.cfg.set("loglevel", "error")

    def load(self):
        return serving.taking_turns(page)

Server().run()
"""
GET = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
BEGINNINGS = {
    "nothing": b"",
    "half an address": b"GET / HT",
    "headers without end": b"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: b\r\n",
    "half a file": b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9000\r\n\r\nhalf",
    "an empty line": b"\r\n\r\n",
    "pieces": b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nx",
    "an answer and no good-bye": GET.replace(
        b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"
    ),
    "nonsense and no good-bye": b"\x16\x03\x01\x02 nonsense\r\n\r\n",
}
MANY = 60


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    listener = socket.create_server(("127.0.0.1", 0), backlog=512)
    number = listener.fileno()
    server = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", SERVER, str(number)], pass_fds=[number]
    )
    yield listener.getsockname()[1]
    listener.close()
    server.terminate()
    server.wait(20)


def asked(port: int, what: bytes = GET) -> tuple[bytes, float]:
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), timeout=15) as browser:
        browser.sendall(what)
        got = b""
        while b"\r\n\r\n" not in got or not got.partition(b"\r\n\r\n")[2]:
            piece = browser.recv(4096)
            if not piece:
                break
            got += piece
    return got, time.monotonic() - began


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_slow_senders_hold_up_nobody(beginning, port) -> None:
    asked(port)
    with contextlib.ExitStack() as slow:
        for _ in range(MANY):
            one = slow.enter_context(socket.create_connection(("127.0.0.1", port)))
            one.sendall(BEGINNINGS[beginning])
        for _ in range(3):
            got, seconds = asked(port)
            assert got.startswith(b"HTTP/1.1 200")
            assert seconds < 5


def test_what_is_sent_slowly_arrives_whole(port) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=15) as browser:
        head = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 30\r\n\r\n"
        for piece in (head[:20], head[20:], b"x" * 10, b"y" * 20):
            browser.sendall(piece)
            time.sleep(0.1)
        assert browser.recv(4096).endswith(b"000030")
        browser.sendall(GET + GET)
        time.sleep(0.3)
        assert browser.recv(8192).count(b"200 OK") == 2


def test_headers_without_end_are_refused(port) -> None:
    got, _seconds = asked(port, b"GET / HTTP/1.1\r\n" + b"X-A: b\r\n" * 9000)
    assert got.startswith(b"HTTP/1.1 431")


def test_more_callers_than_there_is_room_for_hold_up_nobody(port) -> None:
    with contextlib.ExitStack() as slow:
        for _ in range(400):
            slow.enter_context(socket.create_connection(("127.0.0.1", port)))
        assert asked(port)[0].startswith(b"HTTP/1.1 200")
