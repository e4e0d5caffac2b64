"""A whole province from cold start to the result, and what ten layouts on 200 days each cost by themselves."""

from __future__ import annotations

import contextlib
import csv
import multiprocessing
import os
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from benchmark.figures import Report
from benchmark.province_layouts import DAYS, LAYOUTS, MONDAY, assignment_of_all, get_ready, ten_layouts
from benchmark.province_tables import TOWNSHIPS, write_province

from sim.province.table import read_table

LONGEST, MOST_MEMORY = 60.0, 1_000
"""Seconds and megabytes, on two cores."""
CORES = 2
PART = 10
"""Ten layouts are tried for every tenth township."""


def memory_of(process: int) -> int:
    """Bytes that a process and those that it started hold in memory."""
    held = int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return held + sum(memory_of(int(child)) for child in children)


def province(table: Path, out: Path) -> tuple[float, int]:
    """Seconds of the whole command, and the most memory that it held."""
    words = ["province", str(table), "--out", str(out), "--from", MONDAY.isoformat(), "--jobs", str(CORES)]
    began, most = time.perf_counter(), 0
    run = subprocess.Popen([sys.executable, "-m", "sim", *words], stdout=subprocess.DEVNULL)
    while run.poll() is None:
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # a process ended while it was looked at
            most = max(most, memory_of(run.pid))
        time.sleep(0.2)
    assert run.returncode == 0
    return time.perf_counter() - began, most


@pytest.mark.timeout(600)
def test_a_province_from_cold_start_to_the_result(tmp_path: Path, report: Report) -> None:
    """Machine code is at hand, as it is after the first use."""
    table, out = tmp_path / "towns.csv", tmp_path / "out.csv"
    write_province(table, 4)
    province(table, out)
    write_province(table)
    seconds, most = province(table, out)
    with out.open(encoding="utf-8-sig", newline="") as text:
        rows = list(csv.DictReader(text))
    tried = sum(int(row["layouts"]) for row in rows) / len(rows)
    assert len(rows) == TOWNSHIPS
    report(f"{TOWNSHIPS:,} townships, {tried:.0f} layouts each, {DAYS} days", f"{seconds:.0f} s", f"< {LONGEST:g} s")
    report("memory of all its processes", f"{most / 1e6:.0f} MB", f"< {MOST_MEMORY:,} MB")
    assert seconds < LONGEST
    assert most / 1e6 < MOST_MEMORY


@pytest.mark.timeout(600)
def test_ten_layouts_on_200_days_for_every_township(tmp_path: Path, report: Report) -> None:
    """Each one lived to its end, none left out because it is hopeless; without a search, and on the same people."""
    table = tmp_path / "towns.csv"
    write_province(table)
    townships, _ = read_table(table, assignment_of_all().hall)
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(CORES, spawned, initializer=get_ready, initargs=(townships[0],)) as pool:
        seconds = sum(pool.map(ten_layouts, townships[::PART])) * PART / CORES
    report(f"{TOWNSHIPS:,} × {LAYOUTS} layouts × {DAYS} days on {CORES} cores", f"{seconds:.0f} s", f"< {LONGEST:g} s")
    assert seconds < LONGEST
