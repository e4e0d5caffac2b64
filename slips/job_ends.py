"""From the printer's thread to whoever waits on an event loop: the ends of jobs."""

from __future__ import annotations

import asyncio
import threading

from printers.jobs import Job, PrintStation
from printers.jobs.station import LONGEST_SLIP_SECONDS


class JobEnds:
    """Nobody's thread stands still while a slip is printed."""

    def __init__(self) -> None:
        self._waiting: dict[int, list[asyncio.Future[Job]]] = {}
        self._lock = threading.Lock()

    def take(self, job: Job) -> bool:
        """A job has ended, which any thread may tell; whether somebody waited for it."""
        with self._lock:
            waiting = self._waiting.pop(job.id, [])
            for end in waiting:
                end.get_loop().call_soon_threadsafe(_tell, end, job)
        return bool(waiting)

    async def of(self, station: PrintStation, job: Job) -> Job:
        """The job as it ended; as it is, where the station does not bring it to an end for much too long."""
        if job.state.ended:
            return job
        end: asyncio.Future[Job] = asyncio.get_running_loop().create_future()
        with self._lock:
            self._waiting.setdefault(job.id, []).append(end)
        try:
            now = await asyncio.to_thread(station.job, job.id)  # it may have ended before anybody waited
            if now.state.ended:
                return now
            async with asyncio.timeout(job.patience + LONGEST_SLIP_SECONDS):
                return await end
        except TimeoutError:
            return now
        finally:
            self._forget(job.id, end)

    def _forget(self, job: int, end: asyncio.Future[Job]) -> None:
        with self._lock:
            left = [other for other in self._waiting.pop(job, ()) if other is not end]
            if left:
                self._waiting[job] = left


def _tell(end: asyncio.Future[Job], job: Job) -> None:
    if not end.done():
        end.set_result(job)
