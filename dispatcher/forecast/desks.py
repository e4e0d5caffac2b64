"""What a window does: it calls, serves, passes over, clears up, and leaves when it may."""

from __future__ import annotations

from dispatcher.domain.discipline import NOBODY, choose_window, next_streak
from dispatcher.forecast.diary import RETURNS, note
from dispatcher.forecast.draws import NEVER
from dispatcher.forecast.leaving import CLOSES, may_leave, wants_to_leave
from dispatcher.forecast.line import CALLING, CLOSED, IDLE, PAUSED, READY, SERVING, choose, depart, join, seat
from dispatcher.forecast.outcomes import IN_HAND, NO_SHOW, SERVED, WAITING
from dispatcher.forecast.tables import Day


def turn(day: Day, window: int, now: int) -> None:
    """Do what is next at a window: sit down, end a service, pass somebody over, or go on."""
    desks, doing = day.desks, day.desks.doing[window]
    led_on = False
    if doing in (CLOSED, PAUSED):
        _sit_down(day, window, now)
    elif doing in (SERVING, CALLING):
        customer = desks.in_hand[window]
        if doing == CALLING:
            _pass_over(day, customer, now)
        elif _goes_on_here(day, window, customer, now):
            return
        led_on = day.people.state[customer] == WAITING
        _empty(day, window)
        if day.plan.changeover > 0:
            desks.next_at[window] = now + day.plan.changeover
            if led_on:
                settle(day, now)
            return
    at_once = now < day.plan.stint_end[desks.stint[window]]
    if led_on and not at_once:
        settle(day, now)
    _go_on(day, window, now)
    if led_on and at_once:
        settle(day, now)


def call(day: Day, window: int, customer: int, now: int) -> None:
    """Call a customer who waits no longer to a window."""
    desks, people = day.desks, day.people
    if desks.doing[window] == READY:
        desks.ready[0] -= 1
    desks.in_hand[window] = customer
    desks.streak[window] = next_streak(desks.streak[window], people.priority[customer])
    people.state[customer], people.window[customer], people.called_at[customer] = IN_HAND, window, now
    people.calls[customer] += 1
    if people.calls[customer] == 1:
        people.first_called_at[customer] = now
        if people.absent[customer]:
            desks.doing[window], desks.next_at[window] = CALLING, now + day.plan.passed_after
            return
    begin_service(day, window, customer, _next_place(day, window, customer), now)


def begin_service(day: Day, window: int, customer: int, place: int, now: int) -> None:
    """Begin the service at this place of the customer's kind."""
    desks = day.desks
    desks.doing[window], desks.place[window], desks.began_at[window] = SERVING, place, now
    desks.next_at[window] = now + day.people.service[customer][place] * day.plan.pace[window] // 1000


def settle(day: Day, now: int) -> None:
    """Let ready windows call until nobody waits whom one of them may call."""
    if day.desks.ready[0] > 0 and day.line.lanes[0] > 0:
        _settle(day, now)


def _settle(day: Day, now: int) -> None:
    desks, line = day.desks, day.line
    while desks.ready[0] > 0:
        lane = NOBODY
        for window in range(len(desks.doing)):
            if lane == NOBODY and desks.doing[window] == READY:
                lane = choose(day, window, now)
        if lane == NOBODY:
            return
        customer = line.first_serial[lane]
        window = ready_window(day, lane)
        depart(day, customer, now)
        call(day, window, customer, now)


def ready_window(day: Day, lane: int) -> int:
    """The ready window to which the discipline calls somebody of this lane, or `NOBODY`."""
    desks = day.desks
    count = 0
    for window in range(len(desks.doing)):
        desks.candidates[count] = window
        count += (desks.doing[window] == READY) & day.line.eligible[window][lane]
    return choose_window(desks.candidates, count, day.plan.breadth, desks.served)


def _sit_down(day: Day, window: int, now: int) -> None:
    day.desks.doing[window], day.desks.seated_at[window] = IDLE, now
    seat(day, window)
    settle(day, now)


def _go_on(day: Day, window: int, now: int) -> None:
    """Leave if the stint is over and one may; else call the next person."""
    if wants_to_leave(day, window, now) and may_leave(day, window, now):
        _leave(day, window, now)
    else:
        _call_next(day, window, now)


def _call_next(day: Day, window: int, now: int) -> None:
    """Call whom the discipline gives to the window; with nobody to call it is ready."""
    desks, end = day.desks, day.plan.stint_end[day.desks.stint[window]]
    lane = choose(day, window, now)
    if lane != NOBODY:
        customer = day.line.first_serial[lane]
        depart(day, customer, now)
        call(day, window, customer, now)
        return
    if desks.doing[window] != READY:
        desks.doing[window] = READY
        desks.ready[0] += 1
    desks.next_at[window] = end if now < end else now + day.plan.look_again


def _goes_on_here(day: Day, window: int, customer: int, now: int) -> bool:
    """End the service in hand; returns whether the visit goes on here. Elsewhere it goes on without queueing anew."""
    desks, people = day.desks, day.people
    spent = now - desks.began_at[window]
    desks.served[window] += spent
    day.tally.serving[day.diary.today[0]][window] += spent
    people.stage[customer] += 1 << desks.place[window]
    if _first_place(day, customer) == NOBODY:
        people.state[customer], people.ended_at[customer] = SERVED, now
        return False
    place = _next_place(day, window, customer)
    if place == NOBODY:
        join(day, customer, people.since[customer], now)
        return False
    begin_service(day, window, customer, place, now)
    return True


def _pass_over(day: Day, customer: int, now: int) -> None:
    people = day.people
    people.state[customer], people.ended_at[customer] = NO_SHOW, now
    if people.returns_after[customer] < NEVER:
        note(day, now + people.returns_after[customer], customer + RETURNS)


def _empty(day: Day, window: int) -> None:
    day.desks.doing[window], day.desks.in_hand[window] = IDLE, NOBODY


def _leave(day: Day, window: int, now: int) -> None:
    plan, desks, today = day.plan, day.desks, day.diary.today[0]
    stint = desks.stint[window]
    if desks.doing[window] == READY:
        desks.ready[0] -= 1
    if plan.stint_away[stint] == CLOSES:
        desks.doing[window], desks.streak[window] = CLOSED, 0
    else:
        desks.doing[window] = PAUSED
    day.tally.at_work[today][window] += now - desks.seated_at[window]
    day.tally.overtime[today][window] += now - plan.stint_end[stint]
    seat(day, window)
    settle(day, now)
    desks.stint[window] = stint + 1
    last = stint + 1 == plan.first_stint[window + 1]
    desks.next_at[window] = NEVER if last else max(now, plan.stint_start[stint + 1])


def _next_place(day: Day, window: int, customer: int) -> int:
    """The first service left of the visit that may be served at this window, or `NOBODY`."""
    plan, kind = day.plan, day.people.kind[customer]
    done = day.people.stage[customer] - plan.kind_stage[kind]
    services, serves = plan.kind_services[kind], plan.serves[day.desks.stint[window]]
    for place in range(len(services)):
        if services[place] != NOBODY and not (done >> place) & 1 and serves[services[place]]:
            return place
    return NOBODY


def _first_place(day: Day, customer: int) -> int:
    """The first service left of the visit, or `NOBODY`."""
    plan, kind = day.plan, day.people.kind[customer]
    done = day.people.stage[customer] - plan.kind_stage[kind]
    services = plan.kind_services[kind]
    for place in range(len(services)):
        if services[place] != NOBODY and not (done >> place) & 1:
            return place
    return NOBODY
