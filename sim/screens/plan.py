"""Which screens a hall gets in a demonstration.

A screen costs about half a second of processor at its start and 120 MB of memory, a console 190 MB, so `some` is what
two cores bear at any speed: the touch kiosk, the board, up to six window screens and the consoles of every third of
their windows. `all` gives every window its screen and its console, and every zone its board; a county hall then wants
11 GB and a day that passes slowly (`--speed 30`).
"""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from dispatcher.config import HallConfig

Choice = Literal["some", "all", "none"]
KIOSK, KIOSK_DEVICE = "kiosk", "kiosk-touch"
SOME_WINDOWS = 6
CONSOLE_EACH = 3
"""Of the windows that `some` shows, every so many has its console shown too."""
Size = tuple[int, int]
SIZES: Mapping[str, Size] = {
    "kiosk": (1080, 1920),
    "console": (400, 900),
    "window": (1280, 720),
    "board": (1920, 1080),
}
DESKTOP_SIZES: Mapping[str, Size] = {
    "kiosk": (540, 960),
    "console": (400, 900),
    "window": (640, 360),
    "board": (960, 540),
}
"""In points: as the public meets them, and so that they stand beside one another on a desktop."""


@dataclass(frozen=True, slots=True)
class ScreenPlan:
    """A screen to be run.

    `command` is without the dispatcher's address. `calls_of`: the windows whose calls it has to show. `console_of`: the
    window whose clerk sits at it. `poses`: what somebody presses before the picture of a moment is taken, where the
    page offers it.
    """

    name: str
    command: tuple[str, ...]
    calls_of: frozenset[str] = frozenset()
    console_of: str | None = None
    poses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def has_display() -> bool:
    """Whether windows can be opened here."""
    return sys.platform != "linux" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def screens_of(
    config: HallConfig, clerks: Mapping[str, str], choice: Choice, sizes: Mapping[str, Size], printer: str
) -> tuple[ScreenPlan, ...]:
    """The hall's screens; `clerks` are those who sit at the windows, `printer` is the touch kiosk's."""
    if choice == "none":
        return ()
    windows = [window.id for window in config.windows]
    if choice == "some":
        windows = windows[:: math.ceil(len(windows) / SOME_WINDOWS)]
    staffed = windows if choice == "all" else windows[CONSOLE_EACH - 1 :: CONSOLE_EACH]
    return (
        touch_kiosk(printer, sizes["kiosk"]),
        *_boards(config, choice, sizes["board"]),
        *(window_screen(window, sizes["window"]) for window in windows),
        *(console(window, clerks[window], sizes["console"]) for window in staffed if window in clerks),
    )


def touch_kiosk(printer: str, size: Size) -> ScreenPlan:
    """A kiosk with its touch screen; for two of its pictures the last number is put away, for one somebody steps up."""
    command = ("kiosk", "--device", KIOSK_DEVICE, "--printer", printer, *_size(size))
    return ScreenPlan(KIOSK, command, poses={"opening": ("done", "start"), "closing": ("done",)})


def window_screen(window: str, size: Size) -> ScreenPlan:
    """The screen above a window."""
    command = ("counter_display", "window", "--window", window, *_size(size))
    return ScreenPlan(f"window-{window}", command, frozenset({window}))


def console(window: str, clerk: str, size: Size) -> ScreenPlan:
    """The clerk's console at a window."""
    command = ("counter_display", "console", "--window", window, "--clerk", clerk, *_size(size))
    return ScreenPlan(f"console-{window}", command, console_of=window)


def board(windows: Sequence[str], size: Size, zone: str | None = None) -> ScreenPlan:
    """The board of the hall, or of a zone, with these windows."""
    place = ("--zone", zone) if zone else ()
    name = f"board-{zone}" if zone else "board"
    return ScreenPlan(name, ("counter_display", "board", *place, *_size(size)), frozenset(windows))


def _boards(config: HallConfig, choice: Choice, size: Size) -> list[ScreenPlan]:
    boards = [board([window.id for window in config.windows], size)]
    if choice == "all" and len(config.zones) > 1:
        boards += [
            board([window.id for window in config.windows if window.zone == zone.id], size, zone.id)
            for zone in config.zones
        ]
    return boards


def _size(size: Size) -> tuple[str, str]:
    return "--size", f"{size[0]}x{size[1]}"
