"""Who may serve what: roles of windows and qualifications of clerks (R1, R12)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

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

_Each = TypeVar("_Each")


@dataclass(frozen=True, slots=True)
class Reach:
    """The windows that may call somebody, in the hall's order, and the known clerks who may serve them.

    `otherwise` is the reach that holds while nobody works at any of these windows who may serve them: nobody waits
    for a window that is closed or paused while another one could serve them.
    """

    windows: tuple[str, ...]
    clerks: frozenset[str]
    otherwise: Reach | None = field(default=None, hash=False)


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
        plans, clerks = _alike(rules.windows, _duties), _alike(rules.clerks, lambda clerk: clerk.qualifications)
        self._windows_of = {
            service.id: frozenset(plan.id for same in plans if role_serves(same[0], service) for plan in same)
            for service in rules.services
        }
        self._clerks_of = {
            service.id: frozenset(clerk.id for same in clerks if clerk_serves(same[0], service) for clerk in same)
            for service in rules.services
        }
        self._routes: dict[tuple[tuple[str, ...], str | None], Route] = {}
        self._same_routes: dict[tuple[str, Reach, Reach, str | None], Route] = {}
        self._reaches: dict[frozenset[tuple[frozenset[str], frozenset[str]]], Reach] = {}

    def route(self, services: tuple[str, ...], window: str | None = None) -> Route:
        """Where a visit for `services` waits.

        At `window` alone when it was led to that one and may be served there; else at the windows for everything, where
        there are any (R22); else at those for the first service, and the rest follows without queueing anew. Each gives
        way to the next while nobody works there.
        """
        asked = (services, window)
        found = self._routes.get(asked)
        if found is None:
            alike = (self._services[services[0]].queue, self._reach(services[:1]), self._reach(services), window)
            found = self._same_routes.get(alike)
            if found is None:
                found = self._same_routes[alike] = _route(*alike)
            self._routes[asked] = found
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

    def _reach(self, services: Iterable[str]) -> Reach:
        """The reach of people who want all of these; one and the same for services that the same people may serve."""
        able = frozenset((self._windows_of[service], self._clerks_of[service]) for service in services)
        found = self._reaches.get(able)
        if found is None:
            windows = frozenset(self._order).intersection(*(some for some, _ in able))
            clerks = self._clerks.intersection(*(some for _, some in able))
            found = self._reaches[able] = Reach(tuple(known for known in self._order if known in windows), clerks)
        return found


def _route(queue: str, first: Reach, whole: Reach, window: str | None) -> Route:
    reach = first
    if whole.windows and whole.clerks and whole != first:
        reach = replace(whole, otherwise=first)
    if window in reach.windows and len(reach.windows) > 1:
        reach = Reach((window,), reach.clerks, otherwise=reach)
    return Route(queue, reach)


def _duties(plan: WindowPlan) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return plan.roles, plan.services


def _alike(every: Iterable[_Each], by: Callable[[_Each], object]) -> list[list[_Each]]:
    """Those with the same answer to `by` together."""
    groups: dict[object, list[_Each]] = {}
    for one in every:
        groups.setdefault(by(one), []).append(one)
    return list(groups.values())
