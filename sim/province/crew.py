"""The processes that size townships, one for each core.

Only what goes in and out passes between them: the assignment once, then townships and answers. Each keeps the layouts
and the chance of the days that it has worked with, which the next township uses again.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Self

from sim.planning.assignment import Assignment
from sim.planning.search import Neighbour
from sim.province.order import Chain
from sim.province.sizing import Sized, size
from sim.province.township import Township

LOOK_UP = 0.2
"""Seconds after which whoever waits for an answer is shown that time passes."""

_assignment: Assignment | None = None
"""In a worker: what is asked of every township."""


class WorkerDied(Exception):
    """A process ended in the middle of its work; `townships` were being sized."""

    def __init__(self, townships: Sequence[Township]) -> None:
        super().__init__(townships)
        self.townships = tuple(townships)

    def __str__(self) -> str:
        names = "、".join(township.label for township in self.townships)
        return (
            f"一个计算进程意外结束，可能是内存不够，或被人终止；当时在算：{names}。已算好的都保存了，再运行同一命令接着算；"
            "内存不够时请加 --jobs 1 / "
            "a worker process died, for lack of memory perhaps, or ended by somebody, while these were being sized: "
            f"{names}. What is done is kept: run the same command to go on, with --jobs 1 where memory is short"
        )


@dataclass
class _Link:
    """Where one chain stands: what is left of it, and what the last one of it needed."""

    left: list[Township]
    neighbour: Neighbour | None


@dataclass
class Crew:
    """So many `jobs` at work on an assignment; a context manager, so that no process is left behind."""

    assignment: Assignment
    jobs: int
    _pool: ProcessPoolExecutor = field(init=False)
    _others: set[BaseProcess] = field(init=False)
    """Processes of this program that have nothing to do with the crew."""

    def __post_init__(self) -> None:
        self._others = set(multiprocessing.active_children())
        self._pool = ProcessPoolExecutor(
            self.jobs, multiprocessing.get_context("spawn"), initializer=_begin, initargs=(self.assignment,)
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            for worker in set(multiprocessing.active_children()) - self._others:
                worker.terminate()
        self._pool.shutdown(cancel_futures=True)

    def size_all(
        self, chains: Sequence[Chain], done: dict[int, Sized], tick: Callable[[], None]
    ) -> Iterator[tuple[Township, Sized]]:
        """Answers as they come, but those that are `done` (by line); `tick` is called now and then meanwhile.

        One township of a chain is sized at a time, so many chains at once as there are processes, and one more that
        none of them waits. Raises `WorkerDied`.
        """
        waiting = [link for chain in chains if (link := _begun(chain, done)).left]
        waiting.reverse()
        at_work: dict[Future[Sized], _Link] = {}
        try:
            while waiting or at_work:
                while waiting and len(at_work) <= self.jobs:
                    link = waiting.pop()
                    at_work[self._pool.submit(_size, link.left[0], link.neighbour)] = link
                ended, _ = wait(at_work, timeout=LOOK_UP, return_when=FIRST_COMPLETED)
                tick()
                for future in ended:
                    link = at_work[future]
                    sized = future.result()
                    del at_work[future]
                    township = link.left.pop(0)
                    link.neighbour = sized.neighbour() or link.neighbour
                    if link.left:
                        waiting.append(link)
                    yield township, sized
        except BrokenProcessPool as error:
            raise WorkerDied([link.left[0] for link in at_work.values()]) from error


def _begun(chain: Chain, done: dict[int, Sized]) -> _Link:
    """A chain without the townships that are done already."""
    neighbour: Neighbour | None = None
    left = list(chain)
    while left and left[0].line in done:
        neighbour = done[left.pop(0).line].neighbour() or neighbour
    return _Link([township for township in left if township.line not in done], neighbour)


def _begin(assignment: Assignment) -> None:
    """In a new worker: end with whoever started it, and leave Ctrl-C to them."""
    global _assignment
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()
    _assignment = assignment


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _size(township: Township, neighbour: Neighbour | None) -> Sized:
    assert _assignment is not None
    return size(_assignment, township, neighbour)
