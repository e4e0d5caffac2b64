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
    while ahead != NOBODY and (people.since[ahead] > since or (people.since[ahead] == since and ahead > customer)):
        ahead, behind = people.before[ahead], ahead
    people.since[customer], people.state[customer] = since, WAITING
    people.waited[customer] -= now
    people.before[customer], people.behind[customer] = ahead, behind
    _bind(day, lane, ahead, customer)
    _bind(day, lane, customer, behind)
    line.waiting[0] += 1
    line.work[plan.lane_queue[lane]] += plan.stage_work[stage]


def depart(day: Day, customer: int, now: int) -> None:
    """Let a customer wait no longer."""
    plan, people, line = day.plan, day.people, day.line
    stage = people.stage[customer]
    lane = plan.stage_lane[stage] + people.priority[customer]
    _bind(day, lane, people.before[customer], people.behind[customer])
    line.waiting[0] -= 1
    line.work[plan.lane_queue[lane]] -= plan.stage_work[stage]
    people.waited[customer] += now


def choose(day: Day, window: int, now: int) -> int:
    """The lane that the discipline gives to `window`, or `NOBODY`."""
    plan, line = day.plan, day.line
    if line.waiting[0] == 0:
        return NOBODY
    return choose_lane(
        plan.discipline,
        window,
        now,
        line.eligible,
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


def may_call(day: Day, window: int, reach: int) -> bool:
    """Whether the window may call people of this reach, as it is in force now."""
    return is_attended(day, window) and day.plan.sits[day.desks.stint[window]][day.line.in_force[reach]]


def seat_all(day: Day) -> None:
    """Work out anew who may call whom, as the day begins."""
    for reach in range(len(day.plan.otherwise)):
        day.line.in_force[reach] = _in_force(day, reach)
    for window in range(len(day.plan.breadth)):
        _seat(day, window)


def seat(day: Day, window: int) -> None:
    """Work out anew who may call whom, after a clerk came to this window or left it."""
    changed = False
    for reach in range(len(day.plan.otherwise)):
        if day.plan.otherwise[reach] != NOBODY:
            before = day.line.in_force[reach]
            day.line.in_force[reach] = _in_force(day, reach)
            changed = changed or day.line.in_force[reach] != before
    if not changed:
        _seat(day, window)
        return
    for other in range(len(day.plan.breadth)):
        _seat(day, other)


def _seat(day: Day, window: int) -> None:
    plan, line, callable_now = day.plan, day.line, day.line.callable_now
    for reach in range(len(plan.otherwise)):
        callable_now[reach] = may_call(day, window, reach)
    for lane in range(len(plan.lane_reach)):
        line.eligible[window][lane] = callable_now[plan.lane_reach[lane]]
    for queue in range(len(plan.promise)):
        serves = False
        for reach in range(len(plan.otherwise)):
            serves = serves or (plan.queue_reach[queue][reach] and callable_now[reach])
        if serves != line.serves_queue[window][queue]:
            line.serves_queue[window][queue] = serves
            line.servers[queue] += 1 if serves else -1


def _in_force(day: Day, reach: int) -> int:
    """The reach that holds: the next one while nobody works at any window of a reach."""
    while day.plan.otherwise[reach] != NOBODY:
        for window in range(len(day.plan.breadth)):
            if is_attended(day, window) and day.plan.sits[day.desks.stint[window]][reach]:
                return reach
        reach = day.plan.otherwise[reach]
    return reach


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
