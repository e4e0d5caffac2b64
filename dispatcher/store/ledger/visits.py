"""Tickets, their cases and their calls, and what they add to the day's figures."""

from __future__ import annotations

from dispatcher.domain import events as e
from dispatcher.store.ledger.services import QUEUE_OF_FIRST_OPEN_CASE
from dispatcher.store.ledger.terms import LAST_DAY, Execute
from dispatcher.store.records import Recorded

_ISSUE = """
INSERT INTO tickets (id, serial, day, number, count, issued_queue, queue, priority, language, proxy, state,
    issued_at, since, waiting_from, last_seq)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?, ?, ?)
"""
_ISSUE_CASE = "INSERT INTO cases (id, ticket, n, service, state, last_seq) VALUES (?, ?, ?, ?, 'waiting', ?)"
_PRINT = "UPDATE tickets SET printed = ?, last_seq = ? WHERE id = ?"
_CANCEL = """
UPDATE tickets SET state = 'cancelled', reason = ?, reason_key = ?, waiting_from = NULL, ended_at = ?, last_seq = ?
WHERE id = ?
"""
_EXPIRE = """
UPDATE tickets SET state = 'expired', reason = ?, waiting_from = NULL, ended_at = ?, last_seq = ? WHERE id = ?
"""
_DROP_CASES = """
UPDATE cases SET state = 'dropped', last_seq = ? WHERE ticket = ? AND state IN ('waiting', 'serving')
"""
_SET_ASIDE_CASES = """
UPDATE cases SET state = 'waiting', started_at = NULL, inferred = 0, last_seq = ?
WHERE ticket = ? AND state IN ('waiting', 'serving')
"""
_COUNT_FIRST_CALL = f"""
UPDATE days SET called = called + 1, wait_total = wait_total + first.wait,
    wait_longest = max(wait_longest, first.wait), last_seq = ?
FROM (SELECT ? - issued_at AS wait FROM tickets WHERE id = ? AND first_called_at IS NULL) AS first
WHERE day = {LAST_DAY}
"""
_CALL = f"""
INSERT INTO calls (id, ticket, number, day, window, clerk, queue, priority, how, claim, runner_up, runner_up_claim,
    waited, called_at, last_called_at, reason_key, last_seq)
SELECT ?, id, ?, {LAST_DAY}, ?, ?, ?, ?, ?, ?, ?, ?, ? - waiting_from, ?, ?, ?, ? FROM tickets WHERE id = ?
"""
_BE_CALLED = """
UPDATE tickets SET state = 'called', window = ?, clerk = ?, calls = calls + 1, waiting_from = NULL, called_at = ?,
    first_called_at = coalesce(first_called_at, ?), last_seq = ?
WHERE id = ?
"""
_RECALL = """
UPDATE calls SET recalls = ?, last_called_at = ?, last_seq = ? WHERE ticket = ? AND ended_at IS NULL
"""
_SERVE = "UPDATE tickets SET state = 'serving', last_seq = ? WHERE id = ?"
_START_CALL = """
UPDATE calls SET started_at = coalesce(started_at, iif(?, called_at, ?)), last_seq = ?
WHERE ticket = ? AND ended_at IS NULL
"""
_START_CASE = """
UPDATE cases SET state = 'serving', window = ?, clerk = ?, inferred = ?, last_seq = ?,
    started_at = coalesce(
        (SELECT started_at FROM cases AS in_hand WHERE in_hand.ticket = cases.ticket AND in_hand.state = 'serving'),
        iif(?, (SELECT called_at FROM tickets WHERE id = ?), ?)
    )
WHERE id = ?
"""
_TAKE_ITS_PLACE = """
UPDATE cases SET state = 'waiting', started_at = NULL, inferred = 0, last_seq = ?
WHERE ticket = ? AND state = 'serving' AND id <> ?
"""
_COUNT_CASE = f"""
UPDATE days SET cases = cases + 1, last_seq = ?,
    service_total = service_total + (SELECT ? - coalesce(started_at, ?) FROM cases WHERE id = ?)
WHERE day = {LAST_DAY}
"""
_COMPLETE_CASE = "UPDATE cases SET state = 'completed', outcome = ?, ended_at = ?, last_seq = ? WHERE id = ?"
_END_CALL = "UPDATE calls SET ended = ?, ended_at = ?, last_seq = ? WHERE ticket = ? AND ended_at IS NULL"
_COMPLETE = """
UPDATE tickets SET state = 'completed', reason = 'completed', ended_at = ?, last_seq = ? WHERE id = ?
"""
_PASS = "UPDATE tickets SET state = 'no_show', reason = 'no_show', ended_at = ?, last_seq = ? WHERE id = ?"
_REINSTATE = f"""
UPDATE tickets SET state = 'waiting', reason = NULL, ended_at = NULL, since = ?, waiting_from = ?, last_seq = ?,
    queue = {QUEUE_OF_FIRST_OPEN_CASE}
WHERE id = ?
"""
_PARK = "UPDATE tickets SET state = 'parked', last_seq = ? WHERE id = ?"
_TAKE_BACK = f"""
UPDATE tickets SET state = 'waiting', waiting_from = ?, last_seq = ?, queue = {QUEUE_OF_FIRST_OPEN_CASE}
WHERE id = ?
"""
_CHANGE_SERVICE = "UPDATE cases SET service = ?, last_seq = ? WHERE id = ?"
_LEAD_ON = f"""
UPDATE tickets SET state = 'waiting', led_to = ?, note_key = coalesce(?, note_key), waiting_from = ?, last_seq = ?,
    queue = {QUEUE_OF_FIRST_OPEN_CASE}
WHERE id = ?
"""


def _counting(column: str) -> str:
    return f"UPDATE days SET {column} = {column} + 1, last_seq = ? WHERE day = {LAST_DAY}"


_COUNT_ISSUED = _counting("issued")
_COUNT_CANCELLED = _counting("cancelled")
_COUNT_EXPIRED = _counting("expired")
_COUNT_COMPLETED = _counting("completed")
_COUNT_NO_SHOW = _counting("no_shows")
_COUNT_REINSTATED = _counting("reinstated")
_COUNT_PARKED = _counting("parked")
_COUNT_TRANSFERRED = _counting("transferred")


def issued(execute: Execute, event: e.TicketIssued, recorded: Recorded) -> None:
    """A visit begins, with its cases."""
    at, seq, ticket = recorded.at, recorded.seq, event.ticket
    execute(
        _ISSUE,
        (
            ticket,
            event.serial,
            event.day,
            event.number,
            event.count,
            event.queue,
            event.queue,
            event.priority,
            event.language,
            int(event.proxy),
            at,
            at,
            at,
            seq,
        ),
    )
    for n, service in enumerate(event.services, start=1):
        execute(_ISSUE_CASE, (f"{ticket}-{n}", ticket, n, service, seq))
    execute(_COUNT_ISSUED, (seq,))


def printed(execute: Execute, event: e.TicketPrinted, recorded: Recorded) -> None:
    """What became of the slip."""
    execute(_PRINT, (event.state.value, recorded.seq, event.ticket))


def cancelled(execute: Execute, event: e.TicketCancelled, recorded: Recorded) -> None:
    """The visit ends unserved."""
    seq, ticket = recorded.seq, event.ticket
    execute(_CANCEL, (event.reason, event.reason_note, recorded.at, seq, ticket))
    execute(_DROP_CASES, (seq, ticket))
    execute(_COUNT_CANCELLED, (seq,))


def expired(execute: Execute, event: e.TicketExpired, recorded: Recorded) -> None:
    """The day ends over a visit that was set aside."""
    seq, ticket = recorded.seq, event.ticket
    execute(_EXPIRE, (event.reason, recorded.at, seq, ticket))
    execute(_DROP_CASES, (seq, ticket))
    execute(_COUNT_EXPIRED, (seq,))


def called(execute: Execute, event: e.TicketCalled, recorded: Recorded) -> None:
    """A call begins. `waited` is the time in line before this call; the day counts each visit's first wait."""
    at, seq, ticket = recorded.at, recorded.seq, event.ticket
    execute(_COUNT_FIRST_CALL, (seq, at, ticket))
    execute(
        _CALL,
        (
            seq,
            event.number,
            event.window,
            event.clerk,
            event.queue,
            event.priority,
            event.how,
            event.claim,
            event.runner_up,
            event.runner_up_claim,
            at,
            at,
            at,
            event.reason_note,
            seq,
            ticket,
        ),
    )
    execute(_BE_CALLED, (event.window, event.clerk, at, at, seq, ticket))


def recalled(execute: Execute, event: e.TicketRecalled, recorded: Recorded) -> None:
    """The call is repeated."""
    execute(_RECALL, (event.times, recorded.at, recorded.seq, event.ticket))


def started(execute: Execute, event: e.ServiceStarted, recorded: Recorded) -> None:
    """Service begins: now, or with the call where it was only inferred; in place of a case that was in hand."""
    at, seq, ticket, inferred = recorded.at, recorded.seq, event.ticket, int(event.inferred)
    execute(_SERVE, (seq, ticket))
    execute(_START_CALL, (inferred, at, seq, ticket))
    execute(_START_CASE, (event.window, event.clerk, inferred, seq, inferred, ticket, at, event.case))
    execute(_TAKE_ITS_PLACE, (seq, ticket, event.case))


def case_completed(execute: Execute, event: e.CaseCompleted, recorded: Recorded) -> None:
    """A case ends with its outcome."""
    at, seq, case = recorded.at, recorded.seq, event.case
    execute(_COUNT_CASE, (seq, at, at, case))
    execute(_COMPLETE_CASE, (event.outcome.value, at, seq, case))


def completed(execute: Execute, event: e.TicketCompleted, recorded: Recorded) -> None:
    """The visit ends served."""
    at, seq, ticket = recorded.at, recorded.seq, event.ticket
    execute(_END_CALL, ("completed", at, seq, ticket))
    execute(_COMPLETE, (at, seq, ticket))
    execute(_COUNT_COMPLETED, (seq,))


def passed(execute: Execute, event: e.NoShowRecorded, recorded: Recorded) -> None:
    """Nobody came."""
    at, seq, ticket = recorded.at, recorded.seq, event.ticket
    execute(_END_CALL, ("no_show", at, seq, ticket))
    execute(_PASS, (at, seq, ticket))
    execute(_COUNT_NO_SHOW, (seq,))


def reinstated(execute: Execute, event: e.TicketReinstated, recorded: Recorded) -> None:
    """A passed person waits again."""
    execute(_REINSTATE, (event.since, recorded.at, recorded.seq, event.ticket))
    execute(_COUNT_REINSTATED, (recorded.seq,))


def parked(execute: Execute, event: e.TicketParked, recorded: Recorded) -> None:
    """The person in hand is set aside."""
    at, seq, ticket = recorded.at, recorded.seq, event.ticket
    execute(_END_CALL, ("parked", at, seq, ticket))
    execute(_SET_ASIDE_CASES, (seq, ticket))
    execute(_PARK, (seq, ticket))
    execute(_COUNT_PARKED, (seq,))


def taken_back(execute: Execute, event: e.TicketTakenBack, recorded: Recorded) -> None:
    """A parked person waits again."""
    execute(_TAKE_BACK, (recorded.at, recorded.seq, event.ticket))


def transferred(execute: Execute, event: e.TicketTransferred, recorded: Recorded) -> None:
    """The person is led on and waits in the old place."""
    at, seq, ticket = recorded.at, recorded.seq, event.ticket
    execute(_END_CALL, ("transferred", at, seq, ticket))
    execute(_SET_ASIDE_CASES, (seq, ticket))
    if event.service is not None:
        execute(_CHANGE_SERVICE, (event.service, seq, event.case))
    execute(_LEAD_ON, (event.to_window, event.note, at, seq, ticket))
    execute(_COUNT_TRANSFERRED, (seq,))
