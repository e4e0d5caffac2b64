"""Townships, tables and answers that nobody had to work out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sim.planning.findings import Waits
from sim.province.sizing import Sized, Status
from sim.province.township import Township

ANSWER = Sized(
    status=Status.OK,
    visits=60.0,
    busy=2,
    mix=(3, 0, 0, 0, 0, 0, 0, 1),
    waits=Waits(mean=2.5, median=0.5, p90=7.0, p95=11.0, within=0.96, left=0.01, overtime=1.5, load=0.41),
    chance=0.97,
    days=200,
    layouts=9,
    mixes={4: (3, 0, 0, 0, 0, 0, 0, 1), 3: (2, 0, 0, 0, 0, 0, 0, 1)},
)
"""Three windows for everything and one for special purposes, of the usual eight kinds."""
NOT_TRIED = replace(ANSWER, status=Status.STAFF_MISSING, busy=12, mix=None, waits=None, chance=1.0, days=0, mixes={})
SHORT = replace(ANSWER, status=Status.STAFF_MISSING)
UNSURE = replace(ANSWER, chance=0.55)


def townships(number: int) -> list[Township]:
    """So many townships, each with more inhabitants than the one before."""
    return [Township(line, f"第{line - 1}乡", 4_000 + 900 * line, county="甲县") for line in range(2, number + 2)]


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    """A table's file with this text."""
    file = folder / "towns.csv"
    file.write_bytes(text.encode(encoding))
    return file
