"""A short day lived in a hall of real processes, and what happens when one of them dies."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

SPEED = "1800"
PATIENCE = 100.0
"""Real seconds within which anything here must be over, on a very slow computer too."""

pytestmark = pytest.mark.xdist_group("demo")


@dataclass(frozen=True)
class LivedDay:
    """A demonstration that has run: its exit code, what it said, and its folder."""

    code: int
    said: str
    out: Path

    def events(self) -> list[dict[str, object]]:
        """Its log."""
        return [json.loads(line) for line in (self.out / "log.jsonl").read_text(encoding="utf-8").splitlines()]

    def ledger(self, table: str) -> list[dict[str, str]]:
        """A table of its ledger."""
        text = (self.out / "ledger" / f"{table}.csv").read_text(encoding="utf-8-sig")
        return list(csv.DictReader(io.StringIO(text)))


def start(out: Path, *more: str) -> subprocess.Popen[str]:
    """A demonstration as a process."""
    command = [sys.executable, "-m", "sim", "demo", "--out", str(out), "--speed", SPEED, *more]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)


def end(demo: subprocess.Popen[str], out: Path) -> LivedDay:
    """Wait for its end."""
    said, _ = demo.communicate(timeout=PATIENCE)
    return LivedDay(demo.returncode, said, out)


def programs(out: Path) -> list[int]:
    """The processes of a demonstration that are running: those that name its folder, or a kiosk of its server."""
    servers: dict[int, str] = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            words = (entry / "cmdline").read_bytes().decode().split("\0")
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
        if any(str(out) in word for word in words) and "demo" not in words:
            servers[int(entry.name)] = " ".join(words)
    return sorted(servers)


def until(what: Callable[[], bool], complaint: str) -> None:
    """Look until it is so."""
    deadline = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < deadline, complaint
        time.sleep(0.05)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> LivedDay:
    """A day of forty people."""
    out = tmp_path_factory.mktemp("demo") / "out"
    return end(start(out, "--people", "40", "--seed", "5"), out)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """A demonstration in the middle of its morning."""
    out = tmp_path / "out"
    demo = start(out, "--people", "30")
    try:
        slips = out / "slips"
        until(lambda: slips.is_dir() and len(list(slips.glob("*.png"))) >= 3, "nobody has taken a number")
        yield demo, out
    finally:
        if demo.poll() is None:
            demo.kill()
            demo.communicate()


def test_a_day_is_lived_to_its_end_and_nothing_is_wrong(day: LivedDay) -> None:
    assert day.code == 0, day.said
    assert "核对通过" in day.said
    assert "17:0" in day.said
    assert programs(day.out) == []


def test_everything_that_the_day_leaves_is_there(day: LivedDay) -> None:
    assert {path.name for path in day.out.iterdir()} >= {
        "report.html",
        "log.jsonl",
        "hall.db",
        "ledger",
        "slips",
        "data",
    }
    assert "核对通过" in (day.out / "report.html").read_text(encoding="utf-8")
    issued = sum(event["type"] == "ticket-issued.1" for event in day.events())
    assert issued == len(day.ledger("tickets")) == 40
    assert len(list((day.out / "slips").glob("*.png"))) == issued - 1


def test_each_of_the_rules_is_met_in_every_day(day: LivedDay) -> None:
    kinds = Counter(str(event["type"]).partition(".")[0] for event in day.events())
    for kind, least in {
        "ticket-cancelled": 1, "no-show-recorded": 2, "ticket-reinstated": 1, "ticket-expired": 1,
        "ticket-transferred": 2, "ticket-parked": 2, "ticket-taken-back": 1, "window-paused": 6, "day-closed": 1,
    }.items():  # fmt: skip
        assert kinds[kind] >= least, kind
    tickets = day.ledger("tickets")
    assert any(ticket["proxy"] == "1" for ticket in tickets)
    assert any(ticket["priority"] != "normal" for ticket in tickets)
    assert len({window["clerk"] for window in day.ledger("windows")}) > len(
        {w["window"] for w in day.ledger("windows")}
    )
    assert any(call["how"] == "chosen" for call in day.ledger("calls"))
    prints = [event["data"] for event in day.events() if event["type"] == "ticket-printed.1"]
    assert any(isinstance(data, dict) and data["state"] == "failed" for data in prints)


def test_people_come_before_opening_over_lunch_and_are_served_after_closing(day: LivedDay) -> None:
    issued = [ticket["issued_at"][11:16] for ticket in day.ledger("tickets_local")]
    assert min(issued) < "08:30"
    assert any("12:00" <= time < "13:30" for time in issued)
    called = [call["called_at"][11:16] for call in day.ledger("calls_local")]
    assert max(called) >= "17:00"


def test_a_dispatcher_that_dies_is_told_in_one_sentence(running: tuple[subprocess.Popen[str], Path]) -> None:
    demo, out = running
    (server,) = [pid for pid in programs(out) if _is(pid, "dispatcher")]
    os.kill(server, signal.SIGKILL)
    died = end(demo, out)
    assert died.code == 1
    assert "大厅服务 dispatcher 意外结束" in died.said
    assert "Traceback" not in died.said
    assert programs(out) == []


def test_a_kiosk_that_dies_is_told_in_one_sentence(running: tuple[subprocess.Popen[str], Path]) -> None:
    demo, out = running
    (kiosk,) = [pid for pid in programs(out) if _is(pid, "kiosk")]
    os.kill(kiosk, signal.SIGKILL)
    died = end(demo, out)
    assert died.code == 1
    assert "kiosk-1 意外结束" in died.said
    assert "Traceback" not in died.said
    assert programs(out) == []


@pytest.mark.parametrize("name", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_day_leaves_no_program_behind(
    running: tuple[subprocess.Popen[str], Path], name: signal.Signals
) -> None:
    demo, out = running
    demo.send_signal(name)
    stopped = end(demo, out)
    assert stopped.code == 130
    assert "已停止" in stopped.said
    assert "Traceback" not in stopped.said
    assert programs(out) == []


def test_somebody_elses_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("", encoding="utf-8")
    refused = end(start(tmp_path), tmp_path)
    assert refused.code == 1
    assert "换一个目录" in refused.said
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_day_without_opening_hours_is_refused(tmp_path: Path) -> None:
    refused = end(start(tmp_path / "out", "--date", "2026-11-22"), tmp_path)
    assert refused.code == 1
    assert re.search("不开门.*closed on 2026-11-22", refused.said)
    assert not (tmp_path / "out").exists()


def _is(pid: int, program: str) -> bool:
    return program in Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")
