"""`python -m sim hall`: a hall to be tried by hand.

A training dispatcher, and where there is a display a touch kiosk, a console, a window's screen and the board, each a
program of its own. A screen that dies is started again; one that is closed by hand stays closed. Everything ends with
Ctrl-C, or when the dispatcher ends.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shlex
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

from dispatcher.config import HallConfig, HallConfigError, load_hall
from sim.hall_file import chosen_hall
from sim.processes import Program, ProgramEnded, address_in, running, until_told_to_stop
from sim.screens.plan import DESKTOP_SIZES, ScreenPlan, board, console, has_display, touch_kiosk, window_screen
from sim.seating import Seating, ServicesUnserved

RESTART_SECONDS = 1.0
STEADY_SECONDS = 10.0
"""A screen that lived so long was well; one that dies sooner is given up after a few times."""
DEATHS = 3
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class HandUse:
    """What is to be served: options of `python -m dispatcher serve`, which checks them, and the window to show."""

    hall: Path | None
    data: Path
    port: str
    at: str
    speed: str
    window: str | None = None


def run_hall(options: HandUse, say: Say) -> int:
    """Serve the hall with its screens; 0 when it was told to stop, 1 when it could not go on."""
    try:
        with chosen_hall(options.hall) as hall_file:
            return asyncio.run(until_told_to_stop(_serve(options, hall_file, say)))
    except (KeyboardInterrupt, asyncio.CancelledError):
        say("已停止，所有程序都已结束。 / Stopped; all programs have ended.")
        return 0
    except (HallConfigError, ServicesUnserved, ProgramEnded, OSError) as trouble:
        say(str(trouble))
        return 1


def can_draw() -> bool:
    """Whether screens can be opened here: on a display, or wherever Qt was told to."""
    return has_display() or bool(os.environ.get("QT_QPA_PLATFORM"))


def hand_screens(config: HallConfig, window: str | None, slips: Path) -> list[ScreenPlan]:
    """A kiosk, the board, and a window's console and screen: of the first window unless another is chosen."""
    clerks, sizes = Seating(config).clerks, DESKTOP_SIZES
    shown = window or next(iter(clerks))
    return [
        touch_kiosk(f"virtual:{slips.absolute()}", sizes["kiosk"]),
        console(shown, clerks.get(shown, ""), sizes["console"]),
        window_screen(shown, sizes["window"]),
        board([each.id for each in config.windows], sizes["board"]),
    ]


async def _serve(options: HandUse, hall_file: Path, say: Say) -> int:
    config = load_hall(hall_file)
    options.data.mkdir(parents=True, exist_ok=True)
    logs = options.data / "programs"
    logs.mkdir(exist_ok=True)
    screens = hand_screens(config, options.window, options.data / "slips") if can_draw() else []
    async with _dispatcher(options, hall_file, logs, say) as (server, address):
        say(f"管理页 manager  {address}/manager")
        if not screens:
            say("这里没有显示器，只运行大厅服务。 / There is no display here: the dispatcher runs alone.")
        say("按 Ctrl-C 结束。 / Ctrl-C ends it.")
        try:
            async with asyncio.TaskGroup() as programs:
                programs.create_task(_listen(server, say))
                for screen in screens:
                    programs.create_task(keep_running(screen, address, logs, say))
        except* ProgramEnded as ended:
            raise ended.exceptions[0] from None
    return 0


@contextlib.asynccontextmanager
async def _dispatcher(options: HandUse, hall_file: Path, logs: Path, say: Say) -> AsyncIterator[tuple[Program, str]]:
    """The dispatcher and its address; what it says at its start is passed on."""
    command = (
        "dispatcher", "serve", "--hall", str(hall_file), "--data", str(options.data), "--port", options.port,
        "--open", "--at", options.at, "--speed", options.speed,
    )  # fmt: skip
    async with running("大厅服务 dispatcher", command, logs / "dispatcher.log") as server:
        address = None
        while address is None:
            line = (await server.line()).strip()
            say(line)
            address = address_in(line)
        yield server, address


async def _listen(program: Program, say: Say) -> None:
    """Pass on what a program says until it ends: raises `ProgramEnded`."""
    while True:
        say((await program.line()).rstrip())


async def keep_running(screen: ScreenPlan, address: str, logs: Path, say: Say) -> None:
    """Run a screen, and again when it dies; not when it is closed by hand, or dies over and over."""
    deaths, clock, command = 0, asyncio.get_running_loop(), (*screen.command, "--server", address)
    while True:
        began = clock.time()
        try:
            async with running(f"屏幕 {screen.name}", command, logs / f"{screen.name}.log") as program:
                say(f"屏幕 {screen.name} 已打开 is open  python -m {shlex.join(command)}")
                await _listen(program, say)
        except ProgramEnded as ended:
            if ended.code == 0:
                return say(f"屏幕 {screen.name} 已关闭。 / Screen {screen.name} was closed.")
            deaths = deaths + 1 if clock.time() - began < STEADY_SECONDS else 1
            say(str(ended))
            if deaths == DEATHS:
                return say(f"屏幕 {screen.name} 不再重启。 / Screen {screen.name} is not started again.")
        await asyncio.sleep(RESTART_SECONDS)
