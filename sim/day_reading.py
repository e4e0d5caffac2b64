"""Reading a day's log as stories: what became of each visit, and what each window did minute by minute.

Nothing but the events is needed, so any hall's log can be read. Times are microseconds, UTC.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from dispatcher.wire import LoggedEvent
from sim.hall_time import microseconds

SpanKind = Literal["idle", "calling", "serving", "paused"]
Json = dict[str, Any]
"""An event's data as it came over the wire: whatever JSON holds."""


@dataclass
class VisitStory:
    """One ticket from its issue to its end; `ended` and `reason` are empty until then.

    `slips` is what was said of its slip, time after time: printed, failed, uncertain.
    """

    ticket: str
    number: str
    queue: str
    priority: str
    services: tuple[str, ...]
    proxy: bool
    issued_at: int
    called_at: int | None = None
    calls: int = 0
    ended: str = ""
    reason: str = ""
    slips: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Span:
    """What a window did from `start` to `end`; `number` is whom it had in hand."""

    kind: SpanKind
    start: int
    end: int
    number: str = ""


@dataclass
class WindowStory:
    """A window's day: its spans in order, its clerks as they came, and what it got done."""

    window: str
    spans: list[Span] = field(default_factory=list)
    clerks: list[str] = field(default_factory=list)
    visits: int = 0
    cases: int = 0


@dataclass(frozen=True, slots=True)
class ChosenCall:
    """A call out of order: who was called, and whom the rule would have given (or nobody)."""

    at: int
    number: str
    window: str
    passed_over: str


@dataclass(frozen=True, slots=True)
class Approval:
    """Somebody answerable let a window or the day end over people who waited (R6). `place` is the window or `""`."""

    at: int
    place: str
    step: str


@dataclass
class DayStory:
    """Everything that a log tells of its last day."""

    date: str = ""
    sessions: list[tuple[int, int]] = field(default_factory=list)
    promises: dict[str, int] = field(default_factory=dict)
    visits: dict[str, VisitStory] = field(default_factory=dict)
    windows: dict[str, WindowStory] = field(default_factory=dict)
    outcomes: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    chosen: list[ChosenCall] = field(default_factory=list)
    approvals: list[Approval] = field(default_factory=list)
    waiting: list[tuple[int, int]] = field(default_factory=list)
    closed_at: int | None = None
    seal: str = ""
    """The hash of the event that closed the day, or of the last event: it fixes all that came before."""


def read_day(log: Sequence[LoggedEvent]) -> DayStory:
    """The story of a log; of several days in it the numbers run together, so give it one day."""
    reading = _Reading()
    for event in log:
        reading.take(event)
    return reading.finish()


class _Reading:
    """Goes through the log once. `_open` holds the span in which each window is, until the next event ends it."""

    def __init__(self) -> None:
        self._story = DayStory()
        self._at = 0
        self._open: dict[str, tuple[SpanKind, int, str]] = {}
        self._waits: set[str] = set()

    def take(self, event: LoggedEvent) -> None:
        self._at = microseconds(event.at)
        kind = event.type.partition(".")[0]
        self._story.kinds[kind] += 1
        if not self._story.closed_at:
            self._story.seal = event.hash
        step = _STEPS.get(kind)
        if step is not None:
            step(self, event.data)

    def finish(self) -> DayStory:
        for window in list(self._open):
            self._turn(window, None)
        return self._story

    def _visit(self, data: Json) -> VisitStory:
        return self._story.visits[data["ticket"]]

    def _wait(self, ticket: str, waits: bool) -> None:
        if waits == (ticket in self._waits):
            return
        (self._waits.add if waits else self._waits.discard)(ticket)
        if self._story.waiting and self._story.waiting[-1][0] == self._at:
            self._story.waiting.pop()
        self._story.waiting.append((self._at, len(self._waits)))

    def _turn(self, window: str, kind: SpanKind | None, number: str = "") -> None:
        """The window does something else from now on (None: it is closed)."""
        before = self._open.pop(window, None)
        if before is not None and before[1] < self._at:
            self._story.windows[window].spans.append(Span(before[0], before[1], self._at, before[2]))
        if kind is not None:
            self._open[window] = (kind, self._at, number)

    def _configured(self, data: Json) -> None:
        for queue in data["rules"]["queues"]:
            self._story.promises[queue["id"]] = queue["promise"]
        for window in data["rules"]["windows"]:
            self._story.windows.setdefault(window["id"], WindowStory(window["id"]))

    def _day_opened(self, data: Json) -> None:
        self._story.date = data["date"]
        self._story.sessions = [(int(start), int(end)) for start, end in data["sessions"]]
        self._story.closed_at = None

    def _day_closed(self, data: Json) -> None:
        self._story.closed_at = self._at
        if data["approver"]:
            self._story.approvals.append(Approval(self._at, "", "day"))

    def _issued(self, data: Json) -> None:
        self._story.visits[data["ticket"]] = VisitStory(
            data["ticket"], data["number"], data["queue"], data["priority"], tuple(data["services"]), data["proxy"],
            self._at,
        )  # fmt: skip
        self._wait(data["ticket"], True)

    def _printed(self, data: Json) -> None:
        self._visit(data).slips.append(data["state"])

    def _called(self, data: Json) -> None:
        visit = self._visit(data)
        visit.calls += 1
        visit.called_at = visit.called_at or self._at
        self._wait(data["ticket"], False)
        self._turn(data["window"], "calling", visit.number)
        if data["how"] == "chosen":
            passed_over = self._story.visits.get(data["runner_up"] or "")
            name = passed_over.number if passed_over and passed_over is not visit else ""
            self._story.chosen.append(ChosenCall(self._at, visit.number, data["window"], name))

    def _started(self, data: Json) -> None:
        self._turn(data["window"], "serving", self._visit(data).number)

    def _case_completed(self, data: Json) -> None:
        self._story.outcomes[data["outcome"]] += 1
        self._story.windows[data["window"]].cases += 1

    def _completed(self, data: Json) -> None:
        self._end(data, "completed", "")
        self._story.windows[data["window"]].visits += 1
        self._turn(data["window"], "idle")

    def _passed(self, data: Json) -> None:
        self._turn(data["window"], "idle")

    def _waits_again(self, data: Json) -> None:
        self._wait(data["ticket"], True)

    def _transferred(self, data: Json) -> None:
        self._turn(data["window"], "idle")
        self._wait(data["ticket"], True)

    def _cancelled(self, data: Json) -> None:
        self._end(data, "cancelled", data["reason"])

    def _expired(self, data: Json) -> None:
        self._end(data, "expired", data["reason"])

    def _end(self, data: Json, ended: str, reason: str) -> None:
        visit = self._visit(data)
        visit.ended, visit.reason = ended, reason
        self._wait(data["ticket"], False)

    def _opened(self, data: Json) -> None:
        self._story.windows[data["window"]].clerks.append(data["clerk"])
        self._turn(data["window"], "idle")

    def _resumed(self, data: Json) -> None:
        self._turn(data["window"], "idle")

    def _paused(self, data: Json) -> None:
        self._turn(data["window"], "paused")
        if data["approver"]:
            self._story.approvals.append(Approval(self._at, data["window"], "pause"))

    def _closed(self, data: Json) -> None:
        self._turn(data["window"], None)
        if data["reason"] == "approved":
            self._story.approvals.append(Approval(self._at, data["window"], "close"))


_STEPS: dict[str, Callable[[_Reading, Json], None]] = {
    "hall-configured": _Reading._configured,
    "day-opened": _Reading._day_opened,
    "day-closed": _Reading._day_closed,
    "ticket-issued": _Reading._issued,
    "ticket-printed": _Reading._printed,
    "ticket-called": _Reading._called,
    "service-started": _Reading._started,
    "case-completed": _Reading._case_completed,
    "ticket-completed": _Reading._completed,
    "no-show-recorded": _Reading._passed,
    "ticket-parked": _Reading._passed,
    "ticket-reinstated": _Reading._waits_again,
    "ticket-taken-back": _Reading._waits_again,
    "ticket-transferred": _Reading._transferred,
    "ticket-cancelled": _Reading._cancelled,
    "ticket-expired": _Reading._expired,
    "window-opened": _Reading._opened,
    "window-resumed": _Reading._resumed,
    "window-paused": _Reading._paused,
    "window-closed": _Reading._closed,
}
