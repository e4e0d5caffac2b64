"""A short day lived in a hall of real processes, and what happens when one of them dies."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
import signal
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from sim_process import SimProcess

SPEED = "1200"

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


class Demo(SimProcess):
    """A demonstration as a process."""

    def __init__(self, out: Path, *more: str) -> None:
        super().__init__(out, "demo", "--out", str(out), "--speed", SPEED, *more)
        self.out = out

    def lived(self) -> LivedDay:
        """Its day, when it has ended."""
        code, said = self.end()
        return LivedDay(code, said, self.out)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> LivedDay:
    """A day of forty people."""
    demo = Demo(tmp_path_factory.mktemp("demo") / "out", "--people", "40", "--seed", "5")
    lived = demo.lived()
    assert demo.programs() == {}
    return lived


@pytest.fixture
def morning(tmp_path: Path) -> Iterator[Demo]:
    """A demonstration without screens in the middle of its morning."""
    with _until_nine(tmp_path, "none") as demo:
        yield demo


@contextlib.contextmanager
def _until_nine(folder: Path, screens: str) -> Iterator[Demo]:
    demo = Demo(folder / "out", "--people", "30", "--screens", screens)
    try:
        demo.until_it_says("09:0")
        yield demo
    finally:
        demo.kill_it()


def test_a_day_is_lived_to_its_end_and_nothing_is_wrong(day: LivedDay) -> None:
    assert day.code == 0, day.said
    assert "核对通过" in day.said
    assert "17:0" in day.said


def test_everything_that_the_day_leaves_is_there(day: LivedDay) -> None:
    assert {path.name for path in day.out.iterdir()} >= {
        "report.html",
        "log.jsonl",
        "hall.db",
        "ledger",
        "slips",
        "data",
        "screens",
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


def test_a_picture_of_each_screen_at_each_moment_is_left_and_none_is_blank(day: LivedDay) -> None:
    screens = ["kiosk", "board", "console-3", "console-6", *(f"window-{number}" for number in range(1, 7))]
    pictures = {path.stem: path for path in (day.out / "screens").glob("*.png")}
    assert set(pictures) == {f"{screen}-{moment}" for screen in screens for moment in ("opening", "peak", "closing")}
    report = (day.out / "report.html").read_text(encoding="utf-8")
    for name, path in pictures.items():
        assert f'href="screens/{name}.png"' in report
        with Image.open(path) as picture:
            assert len(picture.convert("RGB").resize((64, 64)).getcolors(4096) or []) > 3, name


def test_some_numbers_are_taken_on_the_touch_screen(day: LivedDay) -> None:
    taken = re.search(r"(\d+) 个号按触摸取号机自己的按钮取得", (day.out / "report.html").read_text(encoding="utf-8"))
    assert taken is not None
    assert 0 < int(taken[1]) < 40


def test_the_memory_of_every_program_is_told(day: LivedDay) -> None:
    report = (day.out / "report.html").read_text(encoding="utf-8")
    screens = [f"屏幕 {name}" for name in ("kiosk", "board", "window-3", "console-3")]
    for program in ("大厅服务 dispatcher", "取号机 kiosk-1", *screens):
        assert f"<td>{program}</td>" in report


def test_a_screen_that_dies_is_told_in_one_sentence(tmp_path: Path) -> None:
    with _until_nine(tmp_path, "some") as demo:
        demo.kill("counter_display", "board")
        died = demo.lived()
        assert died.code == 1
        assert "屏幕 board 意外结束" in died.said
        assert "Traceback" not in died.said
        assert demo.programs() == {}


def test_a_dispatcher_that_dies_is_told_in_one_sentence(morning: Demo) -> None:
    morning.kill("dispatcher", "serve")
    died = morning.lived()
    assert died.code == 1
    assert "大厅服务 dispatcher 意外结束" in died.said
    assert "Traceback" not in died.said
    assert morning.programs() == {}


def test_a_kiosk_that_dies_is_told_in_one_sentence(morning: Demo) -> None:
    morning.kill("kiosk", "kiosk-1")
    died = morning.lived()
    assert died.code == 1
    assert "kiosk-1 意外结束" in died.said
    assert "Traceback" not in died.said
    assert morning.programs() == {}


@pytest.mark.parametrize("name", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_day_leaves_no_program_behind(morning: Demo, name: signal.Signals) -> None:
    assert len(morning.programs()) == 3
    morning.process.send_signal(name)
    stopped = morning.lived()
    assert stopped.code == 130
    assert "已停止" in stopped.said
    assert "Traceback" not in stopped.said
    assert morning.programs() == {}


def test_somebody_elses_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("", encoding="utf-8")
    refused = Demo(tmp_path).lived()
    assert refused.code == 1
    assert "换一个目录" in refused.said
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_day_without_opening_hours_is_refused(tmp_path: Path) -> None:
    refused = Demo(tmp_path / "out", "--date", "2026-11-22").lived()
    assert refused.code == 1
    assert re.search("不开门.*closed on 2026-11-22", refused.said)
    assert not (tmp_path / "out").exists()
