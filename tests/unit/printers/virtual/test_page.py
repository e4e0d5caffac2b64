"""The virtual printer's page: how it is, its buttons, its slips."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import httpx
import pytest
from PIL import Image
from switched_on import network, slip_bytes

from printers.transport import open_printer
from printers.virtual import VirtualPrinter
from printers.virtual.command import served
from printers.virtual.device import VirtualDevice
from printers.virtual.obeying import obey
from printers.virtual.running import RunningPrinter


@pytest.fixture
def printer() -> Iterator[RunningPrinter]:
    running = RunningPrinter(VirtualDevice(VirtualPrinter(384), paper_mm_per_second=0), [network()])
    yield running
    running.close()


@pytest.fixture
def page(printer: RunningPrinter) -> Iterator[httpx.Client]:
    with served(printer, "127.0.0.1", 0) as address, httpx.Client(base_url=address, trust_env=False) as client:
        yield client


def shown(page: httpx.Client) -> Iterator[dict[str, Any]]:
    """What the page is told, change by change."""
    with page.stream("GET", "events") as events:
        for line in events.iter_lines():
            if line.startswith("data: "):
                yield json.loads(line.removeprefix("data: "))


def test_the_page_is_there(page: httpx.Client) -> None:
    answer = page.get("")
    assert answer.status_code == 200
    assert "虚拟打印机" in answer.text


def test_it_shows_how_the_printer_is_and_each_change_at_once(page: httpx.Client, printer: RunningPrinter) -> None:
    changes = shown(page)
    first = next(changes)
    assert (first["state"], first["slips"], first["urls"]) == ("ready", [], [printer.wires[0].url])
    assert page.post("do", content="paper low").text == "state=paper_low slips=0"
    assert next(changes)["state"] == "paper_low"
    obey(printer, "garbage on")
    assert next(changes)["manners"] == ["乱回答 answers nonsense"]
    obey(printer, "unplug")
    assert "线已拔掉 unplugged" in str(next(changes)["manners"])


def test_each_slip_is_shown_as_a_picture(page: httpx.Client, printer: RunningPrinter) -> None:
    changes = shown(page)
    next(changes)
    open_printer(printer.wires[0].url).print(slip_bytes(1))
    (slip,) = next(change["slips"] for change in changes if change["slips"])
    answer = page.get(f"slips/{slip['number']}.png")
    assert answer.headers["content-type"] == "image/png"
    with Image.open(io.BytesIO(answer.content)) as picture:
        assert picture.width == 384
    assert page.get("slips/99.png").status_code == 404


def test_what_cannot_be_drawn_is_told(page: httpx.Client, printer: RunningPrinter) -> None:
    changes = shown(page)
    next(changes)
    open_printer(printer.wires[0].url).print(b"\x1bZ\n")
    assert "1B 5A" in str(next(change["complaints"] for change in changes if change["complaints"]))


def test_a_line_that_is_none_is_refused(page: httpx.Client) -> None:
    answer = page.post("do", content=b"\xff" * 10_000)
    assert answer.status_code == 400
    assert "不认识" in answer.text


def test_every_button_says_a_line_that_is_obeyed(page: httpx.Client) -> None:
    html = files("printers.virtual").joinpath("page.html").read_text(encoding="utf-8")
    lines = re.findall(r'<button value="([^"]+)"', html)
    assert len(lines) > 15
    for line in lines:
        assert page.post("do", content=line).status_code == 200, line
