"""What errands ask travels by Qt's network, and comes back to where it was asked."""

from __future__ import annotations

import socket
import socketserver
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar

import pytest
from cut_line import CutLine
from gui.drawn import discard
from live_hall import LiveHall
from pytestqt.qtbot import QtBot

from dispatcher import wire
from dispatcher.client.acts import HallActs
from dispatcher.client.errors import HallAway, HallRefused
from dispatcher.client.qt import courier as courier_module
from dispatcher.client.qt.courier import Courier
from dispatcher.client.qt.errands import Errands, Failure

T = TypeVar("T")
HOUSEHOLD = wire.IssueTicket(services=["id-card-new"])
ANSWER = b"HTTP/1.1 %b\r\nContent-Type: text/html\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%b"


class Sent:
    """Errands that ask one hall, and wait for how each ends."""

    def __init__(self, url: str, qtbot: QtBot) -> None:
        self.courier, self.errands = Courier(url), Errands()
        self._qtbot = qtbot

    def ask(self, act: Callable[[HallActs], Coroutine[Any, Any, T]]) -> T:
        """What an act brings. Raises why it was not done."""
        brought: list[T] = []
        failed: list[Failure] = []
        acts = HallActs(self.courier.send)
        self.errands.run(lambda: act(acts), brought.append, failed.append)
        self._qtbot.waitUntil(lambda: bool(brought or failed), timeout=20_000)
        if failed:
            raise failed[0]
        return brought[0]

    def end(self) -> None:
        """Ask no more."""
        self.errands.stop()
        discard(self.errands, self.courier)


@pytest.fixture
def send(qtbot: QtBot) -> Iterator[Callable[[str], Sent]]:
    """Sends errands to a hall."""
    made: list[Sent] = []

    def to(url: str) -> Sent:
        made.append(Sent(url, qtbot))
        return made[-1]

    yield to
    for each in made:
        each.end()


@pytest.fixture
def sent(send: Callable[[str], Sent], live_hall: LiveHall) -> Sent:
    """Errands to a hall that is there."""
    return send(live_hall.url)


def test_a_visit_from_number_to_number_goes_by_courier(sent: Sent) -> None:
    async def visit(hall: HallActs) -> None:
        assert (await hall.catalogue()).open
        taken, other = await hall.issue(HOUSEHOLD), await hall.issue(HOUSEHOLD)
        assert (await hall.printed(taken.id, "printed")).printed == "printed"
        assert (await hall.window("1", "open", wire.OpenWindow(clerk="c01"))).state == "idle"
        called = await hall.call_next("1")
        assert called is not None
        assert called.id == taken.id
        done = await hall.complete("1", wire.CompleteCase(outcome="done", then="call-next"))
        assert done.called is not None
        assert done.called.id == other.id
        led = await hall.serve("1", "transfer", wire.TransferTicket(service="consult", note="请解释"))
        assert (await hall.ticket(led.id)).note == "请解释"
        assert (await hall.cancel(led.id)).state == "cancelled"
        assert [ticket.id for ticket in (await hall.tickets(("cancelled",))).tickets] == [led.id]
        assert await hall.call_next("1") is None

    sent.ask(visit)


def test_the_same_key_brings_the_same_ticket(sent: Sent) -> None:
    first = sent.ask(lambda hall: hall.issue(HOUSEHOLD, "key"))
    assert sent.ask(lambda hall: hall.issue(HOUSEHOLD, "key")) == first


def test_a_refusal_comes_with_its_problem(sent: Sent) -> None:
    with pytest.raises(HallRefused) as refused:
        sent.ask(lambda hall: hall.call_next("1"))
    assert (refused.value.code, refused.value.problem.status) == ("window-not-open", 409)


@pytest.mark.parametrize("odd", ["../hall", "A001?x=1", "A001#x", "A 001", "甲/乙", "100%"])
def test_an_id_stays_within_its_part_of_the_address(odd: str, sent: Sent) -> None:
    with pytest.raises(HallRefused) as refused:
        sent.ask(partial(HallActs.ticket, ticket=odd))
    assert refused.value.problem.status in (404, 422)


def test_a_device_without_a_token_that_a_hall_asks_for_is_refused(send: Callable[[str], Sent]) -> None:
    problem = wire.Problem(
        type="urn:hall:problem:unknown-device", title="不", status=401, detail="不", title_en="no", detail_en="no"
    )
    answer = _answering(b"401 Unauthorized", problem.model_dump_json().encode())
    with answer as url, pytest.raises(HallRefused) as refused:
        send(url).ask(HallActs.hall)
    assert refused.value.code == "unknown-device"


def test_a_hall_that_is_not_there_is_away(send: Callable[[str], Sent]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        nobody = f"http://127.0.0.1:{listening.getsockname()[1]}"
    with pytest.raises(HallAway, match="连不上大厅服务"):
        send(nobody).ask(lambda hall: hall.issue(HOUSEHOLD))


@pytest.mark.parametrize("answer", [b"502 Bad Gateway", b"404 Not Found"])
def test_an_answer_that_is_no_problem_is_no_hall(answer: bytes, send: Callable[[str], Sent]) -> None:
    with _answering(answer, b"<html>") as url, pytest.raises(HallAway, match=f"HTTP {answer[:3].decode()}"):
        send(url).ask(HallActs.hall)


def test_an_answer_that_is_cut_short_is_none(send: Callable[[str], Sent]) -> None:
    with _answering(b"200 OK", b'{"id": "hall"', missing=10) as url, pytest.raises(HallAway):
        send(url).ask(HallActs.hall)


def test_a_hall_that_takes_too_long_is_away(send: Callable[[str], Sent], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(courier_module, "READ_MS", 200)
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(HallAway):
        send(f"http://127.0.0.1:{silent.getsockname()[1]}").ask(HallActs.hall)


def test_a_hall_that_comes_back_is_found_at_once(send: Callable[[str], Sent], line: CutLine) -> None:
    sent = send(line.url)
    assert sent.ask(HallActs.hall).open
    line.cut()
    with pytest.raises(HallAway):
        sent.ask(HallActs.hall)
    line.mend()
    assert sent.ask(HallActs.hall).open


def test_a_stop_does_not_wait_for_an_answer(qtbot: QtBot) -> None:
    told: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as silent:
        sent = Sent(f"http://127.0.0.1:{silent.getsockname()[1]}", qtbot)
        sent.errands.run(HallActs(sent.courier.send).hall, told.append, told.append)
        asked: list[socket.socket] = []
        threading.Thread(target=lambda: asked.append(silent.accept()[0])).start()
        qtbot.waitUntil(lambda: bool(asked), timeout=20_000)
        sent.end()
        asked[0].close()
    assert told == []


@contextmanager
def _answering(status: bytes, body: bytes, missing: int = 0) -> Iterator[str]:
    """Whoever asks at this address gets this answer; with `missing`, it ends before its time."""

    class Answer(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            while self.rfile.readline().strip():
                pass
            self.wfile.write(ANSWER % (status, len(body) + missing, body))

    with socketserver.TCPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
