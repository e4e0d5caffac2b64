"""What the engine expected of the hall a moment ago, and what that means now.

Of a wait that was foreseen some has passed since. Somebody who has come since waits as long as somebody who would have
come then, and longer or shorter by the work that has joined or left the queue meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dispatcher.domain.coverage import Route
from dispatcher.domain.estimate import Wait, wait_between
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from dispatcher.domain.model import Hall, Ticket

HOLDS = 5 * MICROSECONDS_PER_MINUTE
"""Age of an outlook, in the hall's time, up to which it is told."""

Range = tuple[float, float]
"""Low to high in microseconds, true with `estimate.CHANCE`."""
Newcomer = tuple[Route, str]
"""Somebody who would come now: how they would wait, and their priority (id)."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What was expected at `at` (microseconds), when `serial` was the last ticket that had been given.

    `waits`: by ticket, the waits that were left. `newcomers`: the waits of people who would have come then. `work` and
    `servers` by queue, as in the hall's lanes at that moment.
    """

    at: int
    serial: int
    waits: Mapping[str, Range]
    newcomers: Mapping[Newcomer, Range]
    work: Sequence[int]
    servers: Sequence[int]


def wait_foreseen(outlook: Outlook, hall: Hall, ticket: Ticket, at: int) -> Wait | None:
    """The wait that is left to somebody who waits, or None where the outlook does not know."""
    if ticket.serial > outlook.serial:
        route = hall.coverage.route(ticket.open_services(), ticket.led_to)
        return newcomers_wait(outlook, hall, route, ticket.priority, at, ticket.work)
    between, passed = outlook.waits.get(ticket.id), max(0, at - outlook.at)
    called_since = ticket.last_called_at is not None and ticket.last_called_at >= outlook.at
    if between is None or called_since or passed > HOLDS:
        return None
    return wait_between(between[0] - passed, between[1] - passed)


def newcomers_wait(outlook: Outlook, hall: Hall, route: Route, priority: str, at: int, own: int = 0) -> Wait | None:
    """The wait of somebody who comes at `at`, or None where the outlook does not know.

    `own`: their work (microseconds) where it has been added to the queue already.
    """
    between, lanes = outlook.newcomers.get((route, priority)), hall.lanes
    queue = lanes.queue_of(route.queue)
    if between is None or at - outlook.at > HOLDS or lanes.servers[queue] != outlook.servers[queue]:
        return None
    joined = lanes.work[queue] - own - outlook.work[queue]
    later = joined / lanes.servers[queue] if lanes.servers[queue] else 0.0
    return wait_between(between[0] + later, between[1] + later)
