"""Replay of what people recorded: a canteen, a fuel lane, and a bank's call centre in February 1999."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from sim.__main__ import main

DATA = os.environ.get("HALL_SHARED_DATA")

pytestmark = pytest.mark.skipif(
    not DATA or not Path(DATA).is_dir(), reason="HALL_SHARED_DATA does not name the folder with the observed data"
)

COUNTERS = ["single_server_observed_itera.csv", "--columns", "arrival=arr_s", "start=start_s", "end=end_s"]
CALLS = [
    "callcentre_feb_01_14.csv",
    "--columns", "arrival=queue_in", "start=svc_in", "end=svc_out", "window=server_id", "service=type", "wait=wait_s",
    "--abandoned", "abandoned_queue", "--drop", "status=abandoned_vru", "--untimed", "unmatched=1",
]  # fmt: skip

Figures = dict[str, dict[str, float]]


def figures(folder: Path, *options: str) -> Figures:
    """The figures of the whole log by case, from the command's own table."""
    out = folder / "replay.csv"
    assert main(["replay", str(Path(DATA or "") / options[0]), *options[1:], "--out", str(out)]) == 0
    rows = [row for row in csv.DictReader(out.read_text(encoding="utf-8").splitlines()) if row["day"] == "all"]
    return {
        row["case"]: {name: float(value) for name, value in row.items() if name not in ("day", "case")} for row in rows
    }


def test_a_watched_canteen_waits_as_it_did(tmp_path: Path) -> None:
    """81 customers at one counter: 120.0 seconds replayed, 120.3 observed."""
    found = figures(tmp_path, *COUNTERS, "--only", "site=canteen_bkl")
    assert found["observed"]["visits"] == found["replayed"]["visits"] == 81
    assert found["observed"]["mean_wait_s"] == pytest.approx(120.3, abs=0.05)
    assert found["replayed"]["mean_wait_s"] == pytest.approx(120.0, abs=0.05)


def test_a_fuel_lane_needs_a_pause_between_two_cars(tmp_path: Path) -> None:
    """About ten seconds, which the log tells by itself; without them nearly half of the wait is missing."""
    lane = [*COUNTERS, "--only", "site=fuel_spbu02"]
    found = figures(tmp_path, *lane)
    assert found["replayed"]["mean_wait_s"] == pytest.approx(found["observed"]["mean_wait_s"], rel=0.05)
    without = figures(tmp_path, *lane, "--changeover", "0")["replayed"]["mean_wait_s"]
    assert without < 0.6 * found["observed"]["mean_wait_s"]


def test_the_call_centre_waits_as_it_did(tmp_path: Path) -> None:
    """Rosters and skills inferred, discipline assumed: mean, long waits and abandonment each within 5 %."""
    found = figures(tmp_path, *CALLS, "--windows", "+1")
    observed, replayed, one_more = found["observed"], found["replayed"], found["what_if"]
    assert observed["mean_wait_s"] == pytest.approx(37.1, abs=0.1)
    assert observed["left_share"] == pytest.approx(0.116, abs=0.001)
    for figure in ("mean_wait_s", "p95_wait_s", "left_share"):
        assert replayed[figure] == pytest.approx(observed[figure], rel=0.05)
        assert one_more[figure] < 0.75 * replayed[figure]


def test_how_long_a_pause_counts_as_absence_hardly_matters(tmp_path: Path) -> None:
    """People who wait tell who is there; twice the pause changes the mean by less than a twentieth."""
    usual, longer = (figures(tmp_path, *CALLS, "--gap", gap)["replayed"]["mean_wait_s"] for gap in ("300", "600"))
    assert longer == pytest.approx(usual, rel=0.05)
