"""Every error of the store has its name, says what it was in two languages and what to do."""

from __future__ import annotations

import inspect
import sqlite3

import pytest

from dispatcher.store import errors
from dispatcher.store.errors import DatabaseLocked, DiskFull, NoBatch, StoreError, StoreUnavailable, named

KINDS = [
    kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, StoreError) and kind.__doc__
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_error_speaks_chinese_first_and_english_beside_it(kind: type[StoreError]) -> None:
    told = str(kind("hall.db"))
    zh, en = told.split(" / ")
    assert any("一" <= letter <= "鿿" for letter in zh)
    assert en.isascii()
    assert "hall.db" in zh
    assert "hall.db" in en


def test_codes_are_stable_names() -> None:
    assert DiskFull.code() == "disk-full"
    assert NoBatch.code() == "no-batch"


def test_what_sqlite_reports_gets_its_name() -> None:
    locked = sqlite3.OperationalError("database is locked")
    locked.sqlite_errorcode = sqlite3.SQLITE_BUSY_SNAPSHOT
    assert isinstance(named(locked), DatabaseLocked)
    assert type(named(sqlite3.OperationalError("something else"))) is StoreUnavailable


def test_what_makes_the_store_unavailable_may_be_caught_as_one() -> None:
    assert issubclass(DiskFull, StoreUnavailable)
    assert issubclass(DatabaseLocked, StoreUnavailable)
