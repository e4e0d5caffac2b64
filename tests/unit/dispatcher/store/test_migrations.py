"""A database has a version; an old one is brought up, a newer one is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from recorded_hall import raw_connection

from dispatcher.store import Enrolment, EventStore, verify
from dispatcher.store.errors import DatabaseIsNewer
from dispatcher.store.migrations import VERSIONS, is_current


def add_version(folder: Path, name: str) -> None:
    with raw_connection(folder) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('hall', ?, 'later')", (name,)
        )


def test_a_new_store_has_all_versions_applied(tmp_path: Path) -> None:
    EventStore.open(tmp_path).close()
    with raw_connection(tmp_path) as connection:
        assert is_current(connection)
        applied = connection.execute("SELECT name FROM _sqlite_migrations ORDER BY id").fetchall()
    assert tuple(name for (name,) in applied) == VERSIONS


def test_every_table_is_strict(tmp_path: Path) -> None:
    EventStore.open(tmp_path).close()
    with raw_connection(tmp_path) as connection:
        tables = connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'").fetchall()
    loose = {name for name, strict in tables if not strict and not name.startswith(("sqlite_", "_sqlite_"))}
    views = {name for name in loose if name.endswith("_local")}
    assert loose == views


def test_a_newer_database_is_not_opened_and_not_changed(tmp_path: Path) -> None:
    EventStore.open(tmp_path).close()
    add_version(tmp_path, "9999-from-the-future")
    before = (tmp_path / "hall.db").read_bytes()
    for use in (EventStore.open, Enrolment.open, verify):
        with pytest.raises(DatabaseIsNewer, match="9999-from-the-future"):
            use(tmp_path)
    assert (tmp_path / "hall.db").read_bytes() == before


def test_an_interrupted_first_start_leaves_nothing_half_made(tmp_path: Path) -> None:
    (tmp_path / "hall.db").touch()
    with EventStore.open(tmp_path) as store:
        assert store.head.seq == 0
    with raw_connection(tmp_path) as connection:
        assert is_current(connection)
