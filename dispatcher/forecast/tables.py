"""What the event loop reads and writes: named groups of plain sequences, indexed by number.

Compiled, every sequence is a numpy array; interpreted, it is a list, which CPython indexes several times faster. The
loop's source is the same. A single number that changes stands in a sequence of length one. All times are microseconds
after local midnight, `NOBODY` (-1) is no customer, no window, no moment.
"""

from __future__ import annotations

from typing import NamedTuple

Numbers = list[int]
"""int64 when compiled."""
Marks = list[bool]
"""bool when compiled."""
Reals = list[float]
"""float64 when compiled."""


class Plan(NamedTuple):
    """What does not change within a day: the hall's rules and roster, by number.

    A *stage* is what is left to do of a kind: `kind_stage[kind]` plus a bit for each service that is done. A *stint* is
    one row of the roster; those of window w are `first_stint[w]` to `first_stint[w + 1] - 1`. The lane of somebody
    is `stage_lane[stage]` plus their priority.
    """

    discipline: int
    changeover: int
    all_stay: bool
    look_again: int
    passed_after: int
    returns_behind: int
    midnight: int
    start: Numbers
    rate: Reals
    promise: Numbers
    breadth: Numbers
    pace: Numbers
    first_stint: Numbers
    stint_start: Numbers
    stint_end: Numbers
    stint_away: Numbers
    sits: list[Marks]
    """[stint][reach]: the clerk at this window may serve people of this reach."""
    serves: list[Marks]
    """[stint][service]: the clerk at this window may serve this service."""
    otherwise: Numbers
    """[reach]: the reach that holds while nobody works in this one, or `NOBODY`."""
    signposted: list[Marks]
    """[reach][window]: the window belongs to the reach, whoever sits there."""
    reach_queues: list[Numbers]
    """[reach][place]: the queues of which some single service has this reach, `NOBODY` beyond the last."""
    lane_queue: Numbers
    lane_priority: Numbers
    lane_reach: Numbers
    reach_lane: Numbers
    """[reach]: its first lane; its lanes end before the first one of the next reach."""
    kind_stage: Numbers
    kind_services: list[Numbers]
    """[kind][place]: the service, or `NOBODY` beyond the last."""
    stage_lane: Numbers
    stage_work: Numbers
    issuing_start: Numbers
    issuing_end: Numbers
    session_start: Numbers
    session_end: Numbers


class People(NamedTuple):
    """Every customer: what was drawn, where they are, and what became of them (see `Draws` and `Outcomes`)."""

    arrival: Numbers
    kind: Numbers
    priority: Numbers
    service: list[Numbers]
    patience: Numbers
    absent: Marks
    returns_after: Numbers
    stage: Numbers
    since: Numbers
    before: Numbers
    behind: Numbers
    """The neighbours in the lane."""
    state: Numbers
    first_called_at: Numbers
    called_at: Numbers
    window: Numbers
    calls: Numbers
    ended_at: Numbers
    waited: Numbers
    """While they wait: less the moment at which they began to."""


class Desks(NamedTuple):
    """Every window: what it does, since when, and what comes next there."""

    doing: Numbers
    next_at: Numbers
    """When the window acts next by itself."""
    stint: Numbers
    """The stint that runs, or the one that comes next."""
    in_hand: Numbers
    place: Numbers
    """The place of the service in hand among the services of its kind."""
    began_at: Numbers
    """When the service in hand began."""
    seated_at: Numbers
    streak: Numbers
    served: Numbers
    candidates: Numbers
    """Scratch of `ready_window`."""
    ready: Numbers
    """[0]: how many windows are ready."""


class Line(NamedTuple):
    """Who waits, as the discipline sees it (see `domain.lanes`)."""

    first_since: Numbers
    first_serial: Numbers
    """The first customer of the lane: customers are numbered in the order of their tickets."""
    last: Numbers
    occupied: Numbers
    """The lanes with somebody in them, in any order: the first `lanes[0]` entries."""
    place: Numbers
    """[lane]: its place in `occupied`."""
    lanes: Numbers
    """[0]: how many lanes have somebody in them."""
    work: Numbers
    servers: Numbers
    seated: Numbers
    """[reach]: how many windows at work belong to it."""
    in_force: Numbers
    """[reach]: the reach that holds now."""
    may_call: list[Marks]
    """[window][reach]: the window may call people of this reach now."""
    eligible: list[Marks]
    """[window][lane]: the same by lane."""
    reaches_served: list[Numbers]
    """[window][queue]: of how many reaches of the queue's single services the window may call people now."""
    concerned: Marks
    """[lane]: scratch of `returning`, good for the lanes with somebody in them."""


class Diary(NamedTuple):
    """The day, and what customers will do in it by themselves, as a heap in order of (at, what)."""

    at: Numbers
    what: Numbers
    length: Numbers
    today: Numbers
    """[0]: the day's index."""
    closed: Numbers
    """[0]: 1 once the day is over."""


class Start(NamedTuple):
    """How every day begins: at midnight in an empty hall, or in the middle of one (see `situation.Situation`)."""

    at: Numbers
    people: Numbers
    doing: Numbers
    in_hand: Numbers
    streak: Numbers
    served: Numbers
    back: list[Numbers]
    """[day][window]: when whoever pauses there at the start is back, at the earliest."""


class Tally(NamedTuple):
    """Microseconds by day and window."""

    serving: list[Numbers]
    at_work: list[Numbers]
    overtime: list[Numbers]


class Day(NamedTuple):
    """All that one day of the loop needs."""

    plan: Plan
    people: People
    desks: Desks
    line: Line
    diary: Diary
    start: Start
    tally: Tally
