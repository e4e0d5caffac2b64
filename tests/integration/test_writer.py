"""The one writer when things go wrong: a disk that fails, a command that fails, a view that must keep up."""

from __future__ import annotations

import asyncio
import dataclasses
import random
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from event_stream import reading
from front_desk import BUSINESS, ENQUIRY, HOUSEHOLD, INSURANCE, FrontDesk
from live_hall import SetClock, serve_live, township
from recorded_hall import plain

from dispatcher import service as service_module
from dispatcher.domain import commands as c
from dispatcher.domain.errors import Refused
from dispatcher.domain.events import Event
from dispatcher.domain.model import Hall, Outcome
from dispatcher.service import Act, Answer, CommandFailed, HallService, KeyReused, ServiceStopped
from dispatcher.store import EventStore, Recorded, StoreUnavailable, verify
from dispatcher.store.errors import DiskFull, RecordRefused

T = TypeVar("T")
SOMEBODY = c.IssueTicket((HOUSEHOLD,), "normal")


def act(command: c.Command, **more: object) -> Act:
    """A command of a test, answered with the number of its events."""

    def render(hall: Hall, events: Sequence[Event], at: int) -> Answer:
        return Answer(200, str(len(events)).encode())

    return dataclasses.replace(Act(command, "test", render), **more)  # type: ignore[arg-type]  # fields by name


def with_hall(folder: Path, do: Callable[[HallService], Awaitable[T]], clock: SetClock | None = None) -> T:
    """Run `do` with a hall at work in `folder`, without a server before it."""

    async def run() -> T:
        service = HallService(EventStore.open(folder), clock or SetClock(), township().rules())
        service.start()
        try:
            return await do(service)
        finally:
            await service.stop()

    return asyncio.run(run())


async def until(true: Callable[[], bool]) -> None:
    """Let the event loop go on until something is true."""
    async with asyncio.timeout(20):
        while not true():
            await asyncio.sleep(0.005)


@contextmanager
def full_disk(service: HallService) -> Iterator[None]:
    """The database may not grow by one page within this."""
    connection = service._store._connection  # the disk of the test: nothing else can fill it
    most = connection.execute("PRAGMA max_page_count").fetchone()[0]
    connection.execute("PRAGMA max_page_count = 1")  # SQLite raises it to the present size
    try:
        yield
    finally:
        connection.execute(f"PRAGMA max_page_count = {most}")


def test_a_full_disk_refuses_changes_nothing_and_is_overcome_by_itself(desk: FrontDesk) -> None:
    desk.open("1")
    desk.take()
    before, hall = desk.live.service.seq, desk.live.http.get("/api/v1/hall").content
    with full_disk(desk.live.service), reading(desk.live.url) as stream:
        while (answer := desk.live.http.post("/api/v1/tickets", json={"services": [HOUSEHOLD]})).status_code == 201:
            before, hall = desk.live.service.seq, desk.live.http.get("/api/v1/hall").content
        assert (answer.status_code, answer.json()["type"]) == (503, "urn:hall:problem:not-stored")
        assert "磁盘已满" in answer.json()["detail"]
        ready = desk.live.http.get("/health/ready")
        assert (ready.status_code, ready.json()["type"]) == (503, "urn:hall:problem:not-stored")
        assert desk.live.http.get("/health/live").status_code == 200
        assert desk.live.http.get("/api/v1/hall").content == hall
        assert desk.live.service.seq == before
        for _ in range(3):
            stream.beat()
        ready = desk.live.http.get("/health/ready")
        assert ready.status_code == 503, "a quiet moment is no sign of a disk that is back"
    with reading(desk.live.url) as beating:
        for _ in range(10):
            if desk.live.http.get("/health/ready").status_code == 200:
                break
            beating.beat()
        assert desk.live.http.get("/health/ready").status_code == 200, "it recovers without being asked for anything"
    assert desk.take().state == "waiting"
    log = desk.log()
    assert [event.seq for event in log] == list(range(1, len(log) + 1))


def test_a_batch_that_the_disk_refuses_is_refused_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loads = 0
    load = EventStore.load

    def counted(store: EventStore) -> Hall:
        nonlocal loads
        loads += 1
        return load(store)

    def refuse(store: EventStore, *_: object) -> list[Recorded]:
        raise DiskFull("no room")

    async def flood(service: HallService) -> list[object]:
        await service.submit(act(SOMEBODY))
        with monkeypatch.context() as broken:
            broken.setattr(EventStore, "append", refuse)
            answers = await asyncio.gather(*(service.submit(act(SOMEBODY)) for _ in range(100)), return_exceptions=True)
        assert isinstance(service.trouble, DiskFull)
        await until(lambda: service.trouble is None)
        assert (await service.submit(act(SOMEBODY))).body == b"1"
        return list(answers)

    monkeypatch.setattr(EventStore, "load", counted)
    answers = with_hall(tmp_path, flood)
    assert all(isinstance(answer, StoreUnavailable) for answer in answers)
    assert loads < 20, "the state is not made anew for every command of the batch"
    with EventStore.open(tmp_path) as store:
        assert len(store.load().tickets) == 2


@pytest.mark.expects_errors
def test_a_poisoned_command_takes_nobody_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    append = EventStore.append

    def refuse_poison(store: EventStore, *event: object) -> list[Recorded]:
        recorded = append(store, *event)  # type: ignore[arg-type]  # passed on as it came
        if "poison" in event:
            raise RecordRefused("UNIQUE constraint failed")
        return recorded

    async def flood(service: HallService) -> list[object]:
        acts = [act(SOMEBODY) for _ in range(20)]
        acts[7] = act(SOMEBODY, command_id="poison")
        answers = await asyncio.gather(*(service.submit(one) for one in acts), return_exceptions=True)
        assert service.trouble is None
        return list(answers)

    monkeypatch.setattr(EventStore, "append", refuse_poison)
    answers = with_hall(tmp_path, flood)
    assert isinstance(answers[7], CommandFailed)
    assert all(isinstance(answer, Answer) for number, answer in enumerate(answers) if number != 7)
    with EventStore.open(tmp_path) as store:
        assert len(store.load().tickets) == 19
        assert "poison" not in {row.command_id for row in store.read_events(0, 100)}
    assert verify(tmp_path).sound


@pytest.mark.expects_errors
def test_a_command_that_fails_in_an_unknown_way_is_answered_500_alone(
    desk: FrontDesk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    remember = EventStore.remember

    def stumble(store: EventStore, command_id: str, *answer: object) -> None:
        if command_id == "stumble":
            raise ZeroDivisionError("a fault that nobody thought of")
        remember(store, command_id, *answer)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(EventStore, "remember", stumble)
    desk.take()
    before = desk.live.service.seq
    stumbling = {"Idempotency-Key": "stumble"}
    answer = desk.live.http.post("/api/v1/tickets", json={"services": [HOUSEHOLD]}, headers=stumbling)
    assert (answer.status_code, answer.json()["type"]) == (500, "urn:hall:problem:unforeseen")
    assert "nobody thought of" not in answer.text, "what went wrong inside is for the log alone"
    assert desk.live.service.seq == before
    assert desk.live.http.get("/health/ready").status_code == 200
    assert desk.take().number == "A002"
    assert "a fault that nobody thought of" in caplog.text


def test_a_refusal_is_no_fault_and_leaves_the_batch_as_it_is(tmp_path: Path) -> None:
    async def mixed(service: HallService) -> list[object]:
        acts = [act(SOMEBODY), act(c.CallNext("1")), act(SOMEBODY), act(c.IssueTicket((), "normal")), act(SOMEBODY)]
        return list(await asyncio.gather(*(service.submit(one) for one in acts), return_exceptions=True))

    answers = with_hall(tmp_path, mixed)
    assert [isinstance(answer, Refused) for answer in answers] == [False, True, False, True, False]


def test_a_key_is_known_within_the_batch_that_brought_it(tmp_path: Path) -> None:
    async def twice(service: HallService) -> list[object]:
        first = act(SOMEBODY, command_id="k", digest=b"a")
        other = act(SOMEBODY, command_id="k", digest=b"b")
        under_way = [service.submit(one) for one in (first, first, other)]
        return list(await asyncio.gather(*under_way, return_exceptions=True))

    one, again, other = with_hall(tmp_path, twice)
    assert one == again
    assert isinstance(other, KeyReused)


def test_a_stopping_hall_finishes_what_it_has_and_takes_nothing_more(tmp_path: Path) -> None:
    async def stop_in_the_middle(service: HallService) -> int:
        under_way = [asyncio.ensure_future(service.submit(act(SOMEBODY))) for _ in range(50)]
        await asyncio.sleep(0)
        stopping = asyncio.ensure_future(service.stop())
        await asyncio.sleep(0)
        with pytest.raises(ServiceStopped):
            await service.submit(act(SOMEBODY))
        await stopping
        return len([await answer for answer in under_way])

    async def run() -> int:
        service = HallService(EventStore.open(tmp_path), SetClock(), township().rules())
        service.start()
        return await stop_in_the_middle(service)

    assert asyncio.run(run()) == 50
    with EventStore.open(tmp_path) as store:
        assert len(store.load().tickets) == 50


@pytest.mark.expects_errors
def test_a_snapshot_that_fails_does_not_stop_the_hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(store: EventStore, hall: Hall) -> None:
        raise ValueError("no snapshot of this hall")

    async def go_on(service: HallService) -> None:
        monkeypatch.setattr(service_module, "SNAPSHOT_EVERY", 1)
        monkeypatch.setattr(EventStore, "snapshot", fail)
        for _ in range(3):
            assert (await service.submit(act(SOMEBODY))).status == 200
        assert service.trouble is None

    with_hall(tmp_path, go_on)


@pytest.mark.expects_errors
def test_a_day_that_cannot_be_turned_is_told_as_trouble_and_recovers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(hall: Hall, at: int) -> None:
        raise RuntimeError("no day")

    async def turn(service: HallService) -> None:
        with monkeypatch.context() as broken:
            broken.setattr(service_module, "due", fail)
            await until(lambda: service.trouble is not None)
        await until(lambda: service.trouble is None)
        assert (await service.submit(act(SOMEBODY))).status == 200

    with_hall(tmp_path, turn)


def test_a_hall_in_trouble_keeps_no_snapshot_of_what_was_not_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = EventStore.append

    def write_and_fail(store: EventStore, *event: object) -> list[Recorded]:
        append(store, *event)  # type: ignore[arg-type]  # passed on as it came
        raise DiskFull("no room")

    async def fail_and_stop(service: HallService) -> None:
        await service.submit(act(SOMEBODY))
        monkeypatch.setattr(service_module, "SNAPSHOT_EVERY", 1)
        monkeypatch.setattr(EventStore, "append", write_and_fail)
        with pytest.raises(DiskFull):
            await service.submit(act(SOMEBODY))

    with_hall(tmp_path, fail_and_stop)
    monkeypatch.undo()
    assert verify(tmp_path).sound
    with EventStore.open(tmp_path) as store:
        assert len(store.load().tickets) == 1


def test_the_view_is_the_writers_state_after_many_random_commands(tmp_path: Path) -> None:
    clock, chance = SetClock(), random.Random(20261123)

    async def live(service: HallService) -> None:
        for _ in range(1_500):
            clock.pass_time(seconds=chance.randrange(40))
            await asyncio.gather(
                *(service.submit(act(_anything(service.view, chance))) for _ in range(chance.randrange(1, 4))),
                return_exceptions=True,
            )
        kinds = {event.type for event in service._store.read_events(0, 10_000)}  # what came of it
        assert len(kinds) >= 15, kinds
        assert plain(service.view) == plain(service._hall)
        assert plain(service.view) == plain(service._store.load())
        assert service.seq == service._store.head.seq

    with_hall(tmp_path, live, clock)
    assert verify(tmp_path).sound


def _anything(hall: Hall, chance: random.Random) -> c.Command:
    """Something that somebody might ask for, sensible or not."""
    window = chance.choice(list(hall.windows))
    ticket = chance.choice([*hall.tickets, "20261123-A999"])
    service = chance.choice([HOUSEHOLD, INSURANCE, BUSINESS, ENQUIRY, "collect"])
    acts: list[c.Command] = [
        c.IssueTicket((service,), chance.choice(["normal", "elderly"])),
        c.IssueTicket(tuple({service, BUSINESS}), "normal"),
        c.OpenWindow(window, chance.choice(["c01", "c02", "c05", "c06"])),
        c.CloseWindow(window, *chance.choice([(None, None), ("key-a", "key-r")])),
        c.PauseWindow(window, "break"),
        c.ResumeWindow(window),
        c.CallNext(window),
        c.CallNext(window),
        c.CallTicket(window, ticket, "key-r"),
        c.RecallTicket(window),
        c.StartService(window),
        c.CompleteCase(window, Outcome.DONE, None, chance.random() < 0.5),
        c.RecordNoShow(window),
        c.ParkTicket(window),
        c.ReinstateTicket(window, ticket),
        c.TransferTicket(window, service),
        c.CancelTicket(ticket),
        c.ReportDevice("printer-1", chance.choice(["ready", "paper_low"])),
    ]
    return chance.choice(acts)


def test_a_hall_in_a_folder_survives_a_restart_event_for_event(tmp_path: Path) -> None:
    with serve_live(tmp_path) as live:
        desk = FrontDesk(live)
        desk.open("1")
        desk.take()
        desk.take(BUSINESS)
        desk.call("1")
        desk.complete("1", then="call-next")
        seen, log = live.http.get("/api/v1/hall").json(), desk.log()
    with serve_live(tmp_path) as live:
        assert live.http.get("/api/v1/hall").json() == seen
        assert FrontDesk(live).log() == log
