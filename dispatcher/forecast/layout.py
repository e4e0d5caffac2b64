"""A hall's rules and roster by number: everything that the live domain answers by name is asked once, beforehand."""

from __future__ import annotations

import copy
import datetime
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from dispatcher.domain.coverage import Coverage, Reach, Route, breadth
from dispatcher.domain.decide.departure import LUNCH
from dispatcher.domain.discipline import DISCIPLINES, NOBODY
from dispatcher.domain.issuing import issuing_spans
from dispatcher.domain.rules import HallRules
from dispatcher.forecast.draws import Ints
from dispatcher.forecast.leaving import CLOSES, LUNCHES, RESTS
from dispatcher.forecast.roster import USUAL_PACE, Roster, Stint

Arrays = dict[str, npt.NDArray[np.generic] | int | bool]


class Layout:
    """One hall, one roster, one date's hours, for people who come for some kinds of visit.

    `led_to`: by kind, the one window to which these people were led. `plan` holds the fields of `tables.Plan`. Where
    the `coverage` of these rules is given, it is kept, and the layout can be given another roster. Raises
    `RosterNotFitting` when the roster does not fit the hall.
    """

    def __init__(
        self,
        rules: HallRules,
        roster: Roster,
        date: datetime.date,
        kinds: tuple[tuple[str, ...], ...],
        led_to: tuple[str | None, ...] = (),
        coverage: Coverage | None = None,
    ) -> None:
        roster.require_fit(rules)
        self._led_to = led_to or (None,) * len(kinds)
        self.rules, self.roster, self.date, self.kinds = rules, roster, date, kinds
        self._coverage = coverage or Coverage(rules)
        self._routes: dict[Route, int] = {}
        self._reaches: dict[Reach, int] = {}
        self.plan: Arrays = {
            **self._visits(),
            **self._single_services(),
            **self._reach_tables(),
            **self._roster_tables(),
            **self._rule_tables(),
            **self._hours(),
        }
        if coverage is None:
            del self._coverage, self._routes, self._reaches  # what was asked is in the plan by number

    def with_roster(self, roster: Roster) -> Layout:
        """The same hall and kinds of visit with another roster; a fraction of the work. Raises `RosterNotFitting`."""
        roster.require_fit(self.rules)
        other = copy.copy(self)
        other.roster = roster
        other.plan = {**self.plan, **other._roster_tables()}
        return other

    def with_weightless(self, kinds: Iterable[int]) -> Layout:
        """The same hall, in which people of these kinds add nothing to the work of the queue in which they wait."""
        other = copy.copy(self)
        stage_work = np.array(self.plan["stage_work"])
        first_stage = np.array(self.plan["kind_stage"])
        for kind in kinds:
            stage_work[first_stage[kind] : first_stage[kind] + (1 << len(self.kinds[kind]))] = 0
        other.plan = {**self.plan, "stage_work": stage_work}
        return other

    def _visits(self) -> Arrays:
        """Kinds, stages and lanes. Asks for every reach that a visit may have on its way."""
        services = {service.id: index for index, service in enumerate(self.rules.services)}
        work = {service.id: service.work for service in self.rules.services}
        priorities = len(self.rules.priorities)
        kind_stage: list[int] = []
        stage_route: list[int] = []
        stage_work: list[int] = []
        for kind, led_to in zip(self.kinds, self._led_to, strict=True):
            kind_stage.append(len(stage_route))
            for left in _what_is_left(kind):
                stage_route.append(self._route(self._coverage.route(left, led_to)) if left else NOBODY)
                stage_work.append(sum([work[service] for service in left]))
        most = max((len(kind) for kind in self.kinds), default=1)
        queues = {queue.id: index for index, queue in enumerate(self.rules.queues)}
        by_reach = sorted(self._routes, key=lambda route: self._reach(route.reach))
        place = {self._routes[route]: place for place, route in enumerate(by_reach)}
        lanes = [(route, priority) for route in by_reach for priority in range(priorities)]
        return {
            "kind_stage": _ints(kind_stage),
            "kind_services": _ints(
                [[*(services[s] for s in kind), *[NOBODY] * (most - len(kind))] for kind in self.kinds], columns=most
            ),
            "stage_lane": _ints([place.get(route, NOBODY) * priorities for route in stage_route]),
            "stage_work": _ints(stage_work),
            "lane_queue": _ints([queues[route.queue] for route, _ in lanes]),
            "lane_priority": _ints([priority for _, priority in lanes]),
            "lane_reach": _ints([self._reach(route.reach) for route, _ in lanes]),
        }

    def _single_services(self) -> Arrays:
        """Which reaches count for the windows that may serve a queue (see `domain.lanes`)."""
        queues = {queue.id: index for index, queue in enumerate(self.rules.queues)}
        routes = [self._coverage.route((service.id,)) for service in self.rules.services]
        found = {(self._reach(route.reach), queues[route.queue]) for route in routes}
        rows = [sorted(queue for other, queue in found if other == reach) for reach in range(len(self._reaches))]
        most = max(map(len, rows), default=1) or 1
        return {"reach_queues": _ints([[*row, *[NOBODY] * (most - len(row))] for row in rows], columns=most)}

    def _reach_tables(self) -> Arrays:
        windows = [plan.id for plan in self.rules.windows]
        of_lanes = sorted(self._reaches[route.reach] for route in self._routes)
        firsts = np.searchsorted(of_lanes, np.arange(len(self._reaches) + 1)) * len(self.rules.priorities)
        return {
            "reach_lane": _ints(firsts),
            "otherwise": _ints(
                [NOBODY if reach.otherwise is None else self._reach(reach.otherwise) for reach in self._reaches]
            ),
            "signposted": _marks([[window in reach.windows for window in windows] for reach in self._reaches]),
        }

    def _roster_tables(self) -> Arrays:
        by_window = [[(plan.id, s) for s in self.roster.stints.get(plan.id, ())] for plan in self.rules.windows]
        rows = [row for stints in by_window for row in stints]
        counts = [len(stints) for stints in by_window]
        coverage, posts = self._coverage, {(window, stint.clerk) for window, stint in rows}
        sits = {post: [coverage.sits_in_reach(reach, *post) for reach in self._reaches] for post in posts}
        serves = {post: [coverage.can_serve(*post, service.id) for service in self.rules.services] for post in posts}
        return {
            "first_stint": _ints([sum(counts[:index]) for index in range(len(counts) + 1)]),
            "stint_start": _ints([stint.start for _, stint in rows]),
            "stint_end": _ints([stint.end for _, stint in rows]),
            "stint_away": _ints([_away(stint) for _, stint in rows]),
            "sits": _marks([sits[window, stint.clerk] for window, stint in rows], columns=len(self._reaches)),
            "serves": _marks([serves[window, s.clerk] for window, s in rows], columns=len(self.rules.services)),
            "pace": _ints([self.roster.pace.get(plan.id, USUAL_PACE) for plan in self.rules.windows]),
            "changeover": self.roster.changeover,
            "all_stay": self.roster.all_stay,
            "look_again": self.roster.look_again,
        }

    def _rule_tables(self) -> Arrays:
        rules = self.rules
        return {
            "discipline": DISCIPLINES[rules.discipline],
            "passed_after": rules.no_show.after,
            "returns_behind": rules.no_show.returns_behind,
            "start": _ints([priority.start for priority in rules.priorities]),
            "rate": np.array([priority.rate for priority in rules.priorities], np.float64),
            "promise": _ints([queue.promise for queue in rules.queues]),
            "breadth": _ints([breadth(plan) for plan in rules.windows]),
        }

    def _hours(self) -> Arrays:
        hours, date = self.rules.hours, self.date
        midnight = hours.moment(date, 0)
        sessions = hours.sessions(date)
        issuing = issuing_spans(self.rules.issuing, sessions)
        return {
            "midnight": hours.moment(date + datetime.timedelta(days=1), 0) - midnight,
            "issuing_start": _ints([start - midnight for start, _ in issuing]),
            "issuing_end": _ints([end - midnight for _, end in issuing]),
            "session_start": _ints([start - midnight for start, _ in sessions]),
            "session_end": _ints([end - midnight for _, end in sessions]),
        }

    def _route(self, route: Route) -> int:
        if route not in self._routes:
            self._routes[route] = len(self._routes)
            self._reach(route.reach)
        return self._routes[route]

    def _reach(self, reach: Reach) -> int:
        if reach not in self._reaches:
            self._reaches[reach] = len(self._reaches)
            if reach.otherwise is not None:
                self._reach(reach.otherwise)
        return self._reaches[reach]


@lru_cache(maxsize=10_000)
def _what_is_left(kind: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The services left of a kind of visit, by stage."""
    return tuple(
        tuple(service for place, service in enumerate(kind) if not done >> place & 1) for done in range(1 << len(kind))
    )


def _away(stint: Stint) -> int:
    if stint.away is None:
        return CLOSES
    return LUNCHES if stint.away == LUNCH else RESTS


def _ints(values: Sequence[int] | Sequence[Sequence[int]] | Ints, columns: int = 0) -> Ints:
    table = np.array(values, np.int64)
    return table if table.size or not columns else np.zeros((0, columns), np.int64)


def _marks(values: Sequence[Sequence[bool]], columns: int = 0) -> npt.NDArray[np.bool_]:
    table = np.array(values, np.bool_)
    return table if table.ndim == 2 else np.zeros((0, columns), np.bool_)
