"""Who is in the hall on a simulated day, beside what the dispatcher knows of them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from dispatcher import wire
from sim.demand import Errand, Park, Transfer, Visit


@dataclass
class Person:
    """Somebody with a number. `present`: would come if called now. `errands` by case id."""

    visit: Visit
    ticket: wire.Ticket
    errands: dict[str, Errand]
    present: bool
    detour: Transfer | Park | None

    def take_detour(self) -> Transfer | Park | None:
        """What leads the visit off its straight way; once."""
        detour, self.detour = self.detour, None
        return detour


@dataclass
class Observations:
    """What was seen of a day that its log does not tell.

    `told`: the wait in minutes (low, high) that each ticket's slip promised. `refused_leaves`: how often a clerk was
    kindly refused to leave because people waited (R6). `turned_away`: people who got no number, and why. `touched`:
    numbers that were taken on the touch screen.
    """

    told: dict[str, tuple[int, int]] = field(default_factory=dict)
    refused_leaves: int = 0
    turned_away: list[str] = field(default_factory=list)
    touched: int = 0


class People:
    """Everybody who has taken a number today, by ticket."""

    def __init__(self) -> None:
        self._persons: dict[str, asyncio.Future[Person]] = {}

    def arrived(self, visit: Visit, ticket: wire.Ticket) -> Person:
        """Somebody holds a slip."""
        errands = {case.id: errand for case, errand in zip(ticket.cases, visit.errands, strict=True)}
        person = Person(visit, ticket, errands, not visit.absent, visit.detour)
        self._future(ticket.id).set_result(person)
        return person

    async def holder(self, ticket: str) -> Person:
        """Who holds a ticket; waits until they have their slip in hand, for a window may call while it is printed."""
        return await self._future(ticket)

    def tickets(self) -> list[str]:
        """The tickets that were handed out."""
        return [ticket for ticket, person in self._persons.items() if person.done()]

    def _future(self, ticket: str) -> asyncio.Future[Person]:
        if ticket not in self._persons:
            self._persons[ticket] = asyncio.get_running_loop().create_future()
        return self._persons[ticket]
