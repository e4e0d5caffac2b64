"""A kiosk that is killed while its slip is printed, and started anew."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

from front_desk import FrontDesk
from live_hall import LiveHall
from switched_on import network, switched_on, url_of

from printers.jobs.store import FILE_NAME


class HeadlessKiosk:
    """A kiosk in a process of its own, which can be killed."""

    def __init__(self, hall: FrontDesk, url: str, jobs: Path) -> None:
        command = [sys.executable, "-m", "kiosk", "headless", "--server", hall.live.url, "--printer", url]
        self.process = subprocess.Popen(
            [*command, "--jobs", str(jobs)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )

    def say(self, key: str) -> None:
        """Touch, and wait for nothing."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"services": ["id-card-new"], "key": key}) + "\n")

    def hear(self) -> dict[str, object]:
        """The next answer."""
        assert self.process.stdout is not None
        return dict(json.loads(self.process.stdout.readline()))

    def end(self, kill: bool = False) -> None:
        """Let it end, or end it."""
        if kill:
            self.process.kill()
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait(timeout=30)
        self.process.stdout.close()


def _wait_for_first_byte(jobs: Path) -> None:
    """Until the queue says that a slip is being sent."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with suppress(sqlite3.Error), closing(sqlite3.connect(f"file:{jobs / FILE_NAME}?mode=ro", uri=True)) as queue:
            if queue.execute("SELECT 1 FROM jobs WHERE state = 'sending'").fetchone():
                return
        time.sleep(0.005)
    raise AssertionError("no slip was sent")


def test_a_kiosk_that_is_killed_while_it_prints_prints_no_slip_twice(live_hall: LiveHall, tmp_path: Path) -> None:
    hall, jobs = FrontDesk(live_hall), tmp_path / "jobs"
    with switched_on(network, paper_mm_per_second=10.0, buffer=64) as (virtual, slips):
        kiosk = HeadlessKiosk(hall, url_of(virtual, timeout=10), jobs)
        kiosk.say("touch-1")
        _wait_for_first_byte(jobs)
        kiosk.end(kill=True)
        kiosk = HeadlessKiosk(hall, url_of(virtual, timeout=10), jobs)
        kiosk.say("touch-1")
        again = kiosk.hear()
        kiosk.end()
    assert again["printed"] == "uncertain"
    assert hall.ticket("20261123-A001").printed == "uncertain"
    assert sum(b"A001" in slip.data for slip in slips) <= 1
