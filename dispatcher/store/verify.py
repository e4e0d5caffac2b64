"""Checking a store from its first event on: is the log whole, and is everything else what the log says?

The chain of hashes is walked again, every event is lived through again, the ledger is made anew in a scratch database
and compared row by row. It reads one consistent state of a live database and needs no lock.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from dispatcher.domain.model import Hall
from dispatcher.store import snapshots
from dispatcher.store.chain import GENESIS, link
from dispatcher.store.compare import Problem, ledger_differences, schema_differences
from dispatcher.store.database import connect_reader, database_in, read_only_uri
from dispatcher.store.errors import DataFolderMissing, StoreError, naming_errors
from dispatcher.store.ledger import Projector
from dispatcher.store.migrations import is_current, migrate
from dispatcher.store.records import Head, Recorded
from dispatcher.store.replay import replay

Progress = Callable[[int, int], None]
"""Called with (events checked, events of the log) now and then."""

_EVERY = 10_000
_EVENTS = """
SELECT seq, at, CAST(type AS BLOB), CAST(data AS BLOB), CAST(command_id AS BLOB), CAST(actor AS BLOB), prev_hash, hash
FROM live.events ORDER BY seq
"""

_Stored = tuple[int, int, bytes, bytes, bytes, bytes, bytes, bytes]


@dataclass(frozen=True, slots=True)
class Report:
    """What verification found: how many events are in order, the hash up to there, and what is wrong, first first.

    The hash of a day's last event stands on that day's report: a log that was rewritten as a whole has another one.
    """

    events: int
    head_hash: bytes
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    def lines(self) -> list[str]:
        """The report for people, Chinese first."""
        if self.sound:
            return [
                f"检验通过：{self.events} 条事件，链首尾完整，台账与日志一致。末条哈希 {self.head_hash.hex()}",
                f"Sound: {self.events} events, chain whole, ledger as the log says. Last hash {self.head_hash.hex()}",
            ]
        return [line for problem in self.problems for line in (problem.zh, problem.en)]


def verify(place: Path, progress: Progress | None = None) -> Report:
    """Check the store in the folder `place`, or the database file `place`, such as a backup.

    Raises `DataFolderMissing` if there is none, `DatabaseIsNewer`, or what the disk or the file bring.
    """
    with naming_errors(), _scratch_beside(database_in(place)) as connection:
        walk = _Walk(connection, progress)
        problem = walk.first_wrong_event()
        problems = [problem] if problem else [*walk.wrong_snapshots, *ledger_differences(connection)]
        return Report(walk.head.seq, walk.head.hash, (*schema_differences(connection), *problems))


@contextmanager
def _scratch_beside(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to an empty scratch database, with the database at `path` attached to read as `live`."""
    with closing(connect_reader(path)) as live:
        if not is_current(live):
            raise DataFolderMissing(str(path))
    with closing(sqlite3.connect("", isolation_level=None, uri=True, cached_statements=256)) as scratch:
        scratch.execute("PRAGMA journal_mode = OFF")
        scratch.execute("PRAGMA synchronous = OFF")
        scratch.execute("PRAGMA cache_size = -65536")
        migrate(scratch)
        scratch.execute("ATTACH ? AS live", (read_only_uri(path),))
        scratch.execute("BEGIN")
        yield scratch


class _Walk:
    """Going through the log from its beginning, up to the first event that is wrong."""

    def __init__(self, connection: sqlite3.Connection, progress: Progress | None) -> None:
        self._connection = connection
        self._progress = progress
        self._projector = Projector(connection)
        self._hall = Hall()
        self._snapshots: dict[int, bytes] = dict(
            connection.execute("SELECT seq, state FROM live.snapshots WHERE made_by = ?", (snapshots.fingerprint(),))
        )
        self.wrong_snapshots: list[Problem] = []
        self.head = Head(0, 0, GENESIS)

    def first_wrong_event(self) -> Problem | None:
        """What is wrong with the first event that is; None if all are in order. `head` is the last one in order."""
        total = self._connection.execute("SELECT coalesce(max(seq), 0) FROM live.events").fetchone()[0]
        for stored in self._connection.execute(_EVENTS):
            problem = self._broken_link(stored) or self._out_of_place(stored)
            if problem is not None:
                return problem
            self.head = Head(stored[0], stored[1], stored[7])
            if self._snapshots:
                self._check_snapshot()
            if self._progress is not None and stored[0] % _EVERY == 0:
                self._progress(stored[0], total)
        if self._progress is not None:
            self._progress(total, total)
        if self._snapshots:
            self.wrong_snapshots.append(_log_cut_short(self.head.seq, max(self._snapshots)))
        return None

    def _broken_link(self, stored: _Stored) -> Problem | None:
        seq, at, name, data, command_id, actor, prev_hash, found = stored
        if seq != self.head.seq + 1:
            return _wrong(self.head.seq + 1, "缺失", f"is missing; the next one is {seq}")
        if prev_hash != self.head.hash:
            return _wrong(seq, "的 prev_hash 与前一条的哈希不符", "has a prev_hash that is not the hash before it")
        if found != link(prev_hash, seq, at, name, data, command_id, actor):
            return _wrong(seq, "被改动：哈希与内容不符", "was altered: its hash does not match its content")
        if at < self.head.at:
            return _wrong(seq, "的时间早于前一条", "is earlier than the one before it")
        return None

    def _out_of_place(self, stored: _Stored) -> Problem | None:
        seq, at, name, data, command_id, actor, _, found = stored
        try:
            kind = name.decode()
            event = replay(self._hall, seq, at, kind, data)
            self._projector.project(Recorded(seq, at, kind, data, command_id.decode(), actor.decode(), found, event))
        except StoreError as error:
            return _wrong(seq, f"无法采信：{error.zh}（{error.detail}）", f"cannot be: {error.en} ({error.detail})")
        except UnicodeDecodeError as error:
            return _wrong(seq, "含有非 UTF-8 文本", f"holds text that is not UTF-8: {error}")
        except sqlite3.IntegrityError as error:
            return _wrong(seq, f"与台账规则冲突（{error}）", f"breaks a rule of the ledger ({error})")
        return None

    def _check_snapshot(self) -> None:
        state = self._snapshots.pop(self.head.seq, None)
        if state is not None and snapshots.restore(state) != snapshots.restore(snapshots.dump(self._hall)):
            self.wrong_snapshots.append(
                Problem(
                    self.head.seq,
                    "snapshots",
                    f"快照 {self.head.seq} 与日志不符",
                    f"Snapshot {self.head.seq} is not what the log says; delete it",
                )
            )


def _wrong(seq: int, zh: str, en: str) -> Problem:
    return Problem(seq, "events", f"第一处错误：事件 {seq} {zh}", f"First wrong: event {seq} {en}")


def _log_cut_short(last: int, snapshot: int) -> Problem:
    return Problem(
        last + 1,
        "events",
        f"日志在事件 {last} 之后被截断：还留有事件 {snapshot} 的快照",
        f"The log was cut short after event {last}: a snapshot of event {snapshot} is still there",
    )
