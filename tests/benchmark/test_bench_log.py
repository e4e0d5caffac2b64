"""How soon a hall with a million events is at work again, and how long it takes to check every one."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from benchmark.big_log import build
from benchmark.figures import Report

from dispatcher.store import EventStore, verify
from dispatcher.store.database import FILE_NAME, connect_writer

EVENTS = 1_000_000

_OPEN = """
import resource, sys, time
from pathlib import Path
from dispatcher.store import EventStore
began = time.perf_counter()
with EventStore.open(Path(sys.argv[1])) as store:
    hall = store.load()
    seconds = time.perf_counter() - began
    print(store.head.seq, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


@pytest.fixture(scope="module")
def big_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a million events and a snapshot of the last one."""
    folder = tmp_path_factory.mktemp("big")
    build(folder, EVENTS)
    with EventStore.open(folder) as store:
        store.snapshot(store.load())
    return folder


def _open_in_a_new_process(folder: Path) -> tuple[float, float]:
    """(seconds to open and load, peak resident megabytes)."""
    answer = subprocess.run(
        [sys.executable, "-c", _OPEN, str(folder)], check=True, capture_output=True, text=True
    ).stdout.split()
    assert int(answer[0]) >= EVENTS
    return float(answer[1]), float(answer[2])


@pytest.mark.timeout(1200)
def test_a_million_events(big_folder: Path, report: Report) -> None:
    """Open by snapshot, without one, and verify."""
    by_snapshot, _ = _open_in_a_new_process(big_folder)
    report("1,000,000 events: open by snapshot", f"{by_snapshot:.3f} s", "≤ 1 s")
    began = time.perf_counter()
    assert verify(big_folder).sound
    verified = time.perf_counter() - began
    report("1,000,000 events: verify", f"{verified:.1f} s", "≤ 60 s")
    connection = connect_writer(big_folder / FILE_NAME)
    connection.execute("DELETE FROM snapshots")
    connection.close()
    replayed, megabytes = _open_in_a_new_process(big_folder)
    report("1,000,000 events: open without snapshot", f"{replayed:.1f} s, {megabytes:.0f} MB", "≤ 20 s, 400 MB")
    assert by_snapshot <= 1
    assert verified <= 60
    assert replayed <= 20
    assert megabytes <= 400
