"""The state of a hall: tickets, cases, windows, the day. Changed by `evolve` alone, from events."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

from dispatcher.domain.coverage import Coverage
from dispatcher.domain.discipline import NOBODY
from dispatcher.domain.lanes import Lanes
from dispatcher.domain.rules import HallRules


class TicketState(StrEnum):
    """Where a visit stands. The last four end it; `no_show` may still be reinstated on the same day."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    PARKED = "parked"
    COMPLETED = "completed"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class WindowState(StrEnum):
    """What a window does. `ready` waits for the next arrival, `idle` for the clerk's call."""

    CLOSED = "closed"
    READY = "ready"
    IDLE = "idle"
    CALLING = "calling"
    SERVING = "serving"
    PAUSED = "paused"


class CaseState(StrEnum):
    """Where one service of a ticket stands; `dropped` when the visit ended without it."""

    WAITING = "waiting"
    SERVING = "serving"
    COMPLETED = "completed"
    DROPPED = "dropped"


class Outcome(StrEnum):
    """How a case ends at the window (R10)."""

    DONE = "done"
    PROMISED = "promised"
    SUPPLEMENT = "supplement"
    RETURNED = "returned"
    FORWARDED = "forwarded"
    CONSULTED = "consulted"
    REFUSED = "refused"
    COLLECTED = "collected"


class PrintState(StrEnum):
    """What became of a ticket's slip; `uncertain` when the printer fell silent over it."""

    PRINTED = "printed"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


@dataclass(slots=True)
class Case:
    """One service on a ticket. Times in microseconds."""

    id: str
    service: str
    state: CaseState = CaseState.WAITING
    outcome: Outcome | None = None
    window: str | None = None
    clerk: str | None = None
    started_at: int | None = None
    ended_at: int | None = None


@dataclass(slots=True)
class Ticket:
    """One visit. `since` is the place in line: first arrival, kept by transfers and returns from park.

    `led_to` is the one window that may call it after it was led there; `window` and `clerk` are those of the last call;
    `note` and `reason` are keys or codes, never free text.
    """

    id: str
    serial: int
    number: str
    queue: str
    priority: str
    language: str
    proxy: bool
    cases: list[Case]
    state: TicketState
    since: int
    issued_at: int
    work: int
    lane: int = NOBODY
    led_to: str | None = None
    window: str | None = None
    clerk: str | None = None
    called_at: int | None = None
    last_called_at: int | None = None
    recalls: int = 0
    ended_at: int | None = None
    reason: str | None = None
    note: str | None = None
    printed: PrintState | None = None

    def open_cases(self) -> list[Case]:
        """The cases that are not ended, in the order in which they were asked for."""
        return [case for case in self.cases if case.state in (CaseState.WAITING, CaseState.SERVING)]

    def open_services(self) -> tuple[str, ...]:
        """The services of the open cases, in order."""
        return tuple(case.service for case in self.open_cases())


@dataclass(slots=True)
class Window:
    """A window and who sits there.

    `served` is the serving time of today in microseconds, `streak` the number of people with a priority whom it has
    called in a row.
    """

    id: str
    index: int
    breadth: int
    state: WindowState = WindowState.CLOSED
    clerk: str | None = None
    ticket: str | None = None
    pause_reason: str | None = None
    served: int = 0
    streak: int = 0


@dataclass(slots=True)
class Day:
    """The day in course: its date, its sessions as (start, end), and the midnight that ends it (microseconds)."""

    date: str
    sessions: tuple[tuple[int, int], ...]
    midnight: int

    def session_ended(self, at: int) -> int | None:
        """When the last session ended, if it is lunch or evening at `at`; None within or before a session."""
        ended = [end for _, end in self.sessions if end <= at]
        running = any(start <= at < end for start, end in self.sessions)
        return ended[-1] if ended and not running else None


@dataclass(slots=True)
class Device:
    """What a printer or screen last said of itself."""

    state: str
    at: int


@dataclass
class Hall:
    """Everything that is true of a hall at one event of its log.

    `counters` hold the last number of each queue on `counters_date`, `carried_numbers` the numbers with which people
    came over into that date from an earlier one. Ended tickets stay until the day is over.
    `coverage` and `lanes` are indexes over the rest: made by `index`, kept by `evolve`, never stored.
    """

    rules: HallRules | None = None
    at: int = 0
    day: Day | None = None
    tickets: dict[str, Ticket] = field(default_factory=dict)
    windows: dict[str, Window] = field(default_factory=dict)
    counters: dict[str, int] = field(default_factory=dict)
    counters_date: str = ""
    carried_numbers: frozenset[str] = frozenset()
    serial: int = 0
    devices: dict[str, Device] = field(default_factory=dict)

    def index(self) -> None:
        """Make `coverage` and `lanes` anew from the rules, the windows and the tickets."""
        rules = self.configured()
        self.coverage = Coverage(rules)
        self.lanes = Lanes(rules, self.coverage)
        for window in self.windows.values():
            self.seat(window)
            self.lanes.set_streak(window.index, window.streak)
        for ticket in self.tickets.values():
            if ticket.state is TicketState.WAITING:
                self.enqueue(ticket)

    def seat(self, window: Window) -> None:
        """Tell the lanes who works at `window` now: nobody while it is closed or paused."""
        at_work = window.state not in (WindowState.CLOSED, WindowState.PAUSED)
        self.lanes.seat(window.index, window.clerk if at_work else None)

    def enqueue(self, ticket: Ticket) -> None:
        """Put a waiting ticket into the lane of its route."""
        route = self.coverage.route(ticket.open_services(), ticket.led_to)
        ticket.queue = route.queue
        ticket.lane = self.lanes.add(route, ticket.priority, ticket.since, ticket.serial, ticket.id, ticket.work)

    def dequeue(self, ticket: Ticket) -> None:
        """Take a ticket that waits no longer out of its lane."""
        self.lanes.remove(ticket.lane, ticket.since, ticket.serial, ticket.id, ticket.work)
        ticket.lane = NOBODY

    def day_over(self) -> str:
        """The date whose day was opened and closed last; empty while a day is open."""
        return self.counters_date if self.day is None else ""

    def date(self, at: int) -> datetime.date:
        """The calendar date at `at` in the hall's time zone."""
        return self.configured().hours.date(at)

    def configured(self) -> HallRules:
        """The rules in force; a log begins with them, so their absence is a programming error."""
        if self.rules is None:
            raise LookupError("the hall has no rules yet: record HallConfigured first")
        return self.rules
