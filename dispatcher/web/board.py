"""The rows of the manager's page, made from the hall and its day's book. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dispatcher.config import HallConfig, Named
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from dispatcher.domain.issuing import is_issuing
from dispatcher.domain.model import CaseState, Hall, TicketState, Window, WindowState
from dispatcher.estimates import Estimates
from dispatcher.web.alarms import Alarm, alarms, callable_at, longest_since
from dispatcher.web.day_book import Call, DayBook, Exceptional
from dispatcher.web.durations import said_minutes, said_range
from dispatcher.web.speech import Line, Said, line
from dispatcher.web.words import WORDS

IN_HAND = (WindowState.CALLING, WindowState.SERVING)


@dataclass(frozen=True, slots=True)
class WindowRow:
    """A window, who sits there and what it does. `lasting` is how long it has been so."""

    name: Said
    zone: Said
    state: WindowState
    reason: Said | None
    clerk: str | None
    number: str | None
    lasting: Said | None
    served: int
    may_call: int


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A queue's people, against its promise; `load` is the longest wait as a share of it.

    There is no estimate while no window at work may serve the queue.
    """

    prefix: str
    name: Said
    waiting: int
    longest: Said | None
    load: float
    promise: Said
    estimate: Said | None
    servers: int
    priorities: tuple[tuple[Said, int], ...]


@dataclass(frozen=True, slots=True)
class CallRow:
    """A call and why it was made."""

    time: str
    number: str
    window: Said
    clerk: str
    how: str
    claim: float
    runner_up: str | None
    runner_up_claim: float


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """Something arranged against the usual rule, by whom and why (R6)."""

    time: str
    said: Line
    approver: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Board:
    """The whole page at one moment."""

    time: str
    date: str
    open: bool
    waiting: int
    at_work: int
    windows_in_all: int
    served: int
    longest: Said
    alarms: tuple[Alarm, ...]
    windows: tuple[WindowRow, ...]
    queues: tuple[QueueRow, ...]
    calls: tuple[CallRow, ...]
    exceptions: tuple[ExceptionRow, ...]
    exceptions_today: int


class Boards:
    """Makes the boards of one hall."""

    def __init__(self, config: HallConfig, estimates: Estimates) -> None:
        self._config = config
        self._estimates = estimates
        self._zones = {zone.id: _said(zone) for zone in config.zones}
        self._windows = {window.id: _said(window) for window in config.windows}
        self._reasons = {reason.id: _said(reason) for reason in config.pause_reasons}
        self._service_of = {service.queue: service.id for service in reversed(config.services)}

    def of(self, hall: Hall, book: DayBook, texts: Mapping[str, str], at: int) -> Board:
        """The board at `at` (microseconds); `texts` has the approvers and reasons that the book names by key."""
        local = hall.configured().hours.local(at)
        first = min(longest_since(hall).values(), default=at)
        return Board(
            time=local.strftime("%H:%M:%S"),
            date=local.strftime("%Y-%m-%d"),
            open=is_issuing(hall.configured(), hall.day, at),
            waiting=sum(hall.lanes.count),
            at_work=sum(w.state not in (WindowState.CLOSED, WindowState.PAUSED) for w in hall.windows.values()),
            windows_in_all=len(hall.windows),
            served=sum(ticket.state is TicketState.COMPLETED for ticket in hall.tickets.values()),
            longest=_minutes(at - first),
            alarms=tuple(alarms(hall, self._config, book.window_since, at)),
            windows=self._window_rows(hall, book, at),
            queues=self._queue_rows(hall, at),
            calls=tuple(self._call(hall, call) for call in book.calls),
            exceptions=tuple(self._exception(hall, exceptional, texts) for exceptional in book.exceptions),
            exceptions_today=book.exceptions_today,
        )

    def _window_rows(self, hall: Hall, book: DayBook, at: int) -> tuple[WindowRow, ...]:
        served = _served_at(hall)
        return tuple(self._window(hall, window, served[window.id], book, at) for window in hall.windows.values())

    def _window(self, hall: Hall, window: Window, served: int, book: DayBook, at: int) -> WindowRow:
        section = self._config.windows[window.index]
        since = book.window_since.get(window.id)
        if window.state in IN_HAND and window.ticket is not None:
            since = hall.tickets[window.ticket].called_at
        known = since is not None and window.state is not WindowState.CLOSED
        paused = window.state is WindowState.PAUSED
        return WindowRow(
            name=self._windows[window.id],
            zone=self._zones[section.zone],
            state=window.state,
            reason=self._reasons.get(window.pause_reason or "", WORDS["other_pause"]) if paused else None,
            clerk=window.clerk,
            number=hall.tickets[window.ticket].number if window.ticket else None,
            lasting=_minutes(at - since) if known and since is not None else None,
            served=served,
            may_call=callable_at(hall, window),
        )

    def _queue_rows(self, hall: Hall, at: int) -> tuple[QueueRow, ...]:
        rules, lanes, first = hall.configured(), hall.lanes, longest_since(hall)
        counts: Counter[tuple[int, int]] = Counter()
        for lane, people in enumerate(lanes.people):
            counts[lanes.queue[lane], lanes.priority[lane]] += len(people)
        rows = []
        for index, queue in enumerate(self._config.queues):
            waited = at - first[index] if index in first else 0
            place = self._estimates.place_for(hall, (self._service_of[queue.id],), rules.priorities[0].id, at)
            rows.append(
                QueueRow(
                    prefix=queue.prefix,
                    name=_said(queue),
                    waiting=lanes.count[index],
                    longest=_minutes(waited) if index in first else None,
                    load=waited / (queue.promise_minutes * MICROSECONDS_PER_MINUTE),
                    promise=said_minutes(round(queue.promise_minutes)),
                    estimate=said_range(place.wait.low, max(place.wait.high, 1)) if lanes.servers[index] else None,
                    servers=lanes.servers[index],
                    priorities=tuple(
                        (_said(priority), counts[index, p])
                        for p, priority in enumerate(self._config.priorities)
                        if counts[index, p]
                    ),
                )
            )
        return tuple(rows)

    def _call(self, hall: Hall, call: Call) -> CallRow:
        event = call.event
        runner_up = hall.tickets.get(event.runner_up or "")
        return CallRow(
            time=_clock(hall, call.at),
            number=event.number,
            window=self._windows.get(event.window, Said(event.window, event.window)),
            clerk=event.clerk,
            how=event.how,
            claim=event.claim,
            runner_up=runner_up.number if runner_up else None,
            runner_up_claim=event.runner_up_claim,
        )

    def _exception(self, hall: Hall, exceptional: Exceptional, texts: Mapping[str, str]) -> ExceptionRow:
        window = self._windows.get(exceptional.window or "", Said("", ""))
        said = line(f"did_{exceptional.kind}", window=window, number=exceptional.number or "")
        return ExceptionRow(
            time=_clock(hall, exceptional.at),
            said=said,
            approver=texts.get(exceptional.approver or ""),
            reason=texts.get(exceptional.reason or ""),
        )


def _served_at(hall: Hall) -> Counter[str]:
    """How many people each window has served today: one person counts once, however many cases."""
    return Counter(
        window
        for ticket in hall.tickets.values()
        for window in {case.window for case in ticket.cases if case.state is CaseState.COMPLETED}
        if window is not None
    )


def _minutes(span: int) -> Said:
    return said_minutes(span // MICROSECONDS_PER_MINUTE)


def _clock(hall: Hall, at: int) -> str:
    return hall.configured().hours.local(at).strftime("%H:%M:%S")


def _said(entry: Named) -> Said:
    return Said(entry.name, entry.name_en)
