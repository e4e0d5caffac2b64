"""The auditor's own reading of a hall's rules: written anew from their text, plainly, so that it shares no mistake.

Nothing here is fast. Whom a window must call is found by putting everybody who waits in order; who may serve whom is
worked out afresh each time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
"""An event's data as it came over the wire: whatever JSON holds."""

AT_WORK = ("idle", "ready", "calling", "serving")


@dataclass
class Guest:
    """A person with a ticket, as the auditor sees them. `open_cases`: service by case id, in order. Microseconds."""

    ticket: str
    number: str
    serial: int
    queue: str
    priority: str
    issued_at: int
    since: int
    open_cases: dict[str, str]
    state: str = "waiting"
    led_to: str | None = None
    window: str | None = None
    case: str | None = None
    called_at: int = 0
    started_at: int = 0
    recalls: int = 0


@dataclass
class Desk:
    """A window: who sits there, whom they have in hand, how long they have served today (microseconds)."""

    id: str
    state: str = "closed"
    clerk: str | None = None
    ticket: str | None = None
    served: int = 0
    streak: int = 0

    @property
    def at_work(self) -> bool:
        """Whether somebody sits there and serves."""
        return self.state in AT_WORK


class RuleBook:
    """A hall's rules as the log's first event states them. What was worked out once from them is remembered."""

    def __init__(self, rules: Json) -> None:
        self.rules = rules
        self.services: dict[str, Json] = {service["id"]: service for service in rules["services"]}
        self.promises: dict[str, int] = {queue["id"]: queue["promise"] for queue in rules["queues"]}
        self.priorities: dict[str, Json] = {priority["id"]: priority for priority in rules["priorities"]}
        self.windows: dict[str, Json] = {window["id"]: window for window in rules["windows"]}
        self.clerks: dict[str, list[str]] = {clerk["id"]: clerk["qualifications"] for clerk in rules["clerks"]}
        self._wished: dict[tuple[str, ...], list[tuple[set[str], set[str]]]] = {}
        self._serving: dict[tuple[str, str, str], bool] = {}

    @property
    def normal_priority(self) -> str:
        """The hall's first priority."""
        return next(iter(self.priorities))

    def windows_for(self, services: Iterable[str]) -> set[str]:
        """The windows whose roles include every one of these services (R1)."""
        return {
            name
            for name, window in self.windows.items()
            if all(self._role_includes(window, self.services[service]) for service in services)
        }

    def clerks_for(self, services: Iterable[str]) -> set[str]:
        """The clerks whose qualifications include every one of these services (R12)."""
        return {
            name
            for name, known in self.clerks.items()
            if all(self._qualified(known, self.services[service]) for service in services)
        }

    def may_call(self, window: str, services: tuple[str, ...], led_to: str | None, working: dict[str, str]) -> bool:
        """Whether a window may call somebody for these services, given who works where.

        The window they were led to (R8), else one for all services (R22), else those for the first service: the first
        of these at which somebody works who may serve them.
        """
        wishes = self._wishes(services)
        if led_to in wishes[0][0]:
            wishes = [({str(led_to)}, wishes[0][1]), *wishes]
        for windows, clerks in wishes:
            able = {name for name, who in working.items() if name in windows and self._fits(who, clerks)}
            if able:
                return window in able
        return False

    def serves(self, window: str, clerk: str, service: str) -> bool:
        """Whether this clerk at this window may serve a service (R1, R12)."""
        return window in self.windows_for((service,)) and self._fits(clerk, self.clerks_for((service,)))

    def _fits(self, clerk: str, able: set[str]) -> bool:
        """Whether a clerk is among those who are able; whom the rules do not name is in training and may."""
        return clerk in able or clerk not in self.clerks

    def serves_queue(self, window: str, clerk: str, queue: str) -> bool:
        """Whether a window with this clerk may call somebody for any single service of a queue."""
        key = (window, clerk, queue)
        if key not in self._serving:
            own = [name for name, service in self.services.items() if service["queue"] == queue]
            self._serving[key] = any(self.serves(window, clerk, service) for service in own)
        return self._serving[key]

    def _wishes(self, services: tuple[str, ...]) -> list[tuple[set[str], set[str]]]:
        """(windows, clerks) that serve all of these services, where there are any, and those that serve the first."""
        if services not in self._wished:
            every = [(self.windows_for(some), self.clerks_for(some)) for some in (services, services[:1])]
            self._wished[services] = every if all(every[0]) else every[1:]
        return self._wished[services]

    def breadth(self, window: str) -> int:
        """0 for specialised and special-purpose windows, 1 by domain, 2 undifferentiated."""
        roles = self.windows[window]["roles"]
        if "undifferentiated" in roles:
            return 2
        return 1 if any(role.startswith("domain:") for role in roles) else 0

    def work(self, guest: Guest) -> int:
        """The expected time that is left of a visit, in microseconds."""
        return sum(int(self.services[service]["work"]) for service in guest.open_cases.values())

    def standing(
        self, guest: Guest, waiting: list[Guest], at_work: list[Desk], window: Desk, now: int
    ) -> tuple[float, float]:
        """(rank, claim) of a guest at a window by the hall's discipline; the larger is called first."""
        priority = self.priorities[guest.priority]
        waited = now - guest.since
        normal = guest.priority == self.normal_priority
        match self.rules["discipline"]:
            case "load":
                promise = self.promises[guest.queue]
                delay = self._delay(guest.queue, waiting, at_work)
                return 0.0, (priority["start"] + priority["rate"] * (waited + min(delay, promise))) / promise
            case "strict":
                return float(priority["start"]), float(waited)
            case "interleave":
                return float(normal == (window.streak >= 2)), float(waited)
            case _:
                return 0.0, float(waited)

    def _delay(self, queue: str, waiting: list[Guest], at_work: list[Desk]) -> int:
        """The work that waits in a queue, divided by the windows at work that serve any of its services."""
        work = sum(self.work(guest) for guest in waiting if guest.queue == queue)
        servers = sum(desk.clerk is not None and self.serves_queue(desk.id, desk.clerk, queue) for desk in at_work)
        return work // max(1, servers)

    def _role_includes(self, window: Json, service: Json) -> bool:
        roles = window["roles"]
        return (
            "undifferentiated" in roles
            or f"domain:{service['domain']}" in roles
            or ("specialised" in roles and service["id"] in window["services"])
            or (service["special"] is not None and f"special:{service['special']}" in roles)
        )

    def _qualified(self, known: list[str], service: Json) -> bool:
        return bool({"*", service["id"], f"domain:{service['domain']}", f"special:{service['special']}"} & set(known))
