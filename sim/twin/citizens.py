"""People: they take a number, wait as long as they care to, and some come back after they were passed."""

from __future__ import annotations

from simpy.events import ProcessGenerator

from dispatcher.domain import commands as c
from dispatcher.domain.errors import HallNotIssuing
from dispatcher.domain.events import TicketIssued
from dispatcher.domain.model import Ticket, TicketState
from dispatcher.forecast.draws import NEVER
from sim.twin.clock import ARRIVING, IMPATIENT, RETURNING, Turn
from sim.twin.hall import TwinHall


class Citizens:
    """Everybody who comes on one day."""

    def __init__(self, day: TwinHall) -> None:
        self._day = day
        self._crowd = day.crowd
        self._issuing = day.layout.rules.issuing
        self._priorities = [priority.id for priority in day.layout.rules.priorities]

    def arrive(self, first: int, end: int) -> ProcessGenerator:
        """The process of arrivals: one customer after the other takes a number."""
        for customer in range(first, end):
            yield Turn(self._day.env, self._crowd.arrival[customer], ARRIVING + customer)
            ticket = self._take_number(customer)
            if ticket is not None and ticket.state is TicketState.WAITING and self._crowd.patience[customer] < NEVER:
                self._day.env.process(self._lose_patience(customer, ticket))

    def come_back(self, customer: int, ticket: str) -> ProcessGenerator:
        """The process of somebody who was just passed and returns, as long as the day is not over."""
        after = self._crowd.returns_after[customer]
        if after < NEVER:
            yield Turn(self._day.env, self._day.now + after, RETURNING + customer)
            self._day.let_time_act()
            if ticket in self._day.hall.tickets:
                self._day.do(c.ReinstateTicket(None, ticket))

    def is_there(self, customer: int) -> bool:
        """Whether somebody who was just called comes to the window."""
        return not self._crowd.absent[customer] or self._day.book.calls[customer] > 1

    def _take_number(self, customer: int) -> Ticket | None:
        services = self._crowd.kinds[self._crowd.kind[customer]]
        by_proxy = len(services) > self._issuing.cases or len(set(services)) < len(services)
        priority = self._priorities[self._crowd.priority[customer]]
        self._day.book.arriving = customer
        try:
            events = self._day.do(c.IssueTicket(services, priority, proxy=by_proxy))
        except HallNotIssuing:
            self._day.book.turned_away()
            return None
        issued = events[0]
        assert isinstance(issued, TicketIssued)
        return self._day.hall.tickets[issued.ticket]

    def _lose_patience(self, customer: int, ticket: Ticket) -> ProcessGenerator:
        patience = self._crowd.patience[customer]
        yield Turn(self._day.env, self._day.now + patience, IMPATIENT + customer)
        if ticket.state is TicketState.WAITING and self._day.book.calls[customer] == 0:
            self._day.do(c.CancelTicket(ticket.id))
