"""The durable store of a hall: one writer, one log, and everything else as a function of it.

All methods but `read_events`, `read_history`, `day_figures`, `texts` and `secret` belong to the thread that writes.
"""

from __future__ import annotations

import secrets
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from dispatcher.domain.events import Event
from dispatcher.domain.model import Hall
from dispatcher.store import snapshots
from dispatcher.store.chain import GENESIS, link
from dispatcher.store.codec import decode, encode
from dispatcher.store.database import FILE_NAME, connect_reader, connect_writer, create_or_migrate
from dispatcher.store.day_figures import DayFigures, read_day_figures
from dispatcher.store.errors import (
    DataOfOtherKind,
    EventNotRecordable,
    NoBatch,
    SnapshotOutOfPlace,
    TimeWentBack,
    named,
    naming_errors,
)
from dispatcher.store.ledger import Projector
from dispatcher.store.lock import hold
from dispatcher.store.records import Head, Recorded, Row, StoredAnswer
from dispatcher.store.replay import replay

_HEAD = "SELECT seq, at, hash FROM events ORDER BY seq DESC LIMIT 1"
_APPEND = """
INSERT INTO events (seq, at, type, data, command_id, actor, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_REPLAY = "SELECT seq, at, type, data FROM events WHERE seq > ? ORDER BY seq"
_READ = """
SELECT seq, at, type, CAST(data AS BLOB), command_id, actor, hash FROM events WHERE seq > ? ORDER BY seq LIMIT ?
"""
_LAST_BEFORE = "SELECT seq FROM events WHERE at < ? ORDER BY seq DESC LIMIT 1"
_HISTORY = """
SELECT seq, at, type, CAST(data AS BLOB), command_id, actor, hash FROM events
WHERE seq > ? AND json_extract(data, '$.ticket') = ? ORDER BY seq
"""
_REMEMBER = "INSERT INTO commands (id, digest, status, answer, at) VALUES (?, ?, ?, ?, ?)"
_ANSWER = "SELECT digest, status, answer FROM commands WHERE id = ?"
_FORGET = "DELETE FROM commands WHERE at < ?"
_KEEP_TEXT = "INSERT INTO texts (key, kind, text, expires_at) VALUES (?, ?, ?, ?)"
_TEXT = "SELECT text FROM texts WHERE key = ?"
_PURGE = "DELETE FROM texts WHERE expires_at <= ?"
_KIND = "SELECT value FROM settings WHERE key = 'kind'"
_SET_KIND = "INSERT INTO settings (key, value) VALUES ('kind', ?) ON CONFLICT (key) DO NOTHING"
_SECRET = "SELECT value FROM settings WHERE key = 'secret'"
_MAKE_SECRET = "INSERT INTO settings (key, value) VALUES ('secret', ?) ON CONFLICT (key) DO NOTHING"


class EventStore:
    """The log of a hall with its ledger, first answers, texts and snapshots. Open it with `EventStore.open`."""

    def __init__(self, connection: sqlite3.Connection, reader: sqlite3.Connection, held: ExitStack) -> None:
        self._held = held
        self._connection = connection
        self._execute = connection.cursor().execute
        self._reader = reader
        self._reading = threading.Lock()
        self._projector = Projector(connection)
        row = self._execute(_HEAD).fetchone()
        self._head = Head(*row) if row else Head(0, 0, GENESIS)
        self._secret = self._kept_secret()

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the store in `folder`, made if it is not there; raises `DataFolderInUse`, `DatabaseIsNewer`, …"""
        held = ExitStack()
        try:
            held.callback(hold(folder).release)
            path = folder / FILE_NAME
            connection = held.enter_context(closing(connect_writer(path)))
            create_or_migrate(connection)
            reader = held.enter_context(closing(connect_reader(path)))
            return cls(connection, reader, held)
        except BaseException:
            held.close()
            raise

    def close(self) -> None:
        """Let go of the database and of the folder."""
        with self._reading:
            self._held.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def head(self) -> Head:
        """The last event: number, time, hash; within a batch, the last one appended."""
        return self._head

    def load(self) -> Hall:
        """The hall as the log tells it: the newest sound snapshot and what follows.

        Raises `UnknownEventType`, `UndecodableEvent` or `EventOutOfPlace` where the log makes no sense.
        """
        with naming_errors():
            last, hall = snapshots.newest(self._connection) or (0, Hall())
            for seq, at, name, data in self._connection.execute(_REPLAY, (last,)):
                replay(hall, seq, at, name, data)
        return hall

    @contextmanager
    def batch(self) -> Iterator[None]:
        """One transaction: at its end everything within is on disk, or, after any exception, nothing is.

        Raises a `StoreUnavailable` if the transaction cannot begin or be committed.
        """
        head = self._head
        try:
            self._execute("BEGIN IMMEDIATE")
            yield
            self._execute("COMMIT")
        except BaseException as error:
            self._head = head
            if self._connection.in_transaction:
                self._execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise named(error) from error
            raise

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Within a batch: what an exception interrupts is undone, the rest of the batch stays.

        When the disk fails SQLite may undo the whole batch by itself; then `batch` refuses it too.
        """
        self._require_batch()
        head = self._head
        self._execute("SAVEPOINT command")
        try:
            yield
        except BaseException:
            self._head = head
            if self._connection.in_transaction:
                self._execute("ROLLBACK TO command")
                self._execute("RELEASE command")
            raise
        self._execute("RELEASE command")

    def append(self, events: Sequence[Event], at: int, command_id: str, actor: str) -> list[Recorded]:
        """Write `events`, which happened at `at` (µs), to the log and the ledger; within a batch.

        Raises `TimeWentBack`, `EventNotRecordable`, `RecordRefused` or a `StoreUnavailable`.
        """
        self._require_batch()
        if at < self._head.at:
            raise TimeWentBack(f"{at} < {self._head.at}")
        with naming_errors():
            return [self._append(event, at, command_id, actor) for event in events]

    def remember(self, command_id: str, digest: bytes, status: int, answer: bytes, at: int) -> None:
        """Keep the first answer to a command, in the batch that carried it out."""
        self._write(_REMEMBER, (command_id, digest, status, answer, at))

    def answer_of(self, command_id: str) -> StoredAnswer | None:
        """The first answer to a command, of this batch too."""
        row = self._execute(_ANSWER, (command_id,)).fetchone()
        return StoredAnswer(*row) if row else None

    def forget_answers(self, before: int) -> int:
        """Drop the answers given before `before` (µs); returns how many."""
        return self._write(_FORGET, (before,))

    def keep_text(self, key: str, kind: str, text: str, expires_at: int) -> None:
        """Keep personal data or free text until `expires_at` (µs). A key serves once: what was said stays as it was."""
        self._write(_KEEP_TEXT, (key, kind, text, expires_at))

    def purge_texts(self, now: int) -> int:
        """Delete the texts whose time is over; returns how many."""
        return self._write(_PURGE, (now,))

    def snapshot(self, hall: Hall) -> None:
        """Store `hall`, which must stand at the head of the log, so that the next start is quick.

        Raises `SnapshotOutOfPlace` when their times tell that it does not, or a `StoreUnavailable`.
        """
        if hall.at != self._head.at:
            raise SnapshotOutOfPlace(f"{hall.at} ≠ {self._head.at}")
        with naming_errors():
            snapshots.put(self._connection, self._head, hall)

    def secret(self) -> bytes:
        """The hall's own 32 random bytes, made when the store was made; from any thread."""
        return self._secret

    def claim(self, kind: str) -> None:
        """Say what the data is of, such as `training`; the first one to say so decides. Raises `DataOfOtherKind`."""
        self._write(_SET_KIND, (kind.encode(),))
        found = bytes(self._execute(_KIND).fetchone()[0]).decode()
        if found != kind:
            raise DataOfOtherKind(f"{found} ≠ {kind}")

    def read_events(self, after: int, limit: int) -> list[Row]:
        """Up to `limit` committed events behind `after`, in order; from any thread."""
        with self._reading, naming_errors():
            return [Row(*row) for row in self._reader.execute(_READ, (after, limit))]

    def read_history(self, ticket: str, since: int) -> list[Row]:
        """The committed events of a ticket from `since` (µs, UTC) on, in order; from any thread."""
        with self._reading, naming_errors():
            before = self._reader.execute(_LAST_BEFORE, (since,)).fetchone()
            return [Row(*row) for row in self._reader.execute(_HISTORY, (before[0] if before else 0, ticket))]

    def day_figures(self) -> DayFigures | None:
        """The figures of the day that was opened last, as committed; from any thread."""
        with self._reading, naming_errors():
            return read_day_figures(self._reader)

    def texts(self, keys: Iterable[str]) -> dict[str, str]:
        """The committed texts of those `keys` that are still kept; from any thread."""
        with self._reading, naming_errors():
            found = {key: self._reader.execute(_TEXT, (key,)).fetchone() for key in keys}
        return {key: row[0] for key, row in found.items() if row is not None}

    def _require_batch(self) -> None:
        if not self._connection.in_transaction:
            raise NoBatch("BEGIN IMMEDIATE")

    def _append(self, event: Event, at: int, command_id: str, actor: str) -> Recorded:
        name, data = encode(event)
        if decode(name, data) != event:
            raise EventNotRecordable(name)
        prev = self._head
        seq = prev.seq + 1
        digest = link(prev.hash, seq, at, name.encode(), data, command_id.encode(), actor.encode())
        self._execute(_APPEND, (seq, at, name, data.decode(), command_id, actor, prev.hash, digest))
        recorded = Recorded(seq, at, name, data, command_id, actor, digest, event)
        self._projector.project(recorded)
        self._head = Head(seq, at, digest)
        return recorded

    def _write(self, sql: str, parameters: tuple[object, ...]) -> int:
        with naming_errors():
            return self._execute(sql, parameters).rowcount

    def _kept_secret(self) -> bytes:
        self._write(_MAKE_SECRET, (secrets.token_bytes(32),))
        secret: bytes = self._execute(_SECRET).fetchone()[0]
        return secret
