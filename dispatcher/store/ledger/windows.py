"""Who sat at which window from when to when, their pauses, and what devices last said."""

from __future__ import annotations

from dispatcher.domain import events as e
from dispatcher.store.ledger.terms import LAST_DAY, Execute
from dispatcher.store.records import Recorded

_OPEN = f"INSERT INTO windows (id, window, clerk, day, opened_at, last_seq) VALUES (?, ?, ?, {LAST_DAY}, ?, ?)"
_CLOSE = """
UPDATE windows SET closed_at = ?, reason = ?, approver_key = ?, reason_key = ?, last_seq = ?
WHERE window = ? AND closed_at IS NULL
"""
_PAUSE = f"""
INSERT INTO pauses (id, window, clerk, day, reason, started_at, note_key, approver_key, last_seq)
SELECT ?, window, clerk, {LAST_DAY}, ?, ?, ?, ?, ? FROM windows WHERE window = ? AND closed_at IS NULL
"""
_END_PAUSE = "UPDATE pauses SET ended_at = ?, last_seq = ? WHERE window = ? AND ended_at IS NULL"
_DEVICE = """
INSERT INTO device_states (device, state, at, last_seq) VALUES (?, ?, ?, ?)
ON CONFLICT (device) DO UPDATE SET state = excluded.state, at = excluded.at, last_seq = excluded.last_seq
"""


def opened(execute: Execute, event: e.WindowOpened, recorded: Recorded) -> None:
    """A sitting begins."""
    execute(_OPEN, (recorded.seq, event.window, event.clerk, recorded.at, recorded.seq))


def closed(execute: Execute, event: e.WindowClosed, recorded: Recorded) -> None:
    """The sitting ends, and a pause with it."""
    at, seq = recorded.at, recorded.seq
    execute(_END_PAUSE, (at, seq, event.window))
    execute(_CLOSE, (at, event.reason, event.approver, event.reason_note, seq, event.window))


def paused(execute: Execute, event: e.WindowPaused, recorded: Recorded) -> None:
    """A pause of the sitting begins."""
    at, seq = recorded.at, recorded.seq
    execute(_PAUSE, (seq, event.reason, at, event.note, event.approver, seq, event.window))


def resumed(execute: Execute, event: e.WindowResumed, recorded: Recorded) -> None:
    """The pause ends."""
    execute(_END_PAUSE, (recorded.at, recorded.seq, event.window))


def device_reported(execute: Execute, event: e.DeviceReported, recorded: Recorded) -> None:
    """A device's state changed."""
    execute(_DEVICE, (event.device, event.state, recorded.at, recorded.seq))
