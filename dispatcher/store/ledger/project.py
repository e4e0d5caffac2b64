"""Keeping the ledger: each event changes the rows it is about, in the transaction that records it.

The projections read nothing but the event and the ledger itself, so the same log always gives the same ledger.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

from dispatcher.domain import events as e
from dispatcher.store.ledger import days, services, visits, windows
from dispatcher.store.ledger.terms import Execute
from dispatcher.store.records import Recorded

# Any: each entry takes the very event type that it is filed under.
_PROJECTIONS: dict[type[e.Event], Callable[[Execute, Any, Recorded], None]] = {
    e.HallConfigured: services.configured,
    e.DayOpened: days.opened,
    e.DayClosed: days.closed,
    e.TicketIssued: visits.issued,
    e.TicketPrinted: visits.printed,
    e.TicketCancelled: visits.cancelled,
    e.TicketCalled: visits.called,
    e.TicketRecalled: visits.recalled,
    e.ServiceStarted: visits.started,
    e.CaseCompleted: visits.case_completed,
    e.TicketCompleted: visits.completed,
    e.NoShowRecorded: visits.passed,
    e.TicketReinstated: visits.reinstated,
    e.TicketParked: visits.parked,
    e.TicketTakenBack: visits.taken_back,
    e.TicketTransferred: visits.transferred,
    e.TicketExpired: visits.expired,
    e.WindowOpened: windows.opened,
    e.WindowPaused: windows.paused,
    e.WindowResumed: windows.resumed,
    e.WindowClosed: windows.closed,
    e.DeviceReported: windows.device_reported,
}

WITHOUT_TRACE = frozenset({e.WindowReady})
"""Events of the moment that leave no row."""


class Projector:
    """Writes the ledger of one database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._execute = connection.cursor().execute

    def project(self, recorded: Recorded) -> None:
        """Let `recorded` be true of the ledger; raises `sqlite3.IntegrityError` when the database refuses it."""
        kind = type(recorded.event)
        if kind not in WITHOUT_TRACE:
            _PROJECTIONS[kind](self._execute, recorded.event, recorded)
