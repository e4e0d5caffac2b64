"""A kiosk's work beside its screen: numbers, slips, guides, and what the hall hears of this device.

Nothing here waits: every act begins at once, and its end is told by a signal in the thread that made the desk.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from dispatcher import wire
from dispatcher.client.acts import HallActs
from dispatcher.client.errors import HallRefused
from dispatcher.client.qt.courier import Courier
from dispatcher.client.qt.errands import Errands, Failure
from kiosk.take_number import TakeNumber
from printers.jobs.device import Device
from slips.printer_desk import PrinterDesk
from slips.printing import SlipState

SAME_PERSON_SECONDS = 120.0
"""For so long after the hall stayed away the same wish is the same person's; later it is somebody else's."""


@dataclass(frozen=True, slots=True)
class _Touch:
    """A wish on its way, and the key that makes it one, however often it is sent."""

    wish: wire.IssueTicket
    key: str = field(default_factory=lambda: uuid.uuid4().hex)


class KioskDesk(QObject):
    """One person at a time: while a number or its slip is under way, nothing else is taken.

    A hall that is away is looked for until it is there. The desk owns `printer`, and does without where it is None; its
    queue is kept in `jobs`. Raises `PrinterError` where that cannot be had.
    """

    issued = Signal(object)
    """`wire.Ticket`: the number is known; its slip begins to print."""
    slip_done = Signal(object, str)
    """`wire.Ticket` and `SlipState`: what became of the slip that a take or a reprint asked for."""
    refused = Signal(object)
    """`wire.Problem`: why the hall gives no number."""
    away = Signal()
    """The hall gave no answer in time. The same wish taken next gets the number that may have been given meanwhile."""
    guide_done = Signal(str)
    """`SlipState`: what became of a guide."""
    trial_done = Signal(str)
    """`SlipState`: what became of a technician's test slip."""

    def __init__(
        self, server: str, token: str | None, printer: Device | None, jobs: Path, width: int, device: str
    ) -> None:
        super().__init__()
        self._errands = Errands(self)
        client = HallActs(Courier(server, token, self).send)
        try:
            self._slips = PrinterDesk(client, printer, jobs, width, device, self._later)
        except BaseException:
            self._errands.stop()
            raise
        onlooker = _FromBeside(self._errands, self.issued.emit, self._slip_ended)
        self._flow = TakeNumber(client, self._slips.print, onlooker=onlooker)
        self._touch: _Touch | None = None
        self._unanswered: tuple[_Touch, float] | None = None
        self._reprinting = False
        self._guiding = False
        self._trying = False
        self._later(self._slips.keep_up)

    @property
    def state(self) -> str:
        """How this kiosk is, as the hall is told: `ready`, `paper_low`, `printer_failed` …"""
        return self._slips.state

    def take(self, wish: wire.IssueTicket) -> bool:
        """Take a number and print its slip; False, and nothing happens, while another one is under way."""
        if self._touch is not None or self._reprinting:
            return False
        touch = self._touch = self._touch_for(wish)
        self._errands.run(lambda: self._flow.touch(wish, touch.key), _pass, lambda why: self._gave_none(touch, why))
        return True

    def reprint(self, ticket: wire.Ticket) -> bool:
        """Print a slip once more, marked as a copy; False, and nothing happens, while another one is under way."""
        if self._touch is not None or self._reprinting:
            return False
        self._reprinting = True
        self._errands.run(lambda: self._slips.print_copy(ticket), lambda state: self._slip_ended(ticket, state), _pass)
        return True

    def print_guide(self, service: wire.Service) -> bool:
        """Print what is told about a service; False, and nothing happens, while another guide is under way."""
        if self._guiding:
            return False
        self._guiding = True
        self._errands.run(lambda: self._slips.print_guide(service), self._guide_ended, _pass)
        return True

    def print_trial(self) -> bool:
        """Print a technician's test slip; False, and nothing happens, while another one is under way."""
        if self._trying:
            return False
        self._trying = True
        self._errands.run(self._slips.print_trial, self._trial_ended, _pass)
        return True

    def stop(self) -> None:
        """Give up what is under way and let go of hall and printer; a slip that is being sent is waited for."""
        self._errands.stop()
        self._slips.close()

    def _later(self, errand: Callable[[], Coroutine[Any, Any, object]]) -> None:
        self._errands.run(errand, _pass, _pass)

    def _touch_for(self, wish: wire.IssueTicket) -> _Touch:
        unanswered, self._unanswered = self._unanswered, None
        if unanswered is not None:
            touch, given_up = unanswered
            if touch.wish == wish and time.monotonic() < given_up + SAME_PERSON_SECONDS:
                return touch
        return _Touch(wish)

    def _gave_none(self, touch: _Touch, why: Failure) -> None:
        if touch is not self._touch:
            return  # its number was given; what failed afterwards was logged
        self._touch = None
        if isinstance(why, HallRefused):
            self.refused.emit(why.problem)
        else:
            self._unanswered = (touch, time.monotonic())
            self.away.emit()

    def _slip_ended(self, ticket: wire.Ticket, state: SlipState) -> None:
        self._touch = None
        self._reprinting = False
        self.slip_done.emit(ticket, state)

    def _guide_ended(self, state: SlipState) -> None:
        self._guiding = False
        self.guide_done.emit(state)

    def _trial_ended(self, state: SlipState) -> None:
        self._trying = False
        self.trial_done.emit(state)


class _FromBeside:
    """Carries what happens beside the screen to the screen's thread."""

    def __init__(
        self,
        errands: Errands,
        issued: Callable[[wire.Ticket], None],
        slip_ended: Callable[[wire.Ticket, SlipState], None],
    ) -> None:
        self._errands = errands
        self._issued = issued
        self._slip_ended = slip_ended

    def issued(self, ticket: wire.Ticket) -> None:
        """The number is known."""
        self._errands.tell(lambda: self._issued(ticket))

    def slip_ended(self, ticket: wire.Ticket, state: SlipState) -> None:
        """It is known what became of the slip."""
        self._errands.tell(lambda: self._slip_ended(ticket, state))


def _pass(_: object) -> None:
    """What is told by the onlooker, or by nobody, needs no second word."""
