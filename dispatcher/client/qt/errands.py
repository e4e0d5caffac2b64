"""What a screen asks of the dispatcher, done beside the screen: no touch and no key ever waits for the line.

The acts are those of `HallActs`, carried by a `Courier`, coroutines on one event loop in a thread of their own; how
each ended is told in the thread that made the `Errands`, so that screens need no locks.
"""

from __future__ import annotations

import asyncio
import inspect
import logging
import threading
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from dispatcher.client.errors import HallAway, HallRefused

log = logging.getLogger(__name__)

T = TypeVar("T")
Failure = HallAway | HallRefused
"""Why an act did not happen: the dispatcher is away, or refuses it."""


ROUND_SECONDS = 0.01
"""At the end: how long those that were given up are waited for, before it is seen who is left."""


class Errands(QObject):
    """Runs coroutines one beside the other, off the screen's thread, until `stop`."""

    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loop = asyncio.new_event_loop()
        self._stopped = False
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._loop.run_forever, name="errands", daemon=True)
        self._thread.start()

    def run(
        self,
        errand: Callable[[], Coroutine[Any, Any, T]],
        done: Callable[[T], None],
        failed: Callable[[Failure], None],
    ) -> None:
        """Begin an errand; `done` gets what it brought, `failed` why the dispatcher did not do it.

        Any other error is a fault of the program: it is logged with its trace, and told to `failed` as an away hall.
        After `stop` nothing is told any more.
        """
        if not self._stopped:
            asyncio.run_coroutine_threadsafe(self._carry_out(errand, done, failed), self._loop)

    def tell(self, told: Callable[[], None]) -> None:
        """From within an errand: have something done in the thread that made the `Errands`, in order with the ends."""
        self._ended.emit(told)

    def stop(self) -> None:
        """Give up what is still under way, and end the thread."""
        if self._stopped:
            return
        self._stopped = True
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @Slot(object)
    def _tell(self, told: Callable[[], None]) -> None:
        if not self._stopped:
            told()

    async def _carry_out(
        self,
        errand: Callable[[], Coroutine[Any, Any, T]],
        done: Callable[[T], None],
        failed: Callable[[Failure], None],
    ) -> None:
        try:
            brought = await errand()
        except (HallAway, HallRefused) as failure:
            told: Callable[[], None] = _bound(failed, failure)
        except Exception as error:  # the screen must not stand still for a fault that nobody foresaw
            log.exception("an errand failed in a way that is not known")
            told = _bound(failed, HallAway(repr(error)))
        else:
            told = _bound(done, brought)
        self.tell(told)

    async def _end(self) -> None:
        cancelled: set[asyncio.Task[Any]] = set()
        this = asyncio.current_task()
        while left := {task for task in asyncio.all_tasks() if task is not this}:
            begun = {task for task in left - cancelled if _has_begun(task)}
            for task in begun:
                task.cancel()
            cancelled |= begun
            await asyncio.wait(left, timeout=ROUND_SECONDS)
        await self._loop.shutdown_default_executor()


def _has_begun(task: asyncio.Task[Any]) -> bool:
    """A task that is cancelled before its first step never awaits what it was given."""
    coroutine = task.get_coro()
    return not inspect.iscoroutine(coroutine) or inspect.getcoroutinestate(coroutine) != inspect.CORO_CREATED


def _bound(tell: Callable[[T], None], value: T) -> Callable[[], None]:
    return lambda: tell(value)
