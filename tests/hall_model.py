"""A hall in plain lists, slow and simple, against which the real one is held.

Nothing here is shared with `dispatcher.domain` but the rules: people stand in one list, and whoever is asked for is
found by looking at all of them. What commands do to it is in `hall_model_acts`. Times are microseconds.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from hall_builder import MINUTE, WINTER, moment

from dispatcher.domain.rules import Clerk, HallRules, Service, WindowPlan


@dataclass
class Person:
    """Somebody with a number; `cases` are [service, ended]."""

    name: str
    number: str
    serial: int
    priority: str
    cases: list[tuple[str, bool]]
    issued_at: int
    since: int
    state: str = "waiting"
    led_to: str | None = None
    window: str | None = None
    recalls: int = 0
    called_at: int = 0
    serving: int | None = None
    started_at: int = 0

    def left(self) -> list[int]:
        """The cases that are not ended."""
        return [index for index, (_, ended) in enumerate(self.cases) if not ended]

    def wants(self) -> list[str]:
        """The services of these."""
        return [self.cases[index][0] for index in self.left()]


@dataclass
class Desk:
    """A window: `state` as the hall names it."""

    state: str = "closed"
    clerk: str | None = None
    holds: str | None = None
    served: int = 0
    streak: int = 0


@dataclass
class HallModel:
    """The whole hall."""

    rules: HallRules
    now: int
    date: str | None = None
    numbers_of: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    carried: set[str] = field(default_factory=set)
    people: list[Person] = field(default_factory=list)
    desks: dict[str, Desk] = field(default_factory=dict)
    serial: int = 0

    def __post_init__(self) -> None:
        self.desks = {plan.id: Desk() for plan in self.rules.windows}

    # What is fixed

    def service(self, name: str) -> Service:
        return next(service for service in self.rules.services if service.id == name)

    def plan(self, window: str) -> WindowPlan:
        return next(plan for plan in self.rules.windows if plan.id == window)

    def signposted(self, window: str, service: str) -> bool:
        """Whether the roles of the window include the service."""
        plan, wanted = self.plan(window), self.service(service)
        names = {"undifferentiated", f"domain:{wanted.domain}", f"special:{wanted.special}"}
        return bool(names & set(plan.roles)) or ("specialised" in plan.roles and service in plan.services)

    def qualified(self, clerk: str, service: str) -> bool:
        """Whether the clerk may serve it; somebody whom the rules do not name is in training and may."""
        known = next((known for known in self.rules.clerks if known.id == clerk), Clerk(clerk, ("*",)))
        wanted = self.service(service)
        names = {"*", service, f"domain:{wanted.domain}", f"special:{wanted.special}"}
        return bool(names & set(known.qualifications))

    # Who may serve whom

    def together(self, wants: list[str]) -> list[str]:
        """All these services if some window and some known clerk may serve them all, else the first alone (R22)."""
        windows = any(all(self.signposted(plan.id, s) for s in wants) for plan in self.rules.windows)
        clerks = any(all(self.qualified(clerk.id, s) for s in wants) for clerk in self.rules.clerks)
        return wants if windows and clerks else wants[:1]

    def wishes(self, person: Person) -> list[tuple[list[str], list[str]]]:
        """(windows, services) that the person would wait for, the dearest first: led to, all together, the first."""
        together, first = self.together(person.wants()), person.wants()[:1]
        levels = [(self.signposted_for(services), services) for services in (together, first)]
        if person.led_to in levels[0][0]:
            levels.insert(0, ([str(person.led_to)], together))
        return levels

    def signposted_for(self, services: list[str]) -> list[str]:
        return [plan.id for plan in self.rules.windows if all(self.signposted(plan.id, s) for s in services)]

    def sits_for(self, level: tuple[list[str], list[str]]) -> bool:
        """Whether somebody works at one of the windows who may serve the services."""
        windows, services = level
        return any(self.attended(name) and self.serves(name, self.desks[name].clerk, services) for name in windows)

    def serves(self, window: str, clerk: str | None, wants: list[str]) -> bool:
        return clerk is not None and all(self.signposted(window, s) and self.qualified(clerk, s) for s in wants)

    def may_serve(self, window: str, clerk: str | None, person: Person) -> bool:
        """Whether this clerk at this window may call the person in turn."""
        levels = self.wishes(person)
        windows, services = next((level for level in levels if self.sits_for(level)), levels[-1])
        return window in windows and self.serves(window, clerk, services)

    def attended(self, window: str) -> bool:
        return self.desks[window].state not in ("closed", "paused")

    def may_call(self, window: str, person: Person) -> bool:
        return self.attended(window) and self.may_serve(window, self.desks[window].clerk, person)

    def first_here(self, window: str, person: Person) -> int | None:
        """The first case that the clerk at the window may serve."""
        clerk = self.desks[window].clerk
        return next((index for index in person.left() if self.serves(window, clerk, [person.cases[index][0]])), None)

    # Who is where

    def waiting(self) -> list[Person]:
        return [person for person in self.people if person.state == "waiting"]

    def named(self, name: str) -> Person | None:
        return next((person for person in self.people if person.name == name), None)

    def held(self, window: str) -> Person | None:
        holds = self.desks[window].holds
        return None if holds is None else self.named(holds)

    def queue_of(self, wants: list[str]) -> str:
        return self.service(wants[0]).queue

    def work(self, queue: str) -> int:
        """The work of the people who wait in a queue."""
        return sum(
            sum(self.service(s).work for s in person.wants())
            for person in self.waiting()
            if self.queue_of(person.wants()) == queue
        )

    def servers(self, queue: str) -> int:
        """The windows at work that may serve something of a queue."""
        services = [service.id for service in self.rules.services if service.queue == queue]
        return sum(
            any(self.serves(name, desk.clerk, [s]) for s in services)
            for name, desk in self.desks.items()
            if self.attended(name)
        )

    # Who is next

    def claim(self, person: Person, since: int) -> float:
        """The claim under `load`, as the design writes it."""
        queue = next(queue for queue in self.rules.queues if queue.id == self.queue_of(person.wants()))
        priority = next(known for known in self.rules.priorities if known.id == person.priority)
        delay = self.work(queue.id) // max(self.servers(queue.id), 1)
        return (priority.start + priority.rate * (self.now - since + min(delay, queue.promise))) / queue.promise

    def in_order(self, entries: list[tuple[Person, int]], streak: int) -> list[Person]:
        """People with their `since`, in the order in which one window calls them if time stands still."""
        if self.rules.discipline == "load":
            return [p for p, since in sorted(entries, key=lambda e: (-self.claim(*e), e[1], e[0].serial))]
        start = {priority.id: priority.start for priority in self.rules.priorities}
        line = [p for p, since in sorted(entries, key=lambda e: (e[1], e[0].serial))]
        if self.rules.discipline == "fifo":
            return line
        if self.rules.discipline == "strict":
            return sorted(line, key=lambda p: -start[p.priority])
        normal = [p for p in line if p.priority == self.rules.priorities[0].id]
        special = [p for p in line if p.priority != self.rules.priorities[0].id]
        called: list[Person] = []
        while normal or special:
            if normal and (streak >= 2 or not special):
                called.append(normal.pop(0))
                streak = 0
            else:
                called.append(special.pop(0))
                streak += 1
        return called

    def next_for(self, window: str) -> Person | None:
        candidates = [(person, person.since) for person in self.waiting() if self.may_call(window, person)]
        return next(iter(self.in_order(candidates, self.desks[window].streak)), None)

    def ahead(self, person: Person, since: int) -> int:
        """How many stand before somebody with this `since` at the windows that may call them."""
        mine = [name for name in self.desks if self.may_call(name, person)]
        if mine:
            rivals = [p for p in self.waiting() if p is not person and any(self.may_call(name, p) for name in mine)]
        else:
            mine = [name for name in self.desks if self.may_serve(name, "somebody in training", person)]
            rivals = [
                p
                for p in self.waiting()
                if p is not person and any(self.may_serve(name, "somebody in training", p) for name in mine)
            ]
        first = next((name for name in self.desks if self.may_call(name, person)), next(iter(self.desks)))
        order = self.in_order([(p, p.since) for p in rivals] + [(person, since)], self.desks[first].streak)
        return order.index(person)

    # Time

    def sessions(self) -> list[tuple[int, int]]:
        """The open sessions of the day in course: the builder's winter hours on workdays."""
        if self.date is None or datetime.date.fromisoformat(self.date).weekday() > 4:
            return []
        midnight = moment("00:00", self.date)
        return [(midnight + start * MINUTE, midnight + end * MINUTE) for start, end in WINTER]

    def issuing(self) -> bool:
        sessions, rule = self.sessions(), self.rules.issuing
        if not sessions:
            return False
        return sessions[0][0] - rule.before_opening <= self.now < sessions[-1][1] - rule.before_closing

    def session_ended(self) -> int | None:
        """When the half-day ended, if it is lunch or evening."""
        if any(start <= self.now < end for start, end in self.sessions()):
            return None
        return max((end for _, end in self.sessions() if end <= self.now), default=None)

    def needs(self, window: str) -> list[Person]:
        """Who would be left without this window (R6)."""
        ended = self.session_ended()
        clerk = self.desks[window].clerk
        others = [(name, desk.clerk) for name, desk in self.desks.items() if name != window and self.attended(name)]
        left: list[Person] = []
        for person in self.people:
            if person.state not in ("waiting", "called", "serving"):
                continue
            if ended is not None and person.issued_at >= ended:
                continue
            if any(
                self.serves(window, clerk, [s]) and not any(self.serves(name, other, [s]) for name, other in others)
                for s in person.wants()
            ):
                left.append(person)
        return left
