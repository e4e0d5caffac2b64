"""One day after the other: an empty hall, its people and its clerks, until midnight."""

from __future__ import annotations

from dispatcher.domain import commands as c
from dispatcher.forecast.draws import DAY, Draws
from dispatcher.forecast.layout import Layout
from dispatcher.forecast.outcomes import Outcomes
from sim.twin.book import Book
from sim.twin.citizens import Citizens
from sim.twin.crowd import Crowd
from sim.twin.desk import Desk
from sim.twin.hall import TwinHall


def live_days(layout: Layout, draws: Draws) -> Outcomes:
    """Let every day of `draws` be lived in `layout`; takes and gives what `dispatcher.forecast.engine.run` does."""
    book, crowd = Book(draws, tuple(plan.id for plan in layout.rules.windows)), Crowd.of(draws)
    for index in range(draws.days):
        TwinDay(layout, crowd, book, index).live()
    return book.outcomes()


class TwinDay(TwinHall):
    """One day of a hall, the `index`-th of the draws."""

    def __init__(self, layout: Layout, crowd: Crowd, book: Book, index: int) -> None:
        super().__init__(layout, crowd, book)
        self._index = index
        self._desks: dict[str, Desk] = {}

    def live(self, until: int = DAY) -> None:
        """Open the hall, let everybody do what they do, and stop at midnight, or before what happens at `until`."""
        rules, roster = self.layout.rules, self.layout.roster
        self.do(c.ConfigureHall(rules))
        self.do(c.OpenDay())
        citizens = Citizens(self)
        for order, plan in enumerate(rules.windows):
            self._desks[plan.id] = Desk(self, citizens, plan.id, order, roster.stints.get(plan.id, ()))
        self.env.process(citizens.arrive(*self.crowd.offsets[self._index : self._index + 2]))
        assert self.hall.day is not None
        self.env.run(until=min(until, self.hall.day.midnight - self.midnight))
        self._close_books()

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
