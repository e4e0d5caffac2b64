"""What the store promises to everything above it, tried with other tools, with kill and with a full disk.

The database itself refuses what must never be, even if the code above it is wrong: these tests go past that code and
speak SQL to the file.
"""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hall_builder import moment
from recorded_hall import RecordedScene, plain, raw_connection, recorded_scene

from dispatcher.domain import commands as c
from dispatcher.domain.events import DeviceReported
from dispatcher.store import EventStore, backup, restore, verify
from dispatcher.store.errors import DataFolderInUse, DiskFailed, DiskFull, StoreUnavailable

NINE = moment("09:00")

EVENT = """
INSERT INTO events (seq, at, type, data, command_id, actor, prev_hash, hash)
SELECT seq + :ahead, at + :later, type, data, command_id, actor, {prev_hash}, zeroblob(32)
FROM events ORDER BY seq DESC LIMIT 1
"""
"""An event made up by hand behind the last one; in order with ahead 1, later 0 and prev_hash the last hash."""


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[RecordedScene]:
    """Two windows with a person each in hand, one paused, two people waiting."""
    with recorded_scene(tmp_path) as recorded:
        recorded.open("1", "jia")
        recorded.open("2", "yi")
        recorded.open("3", "bing")
        for _ in range(4):
            recorded.issue("card")
        recorded.call("1")
        recorded.call("2")
        recorded.do(c.PauseWindow("3", "break"))
        yield recorded


def refuse(folder: Path, statement: str, reason: str, **values: int) -> None:
    with raw_connection(folder) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError, match=reason):
            connection.execute(statement, values)
        assert connection.total_changes == 0


# The log is appended to and nothing else.


def test_an_event_in_order_is_taken(scene: RecordedScene, tmp_path: Path) -> None:
    with raw_connection(tmp_path) as connection:
        assert connection.execute(EVENT.format(prev_hash="hash"), {"ahead": 1, "later": 0}).rowcount == 1


@pytest.mark.parametrize(
    "verb", ["UPDATE events SET at = at", "UPDATE OR REPLACE events SET actor = 'x' WHERE seq = 2"]
)
def test_no_event_is_changed(scene: RecordedScene, tmp_path: Path, verb: str) -> None:
    refuse(tmp_path, verb, "never changed")


@pytest.mark.parametrize("which", ["", "WHERE seq = 1", "WHERE seq = (SELECT max(seq) FROM events)"])
def test_no_event_is_deleted(scene: RecordedScene, tmp_path: Path, which: str) -> None:
    refuse(tmp_path, f"DELETE FROM events {which}", "never shortened")


@pytest.mark.parametrize("ahead", [-2, -1, 0, 2, 1000])
def test_no_event_leaves_a_gap_or_takes_a_place(scene: RecordedScene, tmp_path: Path, ahead: int) -> None:
    refuse(tmp_path, EVENT.format(prev_hash="hash"), "seq does not follow", ahead=ahead, later=0)


@pytest.mark.parametrize("conflict", ["REPLACE", "IGNORE", "FAIL"])
def test_no_event_is_replaced_by_a_conflict_clause(scene: RecordedScene, tmp_path: Path, conflict: str) -> None:
    statement = EVENT.format(prev_hash="hash").replace("INSERT INTO", f"INSERT OR {conflict} INTO")
    refuse(tmp_path, statement, "seq does not follow", ahead=0, later=0)


def test_no_event_comes_without_a_number(scene: RecordedScene, tmp_path: Path) -> None:
    statement = EVENT.format(prev_hash="hash").replace("seq + :ahead", "NULL")
    refuse(tmp_path, statement, "seq does not follow", later=0)


@pytest.mark.parametrize("prev_hash", ["zeroblob(32)", "prev_hash"])
def test_no_event_hangs_on_another_hash(scene: RecordedScene, tmp_path: Path, prev_hash: str) -> None:
    refuse(tmp_path, EVENT.format(prev_hash=prev_hash), "prev_hash is not", ahead=1, later=0)


def test_no_event_is_before_the_last(scene: RecordedScene, tmp_path: Path) -> None:
    refuse(tmp_path, EVENT.format(prev_hash="hash"), "before the last", ahead=1, later=-1)


def test_a_log_begins_with_the_first_event(tmp_path: Path) -> None:
    EventStore.open(tmp_path).close()
    values = "?, 0, 'window-ready.1', '{}', 'c', 'a', zeroblob(32), zeroblob(32)"
    with raw_connection(tmp_path) as connection:
        for seq in (0, 2):
            with pytest.raises(sqlite3.IntegrityError, match="seq does not follow"):
                connection.execute(f"INSERT INTO events VALUES ({values})", (seq,))
        connection.execute(f"INSERT INTO events VALUES ({values})", (1,))


def test_columns_hold_what_they_are_for(scene: RecordedScene, tmp_path: Path) -> None:
    with raw_connection(tmp_path) as connection, pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"):
        connection.execute("UPDATE tickets SET issued_at = 'this morning'")


# One number, one call, one clerk.


def copy_of(table: str, columns: str, **changed: str) -> str:
    """An INSERT of the first row of `table` again, with some columns changed."""
    values = ", ".join(changed.get(column, column) for column in columns.split())
    return f"INSERT INTO {table} ({', '.join(columns.split())}) SELECT {values} FROM {table} ORDER BY rowid LIMIT 1"


TICKET = "id serial day number count issued_queue queue priority language proxy state issued_at since last_seq"
ANOTHER = {"id": "'another'", "serial": "999", "state": "'parked'"}


def test_no_number_is_given_twice_on_a_day(scene: RecordedScene, tmp_path: Path) -> None:
    refuse(tmp_path, copy_of("tickets", TICKET, **ANOTHER, count="77"), "tickets.day, tickets.number")


def test_no_count_of_a_queue_is_given_twice_on_a_day(scene: RecordedScene, tmp_path: Path) -> None:
    refuse(tmp_path, copy_of("tickets", TICKET, **ANOTHER, number="'AL001'"), "tickets.issued_queue, tickets.count")


def test_no_serial_is_given_twice(scene: RecordedScene, tmp_path: Path) -> None:
    again = {**ANOTHER, "serial": "serial", "number": "'A777'", "count": "777"}
    refuse(tmp_path, copy_of("tickets", TICKET, **again), "tickets.serial")


CALL = "id ticket number day window clerk queue priority how claim runner_up_claim called_at last_called_at last_seq"


def test_no_window_calls_a_second_person_while_one_is_in_hand(scene: RecordedScene, tmp_path: Path) -> None:
    waiting = "'20261123-A003'"
    refuse(tmp_path, copy_of("calls", CALL, id="999", ticket=waiting), "calls.window")


def test_no_person_is_called_to_a_second_window(scene: RecordedScene, tmp_path: Path) -> None:
    refuse(tmp_path, copy_of("calls", CALL, id="999", window="'4'"), "calls.ticket")


def test_no_call_is_opened_again_beside_another(scene: RecordedScene, tmp_path: Path) -> None:
    scene.finish("1")
    scene.call("1")
    refuse(
        tmp_path,
        "UPDATE calls SET ended = NULL, ended_at = NULL WHERE id = (SELECT min(id) FROM calls)",
        "UNIQUE constraint failed",
    )


def test_no_window_has_two_clerks(scene: RecordedScene, tmp_path: Path) -> None:
    columns = "id window clerk day opened_at last_seq"
    refuse(tmp_path, copy_of("windows", columns, id="999", clerk="'ji'"), "windows.window")


def test_no_window_pauses_twice_at_once(scene: RecordedScene, tmp_path: Path) -> None:
    columns = "id window clerk day reason started_at last_seq"
    refuse(tmp_path, copy_of("pauses", columns, id="999"), "pauses.window")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE tickets SET state = 'lost'",
        "UPDATE tickets SET state = 'completed' WHERE ended_at IS NULL",
        "UPDATE tickets SET waiting_from = NULL WHERE state = 'waiting'",
        "UPDATE cases SET outcome = 'done' WHERE state = 'waiting'",
        "UPDATE cases SET ticket = 'nobody'",
        "UPDATE calls SET ended = 'completed'",
        "DELETE FROM tickets WHERE id IN (SELECT ticket FROM calls)",
    ],
)
def test_no_row_contradicts_itself(scene: RecordedScene, tmp_path: Path, statement: str) -> None:
    refuse(tmp_path, statement, "constraint failed")


# Whatever happens to the process or the disk, what was acknowledged is there and nothing else.

_WRITES_UNTIL_KILLED = """
import sys
from pathlib import Path
from dispatcher.domain.events import DeviceReported
from dispatcher.store import EventStore

store = EventStore.open(Path(sys.argv[1]))
for number in range(10_000):
    at = int(sys.argv[2]) + number
    with store.batch():
        store.append([DeviceReported("printer-1", f"a{number}")], at, f"command-{number}", "test")
        store.remember(f"command-{number}", b"", 200, b"", at)
        store.append([DeviceReported("printer-2", f"b{number}")], at, f"command-{number}", "test")
    print(number, flush=True)
"""


def run_python(script: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip


@pytest.mark.parametrize("acknowledged_at_least", [1, 50, 200])
def test_a_killed_process_leaves_what_it_acknowledged_and_no_half_batch(
    tmp_path: Path, acknowledged_at_least: int
) -> None:
    with run_python(_WRITES_UNTIL_KILLED, str(tmp_path), str(NINE)) as process:
        assert process.stdout is not None
        last = -1
        while last < acknowledged_at_least:
            last = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        last = max([last, *(int(line) for line in process.stdout.read().split("\n")[:-1])])
    with EventStore.open(tmp_path) as store:
        rows = store.read_events(0, 100_000)
        batches = len(rows) // 2
        assert last + 1 <= batches <= last + 2
        assert [row.command_id for row in rows] == [f"command-{n // 2}" for n in range(2 * batches)]
        assert store.answer_of(f"command-{batches - 1}") is not None
        assert store.answer_of(f"command-{batches}") is None
        assert store.load().devices["printer-2"].state == f"b{batches - 1}"
    assert verify(tmp_path).sound


_STOPS_WITHIN_A_BATCH = """
import os, sys
from pathlib import Path
from dispatcher.domain.events import DeviceReported
from dispatcher.store import EventStore

store = EventStore.open(Path(sys.argv[1]))
with store.batch():
    store.append([DeviceReported("printer-1", "ready")] * 5000, int(sys.argv[2]), "command", "test")
    store.keep_text("key", "note", "text", 0)
    os._exit(9)
"""


def test_a_process_that_ends_within_a_batch_leaves_nothing_of_it(scene: RecordedScene, tmp_path: Path) -> None:
    assert scene.store is not None
    before = scene.store.head
    scene.store.close()
    with run_python(_STOPS_WITHIN_A_BATCH, str(tmp_path), str(scene.now)) as process:
        assert process.wait(timeout=60) == 9
    scene.store = EventStore.open(tmp_path)
    assert scene.store.head == before
    assert plain(scene.store.load()) == plain(scene.hall)
    assert scene.store.texts(["key"]) == {}
    assert verify(tmp_path).sound


_OPENS = """
import sys
from pathlib import Path
from dispatcher.store import EventStore
from dispatcher.store.errors import DataFolderInUse

try:
    EventStore.open(Path(sys.argv[1])).close()
except DataFolderInUse as error:
    print(error.code())
else:
    print("opened")
"""


def opened_elsewhere(folder: Path) -> str:
    with run_python(_OPENS, str(folder)) as process:
        told, complaint = process.communicate(timeout=60)
    assert not complaint
    return told.strip()


def test_a_second_process_is_refused_until_the_first_has_ended(scene: RecordedScene, tmp_path: Path) -> None:
    assert opened_elsewhere(tmp_path) == "data-folder-in-use"
    with pytest.raises(DataFolderInUse):
        EventStore.open(tmp_path)
    assert scene.store is not None
    scene.store.close()
    assert opened_elsewhere(tmp_path) == "opened"
    scene.store = EventStore.open(tmp_path)


def fill_the_disk(store: EventStore) -> None:
    """Let the database grow no more, as on a full disk."""
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages}")


def empty_the_disk(store: EventStore) -> None:
    store._connection.execute("PRAGMA max_page_count = 1000000")


def test_a_full_disk_is_named_and_the_store_goes_on_afterwards(scene: RecordedScene, tmp_path: Path) -> None:
    store = scene.store
    assert store is not None
    before = store.head
    many = [DeviceReported("printer-1", "x" * 4000)] * 50
    fill_the_disk(store)
    with pytest.raises(DiskFull) as refusal, store.batch():
        store.append(many, scene.now, "command", "test")
    assert "磁盘已满" in refusal.value.detail_zh()
    assert isinstance(refusal.value, StoreUnavailable)
    assert store.head == before
    assert plain(store.load()) == plain(scene.hall)
    empty_the_disk(store)
    scene.finish("1")
    with store.batch():
        store.append(many, scene.now, "command", "test")
    assert verify(tmp_path).sound


def test_a_command_that_fills_the_disk_does_not_take_the_batch_with_it(scene: RecordedScene, tmp_path: Path) -> None:
    store = scene.store
    assert store is not None
    before = store.head
    with store.batch():
        with store.savepoint():
            store.append([DeviceReported("printer-1", "ready")], scene.now, "fits", "test")
        fill_the_disk(store)
        with pytest.raises(DiskFull), store.savepoint():
            store.append([DeviceReported("printer-1", "x" * 4000)] * 50, scene.now, "does-not-fit", "test")
        empty_the_disk(store)
        with store.savepoint():
            store.append([DeviceReported("printer-1", "paper_low")], scene.now, "fits-again", "test")
    assert [row.command_id for row in store.read_events(before.seq, 100)] == ["fits", "fits-again"]
    assert verify(tmp_path).sound


@contextmanager
def no_file_grows_beyond(size: int) -> Iterator[None]:
    """Let the system refuse every write behind `size` bytes of a file."""
    usual, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (usual, most))


def test_a_write_that_the_disk_refuses_undoes_the_batch_and_the_store_goes_on(
    scene: RecordedScene, tmp_path: Path
) -> None:
    store = scene.store
    assert store is not None
    before = store.head

    def batch_on_a_failing_disk() -> None:
        with store.batch():
            with store.savepoint():
                store.append([DeviceReported("printer-1", "ready")], scene.now, "written", "test")
            with pytest.raises(DiskFailed), store.savepoint():
                store.append([DeviceReported("printer-1", "x" * 5000)] * 600, scene.now, "refused", "test")

    with no_file_grows_beyond((tmp_path / "hall.db-wal").stat().st_size + 20_000), pytest.raises(StoreUnavailable):
        batch_on_a_failing_disk()
    assert store.head == before
    assert store.read_events(before.seq, 100) == []
    scene.finish("1")
    assert store.head.seq > before.seq
    assert verify(tmp_path).sound


def test_a_backup_taken_while_writing_is_a_moment_of_the_hall(scene: RecordedScene, tmp_path: Path) -> None:
    store = scene.store
    assert store is not None
    enough = threading.Event()

    def write() -> None:
        number = 0
        while not enough.is_set():
            number += 1
            with store.batch():
                store.append([DeviceReported("printer-1", str(number))] * 2, scene.now + number, "c", "a")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        copies = [backup(tmp_path, tmp_path / "backups" / f"{number}.db") for number in range(3)]
    finally:
        enough.set()
        writer.join(timeout=60)
    events = [restore(copy, tmp_path / "restored" / copy.stem).events for copy in copies]
    assert events == sorted(events)
    for copy in copies:
        with EventStore.open(tmp_path / "restored" / copy.stem) as restored:
            seal = store.read_events(restored.head.seq - 1, 1)[0].hash
            assert restored.head.hash == seal
            assert restored.load().windows["1"].ticket == "20261123-A001"
