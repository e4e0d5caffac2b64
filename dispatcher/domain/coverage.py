"""Who may serve what: roles of windows and qualifications of clerks (R1, R12)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dispatcher.domain.rules import (
    DOMAIN,
    EVERYTHING,
    SPECIAL,
    SPECIALISED,
    UNDIFFERENTIATED,
    Clerk,
    HallRules,
    Service,
    WindowPlan,
)


@dataclass(frozen=True, slots=True)
class Reach:
    """The windows that may call somebody, in the hall's order, and the known clerks who may serve them.

    `otherwise` is the reach that holds while nobody works at any of these windows who may serve them: nobody waits
    for a window that is closed or paused while another one could serve them.
    """

    windows: tuple[str, ...]
    clerks: frozenset[str]
    otherwise: Reach | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """Where a visit waits: in which queue, and within whose reach."""

    queue: str
    reach: Reach


def role_serves(plan: WindowPlan, service: Service) -> bool:
    """Whether the window's roles include `service`, whoever sits there."""
    return any(
        role == UNDIFFERENTIATED
        or role == f"{DOMAIN}{service.domain}"
        or (role == SPECIALISED and service.id in plan.services)
        or (service.special is not None and role == f"{SPECIAL}{service.special}")
        for role in plan.roles
    )


def clerk_serves(clerk: Clerk, service: Service) -> bool:
    """Whether the clerk's qualifications include `service`, at whichever window."""
    wanted = {EVERYTHING, service.id, f"{DOMAIN}{service.domain}"}
    if service.special is not None:
        wanted.add(f"{SPECIAL}{service.special}")
    return not wanted.isdisjoint(clerk.qualifications)


def breadth(plan: WindowPlan) -> int:
    """How broad a window is: 0 specialised or special-purpose, 1 by-domain, 2 undifferentiated."""
    if UNDIFFERENTIATED in plan.roles:
        return 2
    return 1 if any(role.startswith(DOMAIN) for role in plan.roles) else 0


class Coverage:
    """Answers who may serve a visit; computed once from a hall's rules."""

    def __init__(self, rules: HallRules) -> None:
        self._services = {service.id: service for service in rules.services}
        self._order = tuple(plan.id for plan in rules.windows)
        self._clerks = frozenset(clerk.id for clerk in rules.clerks)
        self._windows_of = {
            service.id: frozenset(plan.id for plan in rules.windows if role_serves(plan, service))
            for service in rules.services
        }
        self._clerks_of = {
            service.id: frozenset(clerk.id for clerk in rules.clerks if clerk_serves(clerk, service))
            for service in rules.services
        }
        self._routes: dict[tuple[tuple[str, ...], str | None], Route] = {}

    def route(self, services: tuple[str, ...], window: str | None = None) -> Route:
        """Where a visit for `services` waits.

        At `window` alone when it was led to that one and may be served there; else at the windows for everything, where
        there are any (R22); else at those for the first service, and the rest follows without queueing anew. Each gives
        way to the next while nobody works there.
        """
        key = (services, window)
        found = self._routes.get(key)
        if found is None:
            found = self._routes[key] = self._find_route(services, window)
        return found

    def can_serve(self, window: str, clerk: str, service: str) -> bool:
        """Whether this window with this clerk may serve `service`: roles and qualifications (R12)."""
        return window in self._windows_of[service] and (clerk in self._clerks_of[service] or clerk not in self._clerks)

    def sits_in_reach(self, reach: Reach, window: str, clerk: str) -> bool:
        """Whether `clerk` at `window` may serve people of this reach.

        A clerk whom the configuration does not know sits there for training and may serve everything.
        """
        return window in reach.windows and (clerk in reach.clerks or clerk not in self._clerks)

    def knows_service(self, service: str) -> bool:
        """Whether the catalogue has this service."""
        return service in self._services

    def service(self, service: str) -> Service:
        """The service of this id."""
        return self._services[service]

    def _find_route(self, services: tuple[str, ...], window: str | None) -> Route:
        reach = alone = self._reach(services[:1])
        whole = self._reach(services)
        if whole.windows and whole.clerks and whole != alone:
            reach = replace(whole, otherwise=alone)
        if window in reach.windows and len(reach.windows) > 1:
            reach = Reach((window,), reach.clerks, otherwise=reach)
        return Route(self._services[services[0]].queue, reach)

    def _reach(self, services: Iterable[str]) -> Reach:
        windows, clerks = frozenset(self._order), self._clerks
        for service in services:
            windows &= self._windows_of[service]
            clerks &= self._clerks_of[service]
        return Reach(tuple(known for known in self._order if known in windows), clerks)
