"""How many durable commands a second, and how long each takes, with 32 clients on the same machine."""

from __future__ import annotations

import asyncio
import json
import random
import sqlite3
import time
from collections import Counter
from pathlib import Path

from benchmark.figures import Report, percentile
from benchmark.order import calls_out_of_order
from benchmark.served_hall import Address, Connection, served_hall

TICKETS = 10_000
KIOSKS, WINDOWS = 16, 16


class _Load:
    """Kiosks that issue and windows that call and complete, until every ticket is served."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._random = random.Random(2026)
        self.services: list[str] = []
        self.windows: list[str] = []
        self.latencies: list[float] = []
        self.numbers: list[tuple[str, str]] = []
        self.calls: Counter[str] = Counter()
        self._issued_all = False

    async def prepare(self) -> None:
        """Read the catalogue and open every window, so that each service has somebody."""
        connection = await Connection.open(self._address)
        _, body = await connection.request("GET", "/api/v1/catalogue")
        self.services = [s["id"] for domain in json.loads(body)["domains"] for s in domain["services"]]
        _, body = await connection.request("GET", "/api/v1/hall")
        broadest_first = sorted(json.loads(body)["windows"], key=lambda w: "undifferentiated" not in w["roles"])
        self.windows = [window["id"] for window in broadest_first][:WINDOWS]
        for window in self.windows:
            status, _ = await connection.post(f"/windows/{window}/open", {"clerk": f"load-{window}"})
            assert status == 200
        await connection.close()

    async def run(self) -> float:
        """Live it; returns the seconds it took."""
        began = time.perf_counter()
        windows = [asyncio.create_task(self._window(window)) for window in self.windows]
        await asyncio.gather(*(self._kiosk() for _ in range(KIOSKS)))
        self._issued_all = True
        await asyncio.gather(*windows)
        return time.perf_counter() - began

    async def timed(self, connection: Connection, path: str, body: object = None) -> tuple[int, bytes]:
        began = time.perf_counter()
        answer = await connection.post(path, body)
        self.latencies.append(time.perf_counter() - began)
        return answer

    async def _kiosk(self) -> None:
        connection = await Connection.open(self._address)
        for _ in range(TICKETS // KIOSKS):
            service = self._random.choice(self.services)
            status, body = await self.timed(connection, "/tickets", {"services": [service]})
            assert status == 201
            ticket = json.loads(body)
            self.numbers.append((ticket["queue"], ticket["number"]))
        await connection.close()

    async def _window(self, window: str) -> None:
        connection = await Connection.open(self._address)
        called = await self._call(connection, window)
        while called is not None or not self._issued_all:
            if called is None:
                await asyncio.sleep(0.01)
                called = await self._call(connection, window)
                continue
            self.calls[called] += 1
            done = {"outcome": "done", "then": "call-next"}
            status, body = await self.timed(connection, f"/windows/{window}/complete", done)
            assert status == 200
            following = json.loads(body)["called"]
            called = following["id"] if following else None
        await connection.close()

    async def _call(self, connection: Connection, window: str) -> str | None:
        status, body = await self.timed(connection, f"/windows/{window}/call-next")
        if status == 409:
            _, hall = await connection.request("GET", "/api/v1/hall")
            ticket: str | None = next(w["ticket"] for w in json.loads(hall)["windows"] if w["id"] == window)
            return ticket
        return str(json.loads(body)["id"]) if status == 200 else None


def bare_commits(folder: Path, seconds: float = 2.0) -> float:
    """Commits a second of one small row, WAL and synchronous=FULL, on the same disk."""
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, body TEXT)")
    began, count = time.perf_counter(), 0
    while time.perf_counter() - began < seconds:
        connection.execute("INSERT INTO rows (body) VALUES (?)", ("x" * 200,))
        count += 1
    connection.close()
    return count / seconds


def test_thirty_two_clients(tmp_path: Path, report: Report) -> None:
    """10,000 tickets issued and called: none twice, none to two windows, all in the discipline's order."""
    bare = bare_commits(tmp_path)
    with served_hall(tmp_path / "hall") as address:

        async def live() -> tuple[_Load, float]:
            load = _Load(address)
            await load.prepare()
            return load, await load.run()

        load, seconds = asyncio.run(live())
    rate = len(load.latencies) / seconds
    report("32 clients: durable commands/s", f"{rate:,.0f}", "≥ 1,000")
    middle, slow = percentile(load.latencies, 0.5), percentile(load.latencies, 0.99)
    report("32 clients: p50 / p99", f"{middle:.1f} / {slow:.1f} ms", "p99 < 100 ms")
    report("bare commits/s, same disk, same run", f"{bare:,.0f}", "–")
    assert len(set(load.numbers)) == len(load.numbers) == TICKETS // KIOSKS * KIOSKS
    assert set(load.calls.values()) == {1}
    checked, wrong = calls_out_of_order(tmp_path / "hall")
    numbers_twice = len(load.numbers) - len(set(load.numbers))
    calls_twice = sum(times > 1 for times in load.calls.values())
    report("32 clients: numbers twice, calls twice", f"{numbers_twice}, {calls_twice}", "0, 0")
    report("32 clients: calls out of order", f"{wrong} of {checked} checked", "0")
    assert wrong == 0
    assert rate >= 1_000
    assert slow < 100


def test_one_client(tmp_path: Path, report: Report) -> None:
    """One kiosk alone: what a tap waits for."""
    with served_hall(tmp_path / "hall") as address:

        async def live() -> list[float]:
            load = _Load(address)
            await load.prepare()
            connection = await Connection.open(address)
            for _ in range(500):
                await load.timed(connection, "/tickets", {"services": [load.services[0]]})
            await connection.close()
            return load.latencies

        latencies = asyncio.run(live())
    middle, slow = percentile(latencies, 0.5), percentile(latencies, 0.99)
    report("1 client: p50 / p99", f"{middle:.1f} / {slow:.1f} ms", "p50 < 10 ms")
    assert middle < 10
