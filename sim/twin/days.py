"""One day after the other: an empty hall, its people and its clerks, until midnight."""

from __future__ import annotations

from simpy import Environment

from dispatcher.domain import commands as c
from dispatcher.domain.events import Event, TicketCalled
from dispatcher.domain.model import Hall
from dispatcher.domain.perform import due, perform
from dispatcher.forecast.draws import DAY, Draws
from dispatcher.forecast.layout import Layout
from dispatcher.forecast.outcomes import Outcomes
from sim.twin.book import Book
from sim.twin.citizens import Citizens, Crowd
from sim.twin.desk import Desk


def live_days(layout: Layout, draws: Draws) -> Outcomes:
    """Let every day of `draws` be lived in `layout`; takes and gives what `dispatcher.forecast.engine.run` does."""
    book, crowd = Book(draws, tuple(plan.id for plan in layout.rules.windows)), Crowd.of(draws)
    for index in range(draws.days):
        TwinDay(layout, crowd, book, index).live()
    return book.outcomes()


class TwinDay:
    """One day of a hall. Moments are microseconds after local midnight."""

    def __init__(self, layout: Layout, crowd: Crowd, book: Book, index: int) -> None:
        self.env = Environment()
        self.hall = Hall()
        self.book = book
        self.layout = layout
        self.crowd = crowd
        self._midnight = layout.rules.hours.moment(layout.date, 0)
        self._index = index
        self._desks: dict[str, Desk] = {}

    @property
    def now(self) -> int:
        """The moment of the day."""
        return int(self.env.now)

    @property
    def at(self) -> int:
        """The same moment in the hall's log."""
        return self._midnight + self.now

    def live(self, until: int = DAY) -> None:
        """Open the hall, let everybody do what they do, and stop at midnight, or before what happens at `until`."""
        rules, roster = self.layout.rules, self.layout.roster
        self.do(c.ConfigureHall(rules))
        self.do(c.OpenDay())
        self.citizens = Citizens(self)
        for order, plan in enumerate(rules.windows):
            self._desks[plan.id] = Desk(self, plan.id, order, roster.stints.get(plan.id, ()))
        self.env.process(self.citizens.arrive(*self.crowd.offsets[self._index : self._index + 2]))
        assert self.hall.day is not None
        self.env.run(until=min(until, self.hall.day.midnight - self._midnight))
        self._close_books()

    def do(self, command: c.Command) -> list[Event]:
        """Carry a command out on the live hall; a ready window that calls is told so."""
        events = perform(self.hall, command, self.at)
        for event in events:
            self.book.note(event, self.now)
            if isinstance(event, TicketCalled) and event.how == "ready":
                self._desks[event.window].has_called()
        return events

    def let_time_act(self) -> None:
        """Do what time itself asks for now."""
        while (command := due(self.hall, self.at)) is not None:
            self.do(command)

    def _close_books(self) -> None:
        windows = self.hall.windows.values()
        for desk in self._desks.values():
            desk.stop()
        for window in windows:
            desk = self._desks[window.id]
            self.book.serving[self._index, window.index] = window.served
            self.book.at_work[self._index, window.index] = desk.at_work
            self.book.overtime[self._index, window.index] = desk.overtime
        self.book.close(self.now)
