"""The live stream: every event once, in order, without a gap, to everybody, and only once it is durable."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import live_hall
import pytest
from event_stream import StreamReader, reading
from front_desk import FrontDesk
from live_hall import serve_live

from dispatcher import server
from dispatcher.api import stream as stream_module
from dispatcher.server import listen
from dispatcher.store import EventStore
from dispatcher.store.errors import DiskFull


def seqs(stream: StreamReader, count: int) -> list[int]:
    """Numbers of the next few events."""
    return [event.seq for event in stream.events(count)]


def test_events_come_in_order_as_they_stand_in_the_log(desk: FrontDesk) -> None:
    with reading(desk.live.url, after=0) as stream:
        desk.open("1")
        for _ in range(5):
            desk.take()
        desk.call("1")
        log = desk.log()
        streamed = stream.events(len(log))
    assert [event.seq for event in streamed] == list(range(1, len(log) + 1))
    for shown, kept in zip(streamed, log, strict=True):
        assert (shown.seq, shown.at, shown.type, shown.data) == (kept.seq, kept.at, kept.type, kept.data)


def test_a_frame_carries_its_number_as_id(desk: FrontDesk) -> None:
    with reading(desk.live.url) as stream:
        desk.take()
        frame = stream.frame()
    assert frame.startswith(b"id: %d\ndata: {" % desk.live.service.seq)
    assert frame.count(b"\n") == 1


def test_a_stream_without_a_place_begins_now(desk: FrontDesk) -> None:
    desk.take()
    head = desk.live.service.seq
    with reading(desk.live.url) as stream:
        desk.take()
        assert stream.event().seq == head + 1


def test_a_client_resumes_exactly_behind_what_it_has(desk: FrontDesk) -> None:
    for _ in range(10):
        desk.take()
    head = desk.live.service.seq
    for last in (0, 1, 5, head - 1, head):
        with reading(desk.live.url, last_event_id=last) as stream:
            assert seqs(stream, head - last) == list(range(last + 1, head + 1))
            desk.take()
            head += 1
            assert stream.event().seq == head


def test_last_event_id_goes_before_the_query(desk: FrontDesk) -> None:
    with reading(desk.live.url, last_event_id=2, after=0) as stream:
        desk.take()
        assert stream.event().seq == 3


def test_a_place_ahead_of_the_log_is_refused(desk: FrontDesk) -> None:
    head = desk.live.service.seq
    answer = desk.live.http.get("/api/v1/stream", headers={"Last-Event-ID": str(head + 1)})
    assert (answer.status_code, answer.json()["type"]) == (409, "urn:hall:problem:stream-ahead-of-log")
    assert answer.json()["actual"] == str(head + 1)


def test_the_stream_beats_while_nothing_happens(desk: FrontDesk) -> None:
    with reading(desk.live.url) as stream:
        began = time.monotonic()
        assert [stream.beat() for _ in range(2)] == [b": beat"] * 2
        assert time.monotonic() - began < 3


def test_nothing_is_missed_or_doubled_while_a_client_catches_up(
    desk: FrontDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream_module, "PAGE", 3)
    for _ in range(20):
        desk.take()
    done = threading.Event()

    def keep_taking() -> None:
        with httpx.Client(base_url=desk.live.url, trust_env=False) as http:
            while not done.is_set():
                assert http.post("/api/v1/tickets", json={"services": ["id-card-new"]}).status_code == 201

    with ThreadPoolExecutor(1) as crowd:
        taking = crowd.submit(keep_taking)
        try:
            for _ in range(10):
                beyond = desk.live.service.seq + 3
                with reading(desk.live.url, after=0) as stream:
                    assert seqs(stream, beyond) == list(range(1, beyond + 1))
        finally:
            done.set()
        taking.result()


def test_everybody_gets_the_same_bytes(desk: FrontDesk) -> None:
    with ExitStack() as streams:
        clients = [streams.enter_context(reading(desk.live.url)) for _ in range(20)]
        desk.open("1")
        for _ in range(10):
            desk.take()
        frames = [[client.frame() for _ in range(11)] for client in clients]
    assert all(seen == frames[0] for seen in frames)


@contextmanager
def small_buffers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Halls served within this have so little room on the line that a client who does not read is soon stuck."""

    def listen_with_little_room(host: str, port: int) -> socket.socket:
        listening = listen(host, port)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4_096)
        return listening

    with monkeypatch.context() as patched:
        patched.setattr(live_hall, "listen", listen_with_little_room)
        yield


@contextmanager
def client_that_does_not_read(url: str) -> Iterator[socket.socket]:
    """A stream that is open and never read beyond its beginning."""
    address = httpx.URL(url)
    with socket.socket() as line:
        line.settimeout(10)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2_048)
        line.connect((address.host, address.port))
        line.sendall(b"GET /api/v1/stream HTTP/1.1\r\nHost: hall\r\n\r\n")
        received = b""
        while b": beat" not in received:
            received += line.recv(64)
        yield line


def test_a_client_that_does_not_read_is_let_go_and_may_resume(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream_module, "BACKLOG", 20)
    with small_buffers(monkeypatch), serve_live(tmp_path) as live:
        desk = FrontDesk(live)
        before, issued = live.service.seq, 0
        with reading(live.url) as other, client_that_does_not_read(live.url) as stuck:
            while _clients(desk) == 2:
                desk.take(*["id-card-new"] * 30, proxy=True)
                issued += 1
                assert issued < 5_000, "a client that never reads is kept for ever"
            assert issued > 20
            assert seqs(other, issued) == list(range(before + 1, before + issued + 1))
            rest = _all_that_comes(stuck)
        got = [int(line[4:]) for line in rest.splitlines() if line.startswith(b"id: ")]
        assert got == list(range(before + 1, got[-1] + 1)), "up to where it was let go nothing is missing"
        with reading(live.url, last_event_id=got[-1]) as resumed:
            assert seqs(resumed, before + issued - got[-1]) == list(range(got[-1] + 1, before + issued + 1))


def _all_that_comes(line: socket.socket) -> bytes:
    """What a stuck client finds when it reads on, until the hall ends the stream."""
    received = b""
    while not received.endswith(b"0\r\n\r\n"):
        received += line.recv(65_536)
    return received


def _clients(desk: FrontDesk) -> float:
    figures = desk.live.http.get("/metrics").text.splitlines()
    return next(float(line.split()[1]) for line in figures if line.startswith("hall_stream_clients "))


def test_a_client_that_hangs_up_is_forgotten(desk: FrontDesk) -> None:
    with reading(desk.live.url), reading(desk.live.url):
        assert _clients(desk) == 2
    with reading(desk.live.url) as third:
        while _clients(desk) > 1:
            third.beat()


def test_streams_end_promptly_when_the_hall_stops(tmp_path: Path) -> None:
    with ExitStack() as streams:
        with serve_live(tmp_path) as live:
            clients = [streams.enter_context(reading(live.url)) for _ in range(5)]
            live.issue("id-card-new")
            began = time.monotonic()
        assert time.monotonic() - began < 2
        for client in clients:
            assert any(frame.startswith(b"id: ") for frame in client.rest())


def test_a_stuck_client_does_not_keep_the_hall_from_stopping(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "GRACE_SECONDS", 1)
    with ExitStack() as lines:
        with small_buffers(monkeypatch), serve_live(tmp_path) as live:
            lines.enter_context(client_that_does_not_read(live.url))
            for _ in range(150):
                live.issue(*["id-card-new"] * 30, proxy=True)
            began = time.monotonic()
        assert 1 <= time.monotonic() - began < 3
    with serve_live(tmp_path) as live:
        assert live.service.seq > 150


def test_an_event_is_streamed_only_once_it_is_durable(desk: FrontDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    append = EventStore.append

    def append_and_fail(store: EventStore, *event: object) -> object:
        append(store, *event)  # type: ignore[arg-type]  # passed on as it came
        raise DiskFull("no room")

    with reading(desk.live.url) as stream, reading(desk.live.url) as second:
        with monkeypatch.context() as broken:
            broken.setattr(EventStore, "append", append_and_fail)
            assert desk.live.http.post("/api/v1/tickets", json={"services": ["id-card-new"]}).status_code == 503
        second.beat()
        first = desk.take()
        event = stream.event()
    assert (event.type, event.data["ticket"]) == ("ticket-issued.1", first.id)
    assert first.number == "A001"
