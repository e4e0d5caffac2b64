"""How much memory the programs of a hall hold, along a day: whether any of them grows and grows."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sim.hall_time import HallTime

EVERY_MINUTES = 5.0
"""How often the memory is looked at, in minutes of the hall."""
FLAT = 0.10
"""What may be added to the memory of the day's first quarter by the day's end."""
PAGES_FIELD = 1
"""Where `/proc/PID/statm` tells the pages in memory."""


@dataclass(frozen=True, slots=True)
class MemoryUse:
    """One program's resident memory in bytes: first, after a quarter of the day, at most, at last."""

    name: str
    first: int
    quarter: int
    peak: int
    last: int

    @property
    def growth(self) -> float:
        """How much was added after the first quarter, as a share of what was there."""
        return self.last / self.quarter - 1

    @property
    def grew(self) -> bool:
        """Whether that is more than a program at rest with itself would add."""
        return self.growth > FLAT


def resident(process: int) -> int | None:
    """The bytes of memory that a process holds; None where the system does not tell, or when it has ended."""
    try:
        pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[PAGES_FIELD]
    except (FileNotFoundError, ProcessLookupError):
        return None
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


class MemoryWatch:
    """Looks at processes again and again."""

    def __init__(self, processes: Mapping[str, int]) -> None:
        self._processes = processes
        self._seen: dict[str, list[int]] = {name: [] for name in processes}

    def look(self) -> None:
        """Look at all of them once."""
        for name, process in self._processes.items():
            held = resident(process)
            if held is not None:
                self._seen[name].append(held)

    async def watch(self, time: HallTime, since: int) -> None:
        """Look from the hall's moment `since` on, until cancelled."""
        await time.until(since)
        while True:
            self.look()
            await time.minutes(EVERY_MINUTES)

    def uses(self) -> tuple[MemoryUse, ...]:
        """What was seen, program by program; nothing where the system does not tell."""
        return tuple(
            MemoryUse(name, seen[0], seen[len(seen) // 4], max(seen), seen[-1])
            for name, seen in self._seen.items()
            if seen
        )
