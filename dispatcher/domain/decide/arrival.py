"""Somebody begins to wait: a ready window takes them at once, without another press."""

from __future__ import annotations

from dispatcher.domain.coverage import Route
from dispatcher.domain.discipline import choose_window, queue_delay, standing
from dispatcher.domain.events import TicketCalled
from dispatcher.domain.model import Hall, Ticket, WindowState


def call_on_arrival(
    hall: Hall, route: Route, ticket: str, number: str, priority: str, since: int, at: int
) -> list[TicketCalled]:
    """The call of somebody who begins to wait at `at` with this route, when a ready window may serve them."""
    windows = list(hall.windows.values())
    candidate = [
        window.state is WindowState.READY
        and window.clerk is not None
        and hall.coverage.sits_in_reach(route.reach, window.id, window.clerk)
        for window in windows
    ]
    chosen = choose_window(candidate, [window.breadth for window in windows], [window.served for window in windows])
    if chosen < 0:
        return []
    window = windows[chosen]
    assert window.clerk is not None
    return [
        TicketCalled(
            ticket=ticket,
            number=number,
            window=window.id,
            clerk=window.clerk,
            queue=route.queue,
            priority=priority,
            how="ready",
            claim=claim_of(hall, route.queue, priority, since, window.index, at),
        )
    ]


def call_again(hall: Hall, ticket: Ticket, route: Route, since: int, at: int) -> list[TicketCalled]:
    """The same for a ticket that was there before."""
    return call_on_arrival(hall, route, ticket.id, ticket.number, ticket.priority, since, at)


def claim_of(hall: Hall, queue: str, priority: str, since: int, window: int, at: int) -> float:
    """The claim of a person of this queue and priority who has waited since `since`."""
    lanes = hall.lanes
    q, p = lanes.queue_of(queue), lanes.priority_of(priority)
    _, claim = standing(
        lanes.discipline,
        at - since,
        p,
        queue_delay(lanes.work[q], lanes.servers[q]),
        lanes.promise[q],
        lanes.start[p],
        lanes.rate[p],
        lanes.streak[window],
    )
    return claim
