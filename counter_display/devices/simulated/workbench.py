"""All devices of a list, simulated: what each shows is said in a line, keys and cards come from lines typed in."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from counter_display.devices.device_plan import Device, by_port
from counter_display.devices.profiles import (
    CardProfile,
    DigitsProfile,
    KeypadProfile,
    PoleProfile,
    StripProfile,
)
from counter_display.devices.simulated.bus import SimulatedBus, SimulatedDevice
from counter_display.devices.simulated.card_reader import SimulatedCardReader
from counter_display.devices.simulated.digits import SimulatedDigits
from counter_display.devices.simulated.keypad import KEYS, SimulatedKeypad
from counter_display.devices.simulated.pole import SimulatedPole
from counter_display.devices.simulated.strip import SimulatedStrip

Say = Callable[[str], None]
INVENTED_NUMBER = "11010119000101001X"
HINT = f"模拟设备：键入 窗口 键，如 3 call；card 放一张卡 / type window and key: {', '.join(KEYS)}, 0-9; card"


class Workbench(AbstractContextManager["Workbench"]):
    """Stands in for `devices`; inside the block its own `devices` are the same on simulated lines."""

    def __init__(self, devices: Sequence[Device], say: Say, hand: TextIO) -> None:
        self.devices: list[Device] = []
        self._listed, self._say, self._hand = devices, say, hand
        self._folder = tempfile.TemporaryDirectory(prefix="devices-")
        self._keypads: dict[str, tuple[SimulatedKeypad, SimulatedBus]] = {}
        self._readers: list[SimulatedCardReader] = []
        self._buses: dict[str, SimulatedBus] = {}
        self._shown: dict[str, str] = {}

    def __enter__(self) -> Self:
        """Plug everything in."""
        self._say(HINT)
        for place, line in enumerate(by_port(self._listed).values()):
            port = Path(self._folder.name) / f"line{place}"
            stand_ins = [self._stand_in(device) for device in line]
            bus = SimulatedBus(port, line[0].profile.baud, stand_ins)
            for device, stand_in in zip(line, stand_ins, strict=True):
                self._buses[device.name] = bus
                if isinstance(stand_in, SimulatedKeypad):
                    self._keypads[device.window] = (stand_in, bus)
            self.devices += [replace(device, port=str(port)) for device in line]
            bus.plug()
        threading.Thread(target=self._obey_lines, name="hand", daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Unplug everything."""
        for bus in set(self._buses.values()):
            bus.close()
        self._folder.cleanup()

    def bus_of(self, name: str) -> SimulatedBus:
        """The line that a device hangs on."""
        return self._buses[name]

    def obey(self, line: str) -> None:
        """Press a key (`3 call`) or put a card on a reader (`card`)."""
        words = line.split()
        if words == ["card"] and self._readers:
            for reader in self._readers:
                reader.put(INVENTED_NUMBER)
            return
        known = len(words) == 2 and words[0] in self._keypads and (words[1] in KEYS or words[1] in tuple("0123456789"))
        if not known:
            self._say(f"不明白 {line.strip()!r} / not understood. {HINT}")
            return
        keypad, bus = self._keypads[words[0]]
        bus.send(keypad.key_frame(words[1]))

    def _obey_lines(self) -> None:
        for line in self._hand:
            if line.strip():
                self.obey(line)

    def _stand_in(self, device: Device) -> SimulatedDevice:
        match device.profile:
            case DigitsProfile() as profile:
                return self._digits(device, profile)
            case StripProfile():
                strip = SimulatedStrip(device.address)
                strip.changed = lambda: self._tell(device.name, strip.text)
                return strip
            case PoleProfile():
                pole = SimulatedPole()
                pole.changed = lambda: self._tell(device.name, f"{pole.upper}|{pole.lower}")
                return pole
            case KeypadProfile():
                keypad = SimulatedKeypad(device.address)
                keypad.changed = lambda: self._tell(device.name, keypad.shown)
                return keypad
            case CardProfile():
                reader = SimulatedCardReader()
                self._readers.append(reader)
                return reader

    def _digits(self, device: Device, profile: DigitsProfile) -> SimulatedDigits:
        digits = SimulatedDigits(device.address)
        first, count = profile.first_register, profile.digits
        if profile.digits_as == "ascii":
            digits.changed = lambda: self._tell(device.name, digits.text(first, count))
        else:
            digits.changed = lambda: self._tell(device.name, digits.number(first))
        return digits

    def _tell(self, name: str, shown: str) -> None:
        if self._shown.get(name) != shown:
            self._shown[name] = shown
            self._say(f"{name} ▌{shown}▐")
