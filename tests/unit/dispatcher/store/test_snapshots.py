"""A snapshot saves time and nothing else: with it or without it the hall is the same."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from benchmark.big_log import lived_days
from hypothesis import given, settings
from hypothesis import strategies as st
from recorded_hall import busy_morning, plain, raw_connection, recorded_scene

from dispatcher.domain import commands as c
from dispatcher.domain.evolve import evolve
from dispatcher.domain.model import Hall
from dispatcher.domain.perform import perform
from dispatcher.store import EventStore, snapshots


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 2**32), cut=st.integers(1, 700), rest=st.integers(0, 300))
def test_a_snapshot_and_what_follows_give_the_hall_of_the_whole_log(seed: int, cut: int, rest: int) -> None:
    life = lived_days(days=2, visits=90, seed=seed)
    hall = Hall()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with EventStore.open(folder) as store:
            for number, (at, events) in enumerate(life, start=1):
                with store.batch():
                    store.append(events, at, "c", "a")
                for event in events:
                    evolve(hall, event, at)
                if number == cut:
                    store.snapshot(hall)
                if number == cut + rest:
                    break
        with EventStore.open(folder) as store:
            by_snapshot = store.load()
            store._connection.execute("DELETE FROM snapshots")
            assert plain(by_snapshot) == plain(store.load()) == plain(hall)
        assert_calls_alike(by_snapshot, hall)


def assert_calls_alike(one: Hall, other: Hall) -> None:
    """Both halls go on in the same way: the next call of every idle window is the same."""
    for window in other.windows.values():
        if window.clerk is not None and window.ticket is None and window.state == "idle":
            command = c.CallNext(window.id)
            assert perform(one, command, other.at + 1) == perform(other, command, other.at + 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store with a snapshot in the midst of its log."""
    with recorded_scene(tmp_path) as scene:
        assert scene.store is not None
        busy_morning(scene)
        scene.store.snapshot(scene.hall)
        scene.issue("card")
    return tmp_path


def loaded(folder: Path) -> tuple[Hall | None, bool]:
    """The hall as it is loaded, and whether a snapshot served."""
    with EventStore.open(folder) as store:
        return plain(store.load()), snapshots.newest(store._connection) is not None


def test_a_sound_snapshot_serves(folder: Path) -> None:
    assert loaded(folder)[1]


@pytest.mark.parametrize(
    "fault",
    [
        "UPDATE snapshots SET hash = zeroblob(32)",
        "UPDATE snapshots SET made_by = 'other rules'",
        "UPDATE snapshots SET digest = zeroblob(32)",
        "UPDATE snapshots SET state = CAST(replace(state, 'A001', 'A009') AS BLOB)",
        "UPDATE snapshots SET seq = seq + 1",
        "UPDATE snapshots SET seq = seq + 1000",
        "DELETE FROM snapshots",
    ],
)
def test_an_unsound_snapshot_is_passed_over(folder: Path, fault: str) -> None:
    sound, _ = loaded(folder)
    with raw_connection(folder) as connection:
        connection.execute(fault)
    assert loaded(folder) == (sound, False)


def test_what_is_no_hall_is_no_snapshot() -> None:
    assert snapshots.restore(b"{}") is not None
    assert snapshots.restore(b'{"rules":7}') is None
    assert snapshots.restore(b'{"unknown":1}') is None


def test_only_the_newest_snapshots_stay(tmp_path: Path) -> None:
    with recorded_scene(tmp_path) as scene:
        assert scene.store is not None
        for _ in range(5):
            scene.issue("card")
            scene.store.snapshot(scene.hall)
        head = scene.store.head.seq
        kept = scene.store._connection.execute("SELECT seq FROM snapshots ORDER BY seq DESC").fetchall()
    assert kept == [(head,), (head - 1,)]


def test_the_older_snapshot_serves_when_the_newest_is_unsound(folder: Path) -> None:
    with EventStore.open(folder) as store:
        store.snapshot(store.load())
        store._connection.execute("UPDATE snapshots SET digest = zeroblob(32) WHERE seq = ?", (store.head.seq,))
        found = snapshots.newest(store._connection)
        assert found is not None
        assert found[0] < store.head.seq
