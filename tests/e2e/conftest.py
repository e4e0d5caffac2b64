"""What the browser tests share: Debian's Chromium, and pages that may not complain."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from front_desk import FrontDesk
from live_hall import LiveHall
from page_browser import Complaints, OpenPage
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; ended with its module, because Playwright's event loop would be in others' way."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def complaints() -> Iterator[Complaints]:
    """Fails the test at its end if a page complained unexpectedly."""
    heard = Complaints()
    yield heard
    assert heard.unexpected() == []


@pytest.fixture
def open_page(browser: Browser, complaints: Complaints) -> Iterator[OpenPage]:
    """Opens pages, each in a browser context of its own, and closes them at the end."""
    contexts = []

    def open_(url: str, width: int = 320, height: int = 640, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)  # type: ignore[arg-type]  # the options of Playwright as they are
        contexts.append(context)
        page = context.new_page()
        page.on("console", complaints.console)
        page.on("pageerror", lambda error: complaints.said.append(str(error)))
        page.on("request", lambda request: _stays_home(request.url, url, complaints))
        page.goto(url)
        return page

    yield open_
    for context in contexts:
        context.close()


def _stays_home(asked: str, home: str, complaints: Complaints) -> None:
    if asked.split("/")[:3] != home.split("/")[:3]:
        complaints.said.append(f"a request left the hall: {asked}")


@pytest.fixture
def desk(live_hall: LiveHall) -> FrontDesk:
    """The front desk of the township hall on a Monday at nine."""
    return FrontDesk(live_hall)


@pytest.fixture
def pictures(request: pytest.FixtureRequest) -> Path | None:
    """Where pictures are to be left, if they are asked for."""
    folder = request.config.getoption("--pictures")
    if folder is None:
        return None
    Path(folder).mkdir(parents=True, exist_ok=True)
    return Path(folder)
