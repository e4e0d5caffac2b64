"""The days on which disciplines are compared: drawn from what a hall expects, or a log's own."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from dispatcher.config import HallConfig
from dispatcher.domain.rules import HallRules
from dispatcher.forecast.draws import Draws, Ints
from dispatcher.forecast.roster import Roster, all_day
from sim.demand_model.draw import draw, issuing_of, open_dates
from sim.demand_model.model import DemandModel
from sim.replay.change import Workload
from sim.replay.days import Replay
from sim.replay.staffing import Staffing
from sim.seating import Seating


@dataclass(frozen=True, slots=True)
class Scene:
    """Days with the same hours and staffing; `unit` (days): days with the same number are one draw of chance."""

    rules: HallRules
    roster: Roster
    date: datetime.date
    draws: Draws
    unit: Ints


class NobodyComes(ValueError):
    """There is no day on which the hall is open and somebody comes."""

    def __str__(self) -> str:
        return "没有一个开门的日子，无从比较 / there is no open day to compare on"


def hall_staffing(config: HallConfig, model: DemandModel, first: datetime.date, days: int) -> tuple[Staffing, Workload]:
    """The hall's windows with their regular clerks, on so many open days from `first` on.

    Raises `ServicesUnserved` and `NobodyComes`.
    """
    rules = config.rules()
    dates = list(islice((date for date in open_dates(rules, first) if issuing_of(rules, date)), days))
    if not dates:
        raise NobodyComes
    pace, changeover = model.windows.paces(rules), model.windows.changeover()
    clerks = Seating(config).clerks
    rosters = {date: Roster(all_day(rules, date, clerks), pace, changeover) for date in dates}
    asked = [service.id for service in model.services if service.share]
    staffing = Staffing(rules, rosters, pace, model.windows.everything(), changeover, True)
    return staffing, Workload(dict.fromkeys(dates, asked), {})


def drawn_scenes(staffing: Staffing, model: DemandModel, seed: int) -> list[Scene]:
    """Days drawn from the model on the dates of the staffing; those with the same hours are one scene."""
    rules = staffing.rules
    by_hours: dict[object, list[datetime.date]] = {}
    for date in staffing.rosters:
        by_hours.setdefault(rules.hours.sessions_on(date), []).append(date)
    scenes, units = [], 0
    for dates in by_hours.values():
        draws = draw(model, rules, dates, seed)
        unit = np.arange(units, units + len(dates), dtype=np.int64)
        scenes.append(Scene(rules, staffing.rosters[dates[0]], dates[0], draws, unit))
        units += len(dates)
    if not sum(len(scene.draws.arrival) for scene in scenes):
        raise NobodyComes
    return scenes


def log_scenes(replay: Replay, staffing: Staffing) -> list[Scene]:
    """A log's days. Each day is one draw of chance; of a single day each time that it is lived."""
    scenes: list[Scene] = []
    alone = len(replay.crowds) == 1
    for number, crowd in enumerate(replay.crowds):
        draws = replay.draws(crowd)
        unit = np.arange(draws.days) if alone else np.full(draws.days, number)
        scenes.append(Scene(staffing.rules, staffing.rosters[crowd.date], crowd.date, draws, unit.astype(np.int64)))
    return scenes


def count_units(scenes: Sequence[Scene]) -> int:
    """How many draws of chance there are."""
    return 1 + max(int(scene.unit.max()) for scene in scenes)
