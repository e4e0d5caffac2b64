"""How soon a touch reaches the printer, and how much memory a kiosk's desk holds after a day."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import httpx
from benchmark.figures import Report, percentile
from benchmark.printer_socket import printer_socket
from benchmark.served_hall import Address, served_hall
from gui.drawn import discard
from pytestqt.qtbot import QtBot

from dispatcher import wire
from kiosk.desk import KioskDesk
from printers.jobs.devices import open_device

TAKES = 200
TICKETS = 1_000
EVERY = 100
DESK_ALONE = Path(__file__).with_name("desk_alone.py")
PATIENCE_MS = 20_000
SERVICES = 20
"""So many different services are asked for in turn."""


def _url(address: Address) -> str:
    return f"http://{address.host}:{address.port}"


def _is_ready(address: Address) -> bool:
    hall = wire.Hall.model_validate_json(httpx.get(f"{_url(address)}/api/v1/hall").content)
    return any(device.state == "ready" for device in hall.devices)


def _services(address: Address) -> list[str]:
    catalogue = wire.Catalogue.model_validate_json(httpx.get(f"{_url(address)}/api/v1/catalogue").content)
    return [service.id for domain in catalogue.domains for service in domain.services][:SERVICES]


def test_from_touch_to_the_printers_first_byte(tmp_path: Path, qtbot: QtBot, report: Report) -> None:
    """The kiosk is ready, as the hall knows; the first touch stands among the others."""
    with served_hall(tmp_path / "hall") as address, printer_socket() as printer:
        desk = KioskDesk(_url(address), None, open_device(printer.url), tmp_path / "jobs", 576, "kiosk-1")
        services = _services(address)
        qtbot.waitUntil(lambda: _is_ready(address), timeout=PATIENCE_MS)
        touched: list[float] = []
        for turn in range(TAKES):
            with qtbot.waitSignal(desk.slip_done, timeout=PATIENCE_MS):
                touched.append(time.perf_counter())
                assert desk.take(wire.IssueTicket(services=[services[turn % SERVICES]]))
        qtbot.waitUntil(lambda: len(printer.first_bytes) == TAKES, timeout=PATIENCE_MS)
        desk.stop()
        discard(desk)
    waits = [byte - touch for touch, byte in zip(touched, printer.first_bytes, strict=True)]
    middle, slow = percentile(waits, 0.5), percentile(waits, 0.99)
    report(
        f"{TAKES} touches to the printer's first byte, p50 / p99 / first",
        f"{middle:.1f} / {slow:.1f} / {waits[0] * 1000:.1f} ms",
        "p99 < 200 ms",
    )
    assert slow < 200


def test_memory_of_a_desk_after_a_day(tmp_path: Path, report: Report) -> None:
    """A process of its own, so that nothing else is counted."""
    with served_hall(tmp_path / "hall") as address:
        command = [
            sys.executable,
            str(DESK_ALONE),
            _url(address),
            f"file:{tmp_path / 'slips'}",
            str(TICKETS),
            str(EVERY),
        ]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=280)
    held = [int(line) for line in done.stdout.split()]
    assert len(held) == TICKETS // EVERY
    report(
        f"memory of a kiosk's desk alone after {EVERY} / {TICKETS} tickets",
        f"{held[0]} / {held[-1]} MB",
        "< 150 MB, flat within 10 %",
    )
    assert held[-1] < 150
    assert held[-1] < 1.1 * held[0]
