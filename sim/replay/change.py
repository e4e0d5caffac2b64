"""What if: other windows at work, or another rule of who is next."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dispatcher.domain.coverage import Coverage
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from dispatcher.domain.rules import UNDIFFERENTIATED, HallRules, WindowPlan
from dispatcher.forecast.roster import Roster, Stint, all_day
from sim.calibration.observed import Observed
from sim.calibration.stand_in_hall import is_stand_in
from sim.replay.staffing import Staffing, whoever
from sim.replay.window_change import WindowChange

Stints = tuple[Stint, ...]
LUNCH_AT_LEAST = 30 * MICROSECONDS_PER_MINUTE
"""Where no hours are known, the hall was closed when no window was attended for so long."""
FEW = 4
"""So many services are named when nobody could do them."""


class ChangeNotPossible(ValueError):
    """These windows cannot do the work of these days; the message says why, in two languages."""


@dataclass(frozen=True, slots=True)
class Workload:
    """What people come for on each day, and the microseconds that each window served on it, where that is known."""

    asked: Mapping[datetime.date, Sequence[str]]
    served: Mapping[tuple[datetime.date, str], int]

    @classmethod
    def of(cls, observed: Observed) -> Workload:
        """A log's."""
        asked: dict[datetime.date, set[str]] = {date: set() for date in observed.days}
        served: Counter[tuple[datetime.date, str]] = Counter()
        for visit in observed.visits:
            asked[visit.day].update(visit.services)
            for case in visit.cases:
                served[visit.day, case.window] += case.end - case.start
        return cls({date: sorted(services) for date, services in asked.items()}, served)


def changed(
    staffing: Staffing, work: Workload, windows: WindowChange | None = None, discipline: str | None = None
) -> Staffing:
    """The staffing with other windows at work on every day, or another discipline.

    A window that did not work on a day works all day if it is asked for. Raises `ChangeNotPossible`.
    """
    if discipline is not None:
        staffing = replace(staffing, rules=replace(staffing.rules, discipline=discipline))
    if windows is None:
        return staffing
    if windows.only:
        return _only(staffing, work, windows.only)
    return _more(staffing, windows.more) if windows.more > 0 else _fewer(staffing, work, -windows.more)


def _only(staffing: Staffing, work: Workload, windows: Sequence[str]) -> Staffing:
    known = [plan.id for plan in staffing.rules.windows]
    if strange := [window for window in windows if window not in known]:
        raise ChangeNotPossible(
            f"--windows: 没有窗口 {'、'.join(strange)}，有 {' '.join(known)} / "
            f"there is no window {', '.join(strange)}; there are {' '.join(known)}"
        )
    rosters = {
        date: replace(
            roster,
            stints={
                window: roster.stints.get(window) or _whole_day(staffing.rules, date, roster, window)
                for window in windows
            },
        )
        for date, roster in staffing.rosters.items()
    }
    coverage = Coverage(staffing.rules)
    for date, services in work.asked.items():
        if lacking := _unserved(coverage, rosters[date], services):
            more = len(lacking) - FEW
            zh = "、".join(lacking[:FEW]) + (f" 等 {len(lacking)} 项" if more > 0 else "")
            en = ", ".join(lacking[:FEW]) + (f" and {more} more" if more > 0 else "")
            raise ChangeNotPossible(
                f"--windows: 这样 {date} 没有人能办 {zh}，请加上能办的窗口 / "
                f"on {date} nobody could do {en}; add a window that can"
            )
    return replace(staffing, rosters=rosters)


def _more(staffing: Staffing, number: int) -> Staffing:
    """So many windows more for everything, all day."""
    rules = staffing.rules
    added = [f"+{count}" for count in range(1, number + 1)]
    plans = tuple(WindowPlan(window, rules.windows[0].zone, (UNDIFFERENTIATED,)) for window in added)
    paces = {**staffing.pace, **dict.fromkeys(added, staffing.pace_for_everything)}
    rules = replace(rules, windows=(*rules.windows, *plans))
    rosters = {
        date: replace(
            roster,
            stints={**roster.stints, **{window: _whole_day(rules, date, roster, window) for window in added}},
            pace=paces,
        )
        for date, roster in staffing.rosters.items()
    }
    return replace(staffing, rules=rules, rosters=rosters, pace=paces)


def _fewer(staffing: Staffing, work: Workload, number: int) -> Staffing:
    """On every day without the windows that served least, save those that alone can do something."""
    coverage = Coverage(staffing.rules)
    rosters = dict(staffing.rosters)
    for date, roster in staffing.rosters.items():
        for _ in range(number if roster.stints else 0):
            fewer = _without_idlest(rosters[date], work, date, coverage)
            if fewer is None:
                raise ChangeNotPossible(
                    f"--windows: {date} 开着的 {len(roster.stints)} 个窗口关不了 {number} 个，关了就有事项没有人能办 / "
                    f"of {len(roster.stints)} open on {date}, {number} cannot be closed: something could not be done"
                )
            rosters[date] = fewer
    return replace(staffing, rosters=rosters)


def _without_idlest(roster: Roster, work: Workload, date: datetime.date, coverage: Coverage) -> Roster | None:
    for window in sorted(roster.stints, key=lambda window: work.served.get((date, window), 0)):
        rest = {other: stints for other, stints in roster.stints.items() if other != window}
        fewer = replace(roster, stints=rest)
        if rest and not _unserved(coverage, fewer, work.asked[date]):
            return fewer
    return None


def _whole_day(rules: HallRules, date: datetime.date, roster: Roster, window: str) -> Stints:
    """Somebody at the window through the sessions, or while any window works where no hours are known."""
    if not is_stand_in(rules) and rules.hours.sessions_on(date):
        return all_day(rules, date, {window: whoever(window)})[window]
    worked = sorted((stint.start, stint.end) for stints in roster.stints.values() for stint in stints)
    spans: list[tuple[int, int]] = []
    for start, end in worked:
        if spans and start - spans[-1][1] < LUNCH_AT_LEAST:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return tuple(Stint(whoever(window), start, end) for start, end in spans)


def _unserved(coverage: Coverage, roster: Roster, services: Sequence[str]) -> list[str]:
    """The services that nobody on the roster may do."""
    sitting = {(window, stint.clerk) for window, stints in roster.stints.items() for stint in stints}
    return [one for one in services if not any(coverage.can_serve(window, clerk, one) for window, clerk in sitting)]
