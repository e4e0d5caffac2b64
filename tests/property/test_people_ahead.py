"""`ahead` is the number of people whom the windows take first if time stands still and nobody else comes.

With one window it is exact under every discipline, under `load` while the queues' delays stand: here, because the work
of the services is set to nothing. With several windows it is the most, whatever the order in which they call, and exact
where they may call the same people and their turns do not matter.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

from hall_builder import DIVIDED, MINUTE, RULES, Scene, scene
from hypothesis import given
from hypothesis import strategies as st

from dispatcher.domain import commands as c
from dispatcher.domain.estimate import place_for, place_of
from dispatcher.domain.model import Ticket, TicketState
from dispatcher.domain.rules import HallRules

SERVICES = [service.id for service in RULES.services]
PRIORITIES = [priority.id for priority in RULES.priorities]
WEIGHTLESS = [
    replace(rules, services=tuple(replace(service, work=0) for service in rules.services)) for rules in (RULES, DIVIDED)
]

visits = st.lists(
    st.tuples(
        st.lists(st.sampled_from(SERVICES), min_size=1, max_size=2, unique=True).map(tuple),
        st.sampled_from(PRIORITIES),
        st.integers(0, 6).map(lambda minutes: minutes * MINUTE),
    ),
    min_size=3,
    max_size=14,
)
disciplines = st.sampled_from(["load", "fifo", "strict", "interleave"])
clerks = st.sampled_from(["jia", "yi", "bing", "ding", "wu", "ji"])
seats = st.lists(st.tuples(st.integers(0, 4), clerks), min_size=1, max_size=4)
Visits = list[tuple[tuple[str, ...], str, int]]


def filled(rules: HallRules, sitting: list[tuple[int, str]], people: Visits, calls: int) -> Scene:
    """A hall with these clerks and people; the windows have called some of them already."""
    hall = scene(rules)
    plans = rules.windows
    for seat, clerk in sitting:
        window = plans[seat % len(plans)].id
        if hall.hall.windows[window].clerk is None:
            hall.open(window, clerk)
    for services, priority, pause in people:
        hall.wait(pause).do(c.IssueTicket(services, priority))
    for index in range(calls if sitting else 0):
        window = plans[sitting[index % len(sitting)][0] % len(plans)].id
        if hall.call(window) is not None:
            hall.do(c.ParkTicket(window))
    return hall


def waiting(hall: Scene) -> list[Ticket]:
    return [ticket for ticket in hall.hall.tickets.values() if ticket.state is TicketState.WAITING]


def may_call(hall: Scene, window: str, ticket: Ticket) -> bool:
    return hall.hall.lanes.eligible[hall.hall.windows[window].index][ticket.lane]


def ahead(hall: Scene, ticket: Ticket) -> int:
    place = place_of(hall.hall, ticket, hall.now)
    assert place is not None
    return place.ahead


def called_before(hall: Scene, ticket: Ticket, windows: list[str]) -> int:
    """How many these windows call before this person, each in its turn, over and over, while time stands still."""
    again = deepcopy(hall)
    count = 0
    while True:
        for window in windows:
            number = again.call(window)
            if number == ticket.number:
                return count
            if number is not None:
                count += 1
                again.do(c.ParkTicket(window))


@given(rules=st.sampled_from(WEIGHTLESS), discipline=disciplines, seat=seats, people=visits, calls=st.integers(0, 3))
def test_one_window_calls_exactly_those_ahead_before_the_person(
    rules: HallRules, discipline: str, seat: list[tuple[int, str]], people: Visits, calls: int
) -> None:
    hall = filled(replace(rules, discipline=discipline), seat[:1], people, calls)
    for ticket in waiting(hall):
        for window in hall.hall.windows:
            if may_call(hall, window, ticket):
                assert ahead(hall, ticket) == called_before(hall, ticket, [window])


@given(
    rules=st.sampled_from(WEIGHTLESS),
    discipline=st.sampled_from(["load", "fifo", "strict"]),
    sitting=seats,
    people=visits,
    order=st.lists(st.integers(0, 9), min_size=1, max_size=5),
)
def test_several_windows_call_at_most_those_ahead_and_all_of_them_where_they_may_call_the_same_people(
    rules: HallRules, discipline: str, sitting: list[tuple[int, str]], people: Visits, order: list[int]
) -> None:
    hall = filled(replace(rules, discipline=discipline), sitting, people, calls=0)
    for ticket in waiting(hall):
        mine = [window for window in hall.hall.windows if may_call(hall, window, ticket)]
        if not mine:
            continue
        called = called_before(hall, ticket, [mine[index % len(mine)] for index in order])
        assert called <= ahead(hall, ticket)
        whom = [[may_call(hall, window, other) for other in waiting(hall)] for window in mine]
        if all(row == whom[0] for row in whom):
            assert called == ahead(hall, ticket)


@given(
    rules=st.sampled_from([RULES, DIVIDED]),
    discipline=disciplines,
    sitting=seats,
    people=visits,
    calls=st.integers(0, 3),
)
def test_everybody_within_the_same_reach_has_a_place_of_their_own(
    rules: HallRules, discipline: str, sitting: list[tuple[int, str]], people: Visits, calls: int
) -> None:
    hall = filled(replace(rules, discipline=discipline), sitting, people, calls)
    for window in hall.hall.windows:
        line = [ticket for ticket in waiting(hall) if may_call(hall, window, ticket)]
        by_reach: dict[int, list[int]] = {}
        for ticket in line:
            by_reach.setdefault(ticket.lane, []).append(ahead(hall, ticket))
        assert all(len(places) == len(set(places)) for places in by_reach.values())


@given(
    rules=st.sampled_from(WEIGHTLESS),
    discipline=disciplines,
    sitting=seats,
    people=visits,
    services=st.lists(st.sampled_from(SERVICES), min_size=1, max_size=2, unique=True).map(tuple),
    priority=st.sampled_from(PRIORITIES),
)
def test_the_place_that_is_promised_before_the_number_is_taken_is_the_place_afterwards(
    rules: HallRules,
    discipline: str,
    sitting: list[tuple[int, str]],
    people: Visits,
    services: tuple[str, ...],
    priority: str,
) -> None:
    hall = filled(replace(rules, discipline=discipline), sitting, people, calls=0)
    promised = place_for(hall.hall, services, priority, hall.now)
    hall.do(c.IssueTicket(services, priority))
    assert ahead(hall, waiting(hall)[-1]) == promised.ahead
