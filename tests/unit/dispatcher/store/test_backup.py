"""A backup is the whole store in one file, and a store can be made from it again."""

from __future__ import annotations

from pathlib import Path

import pytest
from recorded_hall import RecordedScene, busy_morning, plain, raw_connection, recorded_scene, tamper

from dispatcher.store import EventStore, backup, restore, verify
from dispatcher.store.errors import (
    BackupUnsound,
    DataFolderInUse,
    DataFolderMissing,
    DiskFailed,
    FolderNotEmpty,
    TargetExists,
)


@pytest.fixture
def lived(tmp_path: Path) -> RecordedScene:
    """A hall whose store, closed, is in the folder `hall`."""
    with recorded_scene(tmp_path / "hall") as scene:
        assert scene.store is not None
        busy_morning(scene)
        scene.store.keep_text("key", "note", "备注", scene.now)
    return scene


def test_a_restored_store_goes_on_where_the_backup_was_taken(lived: RecordedScene, tmp_path: Path) -> None:
    copy = backup(tmp_path / "hall", tmp_path / "backups" / "monday.db")
    report = restore(copy, tmp_path / "again")
    with EventStore.open(tmp_path / "again") as store, EventStore.open(tmp_path / "hall") as old:
        assert store.head == old.head
        assert store.head.seq == report.events
        assert store.secret() == old.secret()
        assert store.texts(["key"]) == {"key": "备注"}
        scene = RecordedScene(hall=store.load(), store=store, now=lived.now, log=list(lived.log))
        assert plain(scene.hall) == plain(lived.hall)
        scene.issue("card")
    assert verify(tmp_path / "again").sound


def test_a_backup_is_never_overwritten(lived: RecordedScene, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("yesterday")
    with pytest.raises(TargetExists):
        backup(tmp_path / "hall", target)
    assert target.read_text() == "yesterday"


def test_a_backup_is_one_file_for_its_owner_alone(lived: RecordedScene, tmp_path: Path) -> None:
    target = backup(tmp_path / "hall", tmp_path / "backups" / "copy.db")
    assert list(target.parent.iterdir()) == [target]
    assert target.stat().st_mode & 0o077 == 0


def test_a_backup_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(DataFolderMissing):
        backup(tmp_path / "nothing", tmp_path / "copy.db")
    assert list(tmp_path.iterdir()) == []


def test_a_backup_into_an_impossible_place_is_named(lived: RecordedScene, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DiskFailed):
        backup(tmp_path / "hall", tmp_path / "file" / "copy.db")


def test_a_store_is_not_hidden_by_a_restored_one(lived: RecordedScene, tmp_path: Path) -> None:
    copy = backup(tmp_path / "hall", tmp_path / "copy.db")
    with pytest.raises(FolderNotEmpty, match="--replace"):
        restore(copy, tmp_path / "hall")


def test_a_replaced_store_is_set_aside_under_a_dated_name(lived: RecordedScene, tmp_path: Path) -> None:
    copy = backup(tmp_path / "hall", tmp_path / "copy.db")
    with EventStore.open(tmp_path / "hall") as store:
        store.keep_text("later", "note", "text", lived.now)
    restore(copy, tmp_path / "hall", replace=True)
    (aside,) = tmp_path.glob("hall.replaced-20*")
    with EventStore.open(aside) as old, EventStore.open(tmp_path / "hall") as new:
        assert old.texts(["later"]) == {"later": "text"}
        assert new.texts(["later"]) == {}


def test_an_empty_folder_may_be_restored_into(lived: RecordedScene, tmp_path: Path) -> None:
    copy = backup(tmp_path / "hall", tmp_path / "copy.db")
    (tmp_path / "empty").mkdir()
    assert restore(copy, tmp_path / "empty").sound
    assert verify(tmp_path / "empty").sound


def test_an_altered_backup_is_not_restored(lived: RecordedScene, tmp_path: Path) -> None:
    tamper(tmp_path / "hall", "UPDATE events SET actor = 'x' WHERE seq = 4")
    copy = backup(tmp_path / "hall", tmp_path / "copy.db")
    with pytest.raises(BackupUnsound, match="event 4"):
        restore(copy, tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_nothing_is_restored_under_a_running_dispatcher(lived: RecordedScene, tmp_path: Path) -> None:
    copy = backup(tmp_path / "hall", tmp_path / "copy.db")
    with EventStore.open(tmp_path / "hall") as store:
        with pytest.raises(DataFolderInUse):
            restore(copy, tmp_path / "hall", replace=True)
        assert store.head.seq > 0
    assert verify(tmp_path / "hall").sound


def test_a_purged_text_is_not_in_a_later_backup(lived: RecordedScene, tmp_path: Path) -> None:
    with raw_connection(tmp_path / "hall") as connection:
        connection.execute("DELETE FROM texts")
    assert "备注".encode() not in backup(tmp_path / "hall", tmp_path / "copy.db").read_bytes()
