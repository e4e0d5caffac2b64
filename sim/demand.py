"""One day of visits, drawn from a hall's `[demand]` section: who comes when, for what, and how it goes.

The same seed gives the same day. Times of day are minutes after midnight on the hall's wall clock.
"""

from __future__ import annotations

import datetime
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dispatcher.config import HallConfig, ServiceSection, clock_minutes
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from dispatcher.domain.issuing import issuing_spans
from dispatcher.wire import Outcome

LAST_MINUTES = 3.0
"""Nobody drawn comes in the last minutes of a span in which numbers are issued: they might just miss it."""
SHORTEST_SERVICE = 0.5
"""No service takes less, in minutes."""
PROXY_CASES = (2, 6)
"""How many cases a proxy brings, from and to (R28)."""
THREE_SERVICES_SHARE = 0.2
"""Of those who come for several services: who come for three rather than two."""

_AT_ONCE: tuple[tuple[Outcome, float], ...] = (
    ("done", 0.86), ("supplement", 0.08), ("returned", 0.02), ("forwarded", 0.02), ("refused", 0.02),
)  # fmt: skip
_LATER: tuple[tuple[Outcome, float], ...] = (
    ("promised", 0.66), ("forwarded", 0.12), ("supplement", 0.14), ("returned", 0.05), ("refused", 0.03),
)  # fmt: skip
_ONLY: dict[str, Outcome] = {"consult": "consulted", "collect": "collected"}


class HallClosedThatDay(Exception):
    """The hall gives no numbers on that date."""

    def __init__(self, date: datetime.date) -> None:
        super().__init__(date)
        self.date = date

    def __str__(self) -> str:
        return (
            f"{self.date.isoformat()} 大厅不开门，请用 --date 换一个工作日。 / "
            f"The hall is closed on {self.date.isoformat()}; choose a working day with --date."
        )


@dataclass(frozen=True, slots=True)
class Errand:
    """One case as it will go: the service, the minutes at the window, the outcome (R10)."""

    service: str
    minutes: float
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Transfer:
    """The person is led on: for what they really need, or (None) to another window for the same (R8)."""

    errand: Errand | None


@dataclass(frozen=True, slots=True)
class Park:
    """The person fills in a form for so many minutes; then they wait again, or (`by_name`) are called at once."""

    minutes: float
    by_name: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """One person's visit. Durations in minutes; `arrives` in minutes after midnight.

    `cancels_after`: gives the number back if still waiting then. `absent`: does not come when called first;
    `returns_after` (from being passed) says when they do. `part` names a part that was written, not drawn.
    """

    arrives: float
    errands: tuple[Errand, ...]
    priority: str
    proxy: bool = False
    language: str = "zh"
    cancels_after: float | None = None
    absent: bool = False
    returns_after: float | None = None
    detour: Transfer | Park | None = None
    part: str = ""


class Demand:
    """Draws from one hall's assumptions with one stream of chance."""

    def __init__(self, config: HallConfig, chance: random.Random) -> None:
        self._config = config
        self._chance = chance
        self._weights = [service.share for service in config.services]
        self._priorities = [priority.share for priority in config.priorities]

    def draw_day(self, date: datetime.date, people: int) -> list[Visit]:
        """So many visits in order of arrival. Raises `HallClosedThatDay`."""
        spans = arrival_spans(self._config, date)
        return sorted((self._visit(self._arrival(spans)) for _ in range(people)), key=lambda visit: visit.arrives)

    def errand(self, service: str) -> Errand:
        """A case of this service: lognormal time by the service's mean and the hall's coefficient of variation."""
        section = next(known for known in self._config.services if known.id == service)
        spread = math.log(1 + self._config.demand.service_cv**2)
        minutes = self._chance.lognormvariate(math.log(section.minutes) - spread / 2, math.sqrt(spread))
        return Errand(service, max(SHORTEST_SERVICE, minutes), self._outcome(section))

    def _visit(self, arrives: float) -> Visit:
        demand, chance = self._config.demand, self._chance
        proxy = chance.random() < demand.proxy_share
        services = self._proxy_services() if proxy else self._services()
        priority = chance.choices(self._config.priorities, self._priorities)[0].id
        errands = tuple(self.errand(service) for service in services)
        turns = (demand.cancel_share, demand.no_show_share, demand.transfer_share, demand.park_share)
        turn = chance.choices(range(5), [*turns, max(0.0, 1 - sum(turns))])[0]
        comes_back = turn == 1 and chance.random() < demand.no_show_returns_share
        return Visit(
            arrives,
            errands,
            priority,
            proxy,
            cancels_after=chance.uniform(2, 15) if turn == 0 else None,
            absent=turn == 1,
            returns_after=chance.uniform(2, 12) if comes_back else None,
            detour=self._transfer(services[0]) if turn == 2 else Park(chance.uniform(4, 12)) if turn == 3 else None,
        )

    def _services(self) -> list[str]:
        several = self._chance.random() < self._config.demand.several_services_share
        wanted = (3 if self._chance.random() < THREE_SERVICES_SHARE else 2) if several else 1
        wanted = min(wanted, self._config.issuing.cases_per_ticket, len(self._config.services))
        chosen: list[str] = []
        while len(chosen) < wanted:
            service = self._service()
            if service not in chosen:
                chosen.append(service)
        return chosen

    def _proxy_services(self) -> list[str]:
        cases = min(self._chance.randint(*PROXY_CASES), self._config.issuing.cases_per_proxy_ticket)
        return [self._service() for _ in range(cases)]

    def _service(self) -> str:
        return self._chance.choices(self._config.services, self._weights)[0].id

    def _transfer(self, service: str) -> Transfer:
        """Half of those who are led on had taken a number for the wrong service."""
        other = self._service()
        return Transfer(self.errand(other) if other != service and self._chance.random() < 0.5 else None)

    def _outcome(self, service: ServiceSection) -> Outcome:
        only = _ONLY.get(service.special or "")
        if only is not None:
            return only
        outcomes, weights = zip(*(_LATER if service.limit_days else _AT_ONCE), strict=True)
        chosen: Outcome = self._chance.choices(outcomes, weights)[0]
        return chosen

    def _arrival(self, spans: Sequence[tuple[float, float, float]]) -> float:
        start, end, _ = self._chance.choices(spans, [weight for _, _, weight in spans])[0]
        return self._chance.uniform(start, end)


def arrival_spans(config: HallConfig, date: datetime.date) -> list[tuple[float, float, float]]:
    """(from, to, weight) of a date: the hall's spans as far as numbers are issued then. Raises `HallClosedThatDay`."""
    issued = issued_minutes(config, date)
    spans: list[tuple[float, float, float]] = []
    for span in config.demand.arrivals:
        start, end = clock_minutes(span.start), clock_minutes(span.end)
        for opens, closes in issued:
            first, last = max(start, opens), min(end, closes - LAST_MINUTES)
            if first < last and span.weight > 0:
                spans.append((first, last, span.weight * (last - first) / (end - start)))
    if not spans:
        raise HallClosedThatDay(date)
    return spans


def issued_minutes(config: HallConfig, date: datetime.date) -> list[tuple[float, float]]:
    """The spans of a date in which numbers are issued, in minutes after midnight."""
    rules = config.rules()
    midnight = rules.hours.moment(date, 0)
    return [
        ((start - midnight) / MICROSECONDS_PER_MINUTE, (end - midnight) / MICROSECONDS_PER_MINUTE)
        for start, end in issuing_spans(rules.issuing, rules.hours.sessions(date))
    ]


def breaks_between(sessions: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The gaps between sessions: lunch."""
    return [(before[1], after[0]) for before, after in pairwise(sessions)]
