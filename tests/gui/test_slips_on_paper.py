"""A kiosk and its printer on the network: paper that ends in mid-slip, copies, and what the hall sees of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from front_desk import FrontDesk
from gui.drawn import discard
from live_hall import LiveHall
from pytestqt.qtbot import QtBot
from switched_on import network, switched_on, url_of

from dispatcher import wire
from kiosk.desk import KioskDesk
from printers.jobs.devices import open_device
from printers.virtual.device import CutSlip
from printers.virtual.obeying import obey
from printers.virtual.running import RunningPrinter

PATIENCE_MS = 20_000
WISH = wire.IssueTicket(services=["id-card-new"])


@pytest.fixture
def hall(live_hall: LiveHall) -> FrontDesk:
    """What others see of the hall."""
    return FrontDesk(live_hall)


@pytest.fixture
def printer() -> Iterator[tuple[RunningPrinter, list[CutSlip]]]:
    """A network printer, and what it cut."""
    with switched_on(network) as (printer, slips):
        yield printer, slips


class Kiosk:
    """A kiosk's desk, and what it told."""

    def __init__(self, desk: KioskDesk, qtbot: QtBot) -> None:
        self.desk = desk
        self.numbers: list[wire.Ticket] = []
        self.slips: list[str] = []
        self._qtbot = qtbot
        desk.issued.connect(self.numbers.append)
        desk.slip_done.connect(lambda _, state: self.slips.append(state))

    def until(self, true: Callable[[], bool]) -> None:
        """Wait until this is so."""
        self._qtbot.waitUntil(true, timeout=PATIENCE_MS)

    def take(self) -> str:
        """Take a number, and wait for what becomes of its slip."""
        told = len(self.slips) + 1
        assert self.desk.take(WISH)
        self.until(lambda: len(self.slips) == told)
        return self.slips[-1]

    def reprint(self, ticket: wire.Ticket) -> str:
        """Ask for a copy, and wait for what becomes of it."""
        told = len(self.slips) + 1
        assert self.desk.reprint(ticket)
        self.until(lambda: len(self.slips) == told)
        return self.slips[-1]


@contextmanager
def standing(hall: FrontDesk, url: str, jobs: Path, qtbot: QtBot) -> Iterator[Kiosk]:
    """A kiosk that is at work until the block ends."""
    desk = KioskDesk(hall.live.url, None, open_device(url), jobs, 576, "kiosk-1")
    try:
        yield Kiosk(desk, qtbot)
    finally:
        desk.stop()
        discard(desk)


def _state(hall: FrontDesk) -> str:
    return {device.id: device.state for device in hall.hall().devices}.get("kiosk-1", "")


def test_paper_that_ends_in_mid_slip_costs_no_number_and_the_copy_is_marked(
    hall: FrontDesk, printer: tuple[RunningPrinter, list[CutSlip]], tmp_path: Path, qtbot: QtBot
) -> None:
    virtual, slips = printer
    with standing(hall, url_of(virtual, timeout=3), tmp_path / "jobs", qtbot) as kiosk:
        kiosk.until(lambda: _state(hall) == "ready")
        obey(virtual, "paper low")
        kiosk.until(lambda: _state(hall) == "paper_low")
        obey(virtual, "paper out-after 2")
        assert kiosk.take() == "uncertain"
        (ticket,) = kiosk.numbers
        kiosk.until(lambda: hall.ticket(ticket.id).printed == "uncertain")
        kiosk.until(lambda: _state(hall) == "paper_out")
        assert hall.ticket(ticket.id).state == "waiting", "the place in the queue is kept"
        assert kiosk.reprint(ticket) == "failed", "there is no paper yet"
        obey(virtual, "paper ok")
        kiosk.until(lambda: _state(hall) == "ready")
        assert kiosk.reprint(ticket) == "printed"
        kiosk.until(lambda: hall.ticket(ticket.id).printed == "printed")
    whole = [slip for slip in slips if ticket.number.encode() in slip.data]
    assert "补打".encode("gb18030") in whole[-1].data
    assert b"COPY 1" in whole[-1].data, "the copy of which nothing was sent is not counted"


@pytest.mark.parametrize(("fault", "state"), [("cover open", "cover_open"), ("unplug", "printer_offline")])
def test_the_hall_sees_at_once_how_the_printer_is(
    hall: FrontDesk,
    printer: tuple[RunningPrinter, list[CutSlip]],
    tmp_path: Path,
    qtbot: QtBot,
    fault: str,
    state: str,
) -> None:
    virtual, _ = printer
    with standing(hall, url_of(virtual, timeout=3), tmp_path / "jobs", qtbot) as kiosk:
        kiosk.until(lambda: _state(hall) == "ready")
        obey(virtual, fault)
        kiosk.until(lambda: _state(hall) == state)
        assert kiosk.desk.state == state
