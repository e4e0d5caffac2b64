"""Living a log's days once more, and beside them what would have been."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dispatcher.forecast.engine import run
from dispatcher.forecast.layout import Layout
from dispatcher.forecast.outcomes import Outcomes
from sim.calibration.observed import Observed
from sim.remark import Remark
from sim.replay.figures import Waits
from sim.replay.people import Crowd, Unknown, crowds_of
from sim.replay.staffing import Staffing


@dataclass(frozen=True, slots=True)
class DayReplayed:
    """One day as it was `seen`, as it was lived again, and as it would have been (None: nothing was asked)."""

    date: datetime.date
    seen: Waits
    replayed: Waits
    what_if: Waits | None


class Replay:
    """The days of a log, ready to be lived `times` times each; `seed` decides what the log does not tell."""

    def __init__(self, observed: Observed, staffing: Staffing, times: int, seed: int) -> None:
        self.crowds, left_out = crowds_of(observed, staffing.rules, staffing.pace)
        self.remarks: tuple[Remark, ...] = (*observed.remarks, *left_out)
        self._staffing, self._times, self._seed = staffing, times, seed
        self._unknown = Unknown(observed, staffing.pace)

    def live(self, crowd: Crowd, staffings: Sequence[Staffing]) -> list[Outcomes]:
        """One day with each of these staffings, on the very same people. Raises `RosterNotFitting`."""
        draws = crowd.draws(self._unknown, self._times, self._seed)
        return [
            run(Layout(staffing.rules, staffing.rosters[crowd.date], crowd.date, crowd.kinds), draws)
            for staffing in staffings
        ]

    def days(self, what_if: Staffing | None = None) -> Iterator[DayReplayed]:
        """Every day as it was and as it would have been."""
        for crowd in self.crowds:
            staffings = [self._staffing] if what_if is None else [self._staffing, what_if]
            outcomes = self.live(crowd, staffings)
            arrival = np.tile(crowd.arrival, self._times)
            lived = [Waits.lived(arrival, one, self._times) for one in outcomes]
            yield DayReplayed(
                crowd.date, Waits.seen(crowd.wait, crowd.left), lived[0], lived[1] if len(lived) > 1 else None
            )
