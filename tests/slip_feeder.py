"""Prints numbered slips through a station until each has ended: `python slip_feeder.py URL FOLDER COUNT`.

Killed and started again it goes on: a number that is known is not printed again.
"""

from __future__ import annotations

import logging
import sys
from contextlib import closing
from pathlib import Path

from switched_on import slip_bytes

from printers.jobs import open_station

OUTSTANDING = 3
PATIENCE = 1.0
LONGEST = 60.0
"""Longer than any slip may take; a slip that takes longer blocks, and the feeder fails."""


def feed(url: str, folder: Path, count: int) -> None:
    """Keep a few slips in the queue until all have ended."""
    with closing(open_station(url, folder)) as station:
        under_way: list[int] = []
        for number in range(1, count + 1):
            job = station.enqueue(slip_bytes(number), f"slip {number}", key=str(number), patience=PATIENCE)
            if not job.state.ended:
                under_way.append(job.id)
            if len(under_way) == OUTSTANDING:
                assert station.wait(under_way.pop(0), LONGEST).state.ended
        assert all(station.wait(job, LONGEST).state.ended for job in under_way)


if __name__ == "__main__":
    logging.disable()
    feed(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
