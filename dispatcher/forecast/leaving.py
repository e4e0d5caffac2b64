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
    return not (day.plan.all_stay and day.line.lanes[0] > 0 and _half_day_waits(day, window, session_ended(day, now)))


def may_leave(day: Day, window: int, now: int) -> bool:
    """Whether nobody is left behind without whom the half-day could not be ended; a short rest is free."""
    stint, ended = day.desks.stint[window], session_ended(day, now)
    if day.plan.stint_away[stint] == RESTS and ended == NOBODY:
        return True
    return not (_somebody_is_there(day) and _somebody_needs(day, window, ended))


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
    for place in range(line.lanes[0]):
        lane = line.occupied[place]
        if line.eligible[window][lane] and line.first_since[lane] < ended:
            return True
    return False


def _somebody_is_there(day: Day) -> bool:
    """Whether somebody waits or is at a window."""
    for window in range(len(day.plan.breadth)):
        if day.desks.in_hand[window] != NOBODY:
            return True
    return day.line.lanes[0] > 0


def _somebody_needs(day: Day, window: int, ended: int) -> bool:
    """Whether somebody who waits or is at a window has a service before them that no other window at work can serve."""
    for place in range(day.line.lanes[0]):
        customer = day.line.first_serial[day.line.occupied[place]]
        while customer != NOBODY:
            if _needs(day, customer, window, ended):
                return True
            customer = day.people.behind[customer]
    for other in range(len(day.plan.breadth)):
        customer = day.desks.in_hand[other]
        if customer != NOBODY and _needs(day, customer, window, ended):
            return True
    return False


def _needs(day: Day, customer: int, window: int, ended: int) -> bool:
    plan, people = day.plan, day.people
    if ended != NOBODY and people.arrival[customer] >= ended:
        return False
    services = plan.kind_services[people.kind[customer]]
    done = people.stage[customer] - plan.kind_stage[people.kind[customer]]
    for place in range(len(services)):
        if services[place] != NOBODY and not (done >> place) & 1 and _serves_alone(day, window, services[place]):
            return True
    return False


def _serves_alone(day: Day, window: int, service: int) -> bool:
    """Whether this window can serve a service and no other window at work can."""
    plan, desks = day.plan, day.desks
    if not plan.serves[desks.stint[window]][service]:
        return False
    for other in range(len(plan.breadth)):
        if other != window and is_attended(day, other) and plan.serves[desks.stint[other]][service]:
            return False
    return True
