"""Running days through the event loop: arrays in, outcomes out."""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from dispatcher.domain.discipline import NOBODY
from dispatcher.forecast.compiled import compiled_loop
from dispatcher.forecast.day import live_days
from dispatcher.forecast.draws import Draws, Ints
from dispatcher.forecast.layout import Layout
from dispatcher.forecast.outcomes import NOT_YET, Outcomes
from dispatcher.forecast.situation import Situation, empty_hall
from dispatcher.forecast.tables import Day, Desks, Diary, Line, People, Plan, Start, Tally

WORTH_A_THREAD = 10_000
"""Customers for whom it pays to begin another thread."""


class KindsDiffer(ValueError):
    """The layout was made for people who come for other things than those drawn."""


def run(
    layout: Layout,
    draws: Draws,
    *,
    start: Situation | None = None,
    threads: int | None = None,
    interpreted: bool = False,
) -> Outcomes:
    """Let every day of `draws` be lived in `layout`; the same customers give the same outcomes, always.

    Every day begins in an empty hall at midnight, or as `start` says.

    Compiled where numba is installed, unless `interpreted`. `threads` share the days of a compiled run; left to itself
    the engine takes one for each core where there are enough people to be worth it, and a single one in a process that
    another one started to share its work. Raises `KindsDiffer` when draws and
    layout do not know the same kinds, and `DrawsNotFitting`: compiled code would read beside its tables.
    """
    if draws.kinds != layout.kinds:
        raise KindsDiffer("draws and layout must have the same kinds of visit, in the same order")
    if start is None:
        draws.require_fit(layout.rules)
    people, tally = _people(draws), _tally(draws.days, len(layout.rules.windows))
    loop = None if interpreted else compiled_loop()
    if loop is None:
        listed = _listed(_day(layout, draws, start, people, tally))
        live_days(listed, draws.offsets.tolist(), 0, draws.days)
        return _outcomes(listed.people, listed.tally)
    offsets, threads = _ints(draws.offsets), threads or _threads_for(draws)
    bounds = [draws.days * part // threads for part in range(threads + 1)]
    parts = [(_day(layout, draws, start, people, tally), offsets, first, last) for first, last in pairwise(bounds)]
    if threads == 1:
        loop(*parts[0])
    else:
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(lambda part: loop(*part), parts))
    return _outcomes(people, tally)


def _threads_for(draws: Draws) -> int:
    if multiprocessing.parent_process() is not None:
        return 1  # one of several processes that share the cores
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, draws.days, len(draws.arrival) // WORTH_A_THREAD))


# The tables are annotated as what the interpreted loop gets; numpy arrays take the lists' places when it is compiled,
# hence Any here and nowhere else.


def _people(draws: Draws) -> People:
    customers = len(draws.arrival)

    def fresh(value: int) -> Any:
        return np.full(customers, value, np.int64)

    drawn: dict[str, Any] = {
        name: _ints(getattr(draws, name))
        for name in ("arrival", "kind", "priority", "service", "patience", "returns_after")
    }
    # What is written before it is read need not be filled.
    drawn |= {name: np.empty(customers, np.int64) for name in ("stage", "since", "before", "behind")}
    drawn["absent"] = np.require(draws.absent, np.bool_, ["C", "W"])
    return People(
        **drawn,
        state=fresh(NOT_YET),
        first_called_at=fresh(NOT_YET),
        called_at=fresh(NOT_YET),
        window=fresh(NOBODY),
        calls=fresh(0),
        ended_at=fresh(NOT_YET),
        waited=fresh(0),
    )


def _tally(days: int, windows: int) -> Tally:
    tables: list[Any] = [np.zeros((days, windows), np.int64) for _ in Tally._fields]
    return Tally(*tables)


def _day(layout: Layout, draws: Draws, start: Situation | None, people: People, tally: Tally) -> Day:
    """The tables of one thread: its own windows, lanes and diary, and everybody's customers."""
    values: dict[str, Any] = layout.plan
    plan = Plan(**values)
    busiest = int(np.max(np.diff(draws.offsets), initial=0))
    return Day(
        plan=plan,
        people=people,
        desks=_desks(len(plan.breadth)),
        line=_line(plan),
        diary=Diary(_zeros(2 * busiest + 1), _zeros(2 * busiest + 1), _zeros(1), _zeros(1), _zeros(1)),
        start=_start(start or empty_hall(len(plan.breadth)), draws.days),
        tally=tally,
    )


def _start(start: Situation, days: int) -> Start:
    no_pause = np.zeros((days, len(start.doing)), np.int64)
    return Start(
        at=_ints([start.at]),
        people=_ints([start.people]),
        doing=_ints(start.doing),
        in_hand=_ints(start.in_hand),
        streak=_ints(start.streak),
        served=_ints(start.served),
        back=_ints(no_pause if start.back is None else start.back),
    )


def _desks(windows: int) -> Desks:
    columns = {name: _zeros(windows) for name in Desks._fields}
    return Desks(**{**columns, "ready": _zeros(1)})


def _line(plan: Plan) -> Line:
    windows, lanes, reaches = len(plan.breadth), len(plan.lane_queue), len(plan.otherwise)
    zeros: Any = np.zeros
    return Line(
        first_since=_nobody(lanes),
        first_serial=_nobody(lanes),
        last=_nobody(lanes),
        occupied=_zeros(lanes),
        place=_zeros(lanes),
        lanes=_zeros(1),
        work=_zeros(len(plan.promise)),
        servers=_zeros(len(plan.promise)),
        seated=_zeros(reaches),
        in_force=_zeros(reaches),
        may_call=zeros((windows, reaches), np.bool_),
        eligible=zeros((windows, lanes), np.bool_),
        reaches_served=zeros((windows, len(plan.promise)), np.int64),
        concerned=zeros(lanes, np.bool_),
    )


def _zeros(length: int) -> Any:
    return np.zeros(length, np.int64)


def _nobody(length: int) -> Any:
    return np.full(length, NOBODY, np.int64)


def _ints(values: npt.ArrayLike) -> Any:
    return np.require(values, np.int64, ["C", "W"])


def _listed(group: Any) -> Any:
    """The same tables with lists in place of arrays."""
    if isinstance(group, np.ndarray):
        return group.tolist()
    return type(group)(*map(_listed, group)) if isinstance(group, tuple) else group


def _outcomes(people: People, tally: Tally) -> Outcomes:
    def array(values: Any) -> Ints:
        return np.asarray(values, np.int64)

    windows = {name: array(values) for name, values in tally._asdict().items()}
    customers = ("state", "first_called_at", "called_at", "window", "calls", "ended_at", "waited")
    return Outcomes(**{name: array(getattr(people, name)) for name in customers}, **windows)
