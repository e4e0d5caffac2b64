"""From the list of devices to lines at work: what hangs on a port decides how it is worked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from counter_display.devices.device_plan import Device, by_port
from counter_display.devices.display_work import Display, DisplayWork, Tell
from counter_display.devices.drivers.card_reader import CardReader, CardSeen, CardWork
from counter_display.devices.drivers.digit_display import DigitDisplay
from counter_display.devices.drivers.keypad import Keypad, KeypadChannel, KeypadWork, Pressed
from counter_display.devices.drivers.pole import Pole
from counter_display.devices.drivers.strip import Strip
from counter_display.devices.errors import LineError
from counter_display.devices.line_keeper import LineKeeper, Work
from counter_display.devices.profiles import (
    CardProfile,
    DigitsProfile,
    KeypadProfile,
    PoleProfile,
    StripProfile,
)
from counter_display.devices.serial_line import SerialLine
from counter_display.devices.sight import Sight


@dataclass(frozen=True, slots=True)
class Hooks:
    """Who is told what: how a device is, which key was pressed, which card was read. All from the lines' threads."""

    tell: Tell
    pressed: Pressed
    card_seen: CardSeen


@dataclass(slots=True)
class DeviceLines:
    """All lines of a hall. Wishes go to displays and to keypads apart, for a keypad also shows what is typed on it."""

    keepers: list[LineKeeper] = field(default_factory=list)
    displays: list[DisplayWork] = field(default_factory=list)
    keypads: list[DisplayWork] = field(default_factory=list)

    def start(self) -> None:
        """Put every line to work."""
        for keeper in self.keepers:
            keeper.start()

    def show(self, sights: Mapping[str, Sight], on_keypads: Mapping[str, Sight]) -> None:
        """From now on show these windows."""
        for work in self.displays:
            work.wish(sights)
        for work in self.keypads:
            work.wish(on_keypads)

    def stop(self) -> None:
        """Blank every display and let go of the ports, all at the same time."""
        for keeper in self.keepers:
            keeper.ask_to_stop()
        for keeper in self.keepers:
            keeper.stop()


def lines_of(devices: Sequence[Device], hooks: Hooks) -> DeviceLines:
    """Lines for all devices, not yet at work."""
    lines = DeviceLines()
    for port, line in by_port(devices).items():
        work = _work(line, hooks, lines)
        names = [device.name for device in line]
        serial_line = SerialLine(port, line[0].profile.baud)
        lines.keepers.append(LineKeeper(serial_line, work, _to_all(names, hooks.tell)))
    return lines


def _work(line: Sequence[Device], hooks: Hooks, lines: DeviceLines) -> Work:
    first = line[0]
    if isinstance(first.profile, CardProfile):
        return CardWork(CardReader(first.name, first.profile), hooks.card_seen, hooks.tell)
    if isinstance(first.profile, KeypadProfile):
        channel = KeypadChannel(hooks.pressed)
        keypads = [
            Keypad(device.name, device.window, device.address, device.profile, channel)
            for device in line
            if isinstance(device.profile, KeypadProfile)
        ]
        keypad_work = KeypadWork(keypads, channel, hooks.tell)
        lines.keypads.append(keypad_work.displays)
        return keypad_work
    work = DisplayWork([display_of(device) for device in line], hooks.tell)
    lines.displays.append(work)
    return work


def display_of(device: Device) -> Display[Any]:
    """The driver of a display; what its faces are is its own affair."""
    match device.profile:
        case DigitsProfile() as profile:
            return DigitDisplay(device.name, device.window, device.address, profile)
        case StripProfile() as profile:
            return Strip(device.name, device.window, device.address, profile)
        case PoleProfile() as profile:
            return Pole(device.name, device.window, profile)
        case KeypadProfile() | CardProfile():
            raise AssertionError(f"{device.name} is no display")


def _to_all(names: Sequence[str], tell: Tell) -> Callable[[LineError], None]:
    def lost(error: LineError) -> None:
        for name in names:
            tell(name, error)

    return lost
