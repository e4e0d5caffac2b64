"""A small hall for tests, and a scene in which somebody drives it.

Two undifferentiated windows (1, 2), one for the domain `social` (3), one specialised in `id` (4), one special-purpose
window for results and questions (5). The *divided* hall has no window that serves everything.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar
from zoneinfo import ZoneInfo

from dispatcher.domain import commands as c
from dispatcher.domain.events import Event, TicketIssued
from dispatcher.domain.evolve import evolve
from dispatcher.domain.hours import ExceptionDate, OpeningHours, Season, Sessions
from dispatcher.domain.model import Hall, Outcome, Ticket, Window
from dispatcher.domain.perform import due, perform
from dispatcher.domain.rules import Clerk, HallRules, Issuing, NoShow, Priority, Queue, Service, WindowPlan

SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE

ZONE = "Asia/Shanghai"
MONDAY = "2026-11-23"
TUESDAY = "2026-11-24"
SATURDAY = "2026-11-28"

E = TypeVar("E")


def moment(clock: str, date: str = MONDAY, zone: str = ZONE) -> int:
    """The microsecond at which the hall's clocks show `clock` (`09:00` or `09:00:30`) on `date`."""
    wall = datetime.datetime.fromisoformat(f"{date} {clock}").replace(tzinfo=ZoneInfo(zone))
    return int(wall.timestamp()) * SECOND


def session(start: str, end: str) -> tuple[int, int]:
    """A session such as ("08:30", "12:00") in minutes after midnight."""
    first, last = (datetime.time.fromisoformat(clock) for clock in (start, end))
    return first.hour * 60 + first.minute, last.hour * 60 + last.minute


WINTER: Sessions = (session("08:30", "12:00"), session("13:30", "17:00"))
SUMMER: Sessions = (session("08:30", "12:00"), session("14:00", "17:30"))

HOURS = OpeningHours(
    time_zone=ZONE,
    seasons=(
        Season((5, 1), (9, 30), (*(SUMMER,) * 5, (), ())),
        Season((10, 1), (4, 30), (*(WINTER,) * 5, (), ())),
    ),
    exceptions=(ExceptionDate("2026-12-31", ()), ExceptionDate("2026-12-26", (session("09:00", "11:00"),))),
)

RULES = HallRules(
    hall="trial",
    discipline="load",
    hours=HOURS,
    issuing=Issuing(before_opening=30 * MINUTE, before_closing=10 * MINUTE, over_lunch=True, cases=3, proxy_cases=6),
    no_show=NoShow(recalls=2, after=60 * SECOND, returns_behind=3),
    priorities=(
        Priority("normal", "", 0, 1.0),
        Priority("elderly", "L", 15 * MINUTE, 1.5),
        Priority("military", "J", 30 * MINUTE, 1.0),
    ),
    queues=(
        Queue("social", "A", 20 * MINUTE),
        Queue("household", "B", 30 * MINUTE),
        Queue("results", "Q", 10 * MINUTE),
        Queue("questions", "Z", 15 * MINUTE),
    ),
    services=(
        Service("card", "social", "social", 6 * MINUTE),
        Service("pension", "social", "social", 10 * MINUTE),
        Service("move", "household", "household", 8 * MINUTE),
        Service("id", "household", "household", 12 * MINUTE),
        Service("collect", "general", "results", 2 * MINUTE, special="collect"),
        Service("ask", "general", "questions", 4 * MINUTE, special="consult"),
    ),
    windows=(
        WindowPlan("1", "ground", ("undifferentiated",)),
        WindowPlan("2", "ground", ("undifferentiated",)),
        WindowPlan("3", "ground", ("domain:social",)),
        WindowPlan("4", "upstairs", ("specialised",), ("id",)),
        WindowPlan("5", "upstairs", ("special:collect", "special:consult")),
    ),
    clerks=(
        Clerk("jia", ("*",)),
        Clerk("yi", ("*",)),
        Clerk("bing", ("domain:social", "domain:household")),
        Clerk("ding", ("id", "move")),
        Clerk("wu", ("special:collect", "special:consult")),
        Clerk("ji", ("card",)),
    ),
    pause_reasons=("lunch", "break", "meeting"),
)

DIVIDED = replace(
    RULES,
    windows=(
        WindowPlan("3", "ground", ("domain:social",)),
        WindowPlan("4", "ground", ("domain:household",)),
        WindowPlan("5", "upstairs", ("special:collect", "special:consult")),
        WindowPlan("6", "upstairs", ("domain:social", "domain:household")),
    ),
)
"""No window serves everything; 6 serves both large domains and may be left closed."""


def only(events: Sequence[Event], kind: type[E]) -> E:
    """The one event of this kind."""
    found = [event for event in events if isinstance(event, kind)]
    assert len(found) == 1, f"expected one {kind.__name__} in {events}"
    return found[0]


@dataclass
class Scene:
    """A hall, its clock and its log, with a word for what people do at its windows."""

    hall: Hall = field(default_factory=Hall)
    now: int = field(default_factory=lambda: moment("09:00"))
    log: list[tuple[Event, int]] = field(default_factory=list)

    def clock(self, clock: str, date: str = MONDAY) -> Scene:
        """Let it be `clock` on `date`."""
        self.now = moment(clock, date)
        return self

    def wait(self, microseconds: int) -> Scene:
        """Let time pass."""
        self.now += microseconds
        return self

    def do(self, command: c.Command) -> list[Event]:
        """Carry a command out now."""
        events = perform(self.hall, command, self.now)
        self.log += [(event, self.now) for event in events]
        return events

    def let_time_act(self) -> list[c.Command]:
        """Do what time itself asks for now; returns the commands."""
        done: list[c.Command] = []
        while (command := due(self.hall, self.now)) is not None:
            self.do(command)
            done.append(command)
        return done

    def replayed(self) -> Hall:
        """A hall made anew from the log."""
        hall = Hall()
        for event, at in self.log:
            evolve(hall, event, at)
        return hall

    def issue(self, *services: str, priority: str = "normal", proxy: bool = False) -> Ticket:
        """Take a number; a minute passes first, so that nobody arrives together."""
        self.wait(MINUTE)
        command = c.IssueTicket(services or ("card",), priority, proxy=proxy)
        events = self.do(command)
        return self.hall.tickets[only(events, TicketIssued).ticket]

    def open(self, window: str, clerk: str = "jia") -> Window:
        """Let a clerk sit down."""
        self.do(c.OpenWindow(window, clerk))
        return self.hall.windows[window]

    def call(self, window: str) -> str | None:
        """Press call next; returns the number that comes, or None."""
        self.do(c.CallNext(window))
        return self.in_hand(window)

    def choose(self, window: str, ticket: Ticket) -> None:
        """Call a certain person."""
        self.do(c.CallTicket(window, ticket.id, "key-1"))

    def finish(self, window: str, outcome: Outcome = Outcome.DONE) -> list[Event]:
        """End the case in hand."""
        return self.do(c.CompleteCase(window, outcome))

    def pass_over(self, window: str) -> None:
        """Call as often and wait as long as the rule asks, then pass the number over."""
        rule = self.hall.configured().no_show
        for _ in range(rule.recalls):
            self.do(c.RecallTicket(window))
        self.wait(rule.after)
        self.do(c.RecordNoShow(window))

    def in_hand(self, window: str) -> str | None:
        """The number that a window has in hand."""
        ticket = self.hall.windows[window].ticket
        return None if ticket is None else self.hall.tickets[ticket].number

    def order_of_calls(self, window: str, service: int = 0) -> list[str]:
        """Call and serve, `service` microseconds each, until nobody is left; returns the numbers in order."""
        numbers: list[str] = []
        while (number := self.call(window)) is not None:
            numbers.append(number)
            self.wait(service)
            self.finish(window)
        return numbers


def scene(rules: HallRules = RULES, clock: str = "09:00", date: str = MONDAY) -> Scene:
    """A hall with these rules on an open day, nobody in it."""
    new = Scene().clock(clock, date)
    new.do(c.ConfigureHall(rules))
    new.do(c.OpenDay())
    return new
