"""What can be counted of a day while it runs, from the stream alone: for the terminal."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field

from dispatcher.wire import StreamedEvent

LAST_CALLS = 6


@dataclass(frozen=True, slots=True)
class Call:
    """A call as it is announced."""

    at: str
    number: str
    window: str


@dataclass
class Tally:
    """Counts by kind of event and completed visits by window; the last calls, newest first."""

    events: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    served: Counter[str] = field(default_factory=Counter)
    calls: deque[Call] = field(default_factory=lambda: deque(maxlen=LAST_CALLS))
    at: str = ""

    def see(self, event: StreamedEvent) -> None:
        """Count an event."""
        self.events = event.seq
        self.at = event.at
        kind = event.type.partition(".")[0]
        self.kinds[kind] += 1
        if kind == "ticket-completed":
            self.served[str(event.data["window"])] += 1
        elif kind == "ticket-called":
            self.calls.appendleft(Call(event.at, str(event.data["number"]), str(event.data["window"])))
