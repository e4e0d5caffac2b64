"""The dispatcher's client: typed answers, named refusals, and a line that is known to be dead."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TypeVar

import httpx
import pytest
from live_hall import LiveHall, serve_live

from dispatcher import wire
from dispatcher.client import http as client_module
from dispatcher.client.http import HallAway, HallClient, HallRefused

T = TypeVar("T")
HOUSEHOLD = wire.IssueTicket(services=["id-card-new"])


def ask(url: str, do: Callable[[HallClient], Awaitable[T]]) -> T:
    """Run `do` with a client of the hall at `url`."""

    async def run() -> T:
        async with HallClient(url) as client:
            return await do(client)

    return asyncio.run(run())


def test_a_whole_visit_goes_through_the_client(live_hall: LiveHall) -> None:
    async def visit(client: HallClient) -> None:
        catalogue = await client.catalogue()
        assert catalogue.open
        taken = await client.issue(HOUSEHOLD)
        other = await client.issue(HOUSEHOLD)
        assert (await client.printed(taken.id, "printed")).printed == "printed"
        assert (await client.window("1", "open", wire.OpenWindow(clerk="c01"))).state == "idle"
        called = await client.call_next("1")
        assert called is not None
        assert called.id == taken.id
        assert (await client.serve("1", "recall")).recalls == 1
        assert (await client.serve("1", "start")).state == "serving"
        done = await client.complete("1", wire.CompleteCase(outcome="done", then="call-next"))
        assert done.called is not None
        assert done.called.id == other.id
        led = await client.serve("1", "transfer", wire.TransferTicket(service="consult", note="请解释"))
        assert (await client.ticket(led.id)).note == "请解释"
        assert (await client.cancel(led.id)).state == "cancelled"
        assert await client.call_next("1") is None
        await client.report("printer-1", "ready")
        hall = await client.hall()
        assert [device.id for device in hall.devices] == ["printer-1"]
        events = await client.events(after=hall.seq - 2)
        assert (len(events.events), events.head) == (2, hall.seq)
        assert (await client.window("1", "close", wire.CloseWindow())).state == "closed"
        assert (await client.close_day(wire.CloseDay())).date == "2026-11-23"

    ask(live_hall.url, visit)


def test_a_refusal_says_what_was_wrong(live_hall: LiveHall) -> None:
    with pytest.raises(HallRefused) as refused:
        ask(live_hall.url, lambda client: client.call_next("1"))
    assert refused.value.code == "window-not-open"
    assert refused.value.problem.status == 409
    assert "窗口没有在办公" in str(refused.value)
    assert "The window is not at work" in str(refused.value)


def test_an_id_stays_within_its_part_of_the_address(live_hall: LiveHall) -> None:
    for odd in ("../hall", "A001?x=1", "A001#x", "A 001", "甲/乙"):
        with pytest.raises(HallRefused) as refused:
            ask(live_hall.url, partial(HallClient.ticket, ticket=odd))
        assert refused.value.problem.status in (404, 422)


def test_the_same_key_brings_the_same_ticket(live_hall: LiveHall) -> None:
    async def twice(client: HallClient) -> tuple[wire.Ticket, wire.Ticket]:
        return await client.issue(HOUSEHOLD, "key"), await client.issue(HOUSEHOLD, "key")

    first, again = ask(live_hall.url, twice)
    assert first == again


def test_a_hall_that_is_not_there_is_away(live_hall: LiveHall) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        nobody = f"http://127.0.0.1:{listening.getsockname()[1]}"
    for call in (HallClient.hall, HallClient.catalogue):
        with pytest.raises(HallAway, match="连不上大厅服务"):
            ask(nobody, call)
    with pytest.raises(HallAway):
        ask(nobody, lambda client: client.issue(HOUSEHOLD))


def test_an_answer_that_is_no_problem_is_no_hall() -> None:
    with pytest.raises(HallAway, match="HTTP 502"):
        ask_answering(httpx.Response(502, text="Bad Gateway"), HallClient.hall)


def ask_answering(answer: httpx.Response, do: Callable[[HallClient], Awaitable[T]]) -> T:
    """Run `do` with a client that gets this answer, whatever it asks."""

    async def run(client: HallClient) -> T:
        await client._http.aclose()  # the line gives way to a made-up one
        client._http = httpx.AsyncClient(base_url="http://hall", transport=httpx.MockTransport(lambda _: answer))
        return await do(client)

    return ask("http://hall", run)


def test_the_stream_tells_every_event(live_hall: LiveHall) -> None:
    async def follow(client: HallClient) -> list[str]:
        taken = [await client.issue(HOUSEHOLD) for _ in range(3)]
        seen: list[str] = []
        async for event in client.stream(after=0):
            if event.type == "ticket-issued.1":
                seen.append(str(event.data["ticket"]))
            if len(seen) == 3:
                break
        assert seen == [ticket.id for ticket in taken]
        return seen

    assert len(ask(live_hall.url, follow)) == 3


def test_a_line_ends_at_a_newline_and_nowhere_else() -> None:
    data = '{"seq":1,"at":"now","type":"t.1","data":{"clerk":"a\u2028b\x85c"}}'
    answer = httpx.Response(200, content=f": beat\n\nid: 1\ndata: {data}\n\n".encode())

    async def follow(client: HallClient) -> list[wire.StreamedEvent]:
        return [event async for event in client.stream(after=0)]

    (event,) = ask_answering(answer, follow)
    assert event.data == {"clerk": "a\u2028b\x85c"}


def test_a_stream_ahead_of_the_log_is_refused(live_hall: LiveHall) -> None:
    async def follow(client: HallClient) -> None:
        async for _ in client.stream(after=10_000):
            pass

    with pytest.raises(HallRefused) as refused:
        ask(live_hall.url, follow)
    assert refused.value.code == "stream-ahead-of-log"


def test_a_stream_ends_when_the_hall_goes(tmp_path: Path) -> None:
    with ExitStack() as hall:
        live = hall.enter_context(serve_live(tmp_path))

        async def follow(client: HallClient) -> list[str]:
            seen: list[str] = []
            async for event in client.stream(after=0):
                seen.append(event.type)
                if event.type == "day-opened.1":
                    await asyncio.to_thread(hall.close)
            return seen

        assert ask(live.url, follow) == ["hall-configured.1", "day-opened.1"]


def test_a_silent_line_is_dead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_module, "SILENCE_SECONDS", 0.2)

    async def follow(client: HallClient) -> None:
        async for _ in client.stream(after=0):
            pass

    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(HallAway, match="ReadTimeout"):
            ask(url, follow)
