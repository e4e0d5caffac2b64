"""Snapshots of the hall: a cache of the log's beginning. Deleting them loses nothing.

A snapshot counts only if the very rules that are running made it (a fingerprint of the domain's source), if the event
on which it stands is still in the log, and if its bytes are as written. Otherwise it is passed over.
"""

from __future__ import annotations

import functools
import hashlib
import sqlite3
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

import dispatcher.domain
from dispatcher.domain.model import Hall
from dispatcher.store.records import Head

KEPT = 2
"""How many snapshots stay; the older one serves if the newest should be unusable."""

_HALL = TypeAdapter(Hall)
_INDEXED = {"tickets": {"__all__": {"lane"}}}

_PUT = """
INSERT INTO snapshots (seq, hash, made_by, digest, state) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (seq) DO UPDATE SET hash = excluded.hash, made_by = excluded.made_by, digest = excluded.digest,
    state = excluded.state
"""
_DROP_OLD = f"DELETE FROM snapshots WHERE seq NOT IN (SELECT seq FROM snapshots ORDER BY seq DESC LIMIT {KEPT})"
_SOUND = """
SELECT s.seq, s.digest, s.state FROM snapshots s JOIN events e ON e.seq = s.seq AND e.hash = s.hash
WHERE s.made_by = ? ORDER BY s.seq DESC
"""


@functools.cache
def fingerprint() -> str:
    """What made a snapshot: SHA-256 over the source of the domain. Other rules may lead to another hall."""
    digest = hashlib.sha256()
    for folder in dispatcher.domain.__path__:
        for source in sorted(Path(folder).rglob("*.py")):
            digest.update(hashlib.sha256(source.read_bytes()).digest())
    return digest.hexdigest()


def put(connection: sqlite3.Connection, head: Head, hall: Hall) -> None:
    """Store the hall as it stands after `head`, and drop the oldest snapshots."""
    state = dump(hall)
    connection.execute(_PUT, (head.seq, head.hash, fingerprint(), _digest(head.seq, state), state))
    connection.execute(_DROP_OLD)


def newest(connection: sqlite3.Connection) -> tuple[int, Hall] | None:
    """The newest sound snapshot as (seq, hall), the hall indexed and ready."""
    for seq, digest, state in connection.execute(_SOUND, (fingerprint(),)):
        hall = restore(state) if digest == _digest(seq, state) else None
        if hall is not None:
            hall.index()
            return seq, hall
    return None


def dump(hall: Hall) -> bytes:
    """The hall without its indexes, as JSON."""
    return _HALL.dump_json(hall, exclude=_INDEXED)


def restore(state: bytes) -> Hall | None:
    """The hall that `dump` wrote, not yet indexed; None if the bytes are no such thing."""
    try:
        hall: Hall = _HALL.validator.validate_json(state, strict=True, extra="forbid")
    except ValidationError:
        return None
    return hall


def _digest(seq: int, state: bytes) -> bytes:
    return hashlib.sha256(seq.to_bytes(8, "big") + state).digest()
