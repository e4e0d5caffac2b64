"""One window's keypad at work: a key is done once, to whom the clerk saw, or not at all.

A keypad repeats a key whose echo it missed, and keys bounce: the same key again within `BOUNCE_SECONDS` is the same
press. One act is under way at a time, and it ends when the hall has told of it. While the hall is away no key does
anything, and what was pressed then is not done later.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Mapping

from counter_display.case_in_hand import FRESH_SECONDS, case_in_hand
from counter_display.console import acts
from counter_display.devices.keypad_acts import AWAY_FOR_A_MOMENT, ActKey, Key, Seen, act_for
from dispatcher import wire
from dispatcher.client.http import HallAway, HallClient, HallRefused

BOUNCE_SECONDS = FRESH_SECONDS
DIGIT_BOUNCE_SECONDS = 0.15
"""A digit may well be meant twice: 11."""
LONGEST_TARGET = 3
"""The display has room for so many digits."""
TOLD_SECONDS = 5.0
"""The hall tells of an act at once; if it has not by now, the line is as good as lost."""
REREAD_SECONDS = 0.5
"""A ticket in hand that could not be read is asked for again after this."""

Say = Callable[[str], None]
"""Takes a sentence for the technician's log."""


class KeypadDesk:
    """Follows a window, and does what is pressed for it. Everything in one thread, that of the event loop."""

    def __init__(self, client: HallClient, window: str, say: Say, changed: Callable[[], None]) -> None:
        """`changed` is told when `target` is another one, for it stands on the keypad."""
        self.window = window
        self.target: str | None = None
        """The window typed for a transfer so far; None unless one is under way."""
        self._client, self._say, self._changed = client, say, changed
        self._here: wire.Window | None = None
        self._services: Mapping[str, wire.Service] = {}
        self._pause_reason = AWAY_FOR_A_MOMENT
        self._details: wire.TicketWithNote | None = None
        self._reading = 0
        """Counts the readings of tickets in hand: only the last one's answer is of use."""
        self._fresh_since = 0.0
        self._seq = 0
        self._told = asyncio.Event()
        self._busy = False
        self._last_press: dict[Key, float] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def hear(self, hall: wire.Hall, catalogue: wire.Catalogue) -> None:
        """The hall stands so now."""
        self._services = {service.id: service for domain in catalogue.domains for service in domain.services}
        self._pause_reason = catalogue.pause_reasons[0].id if catalogue.pause_reasons else AWAY_FOR_A_MOMENT
        before = self._here
        self._here = next((known for known in hall.windows if known.id == self.window), None)
        self._seq = hall.seq
        self._told.set()
        if self._here is not None and (before is None or self._here.ticket != before.ticket):
            self._freshen()
            self._aim(None)
            self._read_details()

    def see(self, event: wire.StreamedEvent) -> None:
        """Something happened; to whoever is in hand it may matter."""
        if self._here is None or self._here.ticket is None or event.data.get("ticket") != self._here.ticket:
            return
        if event.type == "case-completed.1":
            self._freshen()
        self._read_details()

    def go_away(self) -> None:
        """The hall is not heard."""
        self._here = None
        self._read_details()
        self._aim(None)
        self._told.set()

    def press(self, key: Key) -> None:
        """A key came from the keypad."""
        now = time.monotonic()
        before, self._last_press[key] = self._last_press.get(key, float("-inf")), now
        if now - before < (DIGIT_BOUNCE_SECONDS if isinstance(key, int) else BOUNCE_SECONDS):
            return
        if self._here is None:
            self._say("连不上大厅服务，按键没有执行 / the hall is away, nothing was done")
        elif isinstance(key, int):
            self._type(key)
        elif key == "transfer":
            self._begin_transfer()
        elif not self._busy:
            self._act(key)

    async def stop(self) -> None:
        """Give up what is under way."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def _seen(self) -> Seen:
        assert self._here is not None
        here = self._here
        in_hand = here.ticket is not None and here.state in ("calling", "serving")
        hand = acts.Hand(here.ticket, here.number or "") if in_hand and here.ticket is not None else None
        case = case_in_hand(self._details, self.window, self._services) if hand is not None else None
        fresh = time.monotonic() - self._fresh_since < FRESH_SECONDS
        return Seen(here.state, hand, case.id if case else None, fresh, self._pause_reason, self.target)

    def _type(self, digit: int) -> None:
        if self.target is not None and len(self.target) < LONGEST_TARGET:
            self._aim(self.target + str(digit))

    def _begin_transfer(self) -> None:
        possible = self._seen.hand is not None and self.target is None
        self._aim("" if possible else None)

    def _aim(self, target: str | None) -> None:
        if target != self.target:
            self.target = target
            self._changed()

    def _act(self, key: ActKey) -> None:
        act = act_for(key, self._seen)
        self._aim(None)
        if act is not None:
            self._busy = True
            self._begin(self._carry_out(act))

    async def _carry_out(self, act: acts.Act) -> None:
        try:
            end = await acts.carry_out(act, self._client, self.window)
            if isinstance(end, acts.Outdated):
                self._say("手中的号已经变了，按键没有执行 / somebody else is in hand by now, nothing was done")
            async with asyncio.timeout(TOLD_SECONDS):
                while self._here is not None and self._seq < end.seq:
                    self._told.clear()
                    await self._told.wait()
        except (HallAway, HallRefused) as failure:
            self._say(str(failure))
        except TimeoutError:
            self._say("大厅没有回报结果，请看叫号屏 / the hall has not told how it ended, look at the screen")
        finally:
            self._busy = False

    def _freshen(self) -> None:
        self._fresh_since = time.monotonic()

    def _read_details(self) -> None:
        ticket = self._here.ticket if self._here is not None else None
        self._details, self._reading = None, self._reading + 1
        if ticket is not None:
            self._begin(self._read(ticket, self._reading))

    async def _read(self, ticket: str, reading: int) -> None:
        while reading == self._reading:
            try:
                details = await self._client.ticket(ticket)
            except (HallAway, HallRefused):
                await asyncio.sleep(REREAD_SECONDS)
                continue
            if reading == self._reading:
                self._details = details
            return

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
