"""Keeping a printer's line open and its state known, and coming back when it was away."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from printers.errors import LineLost, PrinterUnreachable
from printers.jobs.device import Device, Ending, PrinterSilent
from printers.jobs.job import JobState, Reason
from printers.status.state import PrinterState

log = logging.getLogger(__name__)

HEAR_SECONDS = 0.2
"""How often what the printer says by itself is heard."""
ASK_SECONDS = 2.0
"""How often a printer is asked how it is."""
MUTE_AFTER = 3
"""A printer that answered none of so many questions is taken for one that cannot: its line only leads towards it."""
ASK_RARELY_SECONDS = 10.0
"""How often a mute one is asked all the same: each time it is waited for in vain."""
ASK_SOON_SECONDS = 0.25
"""The same while a slip waits for it."""
FIRST_RETRY, LONGEST_RETRY = 0.25, 5.0
"""A printer that is away is looked for again after so long; each time twice as long, up to the longest."""


class PrinterWatch:
    """Drives `device` in one thread. `told` hears of each change of state; `residue` is what may lie in its buffer."""

    def __init__(
        self,
        device: Device,
        told: Callable[[PrinterState], None],
        residue: int = 0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._device = device
        self._told = told
        self._residue = residue
        self._clock = clock
        self._ask_at = 0.0
        self._retry_at = 0.0
        self._retry_after = FIRST_RETRY
        self._unanswered = 0
        self.state = PrinterState.UNKNOWN

    def hurry(self) -> None:
        """Somebody waits: look for a printer that is away at once."""
        self._retry_at = 0.0
        self._retry_after = FIRST_RETRY

    def look(self) -> float:
        """Hear and, when it is time, ask how the printer is; tells after how many seconds to look again."""
        if self._connected():
            try:
                self._take(self._device.hear())
                if self._clock() >= self._ask_at:
                    self._ask()
            except LineLost as lost:
                self._lose(lost)
        return HEAR_SECONDS if self._clock() >= self._retry_at else self._retry_at - self._clock()

    def may_send(self) -> bool:
        """Ask now whether the printer would print; of one that never answered nobody can know, and it is tried."""
        if not self._connected():
            return False
        try:
            if self._is_mute() and self._clock() < self._ask_at:
                self._mend()
                return True  # nobody waits once more for an answer that never comes
            state = self._ask()
            if self._never_answers():
                self._mend()
                return True
        except LineLost as lost:
            self._lose(lost)
            return False
        return state.may_print

    def print(self, data: bytes) -> Ending:
        """Put a slip on paper, after `may_send`."""
        ending = self._device.print(data)
        broke_off = not self._never_answers() or ending.reason in (Reason.LINE_LOST, Reason.STALLED)
        if ending.state is JobState.UNCERTAIN and broke_off:
            self._residue = len(data)
        if isinstance(ending.reason, PrinterState):
            self._take(ending.reason)
        if not self._never_answers():
            self._ask_at = 0.0
        return ending

    def pause(self) -> float:
        """For how long to wait for a printer that cannot print now while a slip waits."""
        return max(ASK_SOON_SECONDS, self._retry_at - self._clock())

    def close(self) -> None:
        """Let go of the printer."""
        self._device.close()

    def _connected(self) -> bool:
        if self._clock() < self._retry_at:
            return False
        try:
            self._device.connect()
        except PrinterUnreachable as error:
            self._lose(error)
            return False
        return True

    def _ask(self) -> PrinterState:
        state = self._device.ask_state()
        self._unanswered = self._unanswered + 1 if self._never_answers() else 0
        self._ask_at = self._clock() + (ASK_RARELY_SECONDS if self._is_mute() else ASK_SECONDS)
        self._retry_after = FIRST_RETRY
        self._take(state)
        if state.may_print:
            self._mend()
            self._device.learn()
        return state

    def _never_answers(self) -> bool:
        return not self._device.answers()

    def _is_mute(self) -> bool:
        return self._never_answers() and self._unanswered >= MUTE_AFTER

    def _mend(self) -> None:
        if self._residue:
            self._device.mend(self._residue)
            self._residue = 0

    def _lose(self, why: LineLost | PrinterUnreachable) -> None:
        state = PrinterState.UNKNOWN if isinstance(why, PrinterSilent) else PrinterState.OFFLINE
        if state is not self.state:
            log.warning("%s: %s", self._device.url, why.en)
        self._device.close()
        self._take(state)
        self._retry_at = self._clock() + self._retry_after
        self._retry_after = min(2 * self._retry_after, LONGEST_RETRY)
        self._ask_at = 0.0

    def _take(self, state: PrinterState | None) -> None:
        if state is not None and state is not self.state:
            self.state = state
            self._told(state)
