"""Where somebody waits who was passed and comes back: behind the next few (see `domain.decide.tickets`)."""

from __future__ import annotations

from dispatcher.domain.discipline import (
    INTERLEAVE,
    NOBODY,
    NORMAL,
    PRIORITY_TURNS,
    goes_first,
    queue_delay,
    standing,
)
from dispatcher.forecast.tables import Day


def place_behind(day: Day, customer: int, now: int) -> int:
    """The `since` with which a passed person waits again: the earliest place with the next few before it."""
    window = _mark_concerned(day, customer)
    few = _ahead(day, customer, now, now, window, day.plan.returns_behind)
    low, high = day.people.since[customer], now
    if few == 0:
        return low
    while low < high:
        middle = (low + high) // 2
        if _ahead(day, customer, middle, now, window, few) < few:
            low = middle + 1
        else:
            high = middle
    return low


def _mark_concerned(day: Day, customer: int) -> int:
    """Mark the lanes whose people may be called before the customer; returns the first window that may call them.

    With nobody at work for them: the lanes of the windows that would serve them, and window 0.
    """
    plan, line, concerned = day.plan, day.line, day.line.concerned
    own = plan.lane_reach[plan.stage_lane[day.people.stage[customer]]]
    first = NOBODY
    for place in range(line.lanes[0]):
        concerned[line.occupied[place]] = False
    for window in range(len(plan.breadth)):
        if line.may_call[window][own]:
            first = window if first == NOBODY else first
            for place in range(line.lanes[0]):
                lane = line.occupied[place]
                concerned[lane] = concerned[lane] or line.eligible[window][lane]
    if first != NOBODY:
        return first
    for place in range(line.lanes[0]):
        lane = line.occupied[place]
        for window in range(len(plan.breadth)):
            here, there = line.in_force[own], line.in_force[plan.lane_reach[lane]]
            if plan.signposted[here][window] and plan.signposted[there][window]:
                concerned[lane] = True
    return 0


def _ahead(day: Day, customer: int, since: int, now: int, window: int, enough: int) -> int:
    """How many people go before the customer, waiting since `since`; counted up to `enough`."""
    if day.plan.discipline == INTERLEAVE:
        return min(enough, _ahead_interleaved(day, customer, since, window))
    count = 0
    rank, claim = _standing(day, customer, since, now, window)
    for place in range(day.line.lanes[0]):
        lane = day.line.occupied[place]
        other = day.line.first_serial[lane] if day.line.concerned[lane] else NOBODY
        while other != NOBODY and count < enough:
            other_since = day.people.since[other]
            other_rank, other_claim = _standing(day, other, other_since, now, window)
            if not goes_first(other_rank, other_claim, other_since, other, rank, claim, since, customer):
                break
            count += 1
            other = day.people.behind[other]
    return count


def _ahead_interleaved(day: Day, customer: int, since: int, window: int) -> int:
    """Two people with a priority, then one normal person, each group in order of arrival."""
    people, plan, line = day.people, day.plan, day.line
    normal = people.priority[customer] == NORMAL
    before = others = 0
    for place in range(line.lanes[0]):
        lane = line.occupied[place]
        same = (plan.lane_priority[lane] == NORMAL) == normal
        other = line.first_serial[lane] if line.concerned[lane] else NOBODY
        while other != NOBODY:
            if not same:
                others += 1
            elif people.since[other] < since or (people.since[other] == since and other < customer):
                before += 1
            other = people.behind[other]
    streak = min(day.desks.streak[window], PRIORITY_TURNS)
    between = PRIORITY_TURNS - streak + PRIORITY_TURNS * before if normal else (streak + before) // PRIORITY_TURNS
    return before + min(others, between)


def _standing(day: Day, customer: int, since: int, now: int, window: int) -> tuple[float, float]:
    plan, line, people = day.plan, day.line, day.people
    priority = people.priority[customer]
    queue = plan.lane_queue[plan.stage_lane[people.stage[customer]]]
    return standing(
        plan.discipline,
        now - since,
        priority,
        queue_delay(line.work[queue], line.servers[queue]),
        plan.promise[queue],
        plan.start[priority],
        plan.rate[priority],
        day.desks.streak[window],
    )
