"""A hall that is really served, on a free port of this computer, with a clock that the test sets."""

from __future__ import annotations

import datetime
import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx

from dispatcher.api.access import Access
from dispatcher.api.app import create_app
from dispatcher.api.site import Site
from dispatcher.config import HallConfig, load_hall
from dispatcher.estimates import Estimates
from dispatcher.forecaster import Engine, Forecaster
from dispatcher.server import HallServer, listen
from dispatcher.service import HallService
from dispatcher.store import Enrolment, EventStore
from dispatcher.web.install import add_pages

MONDAY_MORNING = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def township() -> HallConfig:
    """The township example hall."""
    return load_hall(Path(str(files("assets") / "halls" / "township.toml")))


class SetClock:
    """A clock that stands where the test put it."""

    speed = 600.0

    def __init__(self, moment: datetime.datetime = MONDAY_MORNING) -> None:
        self.moment = moment

    def now(self) -> int:
        """The set time in microseconds."""
        return int(self.moment.timestamp() * 1_000_000)

    def pass_time(self, **span: float) -> None:
        """Let `datetime.timedelta(**span)` pass."""
        self.moment += datetime.timedelta(**span)


@dataclass
class LiveHall:
    """A served hall: an HTTP client to it, its clock, and the parts behind it."""

    http: httpx.Client
    url: str
    clock: SetClock
    service: HallService
    config: HallConfig
    site: Site

    def post(self, path: str, status: int, **body: object) -> dict[str, object]:
        """POST a body and expect a status; the answer's content, empty for 204."""
        answer = self.http.post(path, json=body)
        assert answer.status_code == status, answer.text
        return dict(answer.json()) if answer.content else {}

    def issue(self, *services: str, **more: object) -> dict[str, object]:
        """Take a number."""
        return self.post("/api/v1/tickets", 201, services=list(services), **more)


@contextmanager
def serve_live(
    folder: Path,
    clock: SetClock | None = None,
    enrolment: Enrolment | None = None,
    config: HallConfig | None = None,
    port: int = 0,
    engine: Callable[[threading.Event], Engine | None] | None = None,
) -> Iterator[LiveHall]:
    """Serve a hall from `folder` until the block ends; a hall that comes back may ask for its old `port`.

    With an `engine` (what loads it) a forecaster is at work, at once.
    """
    clock = clock or SetClock()
    config = config or township()
    store = EventStore.open(folder)
    service, estimates = HallService(store, clock, config.rules()), Estimates()
    forecaster = Forecaster(service, estimates, engine, begins_after=0.0) if engine else None
    app = create_app(service, config, store, Access(enrolment), store.secret(), True, estimates, forecaster)
    add_pages(app)
    announced: queue.Queue[str] = queue.Queue()
    server = HallServer(app, announced.put)
    thread = threading.Thread(target=server.run, args=([listen("127.0.0.1", port)],), name="server")
    thread.start()
    try:
        url = announced.get(timeout=20)
        with httpx.Client(base_url=url, timeout=20, trust_env=False) as http:
            yield LiveHall(http, url, clock, service, config, app.state.site)
    finally:
        server.should_exit = True
        thread.join()
