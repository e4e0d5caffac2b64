"""The durable store: an append-only log on SQLite, and the ledger, answers, texts and snapshots beside it."""

from __future__ import annotations

from dispatcher.store.backup import backup, restore
from dispatcher.store.day_figures import DayFigures
from dispatcher.store.enrolment import Device, Enrolment, Role
from dispatcher.store.errors import ClockBehindLog, DataOfOtherKind, StoreError, StoreUnavailable
from dispatcher.store.event_store import EventStore
from dispatcher.store.export import export_csv
from dispatcher.store.records import Head, Recorded, Row, StoredAnswer
from dispatcher.store.verify import Report, verify

__all__ = [
    "ClockBehindLog",
    "DataOfOtherKind",
    "DayFigures",
    "Device",
    "Enrolment",
    "EventStore",
    "Head",
    "Recorded",
    "Report",
    "Role",
    "Row",
    "StoreError",
    "StoreUnavailable",
    "StoredAnswer",
    "backup",
    "export_csv",
    "restore",
    "verify",
]
