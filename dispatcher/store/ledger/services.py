"""The hall's rules as far as the ledger needs them: its time zone, and the queue of each service."""

from __future__ import annotations

from dispatcher.domain import events as e
from dispatcher.store.ledger.terms import Execute
from dispatcher.store.records import Recorded

QUEUE_OF_FIRST_OPEN_CASE = """
(SELECT s.queue FROM cases c JOIN services s ON s.id = c.service
 WHERE c.ticket = tickets.id AND c.state IN ('waiting', 'serving') ORDER BY c.n LIMIT 1)
"""
"""Where a visit waits: with the first of its services that is not done."""

_PUT_HALL = """
INSERT INTO halls (id, time_zone, discipline, configured_at, last_seq) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET time_zone = excluded.time_zone, discipline = excluded.discipline,
    configured_at = excluded.configured_at, last_seq = excluded.last_seq
"""
_WITHDRAW_SERVICES = "UPDATE services SET offered = 0, last_seq = ? WHERE offered = 1"
_PUT_SERVICE = """
INSERT INTO services (id, domain, queue, work, special, offered, last_seq) VALUES (?, ?, ?, ?, ?, 1, ?)
ON CONFLICT (id) DO UPDATE SET domain = excluded.domain, queue = excluded.queue, work = excluded.work,
    special = excluded.special, offered = 1, last_seq = excluded.last_seq
"""
_REQUEUE = f"""
UPDATE tickets SET queue = {QUEUE_OF_FIRST_OPEN_CASE}, last_seq = ?
WHERE state = 'waiting' AND queue IS NOT {QUEUE_OF_FIRST_OPEN_CASE}
"""


def configured(execute: Execute, event: e.HallConfigured, recorded: Recorded) -> None:
    """Take over the rules; a service that is no longer offered stays for the cases it had."""
    rules, seq = event.rules, recorded.seq
    execute("DELETE FROM halls WHERE id IS NOT ?", (rules.hall,))
    execute(_PUT_HALL, (rules.hall, rules.hours.time_zone, rules.discipline, recorded.at, seq))
    execute(_WITHDRAW_SERVICES, (seq,))
    for service in rules.services:
        execute(_PUT_SERVICE, (service.id, service.domain, service.queue, service.work, service.special, seq))
    execute(_REQUEUE, (seq,))
