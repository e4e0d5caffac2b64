"""The composition root: a hall's file, its data folder and a clock become a served application."""

from __future__ import annotations

import asyncio
import datetime
import gc
import ipaddress
import os
import socket
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import uvicorn
from fastapi import FastAPI

from dispatcher.api.access import Access
from dispatcher.api.app import create_app
from dispatcher.clock import Clock, SystemClock, TrainingClock
from dispatcher.config import HallConfig, load_hall
from dispatcher.domain.events import DayClosed
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE, MICROSECONDS_PER_SECOND
from dispatcher.estimates import Estimates
from dispatcher.forecaster import Forecaster
from dispatcher.service import HallService
from dispatcher.store import ClockBehindLog, Enrolment, EventStore, Recorded
from dispatcher.web.install import add_pages

CLOCK_TOLERANCE = 5 * MICROSECONDS_PER_MINUTE
"""By how much a computer's clock may be behind the log, in microseconds: it was set back a little."""
GRACE_SECONDS = 3
"""How long a server that stops waits for clients who do not read or hang up."""


class OpenHallNotLocal(Exception):
    """A hall without access control was to be served beyond this computer."""

    def __str__(self) -> str:
        return (
            "--open 不校验身份，只能用于本机（127.0.0.1）。要对外提供服务，请去掉 --open 并先登记设备。 / "
            "--open asks nobody for a token and serves this computer only (127.0.0.1). "
            "To serve others, leave it out and enrol the devices first."
        )


class AddressNotUsable(Exception):
    """The hall cannot listen at the address that it was given."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(host, port, reason)
        self.address = f"{host}:{port}"
        self.reason = reason

    def __str__(self) -> str:
        return (
            f"无法在 {self.address} 提供服务（{self.reason}）。请换一个 --host 或 --port，或先停止占用它的程序。 / "
            f"The hall cannot listen at {self.address} ({self.reason}). "
            "Choose another --host or --port, or stop the program that uses it."
        )


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """How a hall is to be served. `at` (local wall time) and `speed` make it a training hall."""

    hall: Path
    data: Path
    host: str
    port: int
    open: bool
    at: datetime.datetime | None = None
    speed: float = 1.0


def serve(options: ServeOptions, tell: Callable[[str], None]) -> None:
    """Serve the hall until a signal ends it; `tell` gets a sentence with the address at its end once it answers.

    Raises `HallConfigError`, `OpenHallNotLocal`, `StoreError`, `RulesNotFitting` or `AddressNotUsable` before anything
    is served.
    """
    if options.open and not _is_loopback(options.host):
        raise OpenHallNotLocal
    config = load_hall(options.hall)
    with ExitStack() as held:
        store = held.enter_context(EventStore.open(options.data))
        enrolment = None if options.open else held.enter_context(closing(Enrolment.open(options.data)))
        app = compose(config, store, enrolment, options)
        listening = held.enter_context(listen(options.host, options.port))
        _steady_interpreter()
        if app.state.site.training:
            tell(f"演练时间 / training time: {app.state.site.local_time()}")
        HallServer(app, lambda address: tell(f"大厅已就绪 / the hall is ready: {address}")).run([listening])


def compose(config: HallConfig, store: EventStore, enrolment: Enrolment | None, options: ServeOptions) -> FastAPI:
    """Put the parts of a hall together; without an enrolment it is open to everybody.

    Raises `DataOfOtherKind` where training and real data would mix, and `ClockBehindLog`.
    """
    training = options.at is not None or options.speed != 1.0
    store.claim("training" if training else "real")
    service = HallService(store, _clock(config, store, options), config.rules())
    service.subscribe(_collect_after_day)
    access, estimates = Access(enrolment), Estimates()
    forecaster = Forecaster(service, estimates)
    return add_pages(create_app(service, config, store, access, store.secret(), training, estimates, forecaster))


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 takes any. Raises `AddressNotUsable`."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno and error.errno > 0 else str(error)
        raise AddressNotUsable(host, port, reason) from error


def _clock(config: HallConfig, store: EventStore, options: ServeOptions) -> Clock:
    if options.at is None and options.speed == 1.0:
        return _watched_clock(config, store)
    zone = ZoneInfo(config.hall.time_zone)
    begin = options.at.replace(tzinfo=zone) if options.at else datetime.datetime.now(zone)
    start = int(begin.timestamp() * MICROSECONDS_PER_SECOND)
    return TrainingClock(max(start, store.head.at), options.speed)


def _watched_clock(config: HallConfig, store: EventStore) -> SystemClock:
    """The computer's clock, unless it is behind the log: a hall that stands still would issue yesterday's numbers."""
    clock = SystemClock()
    if store.head.at > clock.now() + CLOCK_TOLERANCE:
        hours = config.rules().hours
        raise ClockBehindLog(f"{hours.local(clock.now()):%Y-%m-%d %H:%M} < {hours.local(store.head.at):%Y-%m-%d %H:%M}")
    return clock


def _steady_interpreter() -> None:
    """Keep CPython from pausing a busy hall.

    A full garbage collection over a day's tickets takes 50 ms and more, during which nobody is answered: with it, the
    slowest hundredth of commands took 75 ms, without it 25 ms. So only young objects are collected while the hall is
    open, and everything when its day has closed. Writer and event loop hand the interpreter over within half a
    millisecond instead of five.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 1_000_000)
    sys.setswitchinterval(0.0005)


def _collect_after_day(recorded: Sequence[Recorded]) -> None:
    if any(isinstance(record.event, DayClosed) for record in recorded):
        gc.collect()


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class HallServer(uvicorn.Server):
    """Tells its address once it answers; on its way out it ends the streams, waits a little, and hangs up."""

    def __init__(self, app: FastAPI, announce: Callable[[str], None]) -> None:
        super().__init__(
            uvicorn.Config(app, access_log=False, log_config=None, timeout_graceful_shutdown=GRACE_SECONDS + 1)
        )
        self._app = app
        self._announce = announce

    async def startup(self, sockets: list | None = None) -> None:  # type: ignore[type-arg]  # as uvicorn declares it
        await super().startup(sockets)
        for server in self.servers:
            for listening in server.sockets:
                host, port = listening.getsockname()[:2]
                shown = f"[{host}]" if ":" in host else host
                self._announce(f"http://{shown}:{port}")

    async def shutdown(self, sockets: list | None = None) -> None:  # type: ignore[type-arg]  # as uvicorn declares it
        await self._app.state.site.stop_streams()
        asyncio.get_running_loop().call_later(GRACE_SECONDS, self._hang_up)
        await super().shutdown(sockets)

    def _hang_up(self) -> None:
        for connection in list(self.server_state.connections):
            connection.transport.abort()
