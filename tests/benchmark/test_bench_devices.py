"""How soon a call stands on the LED digit displays of eight windows that share one RS-485 line at 9600 baud."""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmark.figures import Report, percentile
from benchmark.served_hall import Address, Connection, served_hall
from device_line import until

from counter_display.devices.simulated.bus import SimulatedBus
from counter_display.devices.simulated.digits import SimulatedDigits

WINDOWS = 8
CALLS = 160
CALLS_PER_SECOND = 4
"""A busy hall of eight windows calls some three people a minute; this is a rush that never ends."""
BURSTS = 12
"""How often all eight call in the same instant."""
BAUD, REGISTER = 9600, 7


class _Displays:
    """Eight simulated displays on one line; when each number first stood on one, by its digits."""

    def __init__(self, port: Path) -> None:
        self.shown: dict[int, float] = {}
        self._displays = [SimulatedDigits(address) for address in range(1, WINDOWS + 1)]
        for display in self._displays:
            display.changed = lambda display=display: self._note(display)  # type: ignore[misc]  # each its own
        self.bus = SimulatedBus(port, BAUD, self._displays)

    def _note(self, display: SimulatedDigits) -> None:
        self.shown.setdefault(display.registers[REGISTER], time.perf_counter())

    def ready(self) -> bool:
        """Whether every display was written to."""
        return all(display.writes for display in self._displays)


@contextmanager
def _devices(address: Address, folder: Path, windows: Sequence[str]) -> Iterator[_Displays]:
    """The devices program as a technician starts it, with a simulated line."""
    displays = _Displays(folder / "rs485")
    (folder / "devices.toml").write_text(
        "".join(
            f'[[device]]\nprofile = "led-485"\nport = "{displays.bus.port}"\nwindow = "{window}"\naddress = {place}\n'
            for place, window in enumerate(windows, 1)
        )
    )
    displays.bus.plug()
    server = f"http://{address.host}:{address.port}"
    command = [sys.executable, "-m", "counter_display", "devices", "--server", server]
    process = subprocess.Popen([*command, "--devices", str(folder / "devices.toml")], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        next(line for line in process.stdout if "the hall is here" in line)
        until(displays.ready)
        yield displays
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()
        displays.bus.close()


async def _prepare(connection: Connection) -> list[str]:
    """Eight windows that serve the same people, open, and enough people for them; the windows."""
    _, body = await connection.request("GET", "/api/v1/catalogue")
    services = [service for domain in json.loads(body)["domains"] for service in domain["services"]]
    service = max(services, key=lambda service: len(service["windows"]))
    windows = [str(window) for window in service["windows"][:WINDOWS]]
    for window in windows:
        await connection.post(f"/windows/{window}/open", {"clerk": f"clerk-{window}"})
    for _ in range(CALLS + BURSTS * WINDOWS + WINDOWS):
        status, _ = await connection.post("/tickets", {"services": [service["id"]]})
        assert status == 201
    return windows


async def _call(connection: Connection, window: str, asked: dict[int, float]) -> None:
    """The clerk's F5: finish, where somebody is there, and call the next."""
    began = time.perf_counter()
    status, body = await connection.post(f"/windows/{window}/complete", {"outcome": "done", "then": "call-next"})
    ticket = json.loads(body).get("called") if status == 200 else None
    if ticket is None:
        began = time.perf_counter()
        _, body = await connection.post(f"/windows/{window}/call-next")
        ticket = json.loads(body)
    asked[int("".join(filter(str.isdecimal, ticket["number"])))] = began


async def _rush(address: Address, windows: Sequence[str]) -> dict[int, float]:
    """Calls at random moments, never twice in a row at one window: a display is spared what is outdated at once.

    When each was asked for, by the number's digits.
    """
    connection = await Connection.open(address)
    chance, asked, at, last = random.Random(7), dict[int, float](), time.perf_counter(), ""
    for _ in range(CALLS):
        at += chance.expovariate(CALLS_PER_SECOND)
        await asyncio.sleep(max(0.0, at - time.perf_counter()))
        last = chance.choice([window for window in windows if window != last])
        await _call(connection, last, asked)
    await connection.close()
    return asked


async def _bursts(address: Address, windows: Sequence[str]) -> dict[int, float]:
    """All windows call in the same instant, again and again."""
    connections = [await Connection.open(address) for _ in windows]
    asked: dict[int, float] = {}
    for _ in range(BURSTS):
        await asyncio.gather(*(_call(*pair, asked) for pair in zip(connections, windows, strict=True)))
        await asyncio.sleep(1)
    for connection in connections:
        await connection.close()
    return asked


def test_calls_on_the_led_displays_of_eight_windows_on_one_line(tmp_path: Path, report: Report) -> None:
    """From the clerk's request to the register of the display, every byte paced at 9600 baud."""
    with served_hall(tmp_path / "hall") as address:

        async def prepare() -> list[str]:
            connection = await Connection.open(address)
            windows = await _prepare(connection)
            await connection.close()
            return windows

        windows = asyncio.run(prepare())
        with _devices(address, tmp_path, windows) as displays:
            rush = asyncio.run(_rush(address, windows))
            until(lambda: len(rush.keys() - displays.shown.keys()) == 0)
            burst = asyncio.run(_bursts(address, windows))
            until(lambda: len(burst.keys() - displays.shown.keys()) == 0)
            for what, asked in ((f"{CALLS_PER_SECOND} calls/s", rush), ("all eight at once", burst)):
                waits = [displays.shown[number] - began for number, began in asked.items()]
                middle, slow = percentile(waits, 0.5), percentile(waits, 0.99)
                report(
                    f"{WINDOWS} LED displays on one RS-485 line, {what}: p50 / p99",
                    f"{middle:.1f} / {slow:.1f} ms",
                    "p99 < 250 ms",
                )
                assert slow < 250
