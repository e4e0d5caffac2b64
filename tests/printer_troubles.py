"""A printer that falls from one trouble into the next, while slips are fed to it by a process that is killed."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from switched_on import complete_on, numbers_on, url_of

from printers.jobs.job import Job, JobState
from printers.jobs.store import JobStore
from printers.virtual.device import CutSlip
from printers.virtual.obeying import obey
from printers.virtual.running import RunningPrinter

TROUBLES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("paper out",), ("paper ok",)),
    (("paper out-after {lines}",), ("paper ok",)),
    (("paper low",), ("paper ok",)),
    (("cover open",), ("cover close",)),
    (("cutter jam",), ("cutter clear",)),
    (("offline",), ("online",)),
    (("silent on",), ("silent off",)),
    (("garbage on",), ("garbage off",)),
    (("stall on",), ("stall off",)),
    (("unplug",), ("plug",)),
    (("silent on", "power"), ("silent off",)),
    (("speed 4800",), ("speed 115200",)),
)
"""What is said to the printer to bring each trouble, and to end it."""


@dataclass
class Outcome:
    """What became of the slips: the jobs, the paper, and what was done meanwhile."""

    jobs: list[Job]
    slips: list[CutSlip]
    troubles: int
    kills: int

    def states(self) -> Counter[JobState]:
        """How many jobs ended in each state."""
        return Counter(job.state for job in self.jobs)

    def check(self, count: int) -> None:
        """None lost, none printed twice, none told otherwise than it is, none on another's paper."""
        assert {job.key for job in self.jobs} == {str(number) for number in range(1, count + 1)}
        assert all(job.state.ended for job in self.jobs)
        on_paper = complete_on(self.slips)
        begun = Counter(number for slip in self.slips for number in numbers_on(slip)[0])
        assert max(on_paper.values()) == 1, "a slip was printed twice"
        for job in self.jobs:
            number = int(job.key)
            if job.state is JobState.PRINTED:
                assert on_paper[number] == 1, f"{number} was told as printed, and is not on paper"
            if job.state is JobState.FAILED:
                assert begun[number] == 0, f"{number} was told as not sent, and is on paper"
        assert all(len(numbers_on(slip)[0]) <= 1 for slip in self.slips), "two slips on one piece of paper"


def live_through(
    printer: RunningPrinter, slips: list[CutSlip], folder: Path, count: int, kills: int, seed: int
) -> Outcome:
    """Feed `count` slips while the printer is troubled every few of them, and the feeder killed `kills` times."""
    over = threading.Event()
    fate = random.Random(seed)
    troubles = [0]
    troubling = threading.Thread(target=_trouble, args=(printer, random.Random(seed + 1), over, troubles))
    troubling.start()
    killed = 0
    try:
        command = [sys.executable, str(Path(__file__).with_name("slip_feeder.py")), url_of(printer), str(folder)]
        while True:
            feeder = subprocess.Popen([*command, str(count)])
            wall = (killed + 0.3 + 0.7 * fate.random()) * count / (kills + 1) if killed < kills else count + 1
            while feeder.poll() is None and _numbers_fed(slips) < wall:
                over.wait(0.01)
            if feeder.poll() is None and killed < kills:
                feeder.kill()
                killed += 1
            if feeder.wait() == 0:
                break
            assert feeder.returncode == -9, "the feeder failed by itself"
    finally:
        over.set()
        troubling.join()
    with closing(JobStore(folder)) as store:
        return Outcome(store.latest(2 * count), slips, troubles[0], killed)


def _numbers_fed(slips: list[CutSlip]) -> int:
    """The highest number that has begun on paper."""
    return max((max(numbers_on(slip)[0], default=0) for slip in slips[-5:]), default=0)


def _trouble(printer: RunningPrinter, fate: random.Random, over: threading.Event, troubles: list[int]) -> None:
    """Every few slips a trouble, which somebody ends after a moment."""
    while not over.is_set():
        with printer.device() as device:
            until = device.cut_count + fate.randint(1, 6)
        printer_cuts(printer, until, over)
        bring, end = fate.choice(TROUBLES)
        for line in bring:
            obey(printer, line.format(lines=fate.randint(0, 11)))
        troubles[0] += 1
        over.wait(fate.choice((0.02, 0.1, 0.3, 0.5)) * (0.5 + fate.random()))
        for line in end:
            obey(printer, line)


def printer_cuts(printer: RunningPrinter, until: int, over: threading.Event) -> None:
    """Wait until the printer has cut so many slips, though no longer than a moment: it may be waiting itself."""
    for _ in range(200):
        with printer.device() as device:
            if device.cut_count >= until:
                return
        if over.wait(0.01):
            return
