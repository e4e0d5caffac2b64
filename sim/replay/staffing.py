"""The hall of a log and who sat where in it on each day: recorded, or inferred from whom the windows served."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace

from dispatcher.config import HallConfig
from dispatcher.domain.coverage import role_serves
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from dispatcher.domain.rules import Clerk, HallRules
from dispatcher.forecast.roster import Roster, Stint
from sim.calibration.attendance import infer_attendance
from sim.calibration.observed import LogUnreadable, Observed, of_this_hall
from sim.calibration.pace_fit import pace_of, window_pace
from sim.calibration.rosters import GAP, recorded_rosters, rosters_of
from sim.calibration.stand_in_hall import is_stand_in, rules_of
from sim.calibration.visits_fit import changeover_seconds
from sim.demand_model.window_pace import WindowPace


@dataclass(frozen=True, slots=True)
class Staffing:
    """The rules by which people were called, and a roster for each day of the log.

    `pace`: thousandths by window, for every window of the rules; `pace_for_everything` of one more for everything.
    """

    rules: HallRules
    rosters: Mapping[datetime.date, Roster]
    pace: Mapping[str, int]
    pace_for_everything: int
    changeover: int
    recorded: bool


def staff(
    observed: Observed, hall: HallConfig | None = None, gap: int = GAP, changeover: int | None = None
) -> tuple[Observed, Staffing]:
    """The visits that belong to the hall, and its staffing.

    `hall` in place of the rules that the log itself records. `gap`: see `infer_attendance`. `changeover` (microseconds)
    in place of what the log tells, however few its pauses: these are its own days. Raises `LogUnreadable` when the log
    is of another hall.
    """
    rules = rules_of(observed) if hall is None else hall.rules()
    observed = of_this_hall(observed, rules)
    _require_windows(observed, rules)
    told = changeover_seconds(observed, enough=1)
    pace = window_pace(pace_of(observed.visits, rules), told, WindowPace())
    pause = pace.changeover() if changeover is None else changeover
    if observed.knows.rosters:
        rosters = {
            date: _from_opening(observed, rules, date, roster)
            for date, roster in recorded_rosters(observed, pause).items()
        }
    else:
        rules, rosters = _inferred(observed, rules, gap, pause)
    if is_stand_in(rules):
        pace = pace.model_copy(update={"undifferentiated": 1.0})
    paces = pace.paces(rules)
    return observed, Staffing(
        rules,
        {date: replace(rosters.get(date, Roster({}, changeover=pause)), pace=paces) for date in observed.days},
        paces,
        pace.everything(),
        pause,
        observed.knows.rosters,
    )


def _from_opening(observed: Observed, rules: HallRules, date: datetime.date, roster: Roster) -> Roster:
    """The recorded roster, without the minutes before opening in which clerks sat there and called nobody.

    The engine calls as soon as somebody sits down; in halls the doors open first.
    """
    called: dict[str, list[int]] = {}
    for visit in observed.visits:
        for case in visit.cases if visit.day == date else ():
            called.setdefault(case.window, []).append(case.start)
    sessions = [
        (start * MICROSECONDS_PER_MINUTE, end * MICROSECONDS_PER_MINUTE) for start, end in rules.hours.sessions_on(date)
    ]

    def begins(window: str, stint: Stint) -> int:
        opens = next((start for start, end in sessions if stint.start < end), stint.start)
        early = any(stint.start <= start < opens for start in called.get(window, ()))
        return stint.start if early or not stint.start < opens < stint.end else opens

    stints = {
        window: tuple(replace(stint, start=begins(window, stint)) for stint in own)
        for window, own in roster.stints.items()
    }
    return replace(roster, stints=stints)


def _inferred(
    observed: Observed, rules: HallRules, gap: int, wrap_up: int
) -> tuple[HallRules, dict[datetime.date, Roster]]:
    """Rosters, and the rules with the clerks in them: a clerk is somebody who does what was done at a window then."""
    if not is_stand_in(rules):
        services = {service.id: service for service in rules.services}
        plans = {plan.id: plan for plan in rules.windows}
        attendance = infer_attendance(
            observed, gap, wrap_up, lambda window, service: role_serves(plans[window], services[service])
        )
        return rules, rosters_of(attendance, lambda window, _: whoever(window), wrap_up)
    attendance = infer_attendance(observed, gap, wrap_up)
    done = {span.services for windows in attendance.values() for spans in windows.values() for span in spans}
    clerks = tuple(Clerk(_clerk_for(services), tuple(sorted(services))) for services in sorted(done, key=sorted))
    return replace(rules, clerks=clerks), rosters_of(attendance, lambda _, services: _clerk_for(services), wrap_up)


def whoever(window: str) -> str:
    """A clerk whom no hall knows, and who therefore may serve all that a window is there for."""
    return f"somebody at {window}"


def _clerk_for(services: frozenset[str]) -> str:
    return "somebody for " + " ".join(sorted(services))


def _require_windows(observed: Observed, rules: HallRules) -> None:
    known = {plan.id for plan in rules.windows}
    sat = {window for stints in observed.stints.values() for window in stints}
    if strange := sorted({*observed.windows(), *sat} - known):
        raise LogUnreadable(
            f"{observed.source} 里的窗口 {'、'.join(strange)} 本大厅没有，请核对 --hall / "
            f"windows {', '.join(strange)} of the log are none of this hall's; look at --hall"
        )
