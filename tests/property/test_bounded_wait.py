"""Nobody waits for ever under `load`: how far somebody can be overtaken, and how long one window keeps them waiting."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hall_builder import MINUTE, RULES, Scene, moment, scene
from hypothesis import given
from hypothesis import strategies as st

from dispatcher.domain import commands as c
from dispatcher.domain.discipline import LOAD, choose_lane, overtaking_limit
from dispatcher.domain.events import TicketCalled
from dispatcher.domain.model import Outcome, Ticket, TicketState
from dispatcher.domain.rules import HallRules

SERVICES = [service.id for service in RULES.services]
PRIORITIES = [priority.id for priority in RULES.priorities]
CLERKS = {"1": "jia", "2": "ji", "3": "bing", "4": "ding", "5": "wu"}

SHORT = replace(
    RULES,
    queues=tuple(replace(queue, promise=m * MINUTE) for queue, m in zip(RULES.queues, (4, 6, 5, 4), strict=True)),
    priorities=tuple(replace(known, start=m * MINUTE) for known, m in zip(RULES.priorities, (0, 3, 1), strict=True)),
)
"""Short promises and head starts, so that a short run sees people overtake and stop overtaking."""


def figures(rules: HallRules, ticket: Ticket) -> tuple[int, int, float]:
    """(promise, start, rate) of somebody."""
    queue = next(queue for queue in rules.queues if queue.id == ticket.queue)
    priority = next(priority for priority in rules.priorities if priority.id == ticket.priority)
    return queue.promise, priority.start, priority.rate


def limit(rules: HallRules, passed: Ticket, called: Ticket, at: int) -> float:
    """By how much `called` may have come later than `passed` and still be called first at `at`."""
    promise, _, rate = figures(rules, passed)
    other_promise, other_start, other_rate = figures(rules, called)
    return overtaking_limit(at - passed.since, promise, rate, other_promise, other_start, other_rate)


arrivals = st.lists(st.tuples(st.sampled_from(SERVICES), st.sampled_from(PRIORITIES)), min_size=1, max_size=4)
steps = st.lists(
    st.one_of(arrivals, st.sampled_from(list(CLERKS)), st.integers(0, 5 * MINUTE)), min_size=20, max_size=80
)


@given(rules=st.sampled_from([RULES, SHORT]), steps=steps)
def test_nobody_is_called_over_an_earlier_person_whom_they_follow_by_more_than_the_limit(
    rules: HallRules, steps: list[list[tuple[str, str]] | str | int]
) -> None:
    """With several windows, a stand-in among their clerks, and every mix of services and priorities."""
    hall = scene(rules)
    for window, clerk in CLERKS.items():
        hall.open(window, clerk)
    for step in steps:
        if isinstance(step, int):
            hall.wait(step)
        elif isinstance(step, str):
            _call_and_check(hall, step)
        else:
            for service, priority in step:
                hall.do(c.IssueTicket((service,), priority))


def _call_and_check(hall: Scene, window: str) -> None:
    if hall.in_hand(window) is not None:
        hall.finish(window)
    for event in hall.do(c.CallNext(window)):
        if isinstance(event, TicketCalled):
            called = hall.hall.tickets[event.ticket]
            for passed in _passed_over(hall, window):
                later = called.since - passed.since
                assert later <= max(0.0, limit(hall.hall.configured(), passed, called, hall.now))


def _passed_over(hall: Scene, window: str) -> list[Ticket]:
    """Everybody else whom this window might have called."""
    lanes = hall.hall.lanes
    return [
        hall.hall.tickets[name]
        for lane, people in enumerate(lanes.people)
        if lanes.eligible[hall.hall.windows[window].index][lane]
        for _, _, name in people
    ]


@given(
    part=st.floats(0.05, 0.95),
    promise=st.integers(MINUTE, 60 * MINUTE),
    other_promise=st.integers(MINUTE, 60 * MINUTE),
    start=st.integers(0, 30 * MINUTE),
    rates=st.tuples(st.sampled_from([1.0, 1.5]), st.sampled_from([1.0, 1.25, 2.0])),
    nearly=st.sampled_from([-10, 10]),
)
def test_the_limit_is_exact_where_the_rivals_queue_is_full_and_the_persons_own_is_empty(
    part: float, promise: int, other_promise: int, start: int, rates: tuple[float, float], nearly: int
) -> None:
    """Ten microseconds on this side of it somebody is overtaken, ten on the other not.

    The person has waited long enough for the limit to lie behind, and not so long that nobody can go first any more.
    """
    rate, other_rate = rates
    least, share = other_promise + start / other_rate, other_promise * rate / (other_rate * promise)
    earliest, latest = least / share, least / (share - 1) if share > 1 else 3 * least / share
    waited = int(earliest + part * (latest - earliest))
    later = round(overtaking_limit(waited, promise, rate, other_promise, start, other_rate)) + nearly
    assert 0 < later <= waited
    now = moment("10:00")
    lane, *_ = choose_lane(
        LOAD,
        0,
        now,
        [[True, True]],
        [0, 1],
        2,
        [now - waited, now - waited + later],
        [1, 2],
        [0, 1],
        [0, 1],
        [0, start],
        [rate, other_rate],
        [promise, other_promise],
        [0, other_promise],
        [1, 1],
        [0],
    )
    assert lane == (1 if nearly < 0 else 0)


def longest_wait(rules: HallRules, ticket: Ticket, before: int, service: int) -> Fraction:
    """The bound on a wait at one window that keeps up.

    Let every service last at most D, let n others wait when somebody (rate r, promise P) comes, and let at most one
    person arrive in any D from then on. The window never rests while somebody waits. Who is called first is one of the
    n, or came s > 0 later with s < limit(t) at the time t of the call. The limit is at most a + b t, with
    a = max(Q + S/R) and b = max(0, 1 - min(Q r / (R P))) < 1 over all queues Q and priorities (S, R) of the hall.
    Hence, when the wait is T, at most n + (a + b T) / D people went first, each for at most D, after a service that was
    under way: T <= D + D n + a + b T, so T <= (D (n + 1) + a) / (1 - b).
    """
    promise, _, rate = figures(rules, ticket)
    ratios = [
        Fraction(queue.promise) * Fraction(rate) / (Fraction(priority.rate) * promise)
        for queue in rules.queues
        for priority in rules.priorities
    ]
    a = max(
        queue.promise + priority.start / Fraction(priority.rate)
        for queue in rules.queues
        for priority in rules.priorities
    )
    b = max(Fraction(0), 1 - min(ratios))
    return (service * (before + 1) + a) / (1 - b)


people = st.tuples(st.sampled_from(SERVICES), st.sampled_from(PRIORITIES))


@given(
    backlog=st.lists(people, max_size=8),
    stream=st.lists(st.tuples(people, st.integers(0, MINUTE)), min_size=10, max_size=70),
    crowding=st.sampled_from(PRIORITIES),
)
def test_every_wait_at_a_window_that_keeps_up_is_bounded(
    backlog: list[tuple[str, str]], stream: list[tuple[tuple[str, str], int]], crowding: str
) -> None:
    """At most one arrival in the time of a service, any mix of people: see `longest_wait`.

    The stream leans to one priority, for a mix without it overtakes nobody for long.
    """
    service = 2 * MINUTE
    hall = scene(SHORT)
    hall.open("1")
    found: dict[str, int] = {}
    for kind, priority in backlog:
        _come(hall, kind, priority, found)
    found = dict.fromkeys(found, len(backlog))
    done_at = hall.now
    for index, ((kind, priority), pause) in enumerate(stream):
        next_arrival = hall.now + service + pause
        done_at = _serve_until(hall, next_arrival, done_at, service)
        _come(hall, kind, crowding if index % 3 else priority, found)
    _serve_until(hall, hall.now + service * (len(backlog) + len(stream) + 2), done_at, service)
    waits = {event.ticket: at for event, at in hall.log if isinstance(event, TicketCalled)}
    assert waits.keys() == found.keys(), "everybody was called"
    for name, before in found.items():
        ticket = hall.hall.tickets[name]
        assert before <= len(backlog) + 1, "one window keeps up, so that the line never grows"
        assert waits[name] - ticket.since <= longest_wait(SHORT, ticket, before, service)


def _come(hall: Scene, service: str, priority: str, found: dict[str, int]) -> None:
    """Somebody arrives; `found` tells how many others they found waiting."""
    before = sum(ticket.state is TicketState.WAITING for ticket in hall.hall.tickets.values())
    hall.do(c.IssueTicket((service,), priority))
    found[list(hall.hall.tickets)[-1]] = before


def _serve_until(hall: Scene, then: int, done_at: int, service: int) -> int:
    """Finish and call next whenever a service is over, until `then`; returns when the one in hand will be over."""
    while True:
        at_work = hall.in_hand("1") is not None
        if at_work and done_at > then:
            break
        if at_work:
            hall.now = done_at
            hall.do(c.CompleteCase("1", Outcome.DONE))
        if hall.call("1") is None:
            break
        done_at = hall.now + service
    hall.now = then
    return done_at
