"""What became of every customer and every window."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dispatcher.forecast.draws import Flags, Ints

NOT_YET = -1
"""No such moment, no window."""
SERVED, ABANDONED, NO_SHOW, TURNED_AWAY, WAITING, IN_HAND = 0, 1, 2, 3, 4, 5
"""How a visit ended: served; left before the first call; passed and not (or too late) back; came when no numbers were
issued; at midnight still waiting; at midnight still at a window."""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Results of n customers on d days at w windows, in the order of the draws and of the hall's windows.

    Moments are microseconds after local midnight, `NOT_YET` where there is none.

    - `state` (n): one of the states above.
    - `first_called_at`, `called_at` (n): the first and the last call; they differ for people who were passed and came
      back, and for visits that went on at another window.
    - `window` (n): index of the window of the last call. `calls` (n): how often a window called them (recalls apart).
    - `ended_at` (n): end of the visit: served, left, or passed for good.
    - `waited` (n): all the time spent waiting for calls, first and later, at the latest until midnight.
    - `serving`, `at_work`, `overtime` (d, w): microseconds in which a window served; in which it was attended; and in
      which it was attended past a stint's end (R6).
    """

    state: Ints
    first_called_at: Ints
    called_at: Ints
    window: Ints
    calls: Ints
    ended_at: Ints
    waited: Ints
    serving: Ints
    at_work: Ints
    overtime: Ints

    def was_called(self) -> Flags:
        """Who was called at all."""
        called: Flags = self.first_called_at != NOT_YET
        return called

    def wait(self, arrival: Ints) -> Ints:
        """The wait from arrival to the first call; of those never called, until they left, or `NOT_YET`."""
        until = np.where(self.was_called(), self.first_called_at, self.ended_at)
        return np.where(until == NOT_YET, NOT_YET, until - arrival)
