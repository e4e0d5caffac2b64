"""May a clerk leave a window, and do they want to? (R6; the live rule stands in `domain.decide.departure`)"""

from __future__ import annotations

from dispatcher.domain.discipline import NOBODY
from dispatcher.forecast.line import is_attended
from dispatcher.forecast.tables import Day

CLOSES, RESTS, LUNCHES = 0, 1, 2
"""How a stint ends: the window closes, or pauses for a short while or for lunch."""


def wants_to_leave(day: Day, window: int, now: int) -> bool:
    """Whether the stint is over, and no half-day's people wait for whom all windows stay."""
    if now < day.plan.stint_end[day.desks.stint[window]]:
        return False
    return not (day.plan.all_stay and _half_day_waits(day, window, session_ended(day, now)))


def may_leave(day: Day, window: int, now: int) -> bool:
    """Whether nobody is left behind without whom the half-day could not be ended; a short rest is free."""
    stint, ended = day.desks.stint[window], session_ended(day, now)
    if day.plan.stint_away[stint] == RESTS and ended == NOBODY:
        return True
    return not (_is_needed(day, window) and _somebody_needs(day, ended))


def session_ended(day: Day, now: int) -> int:
    """When the last session ended, if it is lunch or evening; `NOBODY` within or before a session."""
    ended = NOBODY
    for session in range(len(day.plan.session_end)):
        if day.plan.session_start[session] <= now < day.plan.session_end[session]:
            return NOBODY
        if day.plan.session_end[session] <= now:
            ended = day.plan.session_end[session]
    return ended


def _half_day_waits(day: Day, window: int, ended: int) -> bool:
    """Whether somebody waits whom the window may call and who came before the session ended."""
    line = day.line
    for lane in range(len(line.first_since)):
        if line.eligible[window][lane] and line.first_since[lane] != NOBODY and line.first_since[lane] < ended:
            return True
    return False


def _is_needed(day: Day, window: int) -> bool:
    """Mark the services that no other window at work can serve; returns whether there are any."""
    plan, desks, needed = day.plan, day.desks, day.line.needed
    anything = False
    for service in range(len(needed)):
        alone = plan.serves[desks.stint[window]][service]
        for other in range(len(plan.breadth)):
            if other != window and is_attended(day, other) and plan.serves[desks.stint[other]][service]:
                alone = False
        needed[service] = alone
        anything = anything or alone
    return anything


def _somebody_needs(day: Day, ended: int) -> bool:
    """Whether a marked service is still to be done for somebody who waits or is at a window."""
    for lane in range(len(day.line.first_since)):
        customer = day.line.first_serial[lane]
        while customer != NOBODY:
            if _needs(day, customer, ended):
                return True
            customer = day.people.behind[customer]
    for window in range(len(day.plan.breadth)):
        customer = day.desks.in_hand[window]
        if customer != NOBODY and _needs(day, customer, ended):
            return True
    return False


def _needs(day: Day, customer: int, ended: int) -> bool:
    plan, people = day.plan, day.people
    if ended != NOBODY and people.arrival[customer] >= ended:
        return False
    services = plan.kind_services[people.kind[customer]]
    done = people.stage[customer] - plan.kind_stage[people.kind[customer]]
    for place in range(len(services)):
        if services[place] != NOBODY and not (done >> place) & 1 and day.line.needed[services[place]]:
            return True
    return False
