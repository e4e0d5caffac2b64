"""The devices program of a hall, in a thread of its own, with simulated devices on its lines."""

from __future__ import annotations

import asyncio
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from device_line import PATIENCE_SECONDS, until

from counter_display.devices.device_plan import Device, load_plan
from counter_display.devices.program import DevicesProgram
from counter_display.devices.simulated.workbench import Workbench
from counter_display.window_face import WindowUnknown
from dispatcher.client.http import HallClient


class Said:
    """The lines that the technician reads."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def __call__(self, words: str) -> None:
        """Take a line."""
        self.lines.append(words)

    def has(self, words: str) -> bool:
        """Whether a line with these words was read."""
        return any(words in line for line in self.lines)

    def shows(self, name: str) -> str:
        """What a simulated display was last said to show."""
        marks = [line.partition("▌")[2].rpartition("▐")[0] for line in self.lines if line.startswith(f"{name} ▌")]
        return marks[-1] if marks else ""


class AtWork:
    """A program at work, the workbench with its devices, and what it said."""

    def __init__(self, bench: Workbench, said: Said) -> None:
        self.bench, self.said = bench, said
        self.program: DevicesProgram | None = None

    @property
    def misplaced(self) -> WindowUnknown | None:
        """What was wrong with a window."""
        done = self.program is not None and self.program.misplaced.done()
        return self.program.misplaced.result() if self.program is not None and done else None

    def shows(self, name: str, text: str) -> None:
        """Wait until a display shows a text."""
        until(lambda: self.said.shows(name).strip() == text)

    def press(self, *keys: str) -> None:
        """Press keys, as `3 call`."""
        for key in keys:
            self.bench.obey(key)


def listed(folder: Path, *devices: str) -> list[Device]:
    """A list of devices, each as `profile port window address` (`-` for no window, address 1 if left out)."""
    text = ""
    for device in devices:
        profile, port, window, *address = device.split()
        text += f'[[device]]\nprofile = "{profile}"\nport = "{port}"\n'
        text += f'window = "{window}"\n' if window != "-" else ""
        text += f"address = {address[0]}\n" if address else ""
    (folder / "devices.toml").write_text(text)
    return load_plan(folder / "devices.toml")


@contextmanager
def devices_at_work(
    url: str, devices: list[Device], token: str | None = None, device: str | None = None
) -> Iterator[AtWork]:
    """The program at work until the block ends."""
    said = Said()
    with Workbench(devices, said, io.StringIO()) as bench:
        at_work = AtWork(bench, said)
        started, stop = threading.Event(), asyncio.Event()
        loops: list[asyncio.AbstractEventLoop] = []

        async def run() -> None:
            async with HallClient(url, token) as client:
                program = DevicesProgram(bench.devices, client, device, said)
                program.start()
                at_work.program = program
                loops.append(asyncio.get_running_loop())
                started.set()
                await stop.wait()
                await program.stop()

        thread = threading.Thread(target=lambda: asyncio.run(run()), name="devices")
        thread.start()
        try:
            assert started.wait(PATIENCE_SECONDS)
            yield at_work
        finally:
            loops[0].call_soon_threadsafe(stop.set)
            thread.join()
