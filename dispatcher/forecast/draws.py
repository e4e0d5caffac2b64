"""What comes into a hall: every customer of one or several days as plain arrays.

The twin and the engine take the same draws and draw nothing themselves: chance is decided here, before the first
minute of the day, so that two layouts can be compared on the very same customers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dispatcher.domain.rules import HallRules

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

NEVER = 1 << 62
"""A span of microseconds that no day reaches: endless patience, or a passed person who does not come back."""
DAY = 86_400_000_000
"""Microseconds of a day."""


class DrawsNotFitting(ValueError):
    """The arrays contradict each other, the rules or the day; the message names the array and the first customer."""


@dataclass(frozen=True, slots=True)
class Draws:
    """Customers of several days, one day after the other, within a day in order of arrival.

    All times are whole microseconds. With n customers on d days:

    - `kinds`: what people come for: each kind is the services (ids) of one ticket, in their order.
    - `offsets` (d + 1): the customers of day i are `offsets[i]` to `offsets[i + 1] - 1`; the last one is n.
    - `arrival` (n): when they take their number, after local midnight of their day; never decreasing within a day.
      Two who come in the same microsecond get their numbers in the order of the array.
    - `kind` (n): index into `kinds`. `priority` (n): index into the rules' priorities, 0 is the normal one.
    - `service` (n, most): time at a window with pace 1000 for each service of the kind, in the kind's order; 0 beyond.
    - `patience` (n): how long they wait for their first call before they give the number back; `NEVER`: they stay.
    - `absent` (n): does not come when called for the first time, and is passed by the hall's no-show rule.
    - `returns_after` (n): how long after being passed an absent person comes and waits again, behind the next few;
      `NEVER`: not at all. Of no meaning for others.
    """

    kinds: tuple[tuple[str, ...], ...]
    offsets: Ints
    arrival: Ints
    kind: Ints
    priority: Ints
    service: Ints
    patience: Ints
    absent: Flags
    returns_after: Ints

    @property
    def days(self) -> int:
        """The number of days."""
        return len(self.offsets) - 1

    def require_fit(self, rules: HallRules) -> None:
        """Raise `DrawsNotFitting` unless the arrays fit each other and the rules."""
        self._require_shapes()
        known = {service.id for service in rules.services}
        for services in self.kinds:
            if not services or not known.issuperset(services):
                raise DrawsNotFitting(f"kinds: {services!r} must name services of the hall: {' '.join(sorted(known))}")
        self._require("kind", (self.kind < 0) | (self.kind >= len(self.kinds)))
        self._require("priority", (self.priority < 0) | (self.priority >= len(rules.priorities)))
        self._require("arrival", (self.arrival < 0) | (self.arrival >= DAY))
        later = np.diff(self.arrival, prepend=self.arrival[:1]) < 0
        later[self.offsets[:-1][self.offsets[:-1] < len(later)]] = False
        self._require("arrival (order)", later)
        self._require("service", self._without_a_time())
        self._require("patience", self.patience < 0)
        self._require("returns_after", self.returns_after < 0)

    def _require_shapes(self) -> None:
        people = len(self.arrival)
        for name in ("kind", "priority", "service", "patience", "absent", "returns_after"):
            if len(getattr(self, name)) != people:
                raise DrawsNotFitting(f"{name}: {len(getattr(self, name))} entries for {people} arrivals")
        bounds = self.offsets
        if not len(bounds) or bounds[0] != 0 or bounds[-1] != people or np.any(np.diff(bounds) < 0):
            raise DrawsNotFitting(f"offsets: must rise from 0 to {people}, the number of arrivals")

    def _without_a_time(self) -> Flags:
        """Who has a service that takes no time, or none in the table."""
        wanted = np.array([len(services) for services in self.kinds], np.int64)[self.kind]
        wrong: Flags = (wanted > self.service.shape[1]) | np.any(self.service[:, :1] < 1, axis=1)
        asking = np.flatnonzero(wanted > 1)
        for place, times in enumerate(self.service.T[1:], start=1):
            asking = asking[wanted[asking] > place]
            wrong[asking[times[asking] < 1]] = True
        return wrong

    def _require(self, name: str, wrong: Flags) -> None:
        if np.any(wrong):
            raise DrawsNotFitting(f"{name}: customer {int(np.argmax(wrong))} is out of range")


def draws(
    kinds: tuple[tuple[str, ...], ...],
    arrival: Ints,
    service: Ints,
    *,
    offsets: Ints | None = None,
    kind: Ints | None = None,
    priority: Ints | None = None,
    patience: Ints | None = None,
    absent: Flags | None = None,
    returns_after: Ints | None = None,
) -> Draws:
    """Draws with the usual rest: one day, one kind, everybody normal, patient, and there when called.

    `service` may have shape (n,) where every kind is one service.
    """
    people = len(arrival)

    def given(values: Ints | None, usual: int) -> Ints:
        return np.full(people, usual, np.int64) if values is None else np.ascontiguousarray(values, np.int64)

    return Draws(
        kinds=kinds,
        offsets=np.array([0, people], np.int64) if offsets is None else np.ascontiguousarray(offsets, np.int64),
        arrival=given(arrival, 0),
        kind=given(kind, 0),
        priority=given(priority, 0),
        service=np.ascontiguousarray(service if service.ndim == 2 else service[:, None], np.int64),
        patience=given(patience, NEVER),
        absent=np.zeros(people, np.bool_) if absent is None else np.ascontiguousarray(absent, np.bool_),
        returns_after=given(returns_after, NEVER),
    )
