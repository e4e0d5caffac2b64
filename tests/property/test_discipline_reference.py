"""Every discipline against a naive reference, and the compiled discipline against the interpreted one."""

from __future__ import annotations

import types
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispatcher.domain import discipline as d

DISCIPLINES = [d.LOAD, d.FIFO, d.STRICT, d.INTERLEAVE]


@dataclass(frozen=True)
class Board:
    """A hall at one moment: its tables by queue, priority and window, and who waits: (since, serial) by lane."""

    now: int
    promise: list[int]
    work: list[int]
    servers: list[int]
    start: list[int]
    rate: list[float]
    streak: list[int]
    lanes: list[tuple[int, int, tuple[bool, ...]]]
    people: list[list[tuple[int, int]]]

    def eligible(self) -> list[list[bool]]:
        return [[may_call[window] for _, _, may_call in self.lanes] for window in range(len(self.streak))]

    def occupied(self) -> list[int]:
        return [lane for lane, people in enumerate(self.people) if people]

    def firsts(self) -> list[tuple[int, int]]:
        return [min(people) if people else (d.NOBODY, d.NOBODY) for people in self.people]


@st.composite
def boards(draw: st.DrawFn) -> Board:
    """Boards with small figures, which tie often, or with the figures of a real day."""
    minute = draw(st.sampled_from([1, 60_000_000]))
    queues, priorities, windows = draw(st.integers(1, 3)), draw(st.integers(1, 3)), draw(st.integers(1, 3))
    now = draw(st.sampled_from([0, 1_795_000_000_000_000])) + 40 * minute

    def several(low: int, high: int, count: int) -> list[int]:
        return draw(st.lists(st.integers(low, high), min_size=count, max_size=count))

    lanes = draw(
        st.lists(
            st.tuples(
                st.integers(0, queues - 1), st.integers(0, priorities - 1), st.tuples(*[st.booleans()] * windows)
            ),
            max_size=7,
        )
    )
    arrivals = [[now - ago * minute for ago in draw(st.lists(st.integers(0, 40), max_size=4))] for _ in lanes]
    serials = draw(st.permutations(range(1, 1 + sum(map(len, arrivals)))))
    numbered = iter(serials)
    return Board(
        now=now,
        promise=[minutes * minute for minutes in several(1, 30, queues)],
        work=[minutes * minute for minutes in several(0, 90, queues)],
        servers=several(0, 4, queues),
        start=[0, *(minutes * minute for minutes in several(0, 30, priorities - 1))],
        rate=[draw(st.sampled_from([1.0, 0.5, 1.25, 2.0, 3.1])) for _ in range(priorities)],
        streak=several(0, 4, windows),
        lanes=lanes,
        people=[[(since, next(numbered)) for since in lane] for lane in arrivals],
    )


def chosen(board: Board, discipline: int, window: int) -> tuple[int, float, int, float]:
    """What `choose_lane` says of the board."""
    firsts = board.firsts()
    return d.choose_lane(
        discipline,
        window,
        board.now,
        board.eligible(),
        board.occupied(),
        len(board.occupied()),
        [since for since, _ in firsts],
        [serial for _, serial in firsts],
        [queue for queue, _, _ in board.lanes],
        [priority for _, priority, _ in board.lanes],
        board.start,
        board.rate,
        board.promise,
        board.work,
        board.servers,
        board.streak,
    )


Candidate = tuple[int, int, int]
"""(lane, since, serial)."""


def candidates(board: Board, window: int) -> list[Candidate]:
    """Everybody whom the window may call."""
    return [
        (lane, since, serial)
        for lane, people in enumerate(board.people)
        if board.lanes[lane][2][window]
        for since, serial in people
    ]


def claim_of(board: Board, discipline: int, person: Candidate) -> float:
    """The claim as the design writes it; under every discipline but `LOAD` the wait."""
    lane, since, _ = person
    queue, priority, _ = board.lanes[lane]
    if discipline != d.LOAD:
        return float(board.now - since)
    delay = board.work[queue] // (board.servers[queue] or 1)
    head_start, rate, promise = board.start[priority], board.rate[priority], board.promise[queue]
    return (head_start + rate * (board.now - since + min(delay, promise))) / promise


def everybody_in_order(board: Board, discipline: int, window: int, people: list[Candidate]) -> list[Candidate]:
    """All people sorted as the discipline would have them stand before this window."""
    by_arrival = sorted(people, key=lambda person: person[1:])
    if discipline == d.LOAD:
        return sorted(by_arrival, key=lambda person: -claim_of(board, discipline, person))
    if discipline == d.STRICT:
        return sorted(by_arrival, key=lambda person: -board.start[board.lanes[person[0]][1]])
    if discipline == d.INTERLEAVE:
        normal = [person for person in by_arrival if board.lanes[person[0]][1] == 0]
        special = [person for person in by_arrival if board.lanes[person[0]][1] != 0]
        return normal + special if board.streak[window] >= 2 else special + normal
    return by_arrival


@pytest.mark.parametrize("discipline", DISCIPLINES)
@given(board=boards())
def test_the_lane_that_is_chosen_is_that_of_the_first_when_all_people_are_sorted(discipline: int, board: Board) -> None:
    for window in range(len(board.streak)):
        lane, claim, second, second_claim = chosen(board, discipline, window)
        line = everybody_in_order(board, discipline, window, candidates(board, window))
        others = [person for person in line if person[0] != lane]
        assert lane == (line[0][0] if line else d.NOBODY)
        assert claim == (claim_of(board, discipline, line[0]) if line else 0.0)
        assert second == (others[0][0] if others else d.NOBODY)
        assert second_claim == (claim_of(board, discipline, others[0]) if others else 0.0)


@pytest.mark.parametrize("discipline", DISCIPLINES)
@given(board=boards(), data=st.data())
def test_the_order_in_which_lanes_are_kept_does_not_matter(discipline: int, board: Board, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(board.lanes))))
    turned = Board(
        **{
            **vars(board),
            "lanes": [board.lanes[lane] for lane in order],
            "people": [board.people[lane] for lane in order],
        }
    )
    for window in range(len(board.streak)):
        lane, claim, second, second_claim = chosen(turned, discipline, window)
        back = [order[index] if index != d.NOBODY else d.NOBODY for index in (lane, second)]
        assert (back[0], claim, back[1], second_claim) == chosen(board, discipline, window)


@given(board=boards(), other=st.integers(0, 90))
def test_who_waits_longer_in_a_lane_never_has_the_smaller_claim(board: Board, other: int) -> None:
    """Why of each lane only the first person matters."""
    for discipline in (d.LOAD, d.FIFO, d.STRICT):
        for queue, priority, _ in board.lanes:
            fixed = (priority, 5, board.promise[queue], board.start[priority], board.rate[priority], 0)
            assert d.standing(discipline, other + 1, *fixed) >= d.standing(discipline, other, *fixed)


@given(
    st.lists(st.tuples(st.booleans(), st.integers(0, 2), st.integers(0, 3)), max_size=6),
)
def test_the_window_for_an_arrival_is_the_first_when_all_ready_windows_are_sorted(
    windows: list[tuple[bool, int, int]],
) -> None:
    ready = [index for index, (candidate, _, _) in enumerate(windows) if candidate]
    best = min(ready, key=lambda index: (windows[index][1], windows[index][2], index), default=d.NOBODY)
    columns = [list(column) for column in zip(*windows, strict=True)] or [[], [], []]
    assert d.choose_window(ready, len(ready), columns[1], columns[2]) == best


@given(board=boards(), data=st.data())
def test_the_since_of_a_claim_is_the_inverse_of_the_claim(board: Board, data: st.DataObject) -> None:
    queue = data.draw(st.integers(0, len(board.promise) - 1))
    priority = data.draw(st.integers(0, len(board.start) - 1))
    since = board.now - data.draw(st.integers(0, 10**9))
    delay = d.queue_delay(board.work[queue], board.servers[queue])
    promise, start, rate = board.promise[queue], board.start[priority], board.rate[priority]
    for discipline in (d.LOAD, d.FIFO, d.STRICT):
        rank, claim = d.standing(discipline, board.now - since, priority, delay, promise, start, rate, 0)
        found = d.since_of_claim(discipline, board.now, rank, claim, delay, promise, start, rate)
        assert found == pytest.approx(since, abs=1.0)


Compiled = Callable[..., Any]


@cache
def compiled(name: str) -> Compiled:
    """A function of the discipline compiled by numba, with its helpers compiled in its globals.

    njit does not reach through plain Python callees: each helper is rebuilt from the same code object over one
    namespace in which the helpers before it are compiled already.
    """
    import numba

    scope = dict(vars(d))
    for helper in ("queue_delay", "load_claim", "standing", "goes_first", name):
        plain: types.FunctionType = getattr(d, helper)
        scope[helper] = numba.njit(types.FunctionType(plain.__code__, scope, helper, plain.__defaults__))
    function: Compiled = scope[name]
    return function


@given(board=boards())
def test_the_compiled_discipline_agrees_to_the_last_choice_and_claim(board: Board) -> None:
    firsts = board.firsts()
    columns: list[Sequence[int] | Sequence[float]] = [
        [since for since, _ in firsts],
        [serial for _, serial in firsts],
        [queue for queue, _, _ in board.lanes],
        [priority for _, priority, _ in board.lanes],
        board.start,
        board.rate,
        board.promise,
        board.work,
        board.servers,
        board.streak,
    ]
    arrays = [np.array(column, dtype=np.float64 if column is board.rate else np.int64) for column in columns]
    eligible = np.array(board.eligible(), dtype=np.bool_).reshape(len(board.streak), len(board.lanes))
    occupied = np.array(board.occupied(), dtype=np.int64)
    for discipline in DISCIPLINES:
        for window in range(len(board.streak)):
            found = compiled("choose_lane")(discipline, window, board.now, eligible, occupied, len(occupied), *arrays)
            assert tuple(found) == chosen(board, discipline, window)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 2), st.integers(0, 3)), min_size=1, max_size=6))
def test_the_compiled_choice_of_a_window_agrees(windows: list[tuple[bool, int, int]]) -> None:
    ready = [index for index, (candidate, _, _) in enumerate(windows) if candidate]
    _, breadth, served = (list(column) for column in zip(*windows, strict=True))
    found = compiled("choose_window")(
        np.array(ready, dtype=np.int64), len(ready), np.array(breadth, np.int64), np.array(served, np.int64)
    )
    assert found == d.choose_window(ready, len(ready), breadth, served)
