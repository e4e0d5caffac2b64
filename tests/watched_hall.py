"""The township hall without a server, and the book of its day, for tests of what pages say."""

from __future__ import annotations

from dataclasses import dataclass, field

from hall_builder import MINUTE, moment
from live_hall import township

from dispatcher.config import HallConfig
from dispatcher.domain import commands as c
from dispatcher.domain.commands import Command
from dispatcher.domain.events import Event, TicketIssued
from dispatcher.domain.model import Hall, Ticket
from dispatcher.domain.perform import perform
from dispatcher.web.day_book import DayBook


@dataclass
class WatchedHall:
    """A hall at `at` (microseconds) on a Monday, whose every event the book has noted."""

    config: HallConfig = field(default_factory=township)
    hall: Hall = field(default_factory=Hall)
    book: DayBook = field(default_factory=DayBook)
    at: int = moment("09:00")

    def __post_init__(self) -> None:
        self.do(c.ConfigureHall(self.config.rules()))
        self.do(c.OpenDay())

    def do(self, command: Command) -> list[Event]:
        """Carry a command out now."""
        events = perform(self.hall, command, self.at)
        for event in events:
            self.book.note(event, self.at)
        return events

    def take(self, service: str = "id-card-new", priority: str = "normal", *more: str) -> Ticket:
        """Take a number."""
        issued = next(e for e in self.do(c.IssueTicket((service, *more), priority)) if isinstance(e, TicketIssued))
        return self.hall.tickets[issued.ticket]

    def open(self, window: str, clerk: str = "c01") -> None:
        """Let a clerk sit down."""
        self.do(c.OpenWindow(window, clerk))

    def pass_minutes(self, minutes: float) -> None:
        """Let time pass."""
        self.at += round(minutes * MINUTE)
