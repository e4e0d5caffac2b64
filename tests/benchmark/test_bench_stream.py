"""How soon the last of 300 screens has a call, at 20 calls a second."""

from __future__ import annotations

import asyncio
import json
import time
from collections import defaultdict
from pathlib import Path

from benchmark.figures import Report, percentile
from benchmark.served_hall import Address, Connection, served_hall

SCREENS = 300
CALLS = 200
CALLS_PER_SECOND = 20
WINDOWS = 10


class _Screens:
    """Screens on the stream; each notes when it has each call."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self.arrived: dict[str, list[float]] = defaultdict(list)
        self._lines: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []

    async def connect(self) -> None:
        """Open every stream and wait until it has begun."""
        for _ in range(SCREENS):
            reader, writer = await asyncio.open_connection(self._address.host, self._address.port)
            writer.write(b"GET /api/v1/stream HTTP/1.1\r\nHost: hall\r\n\r\n")
            await reader.readuntil(b": beat\n\n")
            self._lines.append((reader, writer))

    async def watch(self) -> None:
        """Read all streams until every call has come on each."""
        await asyncio.gather(*(self._read(reader) for reader, _ in self._lines))

    def close(self) -> None:
        """Hang up."""
        for _, writer in self._lines:
            writer.close()

    async def _read(self, reader: asyncio.StreamReader) -> None:
        seen = 0
        while seen < CALLS:
            line = await reader.readline()
            if b'"ticket-called.1"' in line:
                came = time.perf_counter()
                seen += 1
                self.arrived[json.loads(line.removeprefix(b"data: "))["data"]["ticket"]].append(came)


async def _prepare(connection: Connection) -> None:
    for window in range(1, WINDOWS + 1):
        await connection.post(f"/windows/{window}/open", {"clerk": f"clerk-{window}"})
    _, body = await connection.request("GET", "/api/v1/catalogue")
    services = [s for domain in json.loads(body)["domains"] for s in domain["services"]]
    everywhere = max(
        services, key=lambda service: len(set(service["windows"]) & {str(w) for w in range(1, WINDOWS + 1)})
    )
    for _ in range(CALLS + WINDOWS):
        status, _ = await connection.post("/tickets", {"services": [everywhere["id"]]})
        assert status == 201


async def _call_at_a_steady_pace(connection: Connection) -> dict[str, float]:
    """Calls, one window after the other; when each was asked for, by ticket."""
    _, body = await connection.request("GET", "/api/v1/hall")
    lane = max(json.loads(body)["lanes"], key=lambda lane: lane["waiting"])
    able = [window for window in lane["windows"] if int(window) <= WINDOWS]
    asked: dict[str, float] = {}
    begin = time.perf_counter()
    for call in range(CALLS):
        await asyncio.sleep(max(0.0, begin + call / CALLS_PER_SECOND - time.perf_counter()))
        window = able[call % len(able)]
        began = time.perf_counter()
        if call < len(able):
            status, body = await connection.post(f"/windows/{window}/call-next")
            ticket = json.loads(body)["id"]
        else:
            status, body = await connection.post(
                f"/windows/{window}/complete", {"outcome": "done", "then": "call-next"}
            )
            ticket = json.loads(body)["called"]["id"]
        assert status == 200
        asked[ticket] = began
    return asked


def test_three_hundred_screens(tmp_path: Path, report: Report) -> None:
    """From the request of a call to the last screen that has it."""

    async def live(address: Address) -> list[float]:
        connection = await Connection.open(address)
        await _prepare(connection)
        screens = _Screens(address)
        await screens.connect()
        watching = asyncio.create_task(screens.watch())
        asked = await _call_at_a_steady_pace(connection)
        await watching
        screens.close()
        await connection.close()
        assert {len(times) for times in screens.arrived.values()} == {SCREENS}
        return [max(screens.arrived[ticket]) - began for ticket, began in asked.items()]

    with served_hall(tmp_path / "hall") as address:
        last = asyncio.run(live(address))
    middle, slow = percentile(last, 0.5), percentile(last, 0.99)
    report("300 screens, 20 calls/s: last screen p50 / p99", f"{middle:.1f} / {slow:.1f} ms", "p99 < 100 ms")
    assert slow < 100
