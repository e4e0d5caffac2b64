"""A day lived in a hall of processes: a dispatcher, its kiosks, the people and the clerks."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dispatcher import wire
from dispatcher.client.http import HallAway, HallClient, HallRefused
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from sim.citizens import live_visit
from sim.clerks import Desk
from sim.day import Day
from sim.day_plan import DayPlan
from sim.hall_time import HallTime, microseconds
from sim.kiosks import KioskInUse, Kiosks
from sim.memory import MemoryUse, MemoryWatch
from sim.people import Observations, People
from sim.processes import Program, ProgramEnded, dispatcher, running
from sim.screens.at_work import ScreenAtWork, ScreenRecord, ScreenStuck, screens_at_work, take_pictures
from sim.screens.console import ConsoleInUse
from sim.screens.plan import KIOSK
from sim.screens.voice import VoiceAtWork, VoiceRecord, can_speak, voice_at_work
from sim.stream import Listener, OpenedWindows, ReadyCalls, follow

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
class DayRecord:
    """What is left of a day: the log, the hall as it was at the end, what was seen, and who held a ticket.

    Beside it what the programs' memory was, and how the screens fared.
    """

    log: tuple[wire.LoggedEvent, ...]
    hall: wire.Hall
    seen: Observations
    handed_out: tuple[str, ...]
    memory: tuple[MemoryUse, ...] = ()
    screens: tuple[ScreenRecord, ...] = ()
    voice: VoiceRecord | None = None


@dataclass(frozen=True, slots=True)
class Programs:
    """Everything that runs; the last of the headless kiosks is the one whose printer is off."""

    server: Program
    kiosks: Sequence[Program]
    screens: Sequence[ScreenAtWork]
    voice: VoiceAtWork | None

    def watches(self) -> list[Coroutine[None, None, None]]:
        """What raises `ProgramEnded` when one of them ends."""
        silent = [self.server, *self.kiosks, *(screen.program for screen in self.screens)]
        return [*(program.ended() for program in silent), *([self.voice.listen()] if self.voice else [])]

    def processes(self) -> dict[str, int]:
        """Their process numbers, by name."""
        screens = [screen.program for screen in self.screens]
        programs = [self.server, *self.kiosks, *screens, *([self.voice.program] if self.voice else [])]
        return {program.name: program.pid for program in programs}

    def in_use(self, plan: DayPlan) -> Kiosks:
        """The kiosks as people use them."""
        *working, broken = (KioskInUse(program) for program in self.kiosks)
        usual = plan.config.priorities[0].id
        touch = next((KioskInUse(one.program, usual) for one in self.screens if one.plan.name == KIOSK), None)
        return Kiosks(working, broken, touch, plan.touched())

    def consoles(self) -> dict[str, ConsoleInUse]:
        """The consoles as clerks use them, by window."""
        return {
            window: ConsoleInUse(screen, window)
            for screen in self.screens
            if (window := screen.plan.console_of) is not None
        }


Watch = Callable[[HallClient], Coroutine[None, None, None]]
"""Something that looks on for as long as the day lasts, such as the terminal."""


async def live_day(plan: DayPlan, folder: Path, listeners: Sequence[Listener], watch: Watch) -> DayRecord:
    """Live the day to its end; logs, data, slips and pictures go into `folder`.

    Raises `ProgramEnded` when a process dies, `ScreenStuck`, `DayNeverEnded`, or `HallRefused` when the dispatcher
    refuses what it should allow.
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
        screens = await stack.enter_async_context(screens_at_work(plan.screens, address, logs))
        voice = await stack.enter_async_context(_voice(plan, address, folder, logs))
        programs = Programs(server, kiosks, screens, voice)
        try:
            lived = await _live(plan, hall, time, programs, listeners, watch, folder / "screens")
        except BaseExceptionGroup as group:
            cause = await _cause(group, server)
            if cause is None:
                raise
            raise cause from group
        endings = await asyncio.gather(*(screen.conclude(lived.log[-1].seq) for screen in screens))
        spoken = await voice.conclude() if voice else None
    return replace(lived, screens=tuple(endings), voice=spoken)


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
    for kind in (ProgramEnded, ScreenStuck, DayNeverEnded, HallRefused, HallAway):
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


def slips_printer(folder: Path) -> str:
    """The printer that draws slips into a demonstration's folder."""
    return f"virtual:{(folder / 'slips').absolute()}"


def _printers(plan: DayPlan, folder: Path) -> list[str]:
    """One working printer for so many people, and last the kiosk whose printer is off."""
    return [*[slips_printer(folder)] * (1 + len(plan.visits) // PEOPLE_PER_KIOSK), "escpos+tcp://127.0.0.1:9?timeout=1"]


def _kiosk(address: str, number: int, printer: str, logs: Path) -> contextlib.AbstractAsyncContextManager[Program]:
    name = f"kiosk-{number}"
    arguments = ("kiosk", "headless", "--server", address, "--printer", printer, "--device", name)
    return running(f"取号机 {name}", arguments, logs / f"{name}.log")


@contextlib.asynccontextmanager
async def _voice(plan: DayPlan, address: str, folder: Path, logs: Path) -> AsyncIterator[VoiceAtWork | None]:
    """A hall with screens has a voice, where this computer can speak."""
    if plan.screens and can_speak():
        async with voice_at_work(address, folder / "voice", logs / "voice.log") as voice:
            yield voice
    else:
        yield None


async def _live(
    plan: DayPlan,
    hall: HallClient,
    time: HallTime,
    programs: Programs,
    listeners: Sequence[Listener],
    watch: Watch,
    pictures: Path,
) -> DayRecord:
    calls, opened, ended, people, seen = ReadyCalls(), OpenedWindows(), asyncio.Event(), People(), Observations()
    memory = MemoryWatch(programs.processes())

    def see_end(event: wire.StreamedEvent) -> None:
        if event.type == "day-closed.1":
            ended.set()

    async with asyncio.TaskGroup() as background:
        watchers = [
            background.create_task(follow(hall, [*listeners, calls.see, opened.see, see_end])),
            background.create_task(watch(hall)),
            background.create_task(memory.watch(time, plan.first_number())),
            *(background.create_task(watched) for watched in programs.watches()),
        ]
        try:
            async with asyncio.timeout(_longest(plan, time)):
                async with asyncio.TaskGroup() as errands:
                    day = Day(
                        plan.config, plan.date, hall, time, calls, people, seen, errands, programs.consoles(), opened
                    )
                    _send_everybody(day, plan, programs.in_use(plan))
                    if programs.screens:
                        errands.create_task(take_pictures(programs.screens, plan.moments(), time, pictures))
                await ended.wait()
        except TimeoutError:
            raise DayNeverEnded(await _still_waiting(hall)) from None
        record = DayRecord(await _whole_log(hall), await hall.hall(), seen, tuple(people.tickets()), memory.uses())
        for watcher in watchers:
            watcher.cancel()
    return record


def _send_everybody(day: Day, plan: DayPlan, kiosks: Kiosks) -> None:
    for desk in plan.desks:
        day.errands.create_task(Desk(day, desk).work())
    if kiosks.touch is not None:
        day.errands.create_task(kiosks.touch.first_page())
    for visit in plan.visits:
        day.errands.create_task(live_visit(day, visit, kiosks))


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
