"""The waiting people as the discipline sees them: parallel lists, one entry a lane, a window, a queue.

A lane holds the people of one queue and priority whom exactly the same windows and clerks may serve, in order of
`since`. Lanes are made when somebody first needs them and stay until the rules change.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass
from statistics import fmean

from dispatcher.domain.coverage import Coverage, Reach, Route
from dispatcher.domain.discipline import DISCIPLINES, NOBODY, choose_lane, queue_delay, since_of_claim, standing
from dispatcher.domain.rules import HallRules

Person = tuple[int, int, str]
"""(since, serial, ticket id) of somebody who waits."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom a window calls and why: the ticket, its claim, and the best first of another lane (with the claim)."""

    ticket: str
    claim: float
    runner_up: str | None
    runner_up_claim: float


class Lanes:
    """Everybody who waits, in the form in which `discipline.choose_lane` takes it."""

    def __init__(self, rules: HallRules, coverage: Coverage) -> None:
        self.discipline = DISCIPLINES[rules.discipline]
        self._queue_index = {queue.id: index for index, queue in enumerate(rules.queues)}
        self._priority_index = {priority.id: index for index, priority in enumerate(rules.priorities)}
        self.start = [priority.start for priority in rules.priorities]
        self.rate = [priority.rate for priority in rules.priorities]
        self.promise = [queue.promise for queue in rules.queues]
        self.work = [0] * len(rules.queues)
        self.count = [0] * len(rules.queues)
        self.servers = [0] * len(rules.queues)
        self.streak = [0] * len(rules.windows)
        self._windows = [plan.id for plan in rules.windows]
        self._clerks: list[str | None] = [None] * len(rules.windows)
        self._coverage = coverage
        self._queue_reaches = self._reaches_by_queue(rules)
        self._index: dict[tuple[str, str, Reach], int] = {}
        self._lanes_in_reach: dict[Reach, list[int]] = {}
        self.callers: list[int] = []
        self._usual_work = [
            fmean([service.work for service in rules.services if service.queue == queue.id] or [1])
            for queue in rules.queues
        ]
        self.reach: list[Reach] = []
        self.queue: list[int] = []
        self.priority: list[int] = []
        self.people: list[list[Person]] = []
        self.first_since: list[int] = []
        self.first_serial: list[int] = []
        self._occupied: list[int] = []
        self.eligible: list[list[bool]] = [[] for _ in rules.windows]

    def add(self, route: Route, priority: str, since: int, serial: int, ticket: str, work: int) -> int:
        """Let somebody wait, with `work` microseconds of expected service; returns their lane."""
        lane = self._lane(route, priority)
        insort(self.people[lane], (since, serial, ticket))
        self.work[self.queue[lane]] += work
        self.count[self.queue[lane]] += 1
        self._refresh_first(lane)
        return lane

    def remove(self, lane: int, since: int, serial: int, ticket: str, work: int) -> None:
        """Let somebody wait no longer."""
        people = self.people[lane]
        del people[bisect_left(people, (since, serial, ticket))]
        self.work[self.queue[lane]] -= work
        self.count[self.queue[lane]] -= 1
        self._refresh_first(lane)

    def seat(self, window: int, clerk: str | None) -> None:
        """Say who works at a window now (None: nobody), and work out anew who may call whom."""
        if self._clerks[window] == clerk:
            return
        self._clerks[window] = clerk
        self._lanes_in_reach.clear()
        self.eligible = [[self._may_call(other, reach) for reach in self.reach] for other in range(len(self._windows))]
        self.callers = [sum(row[lane] for row in self.eligible) for lane in range(len(self.reach))]
        self.servers = [
            sum(any(self._may_call(other, reach) for reach in reaches) for other in range(len(self._windows)))
            for reaches in self._queue_reaches
        ]

    def in_force(self, reach: Reach) -> Reach:
        """The reach that holds now: the next one while nobody works at any window of a reach, not even for a break."""
        while reach.otherwise is not None and not any(
            self._sits(window, reach) for window in range(len(self._windows))
        ):
            reach = reach.otherwise
        return reach

    def standing(self, lane: int, since: int, now: int, window: int) -> tuple[float, float]:
        """(rank, claim) at `window` of somebody in this lane who has waited since `since`."""
        return self._standing(self.queue[lane], self.priority[lane], now - since, window)

    def claim(self, queue: str, priority: str, since: int, window: int, now: int) -> float:
        """The claim at `window` of somebody of this queue and priority who has waited since `since`."""
        return self._standing(self._queue_index[queue], self._priority_index[priority], now - since, window)[1]

    def since_of_claim(self, lane: int, rank: float, claim: float, now: int) -> float:
        """The `since` at which people of this lane have the standing (rank, claim)."""
        queue, priority = self.queue[lane], self.priority[lane]
        return since_of_claim(
            self.discipline,
            now,
            rank,
            claim,
            queue_delay(self.work[queue], self.servers[queue]),
            self.promise[queue],
            self.start[priority],
            self.rate[priority],
        )

    def choose(self, window: int, now: int) -> Choice | None:
        """Whom the discipline gives to `window` at `now`, or None when nobody may be called there."""
        lane, claim, second, second_claim = choose_lane(
            self.discipline,
            window,
            now,
            self.eligible,
            self._occupied,
            len(self._occupied),
            self.first_since,
            self.first_serial,
            self.queue,
            self.priority,
            self.start,
            self.rate,
            self.promise,
            self.work,
            self.servers,
            self.streak,
        )
        if lane == NOBODY:
            return None
        runner_up = None if second == NOBODY else self.people[second][0][2]
        return Choice(self.people[lane][0][2], claim, runner_up, second_claim)

    def set_streak(self, window: int, streak: int) -> None:
        """Tell how many people with a priority a window has called in a row."""
        self.streak[window] = streak

    def waiting(self, queue: str) -> int:
        """How many people wait in a queue."""
        return self.count[self._queue_index[queue]]

    def in_reach(self, reach: Reach) -> list[int]:
        """The lanes with people whom a window at work in `reach` may call; with none at work, whom they would serve."""
        lanes = self._lanes_in_reach.get(reach)
        if lanes is None:
            lanes = self._lanes_in_reach[reach] = self._find_in_reach(reach)
        return [lane for lane in lanes if self.people[lane]]

    def mean_work(self, queue: int) -> float:
        """The expected work of one person of a queue, in microseconds: of those who wait, or of its services."""
        return self.work[queue] / self.count[queue] if self.count[queue] else self._usual_work[queue]

    def queue_of(self, queue: str) -> int:
        """The index of a queue in `work`, `servers` and `promise`."""
        return self._queue_index[queue]

    def priority_of(self, priority: str) -> int:
        """The index of a priority in `start` and `rate`."""
        return self._priority_index[priority]

    def seated(self, reach: Reach) -> list[int]:
        """The windows at work that may call people of this reach."""
        return [window for window in range(len(self._windows)) if self._may_call(window, reach)]

    def _lane(self, route: Route, priority: str) -> int:
        key = (route.queue, priority, route.reach)
        lane = self._index.get(key)
        if lane is None:
            lane = self._index[key] = len(self.people)
            self._lanes_in_reach.clear()
            self.reach.append(route.reach)
            self.queue.append(self._queue_index[route.queue])
            self.priority.append(self._priority_index[priority])
            self.people.append([])
            self.first_since.append(NOBODY)
            self.first_serial.append(NOBODY)
            for window, eligible in enumerate(self.eligible):
                eligible.append(self._may_call(window, route.reach))
            self.callers.append(sum(row[lane] for row in self.eligible))
        return lane

    def _may_call(self, window: int, reach: Reach) -> bool:
        return self._sits(window, self.in_force(reach))

    def _sits(self, window: int, reach: Reach) -> bool:
        clerk = self._clerks[window]
        return clerk is not None and self._coverage.sits_in_reach(reach, self._windows[window], clerk)

    def _find_in_reach(self, reach: Reach) -> list[int]:
        seated, windows = self.seated(reach), set(self.in_force(reach).windows)
        return [
            lane
            for lane, other in enumerate(self.reach)
            if any(self.eligible[window][lane] for window in seated)
            or (not seated and not windows.isdisjoint(self.in_force(other).windows))
        ]

    def _standing(self, queue: int, priority: int, waited: int, window: int) -> tuple[float, float]:
        return standing(
            self.discipline,
            waited,
            priority,
            queue_delay(self.work[queue], self.servers[queue]),
            self.promise[queue],
            self.start[priority],
            self.rate[priority],
            self.streak[window],
        )

    def _refresh_first(self, lane: int) -> None:
        people, was_occupied = self.people[lane], self.first_since[lane] != NOBODY
        self.first_since[lane], self.first_serial[lane] = people[0][:2] if people else (NOBODY, NOBODY)
        if people and not was_occupied:
            insort(self._occupied, lane)
        elif was_occupied and not people:
            del self._occupied[bisect_left(self._occupied, lane)]

    def _reaches_by_queue(self, rules: HallRules) -> list[list[Reach]]:
        reaches: list[list[Reach]] = [[] for _ in rules.queues]
        for service in rules.services:
            route = self._coverage.route((service.id,))
            known = reaches[self._queue_index[route.queue]]
            if route.reach not in known:
                known.append(route.reach)
        return reaches
