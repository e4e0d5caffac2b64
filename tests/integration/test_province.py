"""A long run over a table, and what happens to it: its power fails, somebody stops it, one of its workers dies."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from province_answers import townships
from sim_process import SimProcess

TOWNS = 30
SOME = 4
"""Townships that are done before something happens."""
PATIENCE = 120.0
"""Seconds for what takes a few where nothing else is to be done."""
Start = Callable[..., SimProcess]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Starts the command on a table of townships; the plan begins on a fixed day."""
    table = tmp_path / "towns.csv"
    rows = [f"{town.name},{25_000 + 2 * town.inhabitants}" for town in townships(TOWNS)]
    table.write_text("\n".join(["名称,人口", *rows]) + "\n", encoding="utf-8")

    def begin(out: str, *more: str) -> SimProcess:
        words = ("province", str(table), "--out", str(tmp_path / out), "--from", "2026-11-23", *more)
        return SimProcess(tmp_path / f"mark-{out}-{time.monotonic_ns()}", *words)

    return begin


def until(true: Callable[[], bool], what: str) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, what
        time.sleep(0.02)


def lines(part: Path) -> int:
    """How many townships a part file has."""
    return max(0, part.read_bytes().count(b"\n") - 1) if part.exists() else 0


def until_some_are_done(part: Path, number: int = SOME) -> None:
    """Wait until so many townships are done."""
    until(lambda: lines(part) >= number, "no township was ever done")


def cut_off(run: SimProcess, part: Path, done: int) -> None:
    """Kill a run once so many townships are done; its workers end by themselves."""
    until_some_are_done(part, done)
    run.process.kill()
    run.end()
    until(lambda: not run.programs(), "the workers outlive the run")


def test_a_run_goes_on_where_the_power_failed_and_gives_the_same_answers(start: Start, tmp_path: Path) -> None:
    part, out = tmp_path / "out.csv.part", tmp_path / "out.csv"
    for done in (SOME, 2 * SOME):
        cut_off(start("out.csv", "--jobs", "2"), part, done)
        with part.open("ab") as torn:
            torn.write(b'{"line":31,"status":"o')
    kept = lines(part)
    assert start("out.csv", "--jobs", "2").end()[0] == 0
    assert kept < TOWNS
    assert start("straight.csv", "--jobs", "1").end()[0] == 0
    assert out.read_bytes() == (tmp_path / "straight.csv").read_bytes()
    assert not part.exists()


def test_a_run_that_is_stopped_says_how_to_go_on(start: Start, tmp_path: Path) -> None:
    run = start("out.csv")
    until_some_are_done(tmp_path / "out.csv.part")
    run.process.send_signal(signal.SIGINT)
    code, said = run.end()
    assert code == 130, said
    assert "run the same command to go on" in said
    assert "Traceback" not in said
    assert run.programs() == {}
    assert lines(tmp_path / "out.csv.part") >= SOME


def test_a_worker_that_dies_is_told_and_what_is_done_is_kept(start: Start, tmp_path: Path) -> None:
    run = start("out.csv", "--jobs", "2")
    until_some_are_done(tmp_path / "out.csv.part")
    worker = next(process for process, words in run.programs().items() if "--multiprocessing-fork" in words)
    os.kill(worker, signal.SIGKILL)
    code, said = run.end()
    assert code == 1, said
    assert "a worker process died" in said
    assert "乡" in said.partition("当时在算：")[2][:40]
    assert "Traceback" not in said
    assert start("out.csv").end()[0] == 0


def test_a_second_run_of_the_same_result_is_refused(start: Start, tmp_path: Path) -> None:
    run = start("out.csv")
    until_some_are_done(tmp_path / "out.csv.part", 1)
    code, said = start("out.csv").end()
    assert code == 1
    assert "another process is making" in said
    assert run.end()[0] == 0
