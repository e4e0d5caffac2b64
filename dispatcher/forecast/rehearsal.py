"""The next hours of a running hall, lived many times before they come: how long everybody still waits.

What nobody can know is drawn once; then the same people can be given other windows, so that what differs comes from the
windows alone. Somebody who would come now is rehearsed too: a trial for each way to wait and each priority goes along,
weighs nothing and is served in a microsecond.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from dispatcher.domain.coverage import Route
from dispatcher.domain.estimate import CHANCE, Wait, wait_between
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from dispatcher.domain.model import Hall, TicketState, WindowState
from dispatcher.domain.outlook import Newcomer, Range
from dispatcher.forecast.chances import comers_in_sight, draw_comers, draw_rests, pace_of, recent_arrivals
from dispatcher.forecast.crowd import all_trials, draw_crowd
from dispatcher.forecast.draws import DAY, Flags, Ints
from dispatcher.forecast.engine import run
from dispatcher.forecast.known_visits import KnownVisits
from dispatcher.forecast.outcomes import NOT_YET
from dispatcher.forecast.present import present_of
from dispatcher.forecast.staffing import AS_IT_IS, Changes, doing_at, rests, roster_of

TIMES = 200
"""How often the next hours are lived, where there are not too many people for it."""
TIMES_AT_LEAST = 50
CUSTOMERS = 30_000
"""People in all times together that are worth their time: some 15 ms."""
MOST_PEOPLE = 2_000
"""People in the hall beyond whom nothing is rehearsed: it would take too long."""

COMING = 60 * MICROSECONDS_PER_MINUTE
"""Whose waits are told of those who may come: who comes within so many microseconds."""

Name = TypeVar("Name")


class TooManyPeople(Exception):
    """More people are in the hall than can be rehearsed in good time."""


@dataclass(frozen=True, slots=True)
class Lived:
    """What became of the waits in microseconds, by time and person.

    `left`: what was left of the waits of those who are here, and of newcomers, or all that was left of the day.
    `called`: who is called, but for so few times that the range does not know them. `waiting` are the people who wait
    (by ticket) and `newcomers` those who would come now, each with their column. `coming`: the waits of those who came
    in the next `COMING` and were called, `NOT_YET` for others.
    """

    left: Ints
    called: Flags
    waiting: Mapping[str, int]
    newcomers: Mapping[Newcomer, int]
    coming: Ints

    def waits(self) -> dict[str, Range]:
        """The waits of all who are called at all, by ticket."""
        return self._ranges(self.waiting)

    def newcomers_waits(self) -> dict[Newcomer, Range]:
        """The same for those who would come now."""
        return self._ranges(self.newcomers)

    def _ranges(self, columns: Mapping[Name, int]) -> dict[Name, Range]:
        low, high = np.quantile(self.left, [(1 - CHANCE) / 2, (1 + CHANCE) / 2], axis=0)
        return {
            name: (float(low[column]), float(high[column])) for name, column in columns.items() if self.called[column]
        }


class Rehearsal:
    """A hall at `at` (microseconds), and all that may come to it, drawn so many times.

    `known` remembers what people come for from one rehearsal to the next. The same hall and seed draw the same. Raises
    `TooManyPeople`.
    """

    def __init__(
        self, hall: Hall, at: int, known: KnownVisits | None = None, *, times: int = TIMES, seed: int = 0
    ) -> None:
        known, recent, chance = known or KnownVisits(), recent_arrivals(hall, at), np.random.default_rng(seed)
        if sum(hall.lanes.count) > MOST_PEOPLE:
            raise TooManyPeople
        self._hall, self._at = hall, at
        self._present = present_of(hall, at, roster_of(hall, at), known, recent.visits)
        self._waiting = {
            ticket.id: column
            for column, ticket in enumerate(self._present.tickets)
            if ticket.state is TicketState.WAITING
        }
        self._trials = all_trials(hall.configured(), known)
        to_come = comers_in_sight(recent)
        everybody = len(self._present.tickets) + len(self._trials.names) + to_come
        self._times = min(times, max(TIMES_AT_LEAST, CUSTOMERS // max(everybody, 1)))
        kinds, now = [known.number(visit) for visit in recent.visits], self._present.situation.at
        comers = draw_comers(recent, kinds, to_come, now, self._times, chance)
        self._draws = draw_crowd(hall.coverage, self._present, self._trials, comers, pace_of(hall), chance)
        self._back = np.zeros((self._times, len(hall.windows)), np.int64)
        for window in hall.windows.values():
            if rests(window):
                self._back[:, window.index] = draw_rests(now, self._times, chance)

    def lived(self, changes: Changes = AS_IT_IS) -> Lived:
        """The next hours, with other windows where `changes` says so."""
        hall, present, now = self._hall, self._present, self._present.situation.at
        here = len(present.tickets)
        roster = roster_of(hall, self._at, changes)
        situation = replace(
            present.situation,
            people=here + len(self._trials.names),
            doing=tuple(doing_at(roster, window, now, window.id in changes) for window in hall.windows.values()),
            back=self._back,
        )
        outcomes = run(present.layout.with_roster(roster), self._draws, start=situation, threads=1)
        called_at = outcomes.first_called_at.reshape(self._times, -1)
        arrival = self._draws.arrival.reshape(self._times, -1)
        called = called_at != NOT_YET
        newcomers = {name: column for column, name in enumerate(self._trials.names, start=here)}
        welcome = self._called_as_they_come(changes)
        at_once = [column for (route, _), column in newcomers.items() if route in welcome]
        called_at[:, at_once], called[:, at_once] = now, True
        coming = np.where(called & (arrival < now + COMING), called_at - arrival, NOT_YET)
        people = situation.people
        return Lived(
            left=np.where(called, called_at, DAY)[:, :people] - now,
            called=called[:, :people].mean(axis=0) >= (1 + CHANCE) / 2,
            waiting=self._waiting,
            newcomers=newcomers,
            coming=coming[:, people:],
        )

    def _called_as_they_come(self, changes: Changes) -> set[Route]:
        """The ways to wait on which somebody who came now would be called at once, by a ready window."""
        windows = [w.state is WindowState.READY and w.id not in changes for w in self._hall.windows.values()]
        if not any(windows):
            return set()
        routes = {route for route, _ in self._trials.names}
        return {route for route in routes if any(windows[index] for index in self._hall.lanes.seated(route.reach))}


def forecast_from(hall: Hall, at: int, changes: Changes = AS_IT_IS, *, times: int = TIMES) -> dict[str, Wait]:
    """The waits that are left to the people who wait at `at`, by ticket; whom nobody may ever call is left out."""
    ranges = Rehearsal(hall, at, times=times).lived(changes).waits()
    return {ticket: wait_between(*between) for ticket, between in ranges.items()}
