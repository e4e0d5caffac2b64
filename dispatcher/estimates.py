"""Which wait is told: the one that the engine expects, or the simple estimate.

The engine looks at the hall every second or so (`forecaster`) and leaves an outlook. Where that is too old or knows no
answer, the simple estimate holds (`domain.estimate`): before the first outlook, where numba is not installed, where
nobody sits who may serve the person.
"""

from __future__ import annotations

from dataclasses import replace

from dispatcher.domain.estimate import Place, Wait, place_for, place_of
from dispatcher.domain.model import Hall, Ticket
from dispatcher.domain.outlook import Outlook, newcomers_wait, wait_foreseen


class Estimates:
    """Tells places and waits. `outlook` is exchanged as a whole, by another thread than those that read it."""

    def __init__(self) -> None:
        self.outlook: Outlook | None = None

    def place_of(self, hall: Hall, ticket: Ticket, at: int) -> Place | None:
        """The place of a ticket at `at`, or None when it does not wait."""
        place, outlook = place_of(hall, ticket, at), self.outlook
        if place is None or outlook is None:
            return place
        return _told(place, wait_foreseen(outlook, hall, ticket, at))

    def place_for(self, hall: Hall, services: tuple[str, ...], priority: str, at: int) -> Place:
        """The place that somebody would get who took a number for these services at `at`."""
        place, outlook = place_for(hall, services, priority, at), self.outlook
        if outlook is None:
            return place
        return _told(place, newcomers_wait(outlook, hall, hall.coverage.route(services), priority, at))


def _told(place: Place, wait: Wait | None) -> Place:
    return place if wait is None else replace(place, wait=wait)
