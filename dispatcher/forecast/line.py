"""Who waits: joining and leaving a lane, and who may call whom."""

from __future__ import annotations

from dispatcher.domain.discipline import NOBODY, choose_lane
from dispatcher.forecast.outcomes import WAITING
from dispatcher.forecast.tables import Day

CLOSED, READY, IDLE, CALLING, SERVING, PAUSED = 0, 1, 2, 3, 4, 5
"""What a window does, as in the hall's model; idle is the changeover after somebody."""


def join(day: Day, customer: int, since: int, now: int) -> None:
    """Let a customer wait for what is left of their visit, in order of (since, number)."""
    plan, people, line = day.plan, day.people, day.line
    stage = people.stage[customer]
    lane = plan.stage_lane[stage] + people.priority[customer]
    ahead, behind = line.last[lane], NOBODY
    if ahead == NOBODY:
        _occupy(day, lane)
    while ahead != NOBODY and (people.since[ahead] > since or (people.since[ahead] == since and ahead > customer)):
        ahead, behind = people.before[ahead], ahead
    people.since[customer], people.state[customer] = since, WAITING
    people.waited[customer] -= now
    people.before[customer], people.behind[customer] = ahead, behind
    _bind(day, lane, ahead, customer)
    _bind(day, lane, customer, behind)
    line.work[plan.lane_queue[lane]] += plan.stage_work[stage]


def depart(day: Day, customer: int, now: int) -> None:
    """Let a customer wait no longer."""
    plan, people, line = day.plan, day.people, day.line
    stage = people.stage[customer]
    lane = plan.stage_lane[stage] + people.priority[customer]
    _bind(day, lane, people.before[customer], people.behind[customer])
    if line.last[lane] == NOBODY:
        _vacate(day, lane)
    line.work[plan.lane_queue[lane]] -= plan.stage_work[stage]
    people.waited[customer] += now


def choose(day: Day, window: int, now: int) -> int:
    """The lane that the discipline gives to `window`, or `NOBODY`."""
    plan, line = day.plan, day.line
    return choose_lane(
        plan.discipline,
        window,
        now,
        line.eligible,
        line.occupied,
        line.lanes[0],
        line.first_since,
        line.first_serial,
        plan.lane_queue,
        plan.lane_priority,
        plan.start,
        plan.rate,
        plan.promise,
        line.work,
        line.servers,
        day.desks.streak,
    )[0]


def is_attended(day: Day, window: int) -> bool:
    """Whether a clerk is at work there."""
    doing = day.desks.doing[window]
    return doing != CLOSED and doing != PAUSED


def seat_all(day: Day) -> None:
    """Work out anew who may call whom, as the day begins."""
    reaches, windows = len(day.plan.otherwise), len(day.plan.breadth)
    for reach in range(reaches):
        day.line.seated[reach] = 0
        for window in range(windows):
            if is_attended(day, window) and day.plan.sits[day.desks.stint[window]][reach]:
                day.line.seated[reach] += 1
    for reach in range(reaches):
        day.line.in_force[reach] = _in_force(day, reach)
        for window in range(windows):
            _let_call(day, window, reach)


def seat(day: Day, window: int) -> None:
    """Work out anew who may call whom, after a clerk came to this window or left it."""
    plan, line = day.plan, day.line
    change = 1 if is_attended(day, window) else -1
    for reach in range(len(plan.otherwise)):
        if plan.sits[day.desks.stint[window]][reach]:
            line.seated[reach] += change
    for reach in range(len(plan.otherwise)):
        holds = _in_force(day, reach)
        if holds == line.in_force[reach]:
            _let_call(day, window, reach)
        else:
            line.in_force[reach] = holds
            for other in range(len(plan.breadth)):
                _let_call(day, other, reach)


def _let_call(day: Day, window: int, reach: int) -> None:
    """Let a window call the people of a reach from now on, or no longer."""
    plan, line = day.plan, day.line
    may = is_attended(day, window) and plan.sits[day.desks.stint[window]][line.in_force[reach]]
    if may == line.may_call[window][reach]:
        return
    line.may_call[window][reach] = may
    for lane in range(plan.reach_lane[reach], plan.reach_lane[reach + 1]):
        line.eligible[window][lane] = may
    change = 1 if may else -1
    for queue in plan.reach_queues[reach]:
        if queue == NOBODY:
            break
        before = line.reaches_served[window][queue]
        line.reaches_served[window][queue] = before + change
        if before == 0 or before + change == 0:
            line.servers[queue] += change


def _in_force(day: Day, reach: int) -> int:
    """The reach that holds: the next one while nobody works at any window of a reach."""
    while day.plan.otherwise[reach] != NOBODY and day.line.seated[reach] == 0:
        reach = day.plan.otherwise[reach]
    return reach


def _occupy(day: Day, lane: int) -> None:
    """Count a lane among those with somebody in them."""
    line = day.line
    line.place[lane] = line.lanes[0]
    line.occupied[line.lanes[0]] = lane
    line.lanes[0] += 1


def _vacate(day: Day, lane: int) -> None:
    """Count a lane no longer: the last of those with somebody in them takes its place."""
    line = day.line
    line.lanes[0] -= 1
    other, place = line.occupied[line.lanes[0]], line.place[lane]
    line.occupied[place], line.place[other] = other, place


def _bind(day: Day, lane: int, ahead: int, behind: int) -> None:
    """Let two customers, or an end of the lane, be neighbours."""
    people, line = day.people, day.line
    if ahead != NOBODY:
        people.behind[ahead] = behind
    else:
        line.first_serial[lane] = behind
        line.first_since[lane] = NOBODY if behind == NOBODY else people.since[behind]
    if behind != NOBODY:
        people.before[behind] = ahead
    else:
        line.last[lane] = ahead
