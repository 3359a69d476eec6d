from __future__ import annotations

import contextlib
import signal
import socket
import time
import urllib.request
from urllib.parse import quote

import pytest

from kgraph.endpoint import server
from kgraph.endpoint.server import serve
from kgraph.errors import DatasetError, ServeError


def send(port: int, data: bytes) -> socket.socket:
    """Return a connection on which something was sent."""
    door = socket.create_connection(("127.0.0.1", port), timeout=30)
    door.sendall(data)
    return door


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it(program, number):
    """It says where it listens, writes a line a request, and ends at a signal with 0, without more words."""
    one = program()
    with urllib.request.urlopen(f"http://127.0.0.1:{one.port}/sparql?query={quote('ASK {}')}") as answer:
        assert answer.status == 200
    one.until(r"\d\d:\d\d:\d\d GET /sparql 200 \d+ B \d+ ms ASK \{\}\n")
    one.process.send_signal(number)
    one.process.send_signal(number)

    assert 0 == one.process.wait(15)
    assert 2 == len(one.lines)


def test_a_running_query_does_not_hold_it(program, cross_product):
    """A query that does not end is no reason to stay."""
    one = program("--max-seconds", "60")
    body = f"query={quote(cross_product)}".encode()
    head = f"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n"
    door = send(one.port, f"{head}Content-Type: application/x-www-form-urlencoded\r\n\r\n".encode() + body)
    time.sleep(0.5)
    one.process.send_signal(signal.SIGTERM)

    assert 0 == one.process.wait(15)
    door.close()


def test_slow_clients_are_cut_off(program):
    """A head that trickles in is cut off after ten seconds, a body that does is answered with 408."""
    one = program()
    slow_head = send(one.port, b"GET /sparql HTTP/1.1\r\nHost: localhost\r\n")
    slow_body = send(
        one.port,
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n"
        b"Content-Type: application/sparql-query\r\n\r\nA",
    )
    begin = time.monotonic()
    with contextlib.suppress(ConnectionError):
        assert b"" == slow_head.recv(1000)
    assert slow_body.recv(1000).startswith(b"HTTP/1.1 408")
    assert 8 < time.monotonic() - begin < 20
    for door in (slow_head, slow_body):
        door.close()


def test_a_port_that_is_taken(dataset):
    """A port that somebody else has is told, with what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServeError, match=f"port {port} .* in use; choose another with --port"):
            serve(dataset, port=port, limits=server.Limits(), explorer=str, on_ready=lambda *_: None)


def test_no_dataset(tmp_path):
    """A folder without a dataset is told before anything is started."""
    with pytest.raises(DatasetError, match="holds no dataset"):
        serve(tmp_path, port=0, limits=server.Limits(), explorer=str, on_ready=lambda *_: None)


def test_a_dataset_that_cannot_be_loaded(program, tmp_path):
    """A file that is no dataset ends the program with one line that says so."""
    (tmp_path / "graph.nq").write_text("no quads", encoding="utf-8")
    one = program(folder=tmp_path)

    assert 1 == one.process.wait(30)
    assert "graph.nq" in one.until(r"kgraph: .*\n")[0]
    assert "Traceback" not in "".join(one.lines)
