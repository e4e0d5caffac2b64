"""The people whom a demonstration must not be without: each of the hall's rules is met at least once.

They come on top of the drawn day, at times at which what they are there for cannot fail to happen.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from dispatcher.config import HallConfig
from sim.demand import Demand, Errand, Park, Transfer, Visit, breaks_between, issued_minutes
from sim.seating import Seating

CLOSING_SERVICE = 25.0
"""Minutes that each of the last people takes: one more than the windows they need, so one waits at closing time."""
CLOSING_ARRIVAL = 12.0
"""Minutes before the last number is issued at which they come."""
PRINTER_OFF = "printer-off"
"""Part of the person who stands at a kiosk whose printer is off."""


class Cast:
    """Writes the parts of one day."""

    def __init__(self, config: HallConfig, seating: Seating, demand: Demand, date: datetime.date) -> None:
        self._seating = seating
        self._demand = demand
        self._issued = issued_minutes(config, date)
        self._sessions = config.rules().hours.sessions_on(date)
        self._priorities = [priority.id for priority in config.priorities]
        by_share = sorted(config.services, key=lambda service: -service.share)
        self._services = [service.id for service in by_share]
        self._proxy_cases = min(4, config.issuing.cases_per_proxy_ticket)

    def visits(self) -> list[Visit]:
        """Every part, in order of arrival."""
        parts = [*self._before_opening(), *self._in_the_morning(), *self._over_lunch(), *self._at_closing()]
        return sorted(parts, key=lambda visit: visit.arrives)

    def _before_opening(self) -> Iterator[Visit]:
        begins, opens = self._issued[0][0], self._sessions[0][0]
        first, early = begins + (opens - begins) / 30, begins + (opens - begins) / 4
        yield replace(self._visit("cancels", first, self._common()), cancels_after=(opens - begins) / 30)
        yield self._visit("early", early, self._common())

    def _in_the_morning(self) -> Iterator[Visit]:
        start, end = self._sessions[0]
        common, first, second, third = self._common(), *self._services[:3]

        def at(share: float) -> float:
            return start + (end - start) * share

        yield self._visit("several", at(0.10), first, second)
        yield self._visit(PRINTER_OFF, at(0.14), first)
        yield replace(self._visit("returns", at(0.18), common), absent=True, returns_after=6.0)
        yield replace(self._visit("stays-away", at(0.22), second), absent=True)
        yield replace(self._visit("priority", at(0.26), common), priority=self._priorities[-1])
        yield replace(self._visit("led-on", at(0.30), first), detour=Transfer(self._demand.errand(second)))
        yield replace(self._visit("led-across", at(0.34), common), detour=Transfer(None))
        yield replace(self._visit("parked", at(0.38), third), detour=Park(8.0))
        yield replace(self._visit("parked-by-name", at(0.42), common), detour=Park(7.0, by_name=True))
        proxied = self._visit("proxy", at(0.46), first, *[second] * (self._proxy_cases - 1))
        yield replace(proxied, proxy=True)
        yield replace(self._visit("foreigner", at(0.50), common), language="en")

    def _over_lunch(self) -> Iterator[Visit]:
        for start, end in breaks_between(self._sessions):
            middle = (start + end) / 2
            if any(opens <= middle < closes for opens, closes in self._issued):
                yield self._visit("over-lunch", middle, self._common())

    def _at_closing(self) -> Iterator[Visit]:
        at = self._issued[-1][1] - CLOSING_ARRIVAL
        service = min(self._services, key=lambda known: len(self._seating.windows_for(known)))
        errand = Errand(service, CLOSING_SERVICE, "promised")
        for number in range(len(self._seating.windows_for(service)) + 1):
            yield replace(self._visit("at-closing", at + number / 10, service), errands=(errand,))

    def _common(self) -> str:
        """The service that most windows serve."""
        return max(self._services, key=lambda known: len(self._seating.windows_for(known)))

    def _visit(self, part: str, arrives: float, *services: str) -> Visit:
        errands = tuple(self._demand.errand(service) for service in services)
        return Visit(arrives, errands, self._priorities[0], part=part)
