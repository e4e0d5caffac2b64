"""A comparison as it was asked for: the hall or the log is read, and its days are set out."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dispatcher.config import HallConfig, HallConfigError, load_hall
from dispatcher.domain.discipline import DISCIPLINES
from dispatcher.domain.rules import HallRules
from dispatcher.forecast.roster import RosterNotFitting
from sim.calibration.log_options import read_log
from sim.calibration.observed import LogUnreadable
from sim.compare.fared import fare, together
from sim.compare.ranking import Placed, rank
from sim.compare.scenes import NobodyComes, Scene, count_units, drawn_scenes, hall_staffing, log_scenes
from sim.demand_model.calendar_effects import years_beyond_the_table
from sim.demand_model.hall_defaults import demand_of_hall
from sim.demand_model.reading import DemandUnreadable, load_demand
from sim.hall_file import chosen_hall
from sim.remark import Remark
from sim.replay.change import ChangeNotPossible, Workload, changed
from sim.replay.days import Replay
from sim.replay.staffing import staff
from sim.seating import ServicesUnserved

Tell = Callable[[int, int], None]
"""Told how many steps are done, and of how many."""


class NotCompared(Exception):
    """The hall, the log or the windows cannot be used; the message says why, in two languages."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is compared: the rules (with the hall's own discipline), the days, and what the reader should know.

    `names`: what people call priorities and queues, by (kind, id).
    """

    title: str
    rules: HallRules
    scenes: Sequence[Scene]
    names: Mapping[tuple[str, str], str]
    remarks: Sequence[Remark]


def asked(options: argparse.Namespace) -> Question:
    """What the options of `python -m sim compare` ask for. Raises `NotCompared` and `OSError`."""
    try:
        return _of_log(options) if options.log is not None else _of_hall(options)
    except (
        LogUnreadable,
        HallConfigError,
        DemandUnreadable,
        ChangeNotPossible,
        ServicesUnserved,
        NobodyComes,
    ) as error:
        raise NotCompared(str(error)) from error


def answered(question: Question, tell: Tell) -> list[Placed]:
    """The disciplines in their order. Raises `NotCompared`."""
    steps, done = len(DISCIPLINES) * len(question.scenes), 0
    fared = []
    for discipline in DISCIPLINES:
        parts = []
        for scene in question.scenes:
            tell(done, steps)
            try:
                parts.append(fare(scene, discipline))
            except RosterNotFitting as error:
                raise NotCompared(f"排班与大厅对不上 / the roster does not fit the hall: {error}") from error
            done += 1
        fared.append(together(parts))
    return rank(fared, count_units(question.scenes))


def _of_log(options: argparse.Namespace) -> Question:
    hall = None if options.hall is None else load_hall(options.hall)
    if options.demand is not None:
        raise LogUnreadable(
            "有 LOG 时不用 --demand，来的人就是记录里的人 / with LOG there is no --demand: its people came"
        )
    observed, staffing = staff(read_log(options, hall), hall, options.gap, options.changeover)
    replay = Replay(observed, staffing, options.times, options.seed)
    staffing = changed(staffing, Workload.of(observed), options.windows)
    few = Remark(
        "只有一天：区间里没有各天之间的差别，换一天名次可能不同",
        "one day only: the intervals know nothing of other days, on which the places may differ",
    )
    return Question(
        f"{observed.source}  {len(replay.crowds)} 天 days，各过 {options.times} 遍 lived {options.times} times each",
        staffing.rules,
        log_scenes(replay, staffing),
        _names(hall),
        [*replay.remarks, *([few] if len(replay.crowds) == 1 else [])],
    )


def _of_hall(options: argparse.Namespace) -> Question:
    with chosen_hall(options.hall) as file:
        config = load_hall(file)
    model = demand_of_hall(config) if options.demand is None else load_demand(options.demand, config)
    staffing, work = hall_staffing(config, model, options.first, options.days)
    if options.windows is not None and options.windows.more < 0:
        raise ChangeNotPossible(
            f"--windows {options.windows}: 没有 LOG 就不知道哪个窗口最闲，请写明开哪些，如 1,2,5 / "
            "without LOG nobody knows which window served least; say which work, like 1,2,5"
        )
    staffing = changed(staffing, work, options.windows)
    dates = list(staffing.rosters)
    unknown = years_beyond_the_table(dates)
    note = Remark(
        f"{'、'.join(map(str, unknown))} 年的节假日还没有公布，按平日算",
        f"the holidays of {', '.join(map(str, unknown))} are not announced yet: they count as usual days",
    )
    windows = len(next(iter(staffing.rosters.values())).stints)
    return Question(
        f"{config.hall.name}  {len(dates)} 天 days（{dates[0]} – {dates[-1]}），{windows} 个窗口 windows",
        staffing.rules,
        drawn_scenes(staffing, model, options.seed),
        _names(config),
        [note] if unknown else [],
    )


def _names(config: HallConfig | None) -> dict[tuple[str, str], str]:
    if config is None:
        return {}
    priorities = {("priority", one.id): f"{one.name} {one.name_en}" for one in config.priorities}
    return priorities | {("queue", one.id): f"{one.prefix} {one.name} {one.name_en}" for one in config.queues}
