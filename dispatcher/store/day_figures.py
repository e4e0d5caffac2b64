"""The figures of a day, as the ledger has them: for the report that is printed when the day is over (R14)."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

COUNTS = (
    "issued", "called", "completed", "cases", "no_shows", "reinstated", "transferred", "cancelled", "expired",
    "carried",
)  # fmt: skip
_DAY = f"""
SELECT day, opened_at, closed_at, wait_total, wait_longest, service_total, last_seq, head_hash, {", ".join(COUNTS)}
FROM days ORDER BY day DESC LIMIT 1
"""
_QUEUES = """
SELECT issued_queue, count(*), count(first_called_at), avg(first_called_at - issued_at),
    max(first_called_at - issued_at)
FROM tickets WHERE day = ? GROUP BY issued_queue
"""


@dataclass(frozen=True, slots=True)
class QueueFigures:
    """A queue's day: numbers issued and called; waits until the first call in µs, None where nobody was called."""

    issued: int = 0
    called: int = 0
    mean_wait: float | None = None
    longest_wait: int | None = None


@dataclass(frozen=True, slots=True)
class DayFigures:
    """The day that was opened last. Times are µs, UTC; waits and service in µs, None where there was none.

    `counts` are by the names in `COUNTS`, `queues` by the queues' ids. `closed_at` and `head_hash`, the hash of the
    closing event `last_seq`, are None while the day is open.
    """

    date: str
    opened_at: int
    closed_at: int | None
    counts: dict[str, int]
    mean_wait: float | None
    longest_wait: int | None
    mean_service: float | None
    queues: dict[str, QueueFigures]
    last_seq: int
    head_hash: bytes | None


def read_day_figures(connection: sqlite3.Connection) -> DayFigures | None:
    """The figures of the day that was opened last, of one moment; None where none ever was."""
    connection.execute("BEGIN")
    try:
        row = connection.execute(_DAY).fetchone()
        queues = connection.execute(_QUEUES, (row[0],)).fetchall() if row else []
    finally:
        connection.execute("COMMIT")
    if row is None:
        return None
    date, opened_at, closed_at, wait_total, wait_longest, service_total, last_seq, head_hash, *numbers = row
    counts = dict(zip(COUNTS, numbers, strict=True))
    called, cases = counts["called"], counts["cases"]
    return DayFigures(
        date=date,
        opened_at=opened_at,
        closed_at=closed_at,
        counts=counts,
        mean_wait=wait_total / called if called else None,
        longest_wait=wait_longest if called else None,
        mean_service=service_total / cases if cases else None,
        queues={queue: QueueFigures(*figures) for queue, *figures in queues},
        last_seq=last_seq,
        head_hash=head_hash,
    )
