"""What the person at the keyboard asked for, before anything is read."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Wanted:
    """Files and figures of one run; None: what is usual."""

    table: Path
    out: Path
    chart: Path
    scenario: Path | None
    first: datetime.date | None
    seed: int | None
    jobs: int | None
    anew: bool


class NotSized(Exception):
    """The run has no result; the message tells the reader why, and what to do."""
