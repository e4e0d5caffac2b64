"""The one owner of a printer: a thread that keeps its queue, prints one slip at a time, and tells how the printer is.

No caller ever waits for the printer: a slip is on the disk when `enqueue` returns, and what becomes of it is told.
"""

from __future__ import annotations

import logging
import threading
import time
import uuid
from collections.abc import Callable, Iterable
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

from filelock import FileLock, Timeout

from printers.causes import Told
from printers.errors import PrintUncertain
from printers.jobs.device import Device
from printers.jobs.devices import open_device
from printers.jobs.errors import JobsNotKept, PrinterTaken, SlipNotPrinted
from printers.jobs.job import Job, JobState, Reason
from printers.jobs.store import JobStore
from printers.jobs.watch import PrinterWatch
from printers.printer import Printer
from printers.status.state import PrinterState

log = logging.getLogger(__name__)

LOCK_NAME = "printer.lock"
DEFAULT_PATIENCE = 5.0
"""Seconds for which a slip waits for a printer that can print; then it ends as failed, and nothing was sent."""
LONGEST_PATIENCE = 86_400.0
CLOSE_SECONDS = 5.0
"""For so long the end of a slip that is being printed is waited for when the program ends."""
LONGEST_SLIP_SECONDS = 120.0
"""Longer than a slip takes from its first byte to its end, even as a picture over a slow line."""
AFTER_TROUBLE = 1.0
"""Pause after the disk failed, or something went wrong that nobody foresaw."""


def open_station(
    url: str,
    folder: Path,
    on_state: Callable[[PrinterState], None] = lambda _: None,
    on_job: Callable[[Job], None] = lambda _: None,
) -> PrintStation:
    """The station of the printer at `url`, with its queue in `folder`; raises as `PrintStation` and `open_printer`."""
    return PrintStation(open_device(url), folder, on_state, on_job)


class PrintStation(Printer):
    """Owns `device` and the queue in `folder`, which is made if it is not there.

    `on_state` hears each change of the printer's state, `on_job` the end of each job: both in the station's own thread,
    and they must not wait. Ends of which `heard` was not told are told to `on_job` again when the queue is opened anew,
    those that an earlier program left behind among them. Raises `PrinterTaken` where another process owns the folder,
    `JobsNotKept` where the disk fails.
    """

    confirms = True

    def __init__(
        self,
        device: Device,
        folder: Path,
        on_state: Callable[[PrinterState], None] = lambda _: None,
        on_job: Callable[[Job], None] = lambda _: None,
    ) -> None:
        super().__init__(device.url)
        self._lock = _hold(folder)
        with ExitStack() as undoing:
            undoing.callback(self._lock.release)
            self._store = undoing.enter_context(closing(JobStore(folder)))
            interrupted = self._store.interrupted()
            unheard = self._store.unheard()
            undoing.pop_all()
        self._on_state, self._on_job = on_state, on_job
        self._watch = PrinterWatch(device, self._tell_state, sum(job.size for job in interrupted))
        self._began = time.time()
        self._give_up_at: dict[int, float] = {}
        self._ended = threading.Condition()
        self._awake = threading.Event()
        self._hurry = False
        self._not_kept = False
        self._closing = False
        self._thread = threading.Thread(target=self._run, args=(unheard,), name=f"printer {self.url}", daemon=True)
        self._thread.start()

    @property
    def state(self) -> PrinterState:
        """How the printer was when it was last heard of; `unknown` until then."""
        return self._watch.state

    def enqueue(self, data: bytes, title: str, key: str | None = None, patience: float = DEFAULT_PATIENCE) -> Job:
        """Keep a slip to be printed, and return at once; it is on the disk.

        `title` says which slip it is, for staff. The same `key` is printed once, however often it is given: the job
        that has it already is returned. Raises `JobsNotKept`.
        """
        job, new = self._store.add(key or uuid.uuid4().hex, title, data, min(patience, LONGEST_PATIENCE))
        if new:
            self._wake()
        return job

    def reprint(self, job: int, render: Callable[[int], bytes], patience: float = DEFAULT_PATIENCE) -> Job:
        """Print a slip once more, on a person's word. `render` makes it, and is told how many may be on paper already.

        That is 0, and the slip needs no mark, where nothing of any earlier one was ever sent; else it is the n-th copy.

        Raises `JobUnknown`, `JobNotEnded` where it or a copy of it may yet come out, `JobsNotKept`.
        """
        copy = self._store.add_copy(job, render, min(patience, LONGEST_PATIENCE))
        self._wake()
        return copy

    def job(self, job: int) -> Job:
        """One job as it is now; raises `JobUnknown`, `JobsNotKept`."""
        return self._store.job(job)

    def heard(self, jobs: Iterable[int]) -> None:
        """What became of these jobs is taken down where it belongs: it is not told again. Raises `JobsNotKept`."""
        self._store.heard(jobs)

    def find(self, key: str) -> Job | None:
        """The job that has this key; None where there is none. Raises `JobsNotKept`."""
        return self._store.find(key)

    def jobs(self, count: int = 50) -> list[Job]:
        """The jobs that were added last, newest first."""
        return self._store.latest(count)

    def wait(self, job: int, seconds: float) -> Job:
        """Wait until a job has ended, at most `seconds`; not for a screen's thread."""
        until = time.monotonic() + seconds
        with self._ended:
            while not (now := self._store.job(job)).state.ended and (left := until - time.monotonic()) > 0:
                self._ended.wait(left)
            return now

    def close(self) -> None:
        """Let go of the printer. What waits is printed when the queue is opened again, if it is not too late then."""
        self._closing = True
        self._awake.set()
        self._thread.join(CLOSE_SECONDS)
        if not self._thread.is_alive():
            self._store.close()
            self._lock.release()

    def _send(self, data: bytes) -> None:
        """Print as any other printer: raises `SlipNotPrinted` or `PrintUncertain`."""
        job = self.enqueue(data, "小票 slip")
        ended = self.wait(job.id, DEFAULT_PATIENCE + LONGEST_SLIP_SECONDS)
        if ended.state is JobState.FAILED:
            raise SlipNotPrinted(ended.title, ended.zh, ended.en)
        if ended.state is not JobState.PRINTED:
            raise PrintUncertain(self.url, ended.size, ended.size, Told(ended.zh, ended.en))

    def _wake(self) -> None:
        self._hurry = True
        self._awake.set()

    def _run(self, unheard: list[Job]) -> None:
        for job in unheard:
            self._tell(job)
        while not self._closing:
            try:
                pause = self._turn()
            except JobsNotKept as error:
                log.warning("%s: %s", self.url, error.en)
                pause = AFTER_TROUBLE
            except Exception:  # the queue must outlive what nobody foresaw; the slip in hand is told as uncertain
                log.exception("%s: the printer's thread failed and goes on", self.url)
                self._not_kept = True
                self._watch.close()
                pause = AFTER_TROUBLE
            self._awake.wait(pause)
            self._awake.clear()
        self._watch.close()

    def _turn(self) -> float:
        """Print one slip or look after the printer; tells for how long to rest."""
        self._settle()
        if self._hurry:
            self._hurry = False
            self._watch.hurry()
        waiting = [job for job in self._store.waiting() if not self._gave_up(job)]
        if not waiting:
            return self._watch.look()
        job = waiting[0]
        if not self._watch.may_send():
            return min(self._watch.pause(), max(0, self._give_up_at[job.id] - time.monotonic()))
        self._print(job)
        return 0

    def _print(self, job: Job) -> None:
        data = self._store.begin(job.id)
        ending = self._watch.print(data)
        del self._give_up_at[job.id]
        try:
            ended = self._store.end(job.id, ending.state, ending.reason or "")
        except JobsNotKept as error:
            log.warning("%s: %s", self.url, error.en)
            self._not_kept = True
            ended = replace(job, state=JobState.UNCERTAIN, reason=Reason.NOT_KEPT)
        self._tell(ended)

    def _settle(self) -> None:
        """What could not be written down as ended is uncertain, and says so on the disk before another is begun."""
        if self._not_kept:
            for job in self._store.interrupted():
                self._tell(job)
            self._not_kept = False

    def _gave_up(self, job: Job) -> bool:
        """Whether nobody waits for this slip any longer."""
        until = self._give_up_at.setdefault(job.id, time.monotonic() + _left(job))
        if time.monotonic() < until:
            return False
        late = job.added_at < self._began or self._watch.state.may_print
        ended = self._store.end(job.id, JobState.FAILED, Reason.LATE if late else self._watch.state)
        del self._give_up_at[job.id]
        self._tell(ended)
        return True

    def _tell(self, job: Job) -> None:
        with self._ended:
            self._ended.notify_all()
        try:
            self._on_job(job)
        except Exception:  # whoever listens cannot stop the printer
            log.exception("%s: the end of a job could not be told", self.url)

    def _tell_state(self, state: PrinterState) -> None:
        try:
            self._on_state(state)
        except Exception:  # as above
            log.exception("%s: the printer's state could not be told", self.url)


def _hold(folder: Path) -> FileLock:
    """Own the folder; the system frees it when the process ends, however it ends."""
    lock = FileLock(folder / LOCK_NAME, timeout=0, thread_local=False, fallback_to_soft=False)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise PrinterTaken(folder) from error
    except OSError as error:
        raise JobsNotKept(folder, error) from error
    return lock


def _left(job: Job) -> float:
    """For how many more seconds a slip that an earlier program left behind may wait."""
    return min(job.patience, max(0.0, job.added_at + job.patience - time.time()))
