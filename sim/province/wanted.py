"""What the person at the keyboard asked for, before anything is read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Wanted:
    """Files and figures of one run; None: what is usual. `again` is the command that repeats it."""

    table: Path
    out: Path
    chart: Path
    hall: Path | None
    demand: Path | None
    level: Literal["low", "usual", "high"]
    within: float
    share: float
    mean: float | None
    overtime: float | None
    staff: int
    days: int
    year: int | None
    seed: int
    jobs: int | None
    anew: bool
    again: str


class NotSized(Exception):
    """The run has no result; the message tells the reader why, and what to do."""
