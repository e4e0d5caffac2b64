"""Who is called next: the one set of rules that the live hall, the twin and the fast engine run.

Plain Python in numba's subset: integers, floats and sequences indexed by number, so that the very same
source is interpreted in the hall and compiled in the engine. All times are integer microseconds.

A window serves lanes; of each lane only the first person matters. A person's *standing* is the pair
(rank, claim): the higher rank is called first, then the higher claim, then the earlier `since`, then the
smaller serial number of the ticket. No two people have the same serial, so the order is total and does not
depend on the order in which lanes are kept.

Disciplines:

- `LOAD` (default): rank 0, claim as in `load_claim`. A comprehensive window goes where the load is worst.
- `FIFO`: hall-wide first come, first served. Claim is the wait in microseconds.
- `STRICT`: rank is the priority's head start; within a rank first come, first served.
- `INTERLEAVE`: two people with a priority, then one normal person, at each window; each group in order of
  arrival.

Why waits are bounded under `LOAD`. Let a normal person have waited t, with rate r and promise P. Somebody of
rate R, promise Q and head start S who arrived at time s after them goes first only if
(S + R(t - s + Q)) / Q > r t / P, that is, only if s < t + Q + S/R - (Q r)/(R P) t = `overtaking_limit`. With equal
rates and promises that is the constant P + S/r: whoever comes later than that never goes first. With unequal
ones the limit grows slower than t by the share (Q r)/(R P) > 0, so people who can still go first arrive ever more
slowly than time passes, and a window that keeps up with its arrivals reaches everybody.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

LOAD, FIFO, STRICT, INTERLEAVE = 0, 1, 2, 3
DISCIPLINES = {"load": LOAD, "fifo": FIFO, "strict": STRICT, "interleave": INTERLEAVE}
NORMAL = 0
"""Index of the normal priority."""
PRIORITY_TURNS = 2
"""Under `INTERLEAVE`: people with a priority called before a normal person's turn."""
NOBODY = -1
"""No lane, no window, nobody."""


def queue_delay(work: int, servers: int) -> int:
    """How long a queue's waiting work lasts: `work` (microseconds) shared by its open windows."""
    return work // max(servers, 1)


def load_claim(waited: int, delay: int, promise: int, start: int, rate: float) -> float:
    """Claim of a person under `LOAD`; a larger number is called first.

    `(start + rate · (waited + min(delay, promise))) / promise`, a pure number: 1 means that a normal person has
    used up the whole promised wait, counting the work that stands before the queue.
    """
    return (start + rate * (waited + min(delay, promise))) / promise


def since_of_claim(
    discipline: int, now: int, rank: float, claim: float, delay: int, promise: int, start: int, rate: float
) -> float:
    """The `since` at which a person of this queue and priority has this standing: the inverse of `standing`.

    Infinite where their rank alone decides: with +inf everybody of the lane goes first, with -inf nobody. Not for
    `INTERLEAVE`, whose ranks take turns.
    """
    if discipline == LOAD:
        return now + min(delay, promise) - (claim * promise - start) / rate
    if discipline == STRICT and start != rank:
        return math.inf if start > rank else -math.inf
    return now - claim


def standing(
    discipline: int, waited: int, priority: int, delay: int, promise: int, start: int, rate: float, streak: int
) -> tuple[float, float]:
    """(rank, claim) of a person who has waited `waited` microseconds; larger is called first.

    `streak` is the number of people with a priority whom the window has called in a row.
    """
    if discipline == LOAD:
        return 0.0, load_claim(waited, delay, promise, start, rate)
    if discipline == STRICT:
        return float(start), float(waited)
    if discipline == INTERLEAVE:
        normal_turn = streak >= PRIORITY_TURNS
        return (1.0 if (priority == NORMAL) == normal_turn else 0.0), float(waited)
    return 0.0, float(waited)


def goes_first(
    rank: float,
    claim: float,
    since: int,
    serial: int,
    other_rank: float,
    other_claim: float,
    other_since: int,
    other_serial: int,
) -> bool:
    """Whether the first person is called before the other one: the written order of ties."""
    if rank != other_rank:
        return rank > other_rank
    if claim != other_claim:
        return claim > other_claim
    if since != other_since:
        return since < other_since
    return serial < other_serial


def choose_lane(
    discipline: int,
    window: int,
    now: int,
    eligible: Sequence[Sequence[bool]],
    occupied: Sequence[int],
    count: int,
    first_since: Sequence[int],
    first_serial: Sequence[int],
    lane_queue: Sequence[int],
    lane_priority: Sequence[int],
    start: Sequence[int],
    rate: Sequence[float],
    promise: Sequence[int],
    work: Sequence[int],
    servers: Sequence[int],
    streak: Sequence[int],
) -> tuple[int, float, int, float]:
    """The lane whose first person `window` calls at `now`: (lane, claim, runner-up's lane, its claim).

    `eligible[w][l]`: window w may call lane l. The first `count` entries of `occupied` are the lanes with somebody in
    them, in any order; `first_since[l]`, `first_serial[l]`: the first person of such a lane. `start[p]`, `rate[p]` by
    priority; `promise[q]`, `work[q]` (waiting work, microseconds) and `servers[q]` (open windows that may serve it) by
    queue; `streak[w]` by window. Lanes are `NOBODY` and claims 0 where there is none.
    """
    may_call = eligible[window]
    best, best_rank, best_claim = NOBODY, 0.0, 0.0
    second, second_rank, second_claim = NOBODY, 0.0, 0.0
    for place in range(count):
        lane = occupied[place]
        if not may_call[lane]:
            continue
        queue, priority, since, serial = lane_queue[lane], lane_priority[lane], first_since[lane], first_serial[lane]
        rank, claim = standing(
            discipline,
            now - since,
            priority,
            queue_delay(work[queue], servers[queue]),
            promise[queue],
            start[priority],
            rate[priority],
            streak[window],
        )
        if best == NOBODY or goes_first(
            rank, claim, since, serial, best_rank, best_claim, first_since[best], first_serial[best]
        ):
            second, second_rank, second_claim = best, best_rank, best_claim
            best, best_rank, best_claim = lane, rank, claim
        elif second == NOBODY or goes_first(
            rank, claim, since, serial, second_rank, second_claim, first_since[second], first_serial[second]
        ):
            second, second_rank, second_claim = lane, rank, claim
    return best, best_claim, second, second_claim


def choose_window(candidates: Sequence[int], count: int, breadth: Sequence[int], served: Sequence[int]) -> int:
    """The ready window to which somebody who arrives is called, or `NOBODY`.

    The first `count` entries of `candidates` are the windows that are ready and may call them, as listed.
    `breadth[w]`: 0 specialised or special-purpose, 1 by-domain, 2 undifferentiated; the narrower window is taken first
    and the broader one kept free. Among equals the one with the least serving time today (`served[w]`, microseconds),
    then the one that is listed first.
    """
    best = NOBODY
    for place in range(count):
        window = candidates[place]
        if (
            best == NOBODY
            or breadth[window] < breadth[best]
            or (breadth[window] == breadth[best] and served[window] < served[best])
        ):
            best = window
    return best


def next_streak(streak: int, priority: int) -> int:
    """The window's streak after it called somebody of `priority`."""
    return 0 if priority == NORMAL else streak + 1


def overtaking_limit(
    waited: int, promise: int, rate: float, other_promise: int, other_start: int, other_rate: float
) -> float:
    """The most by which somebody may have arrived later and still be called before a person under `LOAD`.

    Microseconds; the bound that the module's text derives, for a person without head start who has waited `waited`.
    """
    aged = rate * waited / promise
    return waited + other_promise + (other_start - aged * other_promise) / other_rate
