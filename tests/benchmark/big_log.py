"""A hall that has lived for years: a log of any length, made by driving the domain through synthetic days.

Six windows, two comprehensive, serve two queues with all that happens in a hall: several cases on a ticket, people who
leave, who do not come and come back, who are set aside and led on, pauses, and a day that ends over nobody.
"""

from __future__ import annotations

import datetime
import heapq
import itertools
import random
from collections.abc import Iterator
from pathlib import Path

from dispatcher.domain import commands as c
from dispatcher.domain.errors import Refused
from dispatcher.domain.events import Event, NoShowRecorded, TicketIssued, TicketParked
from dispatcher.domain.hours import OpeningHours, Season
from dispatcher.domain.model import Hall, Outcome, PrintState, Ticket, TicketState, WindowState
from dispatcher.domain.perform import perform
from dispatcher.domain.rules import Clerk, HallRules, Issuing, NoShow, Priority, Queue, Service, WindowPlan
from dispatcher.store import EventStore

SECOND = 1_000_000
MINUTE = 60 * SECOND
FIRST_DAY = datetime.date(2020, 1, 1)
BATCH = 5_000
"""Commands of one commit while a log is built."""

Happening = tuple[int, list[Event]]
"""(at, events) of one command."""


def small_hall() -> HallRules:
    """Rules of a small hall, open every day of the year from 08:30 to 12:00 and from 13:30 to 17:00."""
    sessions = ((510, 720), (810, 1020))
    hours = OpeningHours("Asia/Shanghai", (Season((1, 1), (12, 31), (sessions,) * 7),), ())
    services = (
        Service("ssc-card", "social", "social", 6 * MINUTE),
        Service("pension", "social", "social", 9 * MINUTE),
        Service("register", "civil", "civil", 8 * MINUTE),
        Service("certificate", "civil", "civil", 5 * MINUTE),
        Service("advice", "civil", "civil", 3 * MINUTE, special="advice"),
    )
    windows = (
        WindowPlan("1", "hall", ("undifferentiated",)),
        WindowPlan("2", "hall", ("undifferentiated",)),
        WindowPlan("3", "hall", ("domain:social",)),
        WindowPlan("4", "hall", ("domain:civil",)),
        WindowPlan("5", "hall", ("specialised",), ("ssc-card", "certificate")),
        WindowPlan("6", "hall", ("special:advice", "domain:civil")),
    )
    return HallRules(
        hall="small",
        discipline="load",
        hours=hours,
        issuing=Issuing(30 * MINUTE, 10 * MINUTE, over_lunch=True, cases=3, proxy_cases=9),
        no_show=NoShow(recalls=2, after=60 * SECOND, returns_behind=3),
        priorities=(Priority("normal", "", 0, 1.0), Priority("elderly", "L", 10 * MINUTE, 1.2)),
        queues=(Queue("social", "A", 20 * MINUTE), Queue("civil", "B", 15 * MINUTE)),
        services=services,
        windows=windows,
        clerks=tuple(Clerk(f"clerk-{plan.id}", ("*",)) for plan in windows),
        pause_reasons=("lunch", "break"),
    )


def lived_days(days: int, visits: int, seed: int = 1) -> Iterator[Happening]:
    """What happens on `days` days with `visits` visits each, command by command; the same seed, the same life."""
    rules = small_hall()
    life = _Life(rules, random.Random(seed))
    yield from life.do(c.ConfigureHall(rules), rules.hours.moment(FIRST_DAY, 0))
    for number in range(days):
        yield from life.day(rules.hours.moment(FIRST_DAY + datetime.timedelta(days=number), 0), visits)


def build(folder: Path, events: int, visits: int = 300, seed: int = 1) -> int:
    """Write a log of at least `events` events into `folder`, without a snapshot; returns how many it holds."""
    with EventStore.open(folder) as store:
        for number, happenings in enumerate(batches(lived_days(events, visits, seed))):
            with store.batch():
                for place, (at, happened) in enumerate(happenings):
                    store.append(happened, at, f"command-{number}-{place}", "window:1")
            if store.head.seq >= events:
                break
        return store.head.seq


def batches(life: Iterator[Happening]) -> Iterator[list[Happening]]:
    """A life cut into lists of `BATCH` commands."""
    return iter(lambda: list(itertools.islice(life, BATCH)), [])


class _Life:
    """One hall, its agenda of commands and of windows whose turn it is to do something, and the dice."""

    def __init__(self, rules: HallRules, dice: random.Random) -> None:
        self.rules = rules
        self.hall = Hall()
        self._dice = dice
        self._agenda: list[tuple[int, int, c.Command | str]] = []
        self._order = itertools.count()
        self._met: set[str] = set()

    def day(self, midnight: int, visits: int) -> Iterator[Happening]:
        """One day from the first number to the last clerk's leaving."""
        yield from self.do(c.OpenDay(), midnight + 480 * MINUTE)
        self._met.clear()
        for plan in self.rules.windows:
            self._plan(midnight + 510 * MINUTE, c.OpenWindow(plan.id, f"clerk-{plan.id}"))
            self._plan(midnight + 511 * MINUTE, plan.id)
        for _ in range(visits):
            services = tuple(self._dice.sample([service.id for service in self.rules.services], self._cases()))
            priority = "elderly" if self._dice.random() < 0.15 else "normal"
            arrival = midnight + self._dice.randrange(481 * MINUTE, 1009 * MINUTE)
            self._plan(arrival, c.IssueTicket(services, priority))
        yield from self._work_off()
        yield from self.do(c.CloseDay(approver="approver", reason="reason"), self.hall.at + MINUTE)

    def do(self, command: c.Command, at: int) -> Iterator[Happening]:
        """Carry a command out; what the hall refuses does not happen."""
        try:
            happened = perform(self.hall, command, at)
        except Refused:
            return
        if happened:
            self._follow(happened, at)
            yield at, happened

    def _plan(self, at: int, act: c.Command | str) -> None:
        heapq.heappush(self._agenda, (at, next(self._order), act))

    def _work_off(self) -> Iterator[Happening]:
        while self._agenda:
            at, _, act = heapq.heappop(self._agenda)
            if isinstance(act, str):
                command, pause = self._turn(act, at)
                if pause:
                    self._plan(at + pause, act)
            else:
                command = act
            if command is not None:
                yield from self.do(command, at)

    def _turn(self, name: str, at: int) -> tuple[c.Command | None, int]:
        """What the clerk does at a window now, and after how long they do something again (0: gone home)."""
        window, day = self.hall.windows[name], self.hall.day
        assert day is not None
        if window.state is WindowState.CLOSED:
            return None, 0
        if window.ticket is not None:
            return self._serve(name, self.hall.tickets[window.ticket])
        if at >= day.sessions[-1][1] and not any(self.hall.lanes.people):
            return c.CloseWindow(name), MINUTE
        if window.state is WindowState.PAUSED:
            return c.ResumeWindow(name), 20 * SECOND
        if window.state is WindowState.IDLE and self._dice.random() < 0.02:
            return c.PauseWindow(name, "break"), 10 * MINUTE
        return (c.CallNext(name) if window.state is WindowState.IDLE else None), 40 * SECOND

    def _serve(self, name: str, ticket: Ticket) -> tuple[c.Command, int]:
        """Every 20th person does not come at first, every 25th has a form to fill in, every 30th is led on."""
        if ticket.state is TicketState.CALLED:
            if ticket.serial % 20 == 3 and ticket.id not in self._met:
                return (c.RecordNoShow(name), MINUTE) if ticket.recalls >= 2 else (c.RecallTicket(name), 40 * SECOND)
            if ticket.serial % 3:
                return c.StartService(name), self._service_time()
            return c.CompleteCase(name, Outcome.CONSULTED, then_call_next=True), self._service_time()
        if ticket.serial % 25 == 5 and ticket.id not in self._met:
            return c.ParkTicket(name), MINUTE
        if ticket.serial % 30 == 7 and ticket.led_to is None:
            return c.TransferTicket(name, to_window="2" if name == "1" else "1", note="note"), MINUTE
        return c.CompleteCase(name, Outcome.DONE, then_call_next=True), 20 * SECOND

    def _follow(self, happened: list[Event], at: int) -> None:
        """What people do because of what happened: fetch the slip, leave, come back."""
        for event in happened:
            if isinstance(event, TicketIssued):
                if event.serial % 4 == 0:
                    self._plan(at + 2 * SECOND, c.RecordPrint(event.ticket, PrintState.PRINTED))
                if event.serial % 40 == 1:
                    self._plan(at + 8 * MINUTE, c.CancelTicket(event.ticket))
            elif isinstance(event, TicketParked | NoShowRecorded):
                self._met.add(event.ticket)
                if self._dice.random() < 0.7:
                    self._plan(at + 9 * MINUTE, c.ReinstateTicket(event.window, event.ticket))

    def _cases(self) -> int:
        return 1 if self._dice.random() < 0.9 else 2

    def _service_time(self) -> int:
        return self._dice.randrange(2 * MINUTE, 9 * MINUTE)
