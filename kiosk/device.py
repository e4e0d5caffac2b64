"""What a kiosk says of itself to the dispatcher, so that the hall sees which one needs a hand."""

from __future__ import annotations

import logging
from typing import Protocol

from dispatcher import wire
from dispatcher.client.http import HallAway, HallRefused

log = logging.getLogger(__name__)

READY = "ready"
AFTER_PRINT: dict[wire.PrintState, str] = {
    "printed": READY,
    "failed": "printer_failed",
    "uncertain": "printer_uncertain",
}
"""The kiosk's state after a slip."""


class Register(Protocol):
    """Where devices report."""

    async def report(self, device: str, state: str) -> None:
        """Say how a device is."""
        ...


class DeviceState:
    """Tells changes only. What could not be told is told again at the next occasion."""

    def __init__(self, register: Register, device: str) -> None:
        self._register = register
        self._device = device
        self._told: str | None = None

    async def tell(self, state: str) -> None:
        """Say how the kiosk is; a dispatcher that is away does not disturb it."""
        if state == self._told:
            return
        try:
            await self._register.report(self._device, state)
        except (HallAway, HallRefused) as error:
            log.warning("%s is %s, which could not be reported: %s", self._device, state, error)
        else:
            self._told = state
