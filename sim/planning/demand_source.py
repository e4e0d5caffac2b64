"""The demand of a scenario: from the hall's file, a log or a fitted file, with what the scenario says laid over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dispatcher.config import HallConfig
from sim.calibration.findings import estimates
from sim.calibration.fit import fit
from sim.calibration.observed import LogUnreadable
from sim.calibration.readers.any_log import read_any_log
from sim.demand_model.hall_defaults import demand_of_hall
from sim.demand_model.model import DemandModel
from sim.demand_model.reading import DemandUnreadable, lay_over, load_section
from sim.planning.scenario import PACKAGED, Scenario
from sim.remark import Remark

SCENARIO = Remark("方案", "scenario")
HALL = Remark("大厅文件", "the hall's file")
ALWAYS_LOGGED = ("visits_per_day", "cases", "priorities", "services", "arrivals.profile")
"""What every log tells."""
OF_THE_HALL = (*ALWAYS_LOGGED, "companions_per_person", "absence.absent")
"""What a hall's file says of its demand."""
NOBODY_KNOWN = (
    "place.inhabitants: 缺少这一项；或写记录 place.log，或写 demand.visits_per_day / "
    "is missing; or give a log as place.log, or demand.visits_per_day"
)
"""What is said where nothing tells how many people come: those of an example hall are not this place's."""


class DemandMissing(ValueError):
    """The demand cannot be had; `problems` says why, one sentence for each key of the scenario."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(problems)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the demand comes from: keys that the scenario gives, keys from `recorded`, and the rest.

    `told`: of a log, the keys that it really tells; None: `recorded` gives them all.
    """

    given: Mapping[str, Any]
    recorded: Remark | None = None
    told: frozenset[str] | None = None

    def of(self, key: str) -> Remark | None:
        """Where a key of the demand, such as `arrivals.day_cv`, comes from; None: it is assumed."""
        if _has(self.given, key.split(".")):
            return SCENARIO
        if self.recorded is not None and (self.told is None or key in self.told):
            return self.recorded
        return HALL if key in OF_THE_HALL else None


def demand_of(scenario: Scenario, folder: Path, hall: HallConfig) -> tuple[DemandModel, Sources]:
    """The model and where it comes from; files lie in `folder`. Raises `DemandMissing`."""
    given = _given(scenario)
    place = scenario.place
    own_hall = place.hall is not None and place.hall not in PACKAGED
    if not (own_hall or place.log or place.demand_file or {"visits_per_day", "inhabitants"} & given.keys()):
        raise DemandMissing([NOBODY_KNOWN])
    try:
        if place.log is not None:
            below, sources = _from_log(folder / place.log, hall, given)
        elif place.demand_file is not None:
            section = load_section(folder / place.demand_file)
            below = lay_over(demand_of_hall(hall), section, hall.rules(), place.demand_file)
            sources = Sources(given, Remark(place.demand_file, place.demand_file))
        else:
            below, sources = demand_of_hall(hall), Sources(given)
        return lay_over(below, given, hall.rules()), sources
    except DemandUnreadable as error:
        where = "" if error.source == "demand" else f"place.demand_file: {error.source}: "
        raise DemandMissing([f"{where}{problem}" for problem in error.problems]) from error
    except LogUnreadable as error:
        raise DemandMissing([f"place.log: {error}", *_fit_first(place.log)]) from error
    except OSError as error:
        raise DemandMissing([f"place.log: 读不到 / cannot be read: {place.log} ({error.strerror})"]) from error


def _given(scenario: Scenario) -> dict[str, Any]:
    """What the scenario says of the demand, its inhabitants included where nothing else tells the visits."""
    place, given = scenario.place, dict(scenario.demand)
    inhabitants = given.get("inhabitants")
    asked = isinstance(inhabitants, dict)
    if place.inhabitants is not None and isinstance(inhabitants, dict):
        number = inhabitants.get("number", place.inhabitants)
        if number != place.inhabitants:
            raise DemandMissing(
                [
                    f"demand.inhabitants.number: {number}，place.inhabitants 却是 {place.inhabitants}，只写一处 / "
                    f"is {number}, but place.inhabitants is {place.inhabitants}; say it once"
                ]
            )
    elsewhere = place.log or place.demand_file or "visits_per_day" in given
    if place.inhabitants is not None and (asked or (inhabitants is None and not elsewhere)):
        given["inhabitants"] = {"number": place.inhabitants, **(inhabitants or {})}
    return given


def _fit_first(log: str | None) -> list[str]:
    """What to do about a table whose columns have other names: a scenario has no options for them."""
    if log is None or not log.lower().endswith(".csv"):
        return []
    return [
        "place.log: 表格的列要写选项时，先用 python -m sim calibrate 拟合，再把它写的文件写在 place.demand_file / "
        "where it needs options, fit it with python -m sim calibrate and give what that writes as place.demand_file"
    ]


def _from_log(path: Path, hall: HallConfig, given: Mapping[str, Any]) -> tuple[DemandModel, Sources]:
    market = {key: given[key] for key in ("calendar",) if key in given}
    fitted = fit(read_any_log(path, hall), hall, market)
    told = {*ALWAYS_LOGGED, *(estimate.key for estimate in estimates(fitted) if estimate.from_log)}
    if fitted.patience is not None:
        told.add("patience")
    if any(key.startswith("calendar.weekdays") for key in told):
        told.add("calendar.weekdays")
    days = len(fitted.counts.dates)
    recorded = Remark(f"记录 {path.name}，{days} 天", f"log {path.name}, {days} days")
    return fitted.model, Sources(given, recorded, frozenset(told))


def _has(table: object, key: list[str]) -> bool:
    for step in key:
        if not isinstance(table, Mapping) or step not in table:
            return False
        table = table[step]
    return True
