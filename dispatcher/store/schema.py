"""Tables of the store besides the ledger: the log, first answers, texts, settings, devices, clerks, snapshots."""

from __future__ import annotations

LOG = (
    """
    CREATE TABLE events (
        seq INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        type TEXT NOT NULL,
        data TEXT NOT NULL,
        command_id TEXT NOT NULL,
        actor TEXT NOT NULL,
        prev_hash BLOB NOT NULL CHECK (length(prev_hash) = 32),
        hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT
    """,
    """
    CREATE TRIGGER events_follow_one_another BEFORE INSERT ON events BEGIN
        SELECT CASE
            WHEN NEW.seq IS NOT coalesce((SELECT max(seq) FROM events), 0) + 1
                THEN RAISE(ABORT, 'events: seq does not follow the last one')
            WHEN NEW.prev_hash IS NOT coalesce((SELECT hash FROM events ORDER BY seq DESC LIMIT 1), zeroblob(32))
                THEN RAISE(ABORT, 'events: prev_hash is not the hash of the last one')
            WHEN NEW.at < (SELECT at FROM events ORDER BY seq DESC LIMIT 1)
                THEN RAISE(ABORT, 'events: at is before the last one')
        END;
    END
    """,
    """
    CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events BEGIN
        SELECT RAISE(ABORT, 'events: the log is never changed');
    END
    """,
    """
    CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events BEGIN
        SELECT RAISE(ABORT, 'events: the log is never shortened');
    END
    """,
)
"""The log: append-only and linked, by the database's own rules."""

SIDE_TABLES = (
    """
    CREATE TABLE snapshots (
        seq INTEGER PRIMARY KEY,
        hash BLOB NOT NULL,
        made_by TEXT NOT NULL,
        digest BLOB NOT NULL,
        state BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE commands (
        id TEXT PRIMARY KEY NOT NULL,
        digest BLOB NOT NULL,
        status INTEGER NOT NULL,
        answer BLOB NOT NULL,
        at INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE texts (
        key TEXT PRIMARY KEY NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        expires_at INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX texts_by_expiry ON texts (expires_at)",
    "CREATE TABLE settings (key TEXT PRIMARY KEY NOT NULL, value BLOB NOT NULL) STRICT",
    """
    CREATE TABLE devices (
        id TEXT PRIMARY KEY NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('kiosk', 'console', 'screen', 'guide', 'supervisor')),
        place TEXT NOT NULL,
        token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
        enrolled_at INTEGER NOT NULL,
        revoked_at INTEGER
    ) STRICT
    """,
    """
    CREATE TABLE clerks (
        id TEXT PRIMARY KEY NOT NULL,
        salt BLOB NOT NULL,
        pin_hash BLOB NOT NULL,
        set_at INTEGER NOT NULL
    ) STRICT
    """,
)
"""What is not history: caches, answers, personal data with an expiry, and who may connect."""
