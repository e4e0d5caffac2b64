"""The store keeps what was committed, and nothing else."""

from __future__ import annotations

import dataclasses
import sqlite3
import threading
from pathlib import Path

import pytest
from hall_builder import RULES, moment
from recorded_hall import busy_morning, plain, raw_connection, recorded_scene, tamper

from dispatcher.domain import commands as c
from dispatcher.domain.events import DeviceReported, HallConfigured, TicketCompleted
from dispatcher.domain.model import Hall
from dispatcher.store import EventStore, StoredAnswer
from dispatcher.store.chain import GENESIS, link
from dispatcher.store.errors import (
    DataFolderInUse,
    EventNotRecordable,
    EventOutOfPlace,
    NoBatch,
    RecordRefused,
    SnapshotOutOfPlace,
    StoreUnavailable,
    TimeWentBack,
    UndecodableEvent,
)

NINE = moment("09:00")
READY = DeviceReported("printer-1", "ready")


def test_a_new_store_is_empty_and_has_a_secret(tmp_path: Path) -> None:
    with EventStore.open(tmp_path / "new" / "hall") as store:
        assert store.head == (0, 0, GENESIS)
        assert store.load() == Hall()
        assert len(store.secret()) == 32


def test_the_secret_stays_and_is_another_one_in_another_hall(tmp_path: Path) -> None:
    with EventStore.open(tmp_path / "one") as store:
        first = store.secret()
    with EventStore.open(tmp_path / "one") as again, EventStore.open(tmp_path / "two") as other:
        assert again.secret() == first != other.secret()


def test_what_was_recorded_is_there_after_a_restart(tmp_path: Path) -> None:
    with recorded_scene(tmp_path) as scene:
        busy_morning(scene)
        head = scene.store.head if scene.store else None
    with EventStore.open(tmp_path) as store:
        assert store.head == head
        assert plain(store.load()) == plain(scene.hall)


def test_recorded_events_carry_what_was_written_and_the_chain(tmp_path: Path) -> None:
    with EventStore.open(tmp_path) as store:
        with store.batch():
            first, second = store.append([READY, DeviceReported("printer-1", "缺纸")], NINE, "c", "设备")
        assert first.event is READY
        assert (first.seq, first.at, first.type, first.command_id, first.actor) == (
            1, NINE, "device-reported.1", "c", "设备",
        )  # fmt: skip
        assert second.data.decode() == '{"device":"printer-1","state":"缺纸"}'
        assert first.hash == link(GENESIS, 1, NINE, first.type.encode(), first.data, b"c", "设备".encode())
        assert second.hash == link(first.hash, 2, NINE, second.type.encode(), second.data, b"c", "设备".encode())
        assert store.head == (2, NINE, second.hash)


def test_read_events_gives_the_log_in_portions(tmp_path: Path) -> None:
    with EventStore.open(tmp_path) as store:
        with store.batch():
            recorded = store.append([DeviceReported("screen", str(n)) for n in range(5)], NINE, "c", "a")
        rows = [*store.read_events(0, 2), *store.read_events(2, 100)]
        assert [(row.seq, row.data, row.hash) for row in rows] == [(r.seq, r.data, r.hash) for r in recorded]
        assert store.read_events(5, 10) == []


def test_readers_see_only_what_is_committed(tmp_path: Path) -> None:
    with EventStore.open(tmp_path) as store:
        with store.batch():
            store.append([READY], NINE, "c", "a")
            assert store.head.seq == 1
            assert store.read_events(0, 10) == []
        assert len(store.read_events(0, 10)) == 1


def test_events_can_be_read_from_another_thread_while_the_writer_writes(tmp_path: Path) -> None:
    with EventStore.open(tmp_path) as store:
        seen: list[int] = []

        def read() -> None:
            while len(seen) < 200:
                seen.extend(row.seq for row in store.read_events(len(seen), 50))

        reader = threading.Thread(target=read)
        reader.start()
        for number in range(100):
            with store.batch():
                store.append([READY, DeviceReported("screen", "ready")], NINE + number, "c", "a")
        reader.join(timeout=60)
        assert seen == list(range(1, 201))


def test_an_exception_undoes_the_whole_batch(tmp_path: Path) -> None:
    with EventStore.open(tmp_path) as store:

        def interrupted() -> None:
            with store.batch():
                store.append([READY], NINE, "c", "a")
                store.keep_text("k", "note", "text", NINE)
                raise KeyError

        with pytest.raises(KeyError):
            interrupted()
        assert store.head == (0, 0, GENESIS)
        assert store.texts(["k"]) == {}
        with store.batch():
            store.append([READY], NINE, "c", "a")
        assert store.head.seq == 1


def test_an_exception_in_a_savepoint_undoes_that_command_alone(tmp_path: Path) -> None:
    with EventStore.open(tmp_path) as store:

        def command(name: str, fails: bool = False) -> None:
            with store.savepoint():
                store.append([DeviceReported("printer-1", name)], NINE, name, "a")
                if fails:
                    raise KeyError

        with store.batch():
            command("c1")
            with pytest.raises(KeyError):
                command("c2", fails=True)
            command("c3")
        assert [(row.seq, row.command_id) for row in store.read_events(0, 10)] == [(1, "c1"), (2, "c3")]


def test_nothing_is_written_outside_a_batch(tmp_path: Path) -> None:
    with EventStore.open(tmp_path) as store:
        with pytest.raises(NoBatch):
            store.append([READY], NINE, "c", "a")
        with pytest.raises(NoBatch), store.savepoint():
            raise AssertionError("a savepoint needs a batch")


def test_a_batch_that_the_database_undid_cannot_go_on(tmp_path: Path) -> None:
    with EventStore.open(tmp_path) as store:

        def undone_by_the_disk() -> None:
            with store.batch():
                store.append([READY], NINE, "c", "a")
                store._connection.execute("ROLLBACK")  # as SQLite does by itself when the disk fails
                with pytest.raises(NoBatch):
                    store.append([READY], NINE, "c", "a")

        with pytest.raises(StoreUnavailable):
            undone_by_the_disk()
        assert store.head.seq == 0
        assert store.read_events(0, 10) == []


def test_time_does_not_go_back(tmp_path: Path) -> None:
    with EventStore.open(tmp_path) as store:
        with store.batch():
            store.append([READY], NINE, "c", "a")
        with pytest.raises(TimeWentBack), store.batch():
            store.append([READY], NINE - 1, "c", "a")


def test_an_event_that_could_not_be_read_back_is_not_written(tmp_path: Path) -> None:
    with EventStore.open(tmp_path) as store:
        with pytest.raises(UndecodableEvent), store.batch():
            store.append([DeviceReported("printer-1", 7)], NINE, "c", "a")  # type: ignore[arg-type]  # the point of it
        listed = dataclasses.replace(RULES, pause_reasons=["lunch"])  # type: ignore[arg-type]  # the point of it
        with pytest.raises(EventNotRecordable), store.batch():
            store.append([HallConfigured(listed)], NINE, "c", "a")
        assert store.head.seq == 0


def test_an_event_that_the_ledger_refuses_is_not_in_the_log_either(tmp_path: Path) -> None:
    with recorded_scene(tmp_path) as scene:
        assert scene.store is not None
        ticket = scene.issue("card")
        twice = next(event for event, _ in scene.log if type(event).__name__ == "TicketIssued")
        before = scene.store.head
        with pytest.raises(RecordRefused, match="tickets"), scene.store.batch():
            scene.store.append([twice], scene.now, "c", "a")
        assert scene.store.head == before
        assert ticket.number == "A001"


def test_first_answers_are_kept(tmp_path: Path) -> None:
    with EventStore.open(tmp_path) as store:
        with store.batch():
            store.remember("key-1", b"digest", 201, b'{"id":"A001"}', NINE)
            assert store.answer_of("key-1") == StoredAnswer(b"digest", 201, b'{"id":"A001"}')
        with pytest.raises(RecordRefused), store.batch():
            store.remember("key-1", b"other", 200, b"{}", NINE)
        assert store.answer_of("key-1") == (b"digest", 201, b'{"id":"A001"}')
        assert store.answer_of("key-2") is None


def test_old_answers_can_be_forgotten(tmp_path: Path) -> None:
    with EventStore.open(tmp_path) as store:
        store.remember("old", b"", 200, b"", NINE)
        store.remember("new", b"", 200, b"", NINE + 1)
        assert store.forget_answers(NINE + 1) == 1
        assert store.answer_of("old") is None
        assert store.answer_of("new") is not None


def test_texts_are_kept_until_they_expire(tmp_path: Path) -> None:
    with EventStore.open(tmp_path) as store:
        store.keep_text("a", "note", "材料不齐", NINE)
        store.keep_text("b", "reason", "领导批准", NINE + 1)
        assert store.texts(["a", "b", "c"]) == {"a": "材料不齐", "b": "领导批准"}
        assert store.purge_texts(NINE) == 1
        assert store.texts(["a", "b"]) == {"b": "领导批准"}


def test_a_text_is_never_replaced(tmp_path: Path) -> None:
    with EventStore.open(tmp_path) as store:
        store.keep_text("a", "reason", "first", NINE)
        with pytest.raises(RecordRefused):
            store.keep_text("a", "reason", "second", NINE)
        assert store.texts(["a"]) == {"a": "first"}


def test_a_purged_text_is_gone_from_the_file(tmp_path: Path) -> None:
    secret_word = "姓名甲乙丙丁"
    with EventStore.open(tmp_path) as store:
        store.keep_text("a", "name", secret_word, NINE)
        store.purge_texts(NINE)
    assert all(secret_word.encode() not in file.read_bytes() for file in tmp_path.iterdir())


def test_a_second_writer_is_told_what_to_do(tmp_path: Path) -> None:
    with EventStore.open(tmp_path), pytest.raises(DataFolderInUse) as refusal:
        EventStore.open(tmp_path)
    assert "每个大厅只能运行一个调度程序" in str(refusal.value)
    assert "stop the other one first" in str(refusal.value)
    EventStore.open(tmp_path).close()


def test_a_store_that_cannot_be_opened_does_not_hold_the_folder(tmp_path: Path) -> None:
    (tmp_path / "hall.db").write_bytes(b"this is not a database, however long it may be " * 50)
    for _ in range(2):
        with pytest.raises(Exception, match="损坏"):
            EventStore.open(tmp_path)


def test_an_unreadable_event_is_named_when_the_log_is_loaded(tmp_path: Path) -> None:
    with recorded_scene(tmp_path) as scene:
        busy_morning(scene)
    tamper(tmp_path, "UPDATE events SET data = '{}' WHERE seq = 3")
    with EventStore.open(tmp_path) as store, pytest.raises(UndecodableEvent, match="seq 3"):
        store.load()


def test_an_event_that_cannot_have_happened_is_named_when_the_log_is_loaded(tmp_path: Path) -> None:
    with recorded_scene(tmp_path) as scene:
        assert scene.store is not None
        with scene.store.batch():
            scene.store.append([TicketCompleted("nobody", "1")], scene.now, "c", "a")
    with EventStore.open(tmp_path) as store, pytest.raises(EventOutOfPlace, match="seq 3"):
        store.load()


def test_the_folder_and_the_database_are_for_the_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "hall"
    EventStore.open(folder).close()
    assert folder.stat().st_mode & 0o077 == 0
    assert (folder / "hall.db").stat().st_mode & 0o077 == 0


def test_commits_are_durable_and_readers_do_not_wait(tmp_path: Path) -> None:
    with EventStore.open(tmp_path) as store:
        pragmas = {
            name: store._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2}


def test_a_locked_database_is_named(tmp_path: Path) -> None:
    with EventStore.open(tmp_path) as store, raw_connection(tmp_path) as other:
        store._connection.execute("PRAGMA busy_timeout = 0")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable, match="占用"), store.batch():
            raise AssertionError("the batch must not begin")
        other.execute("ROLLBACK")
        with store.batch():
            store.append([READY], NINE, "c", "a")


def test_a_hall_that_is_not_at_the_head_is_no_snapshot(tmp_path: Path) -> None:
    with recorded_scene(tmp_path) as scene:
        assert scene.store is not None
        scene.hall.at -= 1
        with pytest.raises(SnapshotOutOfPlace):
            scene.store.snapshot(scene.hall)


def test_windows_of_the_store_can_be_queried_by_other_tools(tmp_path: Path) -> None:
    with recorded_scene(tmp_path) as scene:
        scene.do(c.OpenWindow("1", "jia"))
        with raw_connection(tmp_path) as other:
            other.row_factory = sqlite3.Row
            assert [dict(row) for row in other.execute("SELECT window, clerk, opened_at FROM windows_local")] == [
                {"window": "1", "clerk": "jia", "opened_at": "2026-11-23 09:00:00"}
            ]
