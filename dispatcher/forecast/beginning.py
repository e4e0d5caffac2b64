"""How a day begins: in an empty hall with every window closed, or in the middle of one (see `tables.Start`)."""

from __future__ import annotations

from dispatcher.domain.discipline import NOBODY
from dispatcher.forecast.desks import begin_service
from dispatcher.forecast.draws import NEVER
from dispatcher.forecast.line import CLOSED, PAUSED, READY, join, seat_all
from dispatcher.forecast.outcomes import IN_HAND
from dispatcher.forecast.tables import Day


def begin(day: Day, first: int) -> None:
    """Let the hall be as it is at the start; `first` is the first customer of the day."""
    line = day.line
    day.diary.closed[0] = day.diary.length[0] = day.desks.ready[0] = 0
    for place in range(line.lanes[0]):
        lane = line.occupied[place]
        line.first_since[lane] = line.first_serial[lane] = line.last[lane] = NOBODY
    line.lanes[0] = 0
    for queue in range(len(line.work)):
        line.work[queue] = 0
    for window in range(len(day.plan.breadth)):
        _begin_window(day, window)
    seat_all(day)
    _begin_people(day, first)


def _begin_window(day: Day, window: int) -> None:
    plan, desks, start = day.plan, day.desks, day.start
    stint, doing = plan.first_stint[window], start.doing[window]
    desks.doing[window], desks.stint[window], desks.in_hand[window] = doing, stint, NOBODY
    desks.streak[window], desks.served[window] = start.streak[window], start.served[window]
    desks.seated_at[window] = start.at[0]
    if stint == plan.first_stint[window + 1]:
        desks.next_at[window] = NEVER
    elif doing in (CLOSED, PAUSED):
        desks.next_at[window] = max(plan.stint_start[stint], start.at[0], start.back[day.diary.today[0]][window])
    elif doing == READY:
        desks.ready[0] += 1
        desks.next_at[window] = max(plan.stint_end[stint], start.at[0])
    else:
        desks.next_at[window] = start.at[0]


def _begin_people(day: Day, first: int) -> None:
    """Put those who are there already where they are: at windows, or in line."""
    people, start, now = day.people, day.start, day.start.at[0]
    for customer in range(first, first + start.people[0]):
        people.stage[customer] = day.plan.kind_stage[people.kind[customer]]
        people.since[customer] = people.arrival[customer]
    for window in range(len(start.in_hand)):
        if start.in_hand[window] != NOBODY:
            customer = first + start.in_hand[window]
            day.desks.in_hand[window], people.window[customer] = customer, window
            people.calls[customer], people.state[customer] = 1, IN_HAND
            people.first_called_at[customer] = people.called_at[customer] = now
            begin_service(day, window, customer, 0, now)
    for customer in range(first, first + start.people[0]):
        if people.calls[customer] == 0:
            join(day, customer, people.arrival[customer], now)
