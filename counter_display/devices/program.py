"""The devices program: follows the hall, has every display show its window, does what is pressed on keypads."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import replace

from counter_display.devices.card_hash import DayKey
from counter_display.devices.device_lines import Hooks, lines_of
from counter_display.devices.device_plan import Device
from counter_display.devices.device_reports import DeviceReports
from counter_display.devices.errors import DeviceError
from counter_display.devices.keypad_acts import key_of
from counter_display.devices.keypad_desk import KeypadDesk
from counter_display.devices.profiles import KeypadProfile
from counter_display.devices.sight import Sight, away, sight_of
from counter_display.window_face import WindowUnknown
from dispatcher import wire
from dispatcher.client.follower import HallFollower
from dispatcher.client.http import HallAway, HallClient, HallRefused

Say = Callable[[str], None]
CARD_NOT_READ = "卡没有读全，请重新放一次 / the card was not read whole: put it on once more"


class DevicesProgram:
    """All devices of a hall at work, from `start` to `stop`, in one event loop; each line has a thread of its own."""

    def __init__(self, devices: Sequence[Device], client: HallClient, device: str | None, say: Say) -> None:
        """With a `device` the hall is told under this id how its parts are; `say` takes lines for the technician."""
        self._client, self._say = client, say
        self._loop = asyncio.get_running_loop()
        self._reports = DeviceReports(client, device, say)
        self._windows = sorted({found.window for found in devices if found.window})
        self._keypads = {found.name: found for found in devices if isinstance(found.profile, KeypadProfile)}
        self._desks = {
            window: KeypadDesk(client, window, self._teller(window), self._show)
            for window in {found.window for found in self._keypads.values()}
        }
        self._sights = {window: away(window) for window in self._windows}
        self._lines = lines_of(devices, Hooks(self._from_line(self._note), self._from_line(self._press), self._card))
        self._day_key = DayKey()
        self._hall_words = ""
        self._tasks: set[asyncio.Task[None]] = set()
        self.misplaced: asyncio.Future[WindowUnknown] = self._loop.create_future()
        """Done when the hall has no such window as one of the devices is for."""

    def start(self) -> None:
        """Put all lines to work and follow the hall."""
        self._lines.start()
        self._begin(HallFollower(self._client, self).run())

    async def stop(self) -> None:
        """Stop following, blank the displays, let go of the ports."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for desk in self._desks.values():
            await desk.stop()
        await asyncio.to_thread(self._lines.stop)

    def hear(self, hall: wire.Hall, catalogue: wire.Catalogue) -> None:
        """The hall stands so now."""
        try:
            self._sights = {window: sight_of(hall, window) for window in self._windows}
        except WindowUnknown as unknown:
            if not self.misplaced.done():
                self.misplaced.set_result(unknown)
            return
        for desk in self._desks.values():
            desk.hear(hall, catalogue)
        self._show()
        if self._is_new_word("已连上大厅服务 / the hall is here"):
            self._begin(self._reports.tell())

    def see(self, event: wire.StreamedEvent) -> None:
        """Something happened."""
        for desk in self._desks.values():
            desk.see(event)

    def go_away(self, why: HallAway | HallRefused) -> None:
        """Nothing is heard of the hall: no number stays on a display."""
        self._sights = {window: away(window) for window in self._windows}
        for desk in self._desks.values():
            desk.go_away()
        self._show()
        self._is_new_word(str(why))

    def _show(self) -> None:
        self._lines.show(self._sights, {window: self._on_keypad(window) for window in self._desks})

    def _on_keypad(self, window: str) -> Sight:
        target, sight = self._desks[window].target, self._sights[window]
        return sight if target is None else replace(sight, number=target or "0")

    def _note(self, name: str, error: DeviceError | None) -> None:
        if self._reports.note(name, error):
            self._begin(self._reports.tell())

    def _press(self, name: str, code: int) -> None:
        keypad = self._keypads[name]
        key = key_of(code, keypad.profile.keys) if isinstance(keypad.profile, KeypadProfile) else None
        if key is None:
            self._say(f"{name}: 不认识键码 {code:02X}，请核对型号文件 / key code {code:02X} is not in the profile")
        else:
            self._desks[keypad.window].press(key)

    def _card(self, number: bytes | None) -> None:
        """From the reader's thread, so that the number itself goes no further than this."""
        said = f"已读卡，摘要 / card read, hash {self._day_key.hash(number)}" if number else CARD_NOT_READ
        self._loop.call_soon_threadsafe(self._say, said)

    def _from_line(self, tell: Callable[..., None]) -> Callable[..., None]:
        """The same from a line's thread."""

        def told(*what: object) -> None:
            with suppress(RuntimeError):  # the program ended while the line was at it
                self._loop.call_soon_threadsafe(tell, *what)

        return told

    def _teller(self, window: str) -> Say:
        return lambda words: self._say(f"{window} 号窗口键盘 / keypad of window {window}: {words}")

    def _is_new_word(self, words: str) -> bool:
        new, self._hall_words = words != self._hall_words, words
        if new:
            self._say(words)
        return new

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def run(
    devices: Sequence[Device], server: str, token: str | None, device: str | None, say: Say
) -> WindowUnknown | None:
    """Run until the program is told to stop; `WindowUnknown` when the hall has no such window."""
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    with suppress(NotImplementedError):  # Windows knows Ctrl+C only
        for signalled in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(signalled, stopping.set)
    async with HallClient(server, token) as client:
        program = DevicesProgram(devices, client, device, say)
        program.start()
        told_to_stop = asyncio.create_task(stopping.wait())
        try:
            await asyncio.wait((told_to_stop, program.misplaced), return_when=asyncio.FIRST_COMPLETED)
        finally:
            told_to_stop.cancel()
            await program.stop()
        return program.misplaced.result() if program.misplaced.done() else None
