"""A scenario with everything that it names, checked and ready to be planned."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dispatcher.config import HallConfig, HallConfigError, clock_minutes, load_hall
from dispatcher.config.sections import SPECIAL_KINDS
from dispatcher.domain.hours import Sessions
from dispatcher.domain.rules import DOMAIN, SPECIAL, SPECIALISED, UNDIFFERENTIATED, HallRules, Service
from sim.demand_model.calendar_effects import years_beyond_the_table
from sim.demand_model.draw import kind_names, kinds_of
from sim.demand_model.model import DemandModel
from sim.demand_model.volume import volume
from sim.planning.demand_source import DemandMissing, Sources, demand_of
from sim.planning.goal import Goal
from sim.planning.kinds import Mix, NobodyServes, WindowKind, kinds_of_hall, least_mix, useful_kinds, window_for_all
from sim.planning.scenario import (
    MOST_STAFF,
    PACKAGED,
    Level,
    LunchSection,
    Scenario,
    ScenarioUnreadable,
    WindowsSection,
    packaged,
)
from sim.planning.shifts import LunchTurns, ShiftRules
from sim.planning.site import NoOpenDay, Site, common_dates
from sim.remark import Remark

FIRST_YEAR, LAST_YEAR = 2000, 2095
"""Plans begin in these years."""
LONGEST_PLAN = 3 * 366
"""Days between the first and the last date of a plan at most."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """What is to be planned.

    `available`: clerks at one time; `limited`: whether the scenario says so. `hall` gives names to services and
    domains; `services` are those that people come for; `remarks`: what the reader must know of it.
    """

    place: Remark
    level: Level
    inhabitants: int | None
    hall: HallConfig
    site: Site
    services: tuple[Service, ...]
    goal: Goal
    shifts: ShiftRules
    available: int
    limited: bool
    days: int
    sure: float
    sources: Sources
    remarks: tuple[Remark, ...]


def assign(scenario: Scenario, source: Path, today: datetime.date) -> Assignment:
    """Everything that the scenario in the file `source` names. Raises `ScenarioUnreadable`."""
    try:
        return _assign(scenario, source.parent, today)
    except _Faults as faults:
        raise ScenarioUnreadable(str(source), faults.sentences) from faults
    except DemandMissing as missing:
        raise ScenarioUnreadable(str(source), missing.problems) from missing


class _Faults(ValueError):
    def __init__(self, *sentences: str) -> None:
        super().__init__(sentences)
        self.sentences = sentences


def _assign(scenario: Scenario, folder: Path, today: datetime.date) -> Assignment:
    hall = _hall(scenario, folder)
    _require_names(scenario, hall)
    rules = hall.rules()
    model, sources = demand_of(scenario, folder, hall)
    first, last = _dates(scenario, today)
    try:
        dates, others = common_dates(rules, first, last, scenario.plan.seed)
    except NoOpenDay as closed:
        raise _Faults(
            f"plan.from: {first} 至 {last} 大厅没有一天开门 / the hall is never open from {first} to {last}"
        ) from closed
    _require_people(model, rules, dates)
    asked = {service for visit in kind_names(model, kinds_of(model, rules)) for service in visit}
    services = tuple(service for service in rules.services if service.id in asked)
    kinds = useful_kinds(_kinds(scenario, hall), services)
    site = Site(rules, model, kinds, dates, scenario.plan.seed)
    _require_windows(kinds, services, hall, scenario.staff.available)
    shifts, assumed = _shifts(scenario, site.sessions)
    return Assignment(
        place=Remark(scenario.place.name, scenario.place.name_en),
        level=scenario.place.level,
        inhabitants=scenario.place.inhabitants or (model.inhabitants.number if model.inhabitants else None),
        hall=hall,
        site=site,
        services=services,
        goal=scenario.goal,
        shifts=shifts,
        available=scenario.staff.available or MOST_STAFF,
        limited=scenario.staff.available is not None,
        days=scenario.plan.days,
        sure=scenario.plan.sure,
        sources=sources,
        remarks=(*_of_dates(first, last, site, others), *assumed),
    )


def _hall(scenario: Scenario, folder: Path) -> HallConfig:
    name = scenario.place.hall or ("township" if scenario.place.level in ("village", "township") else "county")
    try:
        with packaged("halls", name) if name in PACKAGED else contextlib.nullcontext(folder / name) as path:
            return load_hall(path)
    except HallConfigError as error:
        raise _Faults(*(f"place.hall: {name}: {problem}" for problem in error.problems)) from error


def _require_names(scenario: Scenario, hall: HallConfig) -> None:
    services, domains = {service.id for service in hall.services}, {domain.id for domain in hall.domains}
    roles = {UNDIFFERENTIATED, SPECIALISED} | {f"{SPECIAL}{kind}" for kind in SPECIAL_KINDS}
    roles |= {f"{DOMAIN}{domain}" for domain in domains}
    priorities = {priority.id for priority in hall.priorities}
    named = [(f"goal.priorities.{name}", name, priorities) for name in scenario.goal.priorities]
    for kind in scenario.windows:
        named.extend((f"windows.{kind.id}.roles", role, roles) for role in kind.roles)
        named.extend((f"windows.{kind.id}.services", service, services) for service in kind.services)
    faults = [f"{key}: 大厅没有“{name}” / the hall has no {name!r}" for key, name, known in named if name not in known]
    if faults:
        raise _Faults(*faults)


def _dates(scenario: Scenario, today: datetime.date) -> tuple[datetime.date, datetime.date]:
    plan = scenario.plan
    first = today if plan.first is None else datetime.date.fromisoformat(plan.first)
    if not FIRST_YEAR <= first.year <= LAST_YEAR:
        years = f"{first} 应在 {FIRST_YEAR} 至 {LAST_YEAR} 年 / must lie in the years {FIRST_YEAR} to {LAST_YEAR}"
        raise _Faults(f"plan.from: {years}")
    last = first + datetime.timedelta(days=364) if plan.last is None else datetime.date.fromisoformat(plan.last)
    if last < first:
        raise _Faults(f"plan.to: {last} 早于 plan.from {first} / is before plan.from, {first}")
    if (last - first).days > LONGEST_PLAN:
        raise _Faults(f"plan.to: {first} 至 {last} 超过三年 / {first} to {last} is more than three years")
    return first, last


def _require_people(model: DemandModel, rules: HallRules, dates: tuple[datetime.date, ...]) -> None:
    """Somebody comes on these dates, and the calendar knows them."""
    try:
        visits = float(volume(model, rules, dates).visits.sum())
    except ValueError as unknown:
        raise _Faults(f"demand.calendar.market: {unknown}") from unknown
    if visits <= 0:
        raise _Faults("demand.calendar: 计划期内没有人来 / nobody comes between the dates of the plan")


def _kinds(scenario: Scenario, hall: HallConfig) -> Sequence[WindowKind]:
    """Those of the scenario, else what the hall's file suggests; a village point has one window for all it does."""
    if scenario.windows:
        return [_kind(kind) for kind in scenario.windows]
    if scenario.place.level == "village" and scenario.place.hall is None:
        return [window_for_all(hall)]
    return kinds_of_hall(hall)


def _kind(section: WindowsSection) -> WindowKind:
    return WindowKind(
        section.id,
        Remark(section.name, section.name_en),
        tuple(section.roles),
        tuple(section.services),
        section.least,
        section.most,
    )


def _require_windows(
    kinds: Sequence[WindowKind], services: Sequence[Service], hall: HallConfig, available: int | None
) -> None:
    """Every service has a window, and the least windows have clerks (R1)."""
    try:
        least = least_mix(kinds, services)
    except NobodyServes as unserved:
        name = next(service.name for service in hall.services if service.id == unserved.service.id)
        raise _Faults(
            f"windows: 没有一种窗口能办“{name}”（{unserved.service.id}） / "
            f"no kind of window serves {unserved.service.id!r}"
        ) from unserved
    if available is not None and sum(least) > available:
        raise _Faults(_too_few(kinds, least, available))


def _too_few(kinds: Sequence[WindowKind], least: Mix, available: int) -> str:
    mandatory, whole = sum(kind.least for kind in kinds), sum(least)
    return (
        f"staff.available: 可用 {available} 人，至少却要 {whole} 个窗口：必设 {mandatory} 个，"
        f"另要 {whole - mandatory} 个才每件事都有人办 / {available} available, but at least {whole} windows: "
        f"{mandatory} mandatory, {whole - mandatory} more for every service to have one"
    )


def _shifts(scenario: Scenario, sessions: Sessions) -> tuple[ShiftRules, list[Remark]]:
    staff = scenario.staff
    asked = staff.lunch or LunchSection()
    turns = LunchTurns(asked.minutes, clock_minutes(asked.first), clock_minutes(asked.last))
    stays_open = any(start < turns.first and turns.last < end for start, end in sessions)
    if staff.lunch is not None and not stays_open:
        raise _Faults(
            "staff.lunch: 大厅这段时间不是一直开着，轮流午休用不上，请删去或改时间 / "
            "the hall is not open all through it, so lunch in turns has no use; leave it out or change its times"
        )
    day = sum(end - start for start, end in sessions) - (turns.minutes if stays_open else 0)
    if staff.shortest_shift_minutes > day:
        raise _Faults(
            f"staff.shortest_shift_minutes: {staff.shortest_shift_minutes} 分钟比一天的工作时间 {day} 分钟还长 / "
            f"is longer than the working day of {day} minutes"
        )
    remarks = []
    if stays_open and staff.lunch is None:
        remarks.append(
            Remark(
                f"午间不关门：假设每人在 {asked.first}–{asked.last} 轮流休息 {asked.minutes} 分钟",
                f"open at noon: assumed that all have lunch in turns, {asked.minutes} minutes between "
                f"{asked.first} and {asked.last}",
            )
        )
    return ShiftRules(staff.shortest_shift_minutes, staff.step_minutes, turns if stays_open else None), remarks


def _of_dates(first: datetime.date, last: datetime.date, site: Site, others: int) -> Iterator[Remark]:
    hours = "，".join(f"{start // 60:02}:{start % 60:02}–{end // 60:02}:{end % 60:02}" for start, end in site.sessions)
    yield Remark(
        f"计划期 {first} 至 {last}，按 {len(site.dates)} 个开门日（{hours}）推演",
        f"planned for {first} to {last}, on the {len(site.dates)} open days with the hours {hours.replace('，', ', ')}",
    )
    if others:
        yield Remark(
            f"另有 {others} 个开门日的办公时间不同（如冬夏季），没有推演",
            f"{others} more open days have other hours (another season) and were not lived",
        )
    if beyond := years_beyond_the_table(site.dates):
        listed = "、".join(map(str, beyond))
        yield Remark(
            f"{listed} 年的节假日还没公布，按星期和大厅的例外日计",
            f"holidays of {listed.replace('、', ', ')} are not announced yet: by weekday and the hall's exceptions",
        )
