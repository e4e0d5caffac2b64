"""What a device says of itself, when the hall is away."""

from __future__ import annotations

import asyncio

from dispatcher.client.http import HallAway
from slips.device_state import DeviceState


class FakeRegister:
    """Takes reports, unless it is away."""

    def __init__(self) -> None:
        self.away = False
        self.told: list[str] = []

    async def report(self, device: str, state: str) -> None:
        if self.away:
            raise HallAway("x")
        self.told.append(f"{device} {state}")


def test_a_device_tells_changes_only_and_what_was_lost_again() -> None:
    register = FakeRegister()

    async def tell() -> None:
        device = DeviceState(register, "kiosk-1")
        await device.tell("ready")
        await device.tell("ready")
        register.away = True
        await device.tell("printer_failed")
        register.away = False
        await device.tell("printer_failed")

    asyncio.run(tell())
    assert register.told == ["kiosk-1 ready", "kiosk-1 printer_failed"]
