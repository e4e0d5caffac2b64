"""The summary of each day: opened, closed, and what was counted in between."""

from __future__ import annotations

import datetime
import json
from zoneinfo import ZoneInfo

from dispatcher.domain import events as e
from dispatcher.store.ledger.terms import Execute
from dispatcher.store.records import Recorded

_OPEN = """
INSERT INTO days (day, utc_offset_seconds, sessions, opened_at, last_seq) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (day) DO UPDATE SET closed_at = NULL, head_hash = NULL, approver_key = NULL, reason_key = NULL,
    last_seq = excluded.last_seq
"""
_CLOSE = """
UPDATE days SET closed_at = ?, carried = ?, approver_key = ?, reason_key = ?, head_hash = ?, last_seq = ?
WHERE day = ?
"""


def opened(execute: Execute, event: e.DayOpened, recorded: Recorded) -> None:
    """Begin a day's summary; a date that is opened again goes on with its figures."""
    zone = execute("SELECT time_zone FROM halls").fetchone()[0]
    offset = _offset_seconds(event.date, zone)
    execute(_OPEN, (event.date, offset, json.dumps(event.sessions), recorded.at, recorded.seq))


def closed(execute: Execute, event: e.DayClosed, recorded: Recorded) -> None:
    """End it. The closing event's hash is the day's seal: printed on the report, it fixes all that came before."""
    execute(
        _CLOSE,
        (
            recorded.at,
            len(event.carried),
            event.approver,
            event.reason_note,
            recorded.hash,
            recorded.seq,
            event.date,
        ),
    )


def _offset_seconds(date: str, zone: str) -> int:
    noon = datetime.datetime.combine(datetime.date.fromisoformat(date), datetime.time(12), ZoneInfo(zone))
    offset = noon.utcoffset()
    assert offset is not None
    return int(offset.total_seconds())
