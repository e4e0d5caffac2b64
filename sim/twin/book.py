"""The outcome of everybody, written down from the hall's own events."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from dispatcher.domain import events as e
from dispatcher.forecast.draws import Draws
from dispatcher.forecast.outcomes import ABANDONED, IN_HAND, NO_SHOW, NOT_YET, SERVED, TURNED_AWAY, WAITING, Outcomes


class Book:
    """Outcomes of all days; `customers` are those of today by ticket, `arriving` the one who takes a number now."""

    def __init__(self, draws: Draws, windows: tuple[str, ...]) -> None:
        people = len(draws.arrival)
        self._windows = {window: index for index, window in enumerate(windows)}
        self.customers: dict[str, int] = {}
        self.arriving = NOT_YET
        self.state = [NOT_YET] * people
        self.first_called_at = [NOT_YET] * people
        self.called_at = [NOT_YET] * people
        self.window = [NOT_YET] * people
        self.calls = [0] * people
        self.ended_at = [NOT_YET] * people
        self.waited = [0] * people
        self.serving = np.zeros((draws.days, len(windows)), np.int64)
        self.at_work = np.zeros((draws.days, len(windows)), np.int64)
        self.overtime = np.zeros((draws.days, len(windows)), np.int64)
        self._joined_at = [NOT_YET] * people

    def note(self, event: e.Event, at: int) -> None:
        """Write down what an event at `at` (microseconds after midnight) means to its customer."""
        meaning = _MEANINGS.get(type(event))
        if meaning is not None:
            meaning(self, event, at)

    def turned_away(self) -> None:
        """The arriving customer came when no numbers are issued."""
        self.state[self.arriving] = TURNED_AWAY

    def close(self, at: int) -> None:
        """The day is over: whoever still waits has waited until now, and its tickets mean nothing tomorrow."""
        for customer in self.customers.values():
            if self.state[customer] == WAITING:
                self.waited[customer] += at - self._joined_at[customer]
        self.customers.clear()

    def outcomes(self) -> Outcomes:
        """Everything as arrays."""
        columns = ("state", "first_called_at", "called_at", "window", "calls", "ended_at", "waited")
        people = {name: np.array(getattr(self, name), np.int64) for name in columns}
        return Outcomes(**people, serving=self.serving, at_work=self.at_work, overtime=self.overtime)

    def _issued(self, event: e.TicketIssued, at: int) -> None:
        self.customers[event.ticket] = self.arriving
        self.state[self.arriving], self._joined_at[self.arriving] = WAITING, at

    def _called(self, event: e.TicketCalled, at: int) -> None:
        customer = self.customers[event.ticket]
        if self.calls[customer] == 0:
            self.first_called_at[customer] = at
        self.calls[customer] += 1
        self.state[customer], self.called_at[customer] = IN_HAND, at
        self.window[customer] = self._windows[event.window]
        self.waited[customer] += at - self._joined_at[customer]

    def _waits_again(self, event: e.TicketReinstated | e.TicketTransferred, at: int) -> None:
        customer = self.customers[event.ticket]
        self.state[customer], self.ended_at[customer], self._joined_at[customer] = WAITING, NOT_YET, at

    def _cancelled(self, event: e.TicketCancelled, at: int) -> None:
        customer = self.customers[event.ticket]
        self.state[customer], self.ended_at[customer] = ABANDONED, at
        self.waited[customer] += at - self._joined_at[customer]

    def _passed(self, event: e.NoShowRecorded, at: int) -> None:
        customer = self.customers[event.ticket]
        self.state[customer], self.ended_at[customer] = NO_SHOW, at

    def _completed(self, event: e.TicketCompleted, at: int) -> None:
        customer = self.customers[event.ticket]
        self.state[customer], self.ended_at[customer] = SERVED, at


# Any: each entry takes the very event type that it is filed under.
_MEANINGS: dict[type[e.Event], Callable[[Book, Any, int], None]] = {
    e.TicketIssued: Book._issued,
    e.TicketCalled: Book._called,
    e.TicketReinstated: Book._waits_again,
    e.TicketTransferred: Book._waits_again,
    e.TicketCancelled: Book._cancelled,
    e.NoShowRecorded: Book._passed,
    e.TicketCompleted: Book._completed,
}
