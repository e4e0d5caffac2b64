"""What a log tells, whatever its form: visits, the time at windows, and how far the log can be trusted.

All times of day are microseconds after local midnight of the visit's day.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dispatcher.domain.rules import HallRules
from dispatcher.forecast.roster import Stint
from sim.remark import Remark


class LogUnreadable(Exception):
    """The log cannot be used; the message says why and what to do, in two languages."""


@dataclass(slots=True)
class SeenCase:
    """One service at a window: from the call (or the start, where calls are not recorded) to its end."""

    service: str
    window: str
    start: int
    end: int


@dataclass(slots=True)
class SeenVisit:
    """One visit.

    `services`: what was asked for. `called`: first call, or first start. `left`: gave the number back then. `absent`:
    did not come when first called; `returned_after`: microseconds from being passed to waiting again. `booked`: the
    time of the appointment.
    """

    day: datetime.date
    arrival: int
    services: tuple[str, ...]
    priority: str = ""
    called: int | None = None
    left: int | None = None
    absent: bool = False
    returned_after: int | None = None
    booked: int | None = None
    cases: list[SeenCase] = field(default_factory=list)

    @property
    def wait(self) -> int | None:
        """Microseconds until the first call, or until they left; None where the log tells neither."""
        end = self.left if self.called is None else self.called
        return None if end is None else max(0, end - self.arrival)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a log records. What it does not record cannot be fitted, and is told."""

    leaving: bool
    absence: bool
    calls: bool
    rosters: bool


@dataclass(frozen=True, slots=True)
class Observed:
    """A log of several days.

    `days` in order, with the spans in which numbers were issued (none: not known). `stints` by day and window where the
    log records who sat where. `domains` by service and `rules` as far as known.
    """

    source: str
    visits: Sequence[SeenVisit]
    days: dict[datetime.date, tuple[tuple[int, int], ...] | None]
    knows: Knowledge
    stints: dict[datetime.date, dict[str, tuple[Stint, ...]]] = field(default_factory=dict)
    domains: dict[str, str] = field(default_factory=dict)
    rules: HallRules | None = None
    remarks: tuple[Remark, ...] = ()

    def services(self) -> list[str]:
        """The services that were asked for or that the hall offers, in a fixed order."""
        asked = {service for visit in self.visits for service in visit.services}
        offered = [] if self.rules is None else [service.id for service in self.rules.services]
        return [*offered, *sorted(asked - set(offered))]

    def windows(self) -> list[str]:
        """The windows that served somebody."""
        return sorted({case.window for visit in self.visits for case in visit.cases})


def of_this_hall(observed: Observed, rules: HallRules) -> Observed:
    """The log without visits for services that the hall does not have (any more).

    Raises `LogUnreadable` when that is most of them: the log is of another hall.
    """
    known = {service.id for service in rules.services}
    visits = [visit for visit in observed.visits if known.issuperset(visit.services)]
    others = len(observed.visits) - len(visits)
    if others > len(visits):
        raise LogUnreadable(
            f"{observed.source}：{len(observed.visits)} 人次中只有 {len(visits)} 人次是本大厅的事项，请核对 --hall / "
            f"only {len(visits)} of {len(observed.visits)} visits ask for services of this hall; look at --hall"
        )
    if not others:
        return observed
    remark = Remark(
        f"略去 {others} 人次：所办事项本大厅没有",
        f"{others} visits are left out: the hall does not have their services",
    )
    return replace(observed, visits=visits, remarks=(*observed.remarks, remark))
