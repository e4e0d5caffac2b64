"""How many windows one township needs: the search of the sizing core, begun with what a neighbour needed."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from dispatcher.forecast.outcomes import ABANDONED, TURNED_AWAY
from sim.planning.findings import Waits
from sim.planning.kinds import Mix
from sim.planning.search import FEW_DAYS, Laboratory, Neighbour, Search, StaffMissing
from sim.planning.site import Site
from sim.planning.timetable import mix_of
from sim.planning.trial import Trial, open_waits
from sim.province.place import Hall, model_of, visits_of, windows_kept_busy
from sim.province.township import Township

PEOPLE_COMPARED = 4_000
"""People whose waits tell one mix from another, when both serve the very same ones."""
FEWEST_DAYS = 10
"""Days differ: fewer are no fair sample, however many come."""


@dataclass(frozen=True, slots=True)
class Sized:
    """The answer for one township.

    `enough`: the goal holds with the windows of `mix`; else the staff is too little, and `mix` is the best of it, or
    None where nothing was tried, because `needed` windows are kept busy by the work alone. `chance`: at least this
    chance that the answer is right (`search.Found.chance`). `days`: how many were lived with the mix; `layouts`: how
    many windows of whatever kinds were tried. `mixes`: the best mix of each number of windows, for the next township.
    """

    visits: float
    enough: bool
    needed: int
    mix: Mix | None
    waits: Waits | None
    chance: float
    days: int
    layouts: int
    mixes: Mapping[int, Mix]

    def neighbour(self) -> Neighbour | None:
        """What this answer tells the search of a place much like it."""
        return Neighbour(sum(self.mix), self.mixes) if self.mix is not None else None


def size(hall: Hall, township: Township, neighbour: Neighbour | None) -> Sized:
    """Size one township."""
    model, staff = model_of(hall, township), hall.question.staff
    visits, needed = visits_of(hall, model), windows_kept_busy(hall, model)
    if needed > staff:
        return Sized(visits, False, needed, None, None, 1.0, 0, 0, {})
    site = hall.site.with_model(model)
    laboratory = Laboratory(site, hall.question.goal, looks=looks(hall.question.days), few_days=few_days(visits))
    search = Search(laboratory, staff, lambda _: None, neighbour)
    try:
        found = search.find()
    except StaffMissing as missing:
        return _short(hall, visits, laboratory, missing)
    whole = laboratory.trial(found.trial.timetable, hall.question.days)
    return Sized(
        visits=visits,
        enough=True,
        needed=sum(found.mix),
        mix=found.mix,
        waits=waits_of(site, whole),
        chance=replace(found, trial=whole).chance,
        days=whole.days,
        layouts=laboratory.layouts,
        mixes={number: best for number, (best, _) in found.by_number.items()},
    )


def _short(hall: Hall, visits: float, laboratory: Laboratory, missing: StaffMissing) -> Sized:
    """The answer where the staff is too little."""
    whole = laboratory.trial(missing.best.timetable, hall.question.days)
    mix = mix_of(whole.timetable, len(hall.kinds))
    return Sized(
        visits=visits,
        enough=False,
        needed=missing.available + 1,
        mix=mix,
        waits=waits_of(laboratory.site, whole),
        chance=whole.failing,
        days=whole.days,
        layouts=laboratory.layouts,
        mixes={sum(mix): mix},
    )


def few_days(visits: float) -> int:
    """Days on which mixes are compared: fewer where many come, for it is people who tell mixes apart."""
    return min(FEW_DAYS, max(FEWEST_DAYS, math.ceil(PEOPLE_COMPARED / visits)))


def looks(days: int) -> tuple[int, ...]:
    """After how many days a decision is tried: twice as many each time, the last time after all."""
    found = [FEW_DAYS]
    while found[-1] * 2 < days:
        found.append(found[-1] * 2)
    return (*(look for look in found if look < days), days)


def waits_of(site: Site, trial: Trial) -> Waits:
    """What people and clerks get in a trial."""
    outcomes = trial.outcomes
    asked = outcomes.state != TURNED_AWAY
    waits = open_waits(trial.people.arrival, outcomes, site.sessions)[asked]
    within = next(limit.minutes for limit in (verdict.limit for verdict in trial.verdicts) if limit.minutes)
    called, left = outcomes.was_called()[asked], (outcomes.state == ABANDONED)[asked]
    worked = max(1, int((outcomes.at_work > 0).sum()))
    if not len(waits):
        return Waits(0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0)
    median, p90, p95 = np.quantile(waits, (0.5, 0.9, 0.95)).tolist()
    return Waits(
        mean=float(waits.mean()),
        median=median,
        p90=p90,
        p95=p95,
        within=float((called & (waits <= within)).mean()),
        left=float(left.mean()),
        overtime=float(outcomes.overtime.sum()) / worked / MICROSECONDS_PER_MINUTE,
        load=float(outcomes.serving.sum()) / max(1, int(outcomes.at_work.sum())),
    )
