"""What a device says of itself to the dispatcher, so that the hall sees which one needs a hand."""

from __future__ import annotations

import asyncio
import logging
from typing import Protocol

from dispatcher.client.errors import HallAway, HallRefused

log = logging.getLogger(__name__)


class Register(Protocol):
    """Where devices report."""

    async def report(self, device: str, state: str) -> None:
        """Say how a device is."""
        ...


class DeviceState:
    """Tells changes only. What could not be told is told again at the next occasion, and complained of once."""

    def __init__(self, register: Register, device: str) -> None:
        self._register = register
        self._device = device
        self._state: str | None = None
        self._told: str | None = None
        self._complained = False
        self._one_at_a_time = asyncio.Lock()

    async def tell(self, state: str) -> bool:
        """Say how the device is; whether the dispatcher knows it now. One that is away disturbs nobody."""
        self._state = state
        return await self.repeat()

    async def repeat(self) -> bool:
        """Say again what could not be told; whether the dispatcher knows it now."""
        async with self._one_at_a_time:
            state = self._state
            if state is None or state == self._told:
                return True
            try:
                await self._register.report(self._device, state)
            except (HallAway, HallRefused) as error:
                self._complain(state, error)
                return False
            self._told, self._complained = state, False
            return True

    def _complain(self, state: str, error: Exception) -> None:
        if not self._complained:
            log.warning("%s is %s, which could not be reported: %s", self._device, state, error)
        self._complained = True
