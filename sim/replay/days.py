"""Living a log's days once more, and beside them what would have been."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from dispatcher.forecast.draws import Draws
from dispatcher.forecast.engine import run
from dispatcher.forecast.layout import Layout
from sim.calibration.observed import LogUnreadable, Observed
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
        if not self.crowds:
            raise LogUnreadable(f"{observed.source} 里没有一个人的等候是知道的 / tells of nobody how long they waited")

    def draws(self, crowd: Crowd) -> Draws:
        """The people of one day, as often as they live it."""
        return crowd.draws(self._unknown, self._times, self._seed)

    def days(self, what_if: Staffing | None = None) -> Iterator[DayReplayed]:
        """Every day as it was and, on the very same people, as it would have been. Raises `RosterNotFitting`."""
        for crowd in self.crowds:
            draws = self.draws(crowd)
            yield DayReplayed(
                crowd.date,
                Waits.seen(crowd.wait, crowd.left),
                self._lived(crowd, draws, self._staffing),
                None if what_if is None else self._lived(crowd, draws, what_if),
            )

    def _lived(self, crowd: Crowd, draws: Draws, staffing: Staffing) -> Waits:
        layout = Layout(staffing.rules, staffing.rosters[crowd.date], crowd.date, crowd.kinds)
        return Waits.lived(draws.arrival, run(layout, draws), self._times)
