"""The engine at work beside the hall: on a thread of its own it keeps the outlook from which waits are told.

It follows the committed events and so waits for nobody and keeps nobody waiting: what takes long, the compiled loop and
numpy, lets go of the interpreter. It looks at most once a second, and only after something has happened or time
has passed, and rests several times as long as that took. Where something goes wrong the outlook is withdrawn, so that
the simple estimates hold, and a while later it begins anew with the hall as it stands then.

Without numba there is no outlook: the interpreted loop is far too slow to live beside a hall.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
import time
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Protocol

from dispatcher.domain.hours import MICROSECONDS_PER_SECOND
from dispatcher.domain.model import Hall
from dispatcher.domain.outlook import Outlook
from dispatcher.domain.prospect import WhatIf
from dispatcher.estimates import Estimates
from dispatcher.followed_hall import FollowedHall
from dispatcher.loading import load_engine
from dispatcher.service import HallService

log = logging.getLogger(__name__)

BEGINS_AFTER = 5.0
"""Seconds after the start of the hall: screens and kiosks come first."""
RESTS = 4.0
"""How many times as long as it worked the thread rests: it takes a fifth of a core at most."""
GROWS_OLD = 15 * MICROSECONDS_PER_SECOND
"""The hall's time after which one looks again although nothing has happened."""
BEGINS_ANEW, MOST_DOUBLINGS = 30.0, 6
"""Seconds after which one begins anew when something went wrong, doubled each time: from a minute to half an hour."""
ASKED_FOR = 15.0
"""Seconds for which somebody who asked what if is taken to want to know."""
ASKED_EVERY = 10.0
"""Seconds between two answers to somebody who goes on asking."""
ANSWERS_WITHIN = 8.0
"""Seconds that somebody who asks once waits at most."""


class Engine(Protocol):
    """What the forecaster asks; see `forecast.lookout.Lookout`."""

    def outlook(self, hall: Hall, at: int) -> Outlook | None:
        """What is to be expected at `at`."""
        ...

    def what_if(self, hall: Hall, at: int, sat_last: Mapping[str, str]) -> WhatIf | None:
        """What one window more or less would do."""
        ...


class Condition(Enum):
    """Whether there is an engine."""

    STARTING = "starting"
    AT_WORK = "at-work"
    MISSING = "missing"


class Forecaster:
    """Keeps `estimates.outlook`. Call `start` in the service's event loop.

    `what_if` is the answer to who goes on asking, else None; `seconds` is how long the last look took.
    """

    def __init__(
        self,
        service: HallService,
        estimates: Estimates,
        load: Callable[[threading.Event], Engine | None] = load_engine,
        begins_after: float = BEGINS_AFTER,
    ) -> None:
        self._service = service
        self._estimates = estimates
        self._load = load
        self._begins_after = begins_after
        self._thread = threading.Thread(target=self._run, name="forecaster", daemon=True)
        self._loop: asyncio.AbstractEventLoop
        self._wake = threading.Event()
        self._ended = threading.Event()
        self._troubles = 0
        self._last_look = (-1, 0)
        self._asked_until = self._answered = float("-inf")
        self._asking: list[asyncio.Future[None]] = []
        self.condition = Condition.STARTING
        self.what_if: WhatIf | None = None
        self.seconds = 0.0

    def start(self) -> None:
        """Begin, a while later."""
        self._loop = asyncio.get_running_loop()
        self._thread.start()

    async def stop(self) -> None:
        """End the thread; while it loads the engine it cannot hear, and ends with the process."""
        self._ended.set()
        self._wake.set()
        await asyncio.to_thread(self._thread.join, 2.0)

    def keep_answering(self) -> None:
        """Say that somebody wants to know what if, now and for a while."""
        self._asked_until = time.monotonic() + ASKED_FOR

    async def ask(self) -> WhatIf | None:
        """What one window more or less would do; None where the engine does not know or is not there."""
        self.keep_answering()
        if self.what_if is None and self.condition is Condition.AT_WORK:
            answered: asyncio.Future[None] = self._loop.create_future()
            self._asking.append(answered)
            self._wake.set()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(answered, ANSWERS_WITHIN)
        return self.what_if

    def _run(self) -> None:
        followed = FollowedHall(self._service, self._loop)
        self._rest(self._begins_after)
        while not self._ended.is_set():
            try:
                self._work(followed)
            except Exception:  # whatever went wrong, waits are told on, more simply
                self._withdraw()
                if not self._ended.is_set():
                    self._complain()
                    self._rest(BEGINS_ANEW * 2 ** min(self._troubles, MOST_DOUBLINGS))

    def _work(self, followed: FollowedHall) -> None:
        """Look again and again, until the end."""
        engine = self._load(self._ended)
        if engine is None:
            self.condition = Condition.MISSING
            self._ended.set()
            return
        followed.copy()
        pulse = max(0.02, min(1.0, 15.0 / self._service.speed))
        while not self._ended.is_set():
            hall = followed.hall()
            at = max(self._service.now(), hall.at)
            self._look(engine, hall, at, followed.seen)
            self._answer(engine, hall, at, followed.sat_last)
            self.condition, self._troubles = Condition.AT_WORK, 0
            self._rest(max(pulse, RESTS * self.seconds))

    def _look(self, engine: Engine, hall: Hall, at: int, seen: int) -> None:
        """Renew the outlook if something has happened or time has passed since."""
        if hall.day is None:
            self._estimates.outlook = None
        elif seen != self._last_look[0] or at - self._last_look[1] >= GROWS_OLD:
            began = time.monotonic()
            self._estimates.outlook = engine.outlook(hall, at)
            self._last_look, self.seconds = (seen, at), time.monotonic() - began

    def _answer(self, engine: Engine, hall: Hall, at: int, sat_last: Mapping[str, str]) -> None:
        """Answer what if, as long as somebody asks."""
        now = time.monotonic()
        if now > self._asked_until:
            self.what_if = None
        elif self.what_if is None or now - self._answered >= ASKED_EVERY:
            self.what_if = engine.what_if(hall, at, sat_last) if hall.day is not None else None
            self._answered = now
            self._loop.call_soon_threadsafe(self._tell_who_asked)

    def _tell_who_asked(self) -> None:
        asking, self._asking = self._asking, []
        for answered in asking:
            if not answered.done():
                answered.set_result(None)

    def _complain(self) -> None:
        """Tell the technician, once for one trouble."""
        self._troubles += 1
        if self._troubles == 1:
            log.exception(
                "等候时间暂用简单估算，稍后自动重试；若一直如此，请把以下内容交给技术人员 / "
                "waits are estimated simply for now, and this is tried again by itself; if it stays so, show the "
                "technician what follows"
            )

    def _withdraw(self) -> None:
        self._estimates.outlook = self.what_if = None
        self.condition = Condition.STARTING
        self._last_look = (-1, 0)

    def _rest(self, seconds: float) -> None:
        self._wake.wait(seconds)
        self._wake.clear()
