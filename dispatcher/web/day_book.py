"""What a manager asks of the day that the hall's state does not tell: calls with their why, exceptions, since when.

Made from the log alone: at the start from today's events, then from each batch as it is committed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from dispatcher.domain import events as e
from dispatcher.store import Row

CALLS_KEPT = 12
"""Last calls that are shown."""
EXCEPTIONS_KEPT = 20
"""Last exceptions that are shown; all are counted."""
PAGE = 2_000
"""Events that are read from the log at once when looking for the beginning of the day."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call and when it was made (microseconds)."""

    at: int
    event: e.TicketCalled


@dataclass(frozen=True, slots=True)
class Exceptional:
    """Something that was arranged against the usual rule. `kind` is `chosen`, `close`, `pause` or `close_day`.

    `approver` and `reason` are keys of texts kept beside the log (R6, R26).
    """

    at: int
    kind: str
    window: str | None
    number: str | None
    approver: str | None
    reason: str | None


@dataclass
class DayBook:
    """The day in course, as told by its events."""

    date: str = ""
    calls: deque[Call] = field(default_factory=lambda: deque(maxlen=CALLS_KEPT))
    exceptions: deque[Exceptional] = field(default_factory=lambda: deque(maxlen=EXCEPTIONS_KEPT))
    exceptions_today: int = 0
    window_since: dict[str, int] = field(default_factory=dict)

    def note(self, event: e.Event, at: int) -> None:
        """Take in the next event, which happened at `at` (microseconds)."""
        match event:
            case e.DayOpened():
                self._turn_to(event.date)
            case e.TicketCalled():
                self.calls.appendleft(Call(at, event))
                self.window_since[event.window] = at
                if event.how == "chosen":
                    self._except(Exceptional(at, "chosen", event.window, event.number, None, event.reason_note))
            case e.WindowClosed():
                self.window_since.pop(event.window, None)
                if event.reason == "approved":
                    self._except(Exceptional(at, "close", event.window, None, event.approver, event.reason_note))
            case e.WindowPaused():
                self.window_since[event.window] = at
                if event.approver is not None:
                    self._except(Exceptional(at, "pause", event.window, None, event.approver, event.note))
            case e.DayClosed(approver=str()):
                self._except(Exceptional(at, "close_day", None, None, event.approver, event.reason_note))
            case (
                e.WindowOpened() | e.WindowResumed() | e.TicketCompleted() | e.NoShowRecorded()
                | e.TicketParked() | e.TicketTransferred()
            ):  # fmt: skip
                self.window_since[event.window] = at

    def _turn_to(self, date: str) -> None:
        """Begin a day's book; the same date opened again goes on with its book."""
        if date != self.date:
            self.date = date
            self.calls.clear()
            self.exceptions.clear()
            self.exceptions_today = 0

    def _except(self, exceptional: Exceptional) -> None:
        self.exceptions.appendleft(exceptional)
        self.exceptions_today += 1


def todays_events(read: Callable[[int, int], Sequence[Row]], head: int, date: str) -> Iterable[Row]:
    """The events from the opening of `date` up to `head`, found by reading the log backwards page by page."""
    pages: list[Sequence[Row]] = []
    until = head
    while until > 0:
        after = max(0, until - PAGE)
        pages.append(read(after, until - after))
        if any(row.type == "day-opened.1" and date.encode() in row.data for row in pages[-1]):
            break
        until = after
    return (row for page in reversed(pages) for row in page)
