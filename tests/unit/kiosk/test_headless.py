"""A kiosk without a screen, line by line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from live_hall import LiveHall

from dispatcher import wire
from kiosk.__main__ import main
from kiosk.headless import serve_lines
from printers.jobs.devices import open_device


def answers(hall: LiveHall, printer: str, jobs: Path, *touches: object) -> list[dict[str, object]]:
    """What a kiosk answers to these lines."""
    lines = [touch if isinstance(touch, str) else json.dumps(touch) for touch in touches]
    served = serve_lines(hall.url, None, open_device(printer), jobs, 576, "kiosk-1", lines)
    return [json.loads(answer) for answer in served]


def test_each_line_is_answered_by_a_ticket_or_a_problem(live_hall: LiveHall, tmp_path: Path) -> None:
    number, again, nothing, broken, unknown = answers(
        live_hall,
        f"virtual:{tmp_path / 'slips'}",
        tmp_path / "jobs",
        {"services": ["consult"], "key": "touch-1"},
        {"services": ["consult"], "key": "touch-1"},
        {"services": []},
        "{",
        {"services": ["consult"], "colour": "red"},
    )
    assert wire.Ticket.model_validate(number["ticket"]).number == "Z001"
    assert number["printed"] == "printed"
    assert again == number
    assert [_code(answer) for answer in (nothing, broken, unknown)] == [
        "no-service-chosen", "malformed-line", "malformed-line",
    ]  # fmt: skip
    assert len(list((tmp_path / "slips").glob("*.png"))) == 1


def test_a_printer_that_is_off_is_seen_in_the_hall_and_costs_no_number(live_hall: LiveHall, tmp_path: Path) -> None:
    (answer,) = answers(live_hall, f"file:{tmp_path}/none/slips.bin", tmp_path / "jobs", {"services": ["consult"]})
    assert answer["printed"] == "failed"
    hall = wire.Hall.model_validate_json(live_hall.http.get("/api/v1/hall").content)
    (device,) = hall.devices
    assert device.id == "kiosk-1"
    assert device.state in ("printer_offline", "printer_failed")


def test_a_wrong_printer_address_is_told_before_anything_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["headless", "--server", "http://127.0.0.1:9", "--printer", "paper:x"]) == 1
    assert "打印机地址写错了" in capsys.readouterr().err


def _code(answer: dict[str, object]) -> str:
    problem = answer["problem"]
    assert isinstance(problem, dict)
    return str(problem["type"]).rpartition(":")[2]
