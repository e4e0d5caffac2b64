"""A day lived in a hall of processes: a dispatcher, its kiosks, the people and the clerks."""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import random
from collections.abc import Callable, Coroutine, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dispatcher import wire
from dispatcher.client.http import HallAway, HallClient, HallRefused
from dispatcher.config import HallConfig
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE, MICROSECONDS_PER_SECOND
from sim.cast import PRINTER_OFF, Cast
from sim.citizens import live_visit
from sim.clerks import Desk
from sim.day import Day
from sim.demand import Demand, Visit, arrival_spans
from sim.hall_time import HallTime, microseconds
from sim.kiosks import KioskInUse
from sim.people import Observations, People
from sim.processes import Program, ProgramEnded, dispatcher, running
from sim.seating import DeskPlan, Seating
from sim.stream import Listener, ReadyCalls, follow

START_SECONDS = 5.0
"""Real seconds between the start of the dispatcher's clock and the first number: the kiosks start meanwhile."""
PEOPLE_PER_KIOSK = 400
LATEST_MINUTES = 300
"""Minutes after closing time at which a day that has not ended counts as stuck."""
LOG_PAGE = 1000
DYING_SECONDS = 2.0
"""How long a broken line may be looked at to see whether the dispatcher died."""


class DayNeverEnded(Exception):
    """Hours after closing time the dispatcher had still not ended the day."""

    def __init__(self, waiting: Sequence[str]) -> None:
        super().__init__(waiting)
        self.waiting = tuple(waiting)

    def __str__(self) -> str:
        return (
            f"下班数小时后这一天仍未结束，还在等候：{'、'.join(self.waiting) or '无'}。 / "
            f"The day had not ended hours after closing; still waiting: {', '.join(self.waiting) or 'nobody'}."
        )


@dataclass(frozen=True, slots=True)
class DayPlan:
    """Everything that is decided before the day begins."""

    hall_file: Path
    config: HallConfig
    date: datetime.date
    speed: float
    visits: tuple[Visit, ...]
    desks: tuple[DeskPlan, ...]

    def starts(self) -> datetime.datetime:
        """The hall's local time at which the dispatcher's clock starts: some real seconds before the first number."""
        rules = self.config.rules()
        first = rules.hours.moment(self.date, 0) + int(min(v.arrives for v in self.visits) * MICROSECONDS_PER_MINUTE)
        lead = int(START_SECONDS * self.speed * MICROSECONDS_PER_SECOND)
        return rules.hours.local(max(first - lead, rules.hours.moment(self.date, 0))).replace(
            tzinfo=None, microsecond=0
        )


@dataclass(frozen=True, slots=True)
class DayRecord:
    """What is left of a day: the log, the hall as it was at the end, what was seen, and who held a ticket."""

    log: tuple[wire.LoggedEvent, ...]
    hall: wire.Hall
    seen: Observations
    handed_out: tuple[str, ...]


Watch = Callable[[HallClient], Coroutine[None, None, None]]
"""Something that looks on for as long as the day lasts, such as the terminal."""


def plan_day(hall_file: Path, config: HallConfig, date: datetime.date, people: int, seed: int, speed: float) -> DayPlan:
    """Draw and write a day for so many people. Raises `HallClosedThatDay` or `ServicesUnserved`."""
    seating = Seating(config)
    demand = Demand(config, random.Random(seed))
    sessions = config.rules().hours.sessions_on(date)
    arrival_spans(config, date)
    written = Cast(config, seating, demand, date).visits()
    drawn = demand.draw_day(date, max(0, people - len(written)))
    visits = sorted([*drawn, *written], key=lambda visit: visit.arrives)
    return DayPlan(hall_file, config, date, speed, tuple(visits), tuple(seating.plans(sessions)))


async def live_day(plan: DayPlan, folder: Path, listeners: Sequence[Listener], watch: Watch) -> DayRecord:
    """Live the day to its end; logs, data and slips go into `folder`.

    Raises `ProgramEnded` when a process dies, `DayNeverEnded`, or `HallRefused` when the dispatcher refuses what it
    should allow.
    """
    logs = folder / "programs"
    logs.mkdir()
    started = f"{plan.starts():%Y-%m-%dT%H:%M:%S}"
    serving = dispatcher(plan.hall_file, folder / "data", started, plan.speed, logs / "dispatcher.log")
    async with contextlib.AsyncExitStack() as stack:
        server, address = await stack.enter_async_context(serving)
        hall = await stack.enter_async_context(HallClient(address))
        snapshot = await hall.hall()
        time = HallTime(microseconds(snapshot.at), plan.speed)
        kiosks = [
            await stack.enter_async_context(_kiosk(address, number, printer, logs))
            for number, printer in enumerate(_printers(plan, folder), start=1)
        ]
        try:
            return await _live(plan, hall, time, server, kiosks, listeners, watch)
        except BaseExceptionGroup as group:
            cause = await _cause(group, server)
            if cause is None:
                raise
            raise cause from group


async def _cause(group: BaseExceptionGroup[BaseException], server: Program) -> BaseException | None:
    """What explains several errors at once, if known: a program that died, before the lines that broke with it."""
    errors = list(_flat(group))
    if any(isinstance(error, HallAway) for error in errors):
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(DYING_SECONDS):
                try:
                    await server.ended()
                except ProgramEnded as died:
                    errors.append(died)
    for kind in (ProgramEnded, DayNeverEnded, HallRefused, HallAway):
        for error in errors:
            if isinstance(error, kind):
                return error
    return None


def _flat(group: BaseExceptionGroup[BaseException]) -> Iterator[BaseException]:
    for error in group.exceptions:
        if isinstance(error, BaseExceptionGroup):
            yield from _flat(error)
        else:
            yield error


def _printers(plan: DayPlan, folder: Path) -> list[str]:
    """One working printer for so many people, and last the kiosk whose printer is off."""
    slips = f"virtual:{(folder / 'slips').absolute()}"
    return [*[slips] * (1 + len(plan.visits) // PEOPLE_PER_KIOSK), "escpos+tcp://127.0.0.1:9?timeout=1"]


def _kiosk(address: str, number: int, printer: str, logs: Path) -> contextlib.AbstractAsyncContextManager[Program]:
    name = f"kiosk-{number}"
    arguments = ("kiosk", "headless", "--server", address, "--printer", printer, "--device", name)
    return running(f"取号机 {name}", arguments, logs / f"{name}.log")


async def _live(
    plan: DayPlan,
    hall: HallClient,
    time: HallTime,
    server: Program,
    programs: Sequence[Program],
    listeners: Sequence[Listener],
    watch: Watch,
) -> DayRecord:
    calls, ended, people, seen = ReadyCalls(), asyncio.Event(), People(), Observations()

    def see_end(event: wire.StreamedEvent) -> None:
        if event.type == "day-closed.1":
            ended.set()

    async with asyncio.TaskGroup() as background:
        watchers = [
            background.create_task(follow(hall, [*listeners, calls.see, see_end])),
            background.create_task(watch(hall)),
            *(background.create_task(program.ended()) for program in (server, *programs)),
        ]
        try:
            async with asyncio.timeout(_longest(plan, time)):
                async with asyncio.TaskGroup() as errands:
                    day = Day(plan.config, plan.date, hall, time, calls, people, seen, errands)
                    _send_everybody(day, plan, [KioskInUse(program) for program in programs])
                await ended.wait()
        except TimeoutError:
            raise DayNeverEnded(await _still_waiting(hall)) from None
        record = DayRecord(await _whole_log(hall), await hall.hall(), seen, tuple(people.tickets()))
        for watcher in watchers:
            watcher.cancel()
    return record


def _send_everybody(day: Day, plan: DayPlan, kiosks: Sequence[KioskInUse]) -> None:
    *working, broken = kiosks
    for desk in plan.desks:
        day.errands.create_task(Desk(day, desk).work())
    for number, visit in enumerate(plan.visits):
        kiosk = broken if visit.part == PRINTER_OFF else working[number % len(working)]
        day.errands.create_task(live_visit(day, visit, kiosk))


def _longest(plan: DayPlan, time: HallTime) -> float:
    """Real seconds after which a day counts as stuck."""
    ends = plan.config.rules().hours.sessions(plan.date)[-1][1]
    return time.seconds_until(ends + LATEST_MINUTES * MICROSECONDS_PER_MINUTE)


async def _still_waiting(hall: HallClient) -> list[str]:
    snapshot = await hall.hall()
    return [f"{lane.queue}×{lane.waiting}" for lane in snapshot.lanes]


async def _whole_log(hall: HallClient) -> tuple[wire.LoggedEvent, ...]:
    log: list[wire.LoggedEvent] = []
    while True:
        page = await hall.events(after=log[-1].seq if log else 0, limit=LOG_PAGE)
        log += page.events
        if not page.events or log[-1].seq >= page.head:
            return tuple(log)
