"""What a hall has decided beforehand: its services, queues, priorities, windows, clerks and hours.

Only what decides is here; names and texts that people read stay in the configuration. The whole of it
is written into the log when it changes (`HallConfigured`), so that a log explains itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from dispatcher.domain.hours import OpeningHours

UNDIFFERENTIATED = "undifferentiated"
"""Role of a comprehensive window that serves every service (无差别综合, R1)."""
SPECIALISED = "specialised"
"""Role of a window that serves the services it lists (专项, R1)."""
DOMAIN = "domain:"
"""Prefix of the role of a by-domain comprehensive window (分领域综合, R1)."""
SPECIAL = "special:"
"""Prefix of the role of a special-purpose window, such as `special:collect` (R1)."""
EVERYTHING = "*"
"""Qualification of a clerk who may serve every service."""


@dataclass(frozen=True, slots=True)
class Service:
    """What a citizen comes for. `work` is the expected time at the window, in microseconds.

    `special` names the special-purpose role that serves it, besides the comprehensive windows.
    """

    id: str
    domain: str
    queue: str
    work: int
    special: str | None = None


@dataclass(frozen=True, slots=True)
class Queue:
    """Services that wait together. `promise` is the promised wait in microseconds."""

    id: str
    prefix: str
    promise: int


@dataclass(frozen=True, slots=True)
class Priority:
    """A class of people. `start` is a head start in microseconds of waiting; `rate` the speed of ageing.

    `mark` is shown in the number behind the queue's prefix, so that everybody sees why somebody goes
    first. The first priority of a hall is the normal one.
    """

    id: str
    mark: str
    start: int
    rate: float


@dataclass(frozen=True, slots=True)
class WindowPlan:
    """A window as it is signposted: its zone and roles; `services` for the specialised role."""

    id: str
    zone: str
    roles: tuple[str, ...]
    services: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clerk:
    """Who may sit at a window. Qualifications: `*`, `domain:X`, `special:X` or service ids (R12)."""

    id: str
    qualifications: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Issuing:
    """When numbers are issued around the opening hours (microseconds), and how many cases one may carry."""

    before_opening: int
    before_closing: int
    over_lunch: bool
    cases: int
    proxy_cases: int


@dataclass(frozen=True, slots=True)
class NoShow:
    """When a called person may be passed over, and behind how many waiting people they come back."""

    recalls: int
    after: int
    returns_behind: int


@dataclass(frozen=True, slots=True)
class HallRules:
    """Everything that decides in a hall. The order of queues, priorities and windows is meaningful:
    it breaks ties, and the first priority is the normal one."""

    hall: str
    discipline: str
    hours: OpeningHours
    issuing: Issuing
    no_show: NoShow
    priorities: tuple[Priority, ...]
    queues: tuple[Queue, ...]
    services: tuple[Service, ...]
    windows: tuple[WindowPlan, ...]
    clerks: tuple[Clerk, ...]
    pause_reasons: tuple[str, ...]
