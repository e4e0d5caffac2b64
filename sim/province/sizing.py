"""How many windows one township needs: the search of the plan, begun with what a neighbour needed."""

from __future__ import annotations

import enum
import math
from collections.abc import Mapping
from dataclasses import dataclass

from sim.planning.assignment import Assignment
from sim.planning.findings import Waits
from sim.planning.kinds import Mix
from sim.planning.laboratory import FEW_DAYS, Laboratory
from sim.planning.search import Neighbour, Search, StaffMissing, guess
from sim.planning.timetable import Timetable
from sim.planning.waits import waits_of
from sim.province.place import site_of, visits_of, windows_kept_busy
from sim.province.township import Township

PEOPLE_COMPARED = 4_000
"""People whose waits tell one mix from another, when both serve the very same ones."""
FEWEST_DAYS = 10
"""Days differ: fewer are no fair sample, however many come."""


class Status(enum.Enum):
    """What an answer is."""

    OK = "ok"
    """The goal holds with these windows."""
    STAFF_MISSING = "staff-missing"
    """The goal would take more windows than there is staff for."""
    OUT_OF_REACH = "out-of-reach"
    """No number of windows keeps the goal."""


@dataclass(frozen=True, slots=True)
class Sized:
    """The answer for one township.

    `mix`: its windows; where the goal does not hold the best that there is, None where nothing was tried because the
    work alone keeps more windows busy (`busy`) than can be staffed. `chance`: at least this chance that the answer is
    right. `days`: how many were lived with the mix; `layouts`: how many sets of windows were tried. `mixes`: the best
    for each number of windows, for the next township.
    """

    status: Status
    visits: float
    busy: int
    mix: Mix | None
    waits: Waits | None
    chance: float
    days: int
    layouts: int
    mixes: Mapping[int, Mix]

    @property
    def windows(self) -> int:
        """The windows in all; 0 where nothing was tried."""
        return sum(self.mix or ())

    def neighbour(self) -> Neighbour | None:
        """What this answer tells the search of a place much like it."""
        return Neighbour(self.windows, self.mixes) if self.mix is not None else None


def size(assignment: Assignment, township: Township, neighbour: Neighbour | None) -> Sized:
    """Size one township."""
    site = site_of(assignment, township)
    visits, busy = visits_of(site), windows_kept_busy(assignment, site)
    if assignment.limited and busy > assignment.available:
        return Sized(Status.STAFF_MISSING, visits, busy, None, None, 1.0, 0, 0, {})
    laboratory = Laboratory(
        site,
        assignment.goal,
        assignment.sure,
        looks=(assignment.days,),
        few=few_days(visits),
        shifts=assignment.shifts,
    )

    def sized(status: Status, mix: Mix, timetable: Timetable, chance: float, mixes: Mapping[int, Mix]) -> Sized:
        waits = _waits(laboratory, timetable, assignment)
        return Sized(status, visits, busy, mix, waits, chance, assignment.days, laboratory.layouts, mixes)

    try:
        found = Search(laboratory, _most(assignment, laboratory), neighbour=neighbour).find()
    except StaffMissing as missing:
        status = Status.STAFF_MISSING if assignment.limited else Status.OUT_OF_REACH
        return sized(status, missing.mix, missing.best.timetable, missing.best.failing, {sum(missing.mix): missing.mix})
    mixes = {number: mix for number, (mix, _) in found.by_number.items()}
    return sized(Status.OK, found.mix, found.trial.timetable, found.chance, mixes)


def few_days(visits: float) -> int:
    """Days on which mixes are compared: fewer where many come, for it is people who tell mixes apart."""
    return min(FEW_DAYS, max(FEWEST_DAYS, math.ceil(PEOPLE_COMPARED / visits)))


def _most(assignment: Assignment, laboratory: Laboratory) -> int:
    """More windows are not tried: what is staffed, or far more than Erlang's formulas say."""
    if assignment.limited:
        return assignment.available
    return 2 * guess(laboratory) + sum(kind.least for kind in assignment.site.kinds) + len(assignment.site.kinds) + 20


def _waits(laboratory: Laboratory, timetable: Timetable, assignment: Assignment) -> Waits:
    outcomes = laboratory.outcomes(timetable, assignment.days)
    return waits_of(laboratory.crowd(assignment.days), outcomes, assignment.goal.within_minutes)
