"""Trying one device: patterns on a display, keys from a keypad, a card on a reader; and what was found."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from counter_display.devices.card_hash import DayKey
from counter_display.devices.device_lines import display_of
from counter_display.devices.device_plan import Device
from counter_display.devices.drivers.card_reader import CardReader
from counter_display.devices.drivers.keypad import Keypad, KeypadChannel
from counter_display.devices.errors import DeviceRefused, DeviceSilent
from counter_display.devices.keypad_acts import key_of
from counter_display.devices.profile_files import load_profile
from counter_display.devices.profiles import CardProfile, DigitsProfile, KeypadProfile
from counter_display.devices.serial_line import SerialLine
from counter_display.devices.sight import Sight

Say = Callable[[str], None]
PATTERNS = (
    Sight("called", "8", "A888", waiting=888),
    Sight("called", "3", "B123", waiting=123),
    Sight("paused", "3"),
    Sight("away", "3"),
)
"""All segments lit, different digits, no number, the hall away."""
PATTERN_SECONDS = 1.5
ADDRESSES_TRIED = range(1, 17)
"""Where displays are looked for unless an address is given."""


def try_device(profile: str, port: str, address: int | None, seconds: float, say: Say) -> str:
    """Try a device; `ready` when it answered, `sent` when it cannot answer, `offline` when it should but did not.

    Raises `DeviceError` when the profile or the port cannot be used, or the device refuses.
    """
    known = load_profile(profile, Path())
    say(f"{known.title}，{port}，{known.baud} 8N1")
    device = Device("test", known, port, "3", address if address is not None else 0)
    line = SerialLine(port, known.baud)
    with closing(line):
        line.open()
        if isinstance(known, CardProfile):
            return _try_reader(line, CardReader("test", known), seconds, say)
        if isinstance(known, KeypadProfile):
            return _try_keypad(line, known, 1 if address is None else address, seconds, say)
        if isinstance(known, DigitsProfile):
            return _try_digits(line, device, known, [address] if address is not None else ADDRESSES_TRIED, say)
        display = display_of(device)
        display.begin(line)
        for pattern in PATTERNS:
            face = display.face(pattern)
            say(f"已发送，请看屏 / sent, look at it: {_told(face)}")
            display.put(line, face)
            time.sleep(PATTERN_SECONDS)
        say("屏幕看不到这几句时，请核对波特率、接线和型号文件 / if they did not show, compare baud, wiring and profile")
    return "sent"


def _try_digits(line: SerialLine, device: Device, profile: DigitsProfile, addresses: Sequence[int], say: Say) -> str:
    answered = refused = 0
    for address in addresses:
        display = display_of(Device(f"地址 address {address}", profile, device.port, device.window, address))
        try:
            display.put(line, display.face(PATTERNS[0]))
            time.sleep(PATTERN_SECONDS)
            display.put(line, display.face(Sight("called", "3", str(address))))
        except DeviceSilent as silent:
            if len(addresses) == 1:
                say(str(silent))
        except DeviceRefused as refusal:
            refused += 1
            say(str(refusal))
        else:
            answered += 1
            say(
                f"地址 {address}：有回应，现在显示自己的地址 / address {address} answers, and now shows its own address"
            )
    if answered:
        return "ready"
    if not refused and len(addresses) > 1:
        say(f"地址 1–{addresses[-1]} 都没有回应 / no display answers at any of these addresses")
    return "error" if refused else "offline"


def _try_keypad(line: SerialLine, profile: KeypadProfile, address: int, seconds: float, say: Say) -> str:
    heard: list[int] = []

    def pressed(_: str, code: int) -> None:
        heard.append(code)
        key = key_of(code, profile.keys)
        meant = "不认识，请核对型号文件 / not in the profile" if key is None else str(key)
        say(f"按键 key {code:02X}: {meant}")

    channel = KeypadChannel(pressed)
    keypad = Keypad("test", "3", address, profile, channel)
    shown = False
    try:
        for pattern in PATTERNS[:2]:
            keypad.put(line, keypad.face(pattern))
            shown = True
            time.sleep(PATTERN_SECONDS)
        say("显示有回应 / the display answers")
    except DeviceSilent as silent:
        say(str(silent))
    say(f"请按几个键，{seconds:g} 秒内 / press a few keys within {seconds:g} s")
    until = time.monotonic() + seconds
    while time.monotonic() < until and len(heard) < len(PATTERNS):
        channel.listen(line, until)
    if not heard:
        say("没有收到按键 / no key came")
    return "ready" if shown or heard else "offline"


def _try_reader(line: SerialLine, reader: CardReader, seconds: float, say: Say) -> str:
    found = reader.find(line)
    say("阅读器有回应 / the reader answers")
    say(f"请放一张身份证，{seconds:g} 秒内 / put an identity card on it within {seconds:g} s")
    until = time.monotonic() + seconds
    while not found and time.monotonic() < until:
        time.sleep(reader.profile.poll_ms / 1000)
        found = reader.find(line)
    if not found:
        say("没有放卡 / no card came")
        return "ready"
    number = reader.read(line)
    read = (
        f"已读卡，摘要 / card read, hash {DayKey().hash(number)}"
        if number
        else "卡没有读全 / the card was not read whole"
    )
    say(read)
    return "ready" if number else "error"


def _told(face: object) -> str:
    shown = face[0] if isinstance(face, tuple) else face
    return shown.decode("gb18030", "replace").strip() if isinstance(shown, bytes) else str(shown)
