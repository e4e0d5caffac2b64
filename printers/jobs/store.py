"""The queue on disk: one small SQLite file in the printer's folder.

SQLite and not a file that is only appended to: several threads add while one prints, copies are counted and keys
compared in the same transaction that adds, what has ended is found and forgotten, and a power cut in the middle of a
write leaves the state before it. A commit returns when the disk has it. What must never be, the database refuses
itself: a job that goes back, two slips on the line at once, one key twice.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from printers.jobs.errors import JobNotEnded, JobsAreNewer, JobsNotKept, JobUnknown
from printers.jobs.job import Job, JobState, Reason

FILE_NAME = "jobs.db"
KEPT_SECONDS = 30 * 86_400.0
"""Jobs that ended are forgotten after so long. What a slip says is erased as soon as it has ended."""
_BUSY_SECONDS = 5.0
_WAL_BYTES_KEPT = 1024 * 1024

_FIRST = (
    """
    CREATE TABLE jobs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        state TEXT NOT NULL DEFAULT 'waiting'
            CHECK (state IN ('waiting', 'sending', 'printed', 'failed', 'uncertain')),
        reason TEXT NOT NULL DEFAULT '',
        data BLOB,
        size INTEGER NOT NULL,
        added_at REAL NOT NULL,
        patience REAL NOT NULL,
        ended_at REAL,
        copy_of INTEGER,
        copy INTEGER NOT NULL DEFAULT 0,
        CHECK ((copy_of IS NULL) = (copy = 0)),
        CHECK ((data IS NULL) = (state IN ('printed', 'failed', 'uncertain')))
    ) STRICT
    """,
    "CREATE UNIQUE INDEX one_slip_on_the_line ON jobs (state) WHERE state = 'sending'",
    "CREATE UNIQUE INDEX each_copy_counts_once ON jobs (copy_of, copy) WHERE copy_of IS NOT NULL",
    "CREATE INDEX jobs_by_state ON jobs (state)",
    "CREATE INDEX jobs_by_end ON jobs (ended_at)",
    """
    CREATE TRIGGER jobs_never_go_back BEFORE UPDATE ON jobs WHEN NOT (
        (OLD.state = 'waiting' AND NEW.state IN ('sending', 'failed'))
        OR (OLD.state = 'sending' AND NEW.state IN ('printed', 'failed', 'uncertain'))
    ) BEGIN
        SELECT RAISE(ABORT, 'jobs: a job never goes back');
    END
    """,
)

_ENDS_ARE_HEARD = (
    "ALTER TABLE jobs ADD COLUMN heard INTEGER NOT NULL DEFAULT 0",
    "DROP TRIGGER jobs_never_go_back",
    """
    CREATE TRIGGER jobs_never_go_back BEFORE UPDATE OF state ON jobs WHEN NOT (
        (OLD.state = 'waiting' AND NEW.state IN ('sending', 'failed'))
        OR (OLD.state = 'sending' AND NEW.state IN ('printed', 'failed', 'uncertain'))
    ) BEGIN
        SELECT RAISE(ABORT, 'jobs: a job never goes back');
    END
    """,
    "UPDATE jobs SET heard = 1 WHERE ended_at IS NOT NULL",
    "CREATE INDEX ends_not_heard ON jobs (id) WHERE ended_at IS NOT NULL AND NOT heard",
)

VERSIONS = (_FIRST, _ENDS_ARE_HEARD)
"""What makes each version of the tables out of the one before; how many a file has, SQLite's `user_version` tells."""

_COLUMNS = "id, key, title, state, reason, size, added_at, patience, ended_at, copy_of, copy"


class JobStore:
    """The jobs of one printer, in `folder`. Any thread may call; every error is a `JobsNotKept`."""

    def __init__(self, folder: Path, now: Callable[[], float] = time.time) -> None:
        self._path = folder / FILE_NAME
        self._now = now
        self._one_at_a_time = threading.Lock()
        with self._naming_errors():
            self._database = _open(self._path)

    def close(self) -> None:
        """Close the file."""
        with self._one_at_a_time:
            self._database.close()

    def add(self, key: str, title: str, data: bytes, patience: float) -> tuple[Job, bool]:
        """Keep a slip to be printed; of a key that is known, the job that it has. Tells whether it is new."""
        with self._transaction() as db:
            known = _one(db, "key = ?", key)
            if known is not None:
                return known, False
            self._forget_old(db)
            return self._insert(db, key, title, data, patience, None, 0), True

    def add_copy(self, job: int, render: Callable[[int], bytes], patience: float) -> Job:
        """Keep one more copy of a slip that has ended; `render` is told how many of it may be on paper already."""
        with self._transaction() as db:
            asked = _known(db, job)
            original = _known(db, asked.original)
            family = _all(db, "id = ? OR copy_of = ?", original.id, original.id)
            if any(not member.state.ended for member in family):
                raise JobNotEnded(original.title)
            on_paper = sum(member.state is not JobState.FAILED for member in family)
            copy = 1 + max(member.copy for member in family)
            key = f"{original.key}#{copy}"
            return self._insert(db, key, original.title, render(on_paper), patience, original.id, copy)

    def find(self, key: str) -> Job | None:
        """The job that has this key."""
        with self._transaction() as db:
            return _one(db, "key = ?", key)

    def job(self, job: int) -> Job:
        """One job; raises `JobUnknown`."""
        with self._transaction() as db:
            return _known(db, job)

    def latest(self, count: int) -> list[Job]:
        """The jobs that were added last, newest first."""
        with self._transaction() as db:
            return _all(db, "1 ORDER BY id DESC LIMIT ?", count)

    def waiting(self) -> list[Job]:
        """Jobs that nothing was sent of, in the order in which they came."""
        with self._transaction() as db:
            return _all(db, "state = 'waiting' ORDER BY id")

    def begin(self, job: int) -> bytes:
        """Write down that a slip is being sent, before its first byte is; tells what is to be sent."""
        with self._transaction() as db:
            db.execute("UPDATE jobs SET state = 'sending' WHERE id = ?", (job,))
            data: bytes = db.execute("SELECT data FROM jobs WHERE id = ?", (job,)).fetchone()[0]
            return data

    def end(self, job: int, state: JobState, reason: str) -> Job:
        """Write down what became of a slip, and erase what it said."""
        with self._transaction() as db:
            self._end(db, job, state, reason)
            return _known(db, job)

    def interrupted(self) -> list[Job]:
        """Slips that were being sent when the program ended: nobody knows what is on the paper."""
        with self._transaction() as db:
            left = _all(db, "state = 'sending'")
            for job in left:
                self._end(db, job.id, JobState.UNCERTAIN, Reason.INTERRUPTED)
            return [_known(db, job.id) for job in left]

    def unheard(self) -> list[Job]:
        """Jobs that have ended, and nobody said yet that this is taken down; in the order in which they came."""
        with self._transaction() as db:
            return _all(db, "ended_at IS NOT NULL AND NOT heard ORDER BY id")

    def heard(self, jobs: Iterable[int]) -> None:
        """What became of these jobs is taken down where it belongs."""
        with self._transaction() as db:
            db.executemany("UPDATE jobs SET heard = 1 WHERE id = ?", ((job,) for job in jobs))

    def _end(self, db: sqlite3.Connection, job: int, state: JobState, reason: str) -> None:
        db.execute(
            "UPDATE jobs SET state = ?, reason = ?, data = NULL, ended_at = ? WHERE id = ?",
            (state, reason, self._now(), job),
        )

    def _insert(
        self,
        db: sqlite3.Connection,
        key: str,
        title: str,
        data: bytes,
        patience: float,
        copy_of: int | None,
        copy: int,
    ) -> Job:
        added = db.execute(
            "INSERT INTO jobs (key, title, data, size, added_at, patience, copy_of, copy)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (key, title, data, len(data), self._now(), patience, copy_of, copy),
        ).lastrowid
        assert added is not None
        return _known(db, added)

    def _forget_old(self, db: sqlite3.Connection) -> None:
        db.execute("DELETE FROM jobs WHERE ended_at < ?", (self._now() - KEPT_SECONDS,))

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing; on the disk when it ends."""
        with self._one_at_a_time, self._naming_errors():
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield self._database
                self._database.execute("COMMIT")
            except BaseException:
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")
                raise

    @contextmanager
    def _naming_errors(self) -> Iterator[None]:
        try:
            yield
        except JobsAreNewer:
            raise
        except (sqlite3.Error, OSError) as error:
            raise JobsNotKept(self._path, error) from error


def _open(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        path.chmod(0o600)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.execute("PRAGMA secure_delete = ON")
        database.execute(f"PRAGMA journal_size_limit = {_WAL_BYTES_KEPT}")
        _make_tables(database, path)
    except BaseException:
        database.close()
        raise
    return database


def _make_tables(db: sqlite3.Connection, path: Path) -> None:
    """Those that the file lacks, all of them or none."""
    db.execute("BEGIN IMMEDIATE")
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version > len(VERSIONS):
        raise JobsAreNewer(path)
    for statements in VERSIONS[version:]:
        for statement in statements:
            db.execute(statement)
    db.execute(f"PRAGMA user_version = {len(VERSIONS)}")
    db.execute("COMMIT")


def _known(db: sqlite3.Connection, job: int) -> Job:
    found = _one(db, "id = ?", job)
    if found is None:
        raise JobUnknown(job)
    return found


def _one(db: sqlite3.Connection, where: str, *values: object) -> Job | None:
    return next(iter(_all(db, where, *values)), None)


def _all(db: sqlite3.Connection, where: str, *values: object) -> list[Job]:
    rows = db.execute(f"SELECT {_COLUMNS} FROM jobs WHERE {where}", values).fetchall()
    return [_job(row) for row in rows]


def _job(row: tuple[Any, ...]) -> Job:
    """The columns stand in the order of `Job`'s fields; their types are the table's (STRICT)."""
    number, key, title, state, *others = row
    return Job(number, key, title, JobState(state), *others)
