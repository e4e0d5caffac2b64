"""The people whom a demonstration must not be without: each of the hall's rules is met at least once.

They come on top of the drawn day, at times at which what they are there for cannot fail to happen.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence

from dispatcher.config import HallConfig
from sim.demand import Demand, Errand, Park, Transfer, Visit, breaks_between, issued_minutes
from sim.seating import Seating

CLOSING_SERVICE = 12.0
"""Minutes that each of the last-minute people takes: the last of them is still waiting when the hall closes."""
CLOSING_ARRIVAL = 4.0
"""Minutes before the end of the issuing of numbers at which they come."""
PRINTER_OFF = "printer-off"
"""Part of the person whose kiosk has no working printer."""


def scripted_visits(config: HallConfig, seating: Seating, demand: Demand, date: datetime.date) -> list[Visit]:
    """The written parts of a day, in order of arrival."""
    return sorted(_Script(config, seating, demand, date).visits(), key=lambda visit: visit.arrives)


class _Script:
    def __init__(self, config: HallConfig, seating: Seating, demand: Demand, date: datetime.date) -> None:
        self._config = config
        self._seating = seating
        self._demand = demand
        self._issued = issued_minutes(config, date)
        self._sessions = config.rules().hours.sessions_on(date)
        self._normal = config.priorities[0].id

    def visits(self) -> Iterator[Visit]:
        """Every part once."""
        yield from self._before_opening()
        yield from self._in_the_morning()
        yield from self._over_lunch()
        yield from self._at_closing()

    def _before_opening(self) -> Iterator[Visit]:
        begins, opens = self._issued[0][0], self._sessions[0][0]
        early = (begins + opens) / 2
        yield self._visit("early", early, [self._common()])
        yield self._visit("cancels", early + 1, [self._common()], cancels_after=(opens - early) / 4)

    def _in_the_morning(self) -> Iterator[Visit]:
        at = self._minutes_of_first_session()
        common, services = self._common(), self._ordinary()
        yield self._visit("several", at(0.10), services[:2])
        yield self._visit("printer-off", at(0.14), [services[0]])
        yield self._visit("returns", at(0.18), [common], absent=True, returns_after=6.0)
        yield self._visit("stays-away", at(0.22), [services[1]], absent=True)
        yield self._visit("priority", at(0.26), [common], priority=self._config.priorities[-1].id)
        yield self._visit("transfer-service", at(0.30), [services[0]], detour=Transfer(self._demand.errand(services[1])))
        yield self._visit("transfer-window", at(0.34), [common], detour=Transfer(None))
        yield self._visit("parked", at(0.38), [services[2]], detour=Park(8.0))
        yield self._visit("parked-by-name", at(0.42), [common], detour=Park(7.0, by_name=True))
        cases = min(4, self._config.issuing.cases_per_proxy_ticket)
        yield self._visit("proxy", at(0.46), [services[0], *[services[1]] * (cases - 1)], proxy=True)
        yield self._visit("foreigner", at(0.50), [common], language="en")

    def _over_lunch(self) -> Iterator[Visit]:
        for start, end in breaks_between(self._sessions):
            middle = (start + end) / 2
            if any(opens <= middle < closes for opens, closes in self._issued):
                yield self._visit("over-lunch", middle, [self._common()])

    def _at_closing(self) -> Iterator[Visit]:
        """One person more than there are windows for a service, each for longer than is left of the day."""
        at = self._issued[-1][1] - CLOSING_ARRIVAL
        service = min((s.id for s in self._config.services), key=lambda id_: len(self._seating.windows_for(id_)))
        for number in range(len(self._seating.windows_for(service)) + 1):
            visit = self._visit("at-closing", at + number / 10, [service])
            yield _with_errands(visit, [Errand(service, CLOSING_SERVICE, "promised")])

    def _visit(
        self,
        part: str,
        arrives: float,
        services: Sequence[str],
        *,
        priority: str | None = None,
        proxy: bool = False,
        language: str = "zh",
        cancels_after: float | None = None,
        absent: bool = False,
        returns_after: float | None = None,
        detour: Transfer | Park | None = None,
    ) -> Visit:
        errands = tuple(self._demand.errand(service) for service in services)
        return Visit(
            arrives, errands, priority or self._normal, proxy, language, cancels_after, absent, returns_after, detour, part
        )
