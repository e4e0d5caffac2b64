"""Whether a log's calls kept the discipline's order, by sorting everybody who waited."""

from __future__ import annotations

from pathlib import Path

from dispatcher.domain.events import TicketCalled
from dispatcher.domain.evolve import evolve
from dispatcher.domain.model import Hall, Ticket, TicketState
from dispatcher.store import EventStore
from dispatcher.store.codec import decode

EVERY = 20
"""Each so-manieth call is checked: sorting thousands of people for ten thousand calls would take minutes."""
PAGE = 5_000


def calls_out_of_order(folder: Path) -> tuple[int, int]:
    """(calls checked, calls that went to somebody else than whom the rule of the discipline *load* gives)."""
    hall, calls, checked, wrong, after = Hall(), 0, 0, 0, 0
    with EventStore.open(folder) as store:
        while rows := store.read_events(after, PAGE):
            for row in rows:
                event = decode(row.type, row.data)
                if isinstance(event, TicketCalled):
                    calls += 1
                    if calls % EVERY == 0:
                        checked += 1
                        wrong += _first(hall, event.window, row.at).id != event.ticket
                evolve(hall, event, row.at)
            after = rows[-1].seq
    return checked, wrong


def _first(hall: Hall, window: str, at: int) -> Ticket:
    """Whom the rule gives to the window: the highest claim, then the earliest arrival, then the lowest serial."""
    desk = hall.windows[window]
    able = [
        ticket
        for ticket in hall.tickets.values()
        if ticket.state is TicketState.WAITING
        and all(hall.coverage.can_serve(window, desk.clerk or "", service) for service in ticket.open_services())
    ]
    return min(able, key=lambda ticket: (-_claim(hall, ticket, at), ticket.since, ticket.serial))


def _claim(hall: Hall, ticket: Ticket, at: int) -> float:
    """`(start + rate · (now - since + min(delay, promise))) / promise`."""
    rules = hall.configured()
    queue = next(queue for queue in rules.queues if queue.id == ticket.queue)
    priority = next(priority for priority in rules.priorities if priority.id == ticket.priority)
    index = hall.lanes.queue_of(queue.id)
    delay = hall.lanes.work[index] // max(hall.lanes.servers[index], 1)
    return (priority.start + priority.rate * (at - ticket.since + min(delay, queue.promise))) / queue.promise
