"""The event loop: one day after the other, whatever happens next first.

At the same microsecond windows act before customers, in the hall's order; then who loses patience, who comes back, who
arrives, each in the order of the tickets. The twin keeps the same order.
"""

from __future__ import annotations

from dispatcher.domain.discipline import NOBODY
from dispatcher.forecast.beginning import begin
from dispatcher.forecast.desks import call, ready_window, settle, turn
from dispatcher.forecast.diary import RETURNS, first_at, note, take_first
from dispatcher.forecast.draws import NEVER
from dispatcher.forecast.line import CLOSED, depart, is_attended, join
from dispatcher.forecast.outcomes import ABANDONED, NOT_YET, TURNED_AWAY, WAITING
from dispatcher.forecast.returning import place_behind
from dispatcher.forecast.tables import Day

FEW_WINDOWS = 20
"""So many windows are looked at one after the other as fast as at once."""
WINDOWS = 1 << 16
"""More windows than a hall has."""


def live_days(day: Day, offsets: list[int], first: int, last: int) -> None:
    """Live the days from `first` to before `last`, each from the same start."""
    for index in range(first, last):
        day.diary.today[0] = index
        _live_day(day, offsets[index], offsets[index + 1])


def _live_day(day: Day, first: int, end: int) -> None:
    begin(day, first)
    arriving = first + day.start.people[0]
    arrival, next_at = day.people.arrival, day.desks.next_at
    while True:
        window = _next_window(day)
        at_window, noted = next_at[window], first_at(day)
        arrives = arrival[arriving] if arriving < end else NEVER
        now = min(at_window, noted, arrives)
        if now >= day.plan.midnight:
            break
        if now == at_window:
            turn(day, window, now)
        elif now == noted:
            _act(day, take_first(day), now)
        else:
            _arrive(day, arriving, now)
            arriving += 1
    _end(day)


def _end(day: Day) -> None:
    """Midnight: whoever still waits has waited until now, and clerks who are still there have been until now."""
    plan, desks, today = day.plan, day.desks, day.diary.today[0]
    for window in range(len(plan.breadth)):
        if is_attended(day, window):
            day.tally.at_work[today][window] += plan.midnight - desks.seated_at[window]
            day.tally.overtime[today][window] += max(0, plan.midnight - plan.stint_end[desks.stint[window]])
    for place in range(day.line.lanes[0]):
        customer = day.line.first_serial[day.line.occupied[place]]
        while customer != NOBODY:
            day.people.waited[customer] += plan.midnight
            customer = day.people.behind[customer]


def _next_window(day: Day) -> int:
    """The window that acts next by itself; of several the first one. With nothing left to do before midnight: any."""
    next_at = day.desks.next_at
    if len(next_at) > FEW_WINDOWS:
        return _next_of_many(day)
    window, soonest = 0, next_at[0]
    for other in range(1, len(next_at)):
        at = next_at[other]
        window = other if at < soonest else window
        soonest = min(at, soonest)
    return window


def _next_of_many(day: Day) -> int:
    """The same for many windows: moment and window as one number, of which the processor compares several at once."""
    next_at, midnight = day.desks.next_at, day.plan.midnight
    soonest = midnight * WINDOWS
    for window in range(len(next_at)):
        soonest = min(soonest, min(next_at[window], midnight) * WINDOWS + window)
    return soonest & (WINDOWS - 1)


def _arrive(day: Day, customer: int, now: int) -> None:
    plan, people = day.plan, day.people
    if not _is_issuing(day, now):
        people.state[customer] = TURNED_AWAY
        return
    people.since[customer] = now
    people.stage[customer] = plan.kind_stage[people.kind[customer]]
    if day.desks.ready[0] > 0:
        window = ready_window(day, plan.stage_lane[people.stage[customer]] + people.priority[customer])
        if window != NOBODY:
            call(day, window, customer, now)
            return
    join(day, customer, now, now)
    if people.patience[customer] < NEVER:
        note(day, now + people.patience[customer], customer)


def _is_issuing(day: Day, now: int) -> bool:
    for span in range(len(day.plan.issuing_start)):
        if day.plan.issuing_start[span] <= now < day.plan.issuing_end[span]:
            return True
    return False


def _act(day: Day, what: int, now: int) -> None:
    """Do what a customer noted: leave if not called yet, or come back."""
    if what >= RETURNS:
        _come_back(day, what - RETURNS, now)
        return
    people = day.people
    if people.state[what] == WAITING and people.calls[what] == 0:
        depart(day, what, now)
        people.state[what], people.ended_at[what] = ABANDONED, now


def _come_back(day: Day, customer: int, now: int) -> None:
    """Wait again behind the next few, unless the day is over."""
    if day.diary.closed[0] == 1 or _is_over(day, now):
        day.diary.closed[0] = 1
        return
    people = day.people
    people.ended_at[customer] = NOT_YET
    join(day, customer, place_behind(day, customer, now), now)
    settle(day, now)


def _is_over(day: Day, now: int) -> bool:
    """Whether the hours are over, every clerk has left and nobody waits."""
    sessions = len(day.plan.session_end)
    if sessions and now < day.plan.session_end[sessions - 1]:
        return False
    for window in range(len(day.plan.breadth)):
        if day.desks.doing[window] != CLOSED:
            return False
    return day.line.lanes[0] == 0
