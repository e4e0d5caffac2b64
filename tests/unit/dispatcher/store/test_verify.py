"""Whoever alters the log, the ledger or the guards is found out, and the first wrong thing is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from recorded_hall import busy_morning, raw_connection, recorded_scene, tamper

from dispatcher.domain.events import TicketCompleted
from dispatcher.store import EventStore, backup, verify
from dispatcher.store.chain import link
from dispatcher.store.errors import DatabaseDamaged, DataFolderMissing
from dispatcher.store.ledger import LEDGER_TABLES
from dispatcher.store.verify import Report

THIRD_COLUMNS = {
    "at": "at + 1",
    "type": "'window-ready.1'",
    "data": "replace(data, '\"window\"', '\"windov\"')",
    "command_id": "command_id || 'x'",
    "actor": "'somebody else'",
    "prev_hash": "zeroblob(32)",
    "hash": "zeroblob(32)",
}
"""An alteration of every column of the third event but its number."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A hall that has been busy, with a snapshot, sound."""
    place = tmp_path / "hall"
    with recorded_scene(place) as scene:
        busy_morning(scene)
        assert scene.store is not None
        scene.store.snapshot(scene.hall)
        scene.issue("card")
    return place


def the_problem(report: Report) -> tuple[int | None, str, str]:
    """(event, where, English) of the one thing that is wrong."""
    (problem,) = report.problems
    assert any("一" <= letter <= "鿿" for letter in problem.zh)
    return problem.seq, problem.where, problem.en


def test_a_sound_store_is_said_to_be_sound(folder: Path) -> None:
    report = verify(folder)
    with EventStore.open(folder) as store:
        assert (report.events, report.head_hash) == (store.head.seq, store.head.hash)
    assert report.sound
    assert report.lines()[0].startswith("检验通过")
    assert report.head_hash.hex() in report.lines()[1]


def test_an_empty_store_is_sound(tmp_path: Path) -> None:
    EventStore.open(tmp_path).close()
    assert verify(tmp_path).sound


def test_a_store_is_verified_while_it_is_written(folder: Path) -> None:
    with EventStore.open(folder) as store, store.batch():
        store.append([TicketCompleted("nobody", "1")], store.head.at, "c", "a")
        assert verify(folder).sound


def test_verification_writes_nothing(folder: Path) -> None:
    before = (folder / "hall.db").read_bytes()
    verify(folder)
    assert (folder / "hall.db").read_bytes() == before


def test_progress_is_told(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    report = verify(folder, lambda done, total: told.append((done, total)))
    assert told[-1] == (report.events, report.events)


@pytest.mark.parametrize("column", THIRD_COLUMNS)
def test_an_altered_event_is_named_whichever_column_it_is(folder: Path, column: str) -> None:
    tamper(folder, f"UPDATE events SET {column} = {THIRD_COLUMNS[column]} WHERE seq = 3")
    report = verify(folder)
    seq, where, told = the_problem(report)
    assert (seq, where, report.events) == (3, "events", 2)
    assert "First wrong: event 3" in told
    assert "事件 3" in report.lines()[0]


def test_an_event_with_another_number_is_noticed(folder: Path) -> None:
    tamper(folder, "UPDATE events SET seq = 1000 WHERE seq = 3")
    assert the_problem(verify(folder)) == (3, "events", "First wrong: event 3 is missing; the next one is 4")


def test_a_removed_event_is_noticed(folder: Path) -> None:
    tamper(folder, "DELETE FROM events WHERE seq = 5")
    assert the_problem(verify(folder))[0] == 5


def test_two_swapped_events_are_noticed(folder: Path) -> None:
    tamper(
        folder,
        "UPDATE events SET seq = -1 WHERE seq = 5",
        "UPDATE events SET seq = 5 WHERE seq = 6",
        "UPDATE events SET seq = 6 WHERE seq = -1",
    )
    assert the_problem(verify(folder))[0] == 5


def test_a_log_cut_short_is_noticed_by_ledger_and_snapshot(folder: Path) -> None:
    tamper(folder, "DELETE FROM events WHERE seq > 4")
    report = verify(folder)
    assert report.events == 4
    assert "cut short after event 4" in report.problems[0].en
    assert {"tickets", "calls", "pauses"} <= {problem.where for problem in report.problems}


def test_an_event_that_cannot_have_happened_is_named(folder: Path) -> None:
    with EventStore.open(folder) as store:
        wrong = store.head.seq + 1
        with store.batch():
            store.append([TicketCompleted("nobody", "1")], store.head.at, "c", "a")
    seq, _, told = the_problem(verify(folder))
    assert seq == wrong
    assert "nobody" in told


@pytest.mark.parametrize(("name", "data"), [("coffee-brewed.1", "{}"), ("window-ready.1", "{}")])
def test_an_event_that_nobody_can_read_is_named(folder: Path, name: str, data: str) -> None:
    with EventStore.open(folder) as store:
        head = store.head
    linked = link(head.hash, head.seq + 1, head.at, name.encode(), data.encode(), b"c", b"a")
    with raw_connection(folder) as connection:
        connection.execute(
            "INSERT INTO events VALUES (?, ?, ?, ?, 'c', 'a', ?, ?)",
            (head.seq + 1, head.at, name, data, head.hash, linked),
        )
    seq, _, told = the_problem(verify(folder))
    assert seq == head.seq + 1
    assert name in told


def test_text_that_is_not_utf_8_is_named(folder: Path) -> None:
    with EventStore.open(folder) as store:
        head = store.head
    ready = b'{"device":"d","state":"s"}'
    linked = link(head.hash, head.seq + 1, head.at, b"device-reported.1", ready, b"c", b"\xff")
    with raw_connection(folder) as connection:
        connection.execute(
            "INSERT INTO events VALUES (?, ?, 'device-reported.1', ?, 'c', CAST(x'ff' AS TEXT), ?, ?)",
            (head.seq + 1, head.at, ready.decode(), head.hash, linked),
        )
    seq, _, told = the_problem(verify(folder))
    assert seq == head.seq + 1
    assert "UTF-8" in told


ALTERED = {
    "halls": "discipline = 'fifo'",
    "services": "queue = 'other'",
    "days": "issued = issued + 1",
    "tickets": "issued_at = issued_at - 60000000",
    "cases": "clerk = 'somebody else'",
    "calls": "claim = claim + 0.001",
    "windows": "opened_at = opened_at - 1",
    "pauses": "reason = 'lunch'",
    "device_states": "state = 'ready'",
}


def test_an_alteration_is_tried_of_every_ledger_table() -> None:
    assert set(ALTERED) == set(LEDGER_TABLES)


@pytest.mark.parametrize("table", ALTERED)
def test_an_altered_ledger_row_is_named(folder: Path, table: str) -> None:
    with raw_connection(folder) as connection:
        connection.execute(f"UPDATE {table} SET {ALTERED[table]} WHERE rowid = (SELECT max(rowid) FROM {table})")
    seq, where, told = the_problem(verify(folder))
    assert where == table
    assert seq is not None
    assert ALTERED[table].split(" = ")[0] in told


@pytest.mark.parametrize("table", ALTERED)
def test_a_removed_ledger_row_is_named(folder: Path, table: str) -> None:
    with raw_connection(folder) as connection:
        connection.execute(f"DELETE FROM {table} WHERE rowid = (SELECT max(rowid) FROM {table})")
    _, where, told = the_problem(verify(folder))
    assert where == table
    assert "lacks" in told


def test_an_invented_ledger_row_is_named(folder: Path) -> None:
    with raw_connection(folder) as connection:
        connection.execute("INSERT INTO device_states VALUES ('ghost', 'ready', 1, 1)")
    assert the_problem(verify(folder)) == (
        1, "device_states", "The ledger has a row that the log does not: device_states ghost (event 1)",
    )  # fmt: skip


def test_a_wrong_snapshot_is_named(folder: Path) -> None:
    with raw_connection(folder) as connection:
        connection.execute("UPDATE snapshots SET state = CAST(replace(state, 'A001', 'A009') AS BLOB)")
    _, where, told = the_problem(verify(folder))
    assert where == "snapshots"
    assert "delete it" in told


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("DROP TRIGGER events_are_never_changed", "trigger events_are_never_changed"),
        ("DROP INDEX one_open_call_a_window", "index one_open_call_a_window"),
        (
            "CREATE TRIGGER quiet AFTER INSERT ON tickets BEGIN UPDATE days SET issued = issued; END",
            "trigger quiet",
        ),
    ],
)
def test_altered_guards_are_named(folder: Path, statement: str, where: str) -> None:
    with raw_connection(folder) as connection:
        connection.execute(statement)
    assert the_problem(verify(folder))[1] == where


def test_views_and_indexes_of_other_tools_are_welcome(folder: Path) -> None:
    with raw_connection(folder) as connection:
        connection.execute("CREATE VIEW my_view AS SELECT * FROM tickets")
        connection.execute("CREATE INDEX my_index ON tickets (state)")
    assert verify(folder).sound


def test_a_backup_file_is_verified_alone(folder: Path, tmp_path: Path) -> None:
    assert verify(backup(folder, tmp_path / "copy.db")).sound


def test_a_folder_without_a_store_is_said_to_have_none(tmp_path: Path) -> None:
    with pytest.raises(DataFolderMissing):
        verify(tmp_path)
    with pytest.raises(DataFolderMissing):
        verify(tmp_path / "nowhere")


def test_an_empty_database_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "hall.db").touch()
    with pytest.raises(DataFolderMissing):
        verify(tmp_path)


def test_a_file_that_is_no_database_is_said_to_be_damaged(tmp_path: Path) -> None:
    (tmp_path / "hall.db").write_bytes(b"no database" * 100)
    with pytest.raises(DatabaseDamaged):
        verify(tmp_path)
