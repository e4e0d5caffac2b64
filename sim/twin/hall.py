"""The live hall on one simulated day: whatever people and clerks do is a command to it."""

from __future__ import annotations

from collections.abc import Callable

from simpy import Environment

from dispatcher.domain import commands as c
from dispatcher.domain.events import Event, TicketCalled
from dispatcher.domain.model import Hall
from dispatcher.domain.perform import due, perform
from dispatcher.forecast.layout import Layout
from sim.twin.book import Book
from sim.twin.crowd import Crowd


class TwinHall:
    """A hall and its clock. Moments are microseconds after local midnight.

    `when_called`: by window, what it does when the hall calls somebody to it while it is ready.
    """

    def __init__(self, layout: Layout, crowd: Crowd, book: Book) -> None:
        self.env = Environment()
        self.hall = Hall()
        self.book = book
        self.layout = layout
        self.crowd = crowd
        self.when_called: dict[str, Callable[[], None]] = {}
        self.midnight = layout.rules.hours.moment(layout.date, 0)

    @property
    def now(self) -> int:
        """The moment of the day."""
        return int(self.env.now)

    @property
    def at(self) -> int:
        """The same moment in the hall's log."""
        return self.midnight + self.now

    def do(self, command: c.Command) -> list[Event]:
        """Carry a command out on the live hall; a ready window that calls is told so."""
        events = perform(self.hall, command, self.at)
        for event in events:
            self.book.note(event, self.now)
            if isinstance(event, TicketCalled) and event.how == "ready":
                self.when_called[event.window]()
        return events

    def let_time_act(self) -> None:
        """Do what time itself asks for now."""
        while (command := due(self.hall, self.at)) is not None:
            self.do(command)
