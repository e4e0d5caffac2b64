"""A replay as it was asked for: the log is read, understood and lived."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from dispatcher.config import HallConfigError, load_hall
from dispatcher.forecast.roster import RosterNotFitting
from sim.calibration.log_options import read_log
from sim.calibration.observed import LogUnreadable
from sim.remark import Remark
from sim.replay.change import ChangeNotPossible, Workload, changed
from sim.replay.days import DayReplayed, Replay
from sim.replay.staffing import Staffing, staff


class Follow(Protocol):
    """Follows the days that are lived, of which there are `total`."""

    def __call__(self, days: Iterable[DayReplayed], total: int) -> Iterable[DayReplayed]: ...


class NotReplayed(Exception):
    """The log, the hall or the change cannot be used; the message says why, in two languages."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The days, the staffing that they were lived with, and what the reader should know of the log called `source`."""

    source: str
    staffing: Staffing
    days: Sequence[DayReplayed]
    remarks: Sequence[Remark]


def carry_out(options: argparse.Namespace, follow: Follow) -> Answer:
    """Replay what the options of `python -m sim replay` ask for. Raises `NotReplayed` and `OSError`."""
    try:
        hall = None if options.hall is None else load_hall(options.hall)
        observed, staffing = staff(read_log(options, hall), hall, options.gap, options.changeover)
        what_if = None
        if options.windows is not None or options.discipline is not None:
            what_if = changed(staffing, Workload.of(observed), options.windows, options.discipline)
        replay = Replay(observed, staffing, options.times, options.seed)
        days = list(follow(replay.days(what_if), len(replay.crowds)))
    except (LogUnreadable, HallConfigError, ChangeNotPossible) as error:
        raise NotReplayed(str(error)) from error
    except RosterNotFitting as error:
        raise NotReplayed(f"记录里的排班与大厅对不上 / the recorded roster does not fit the hall: {error}") from error
    return Answer(observed.source, staffing, days, replay.remarks)
