"""Opening the hall's database file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from dispatcher.store.errors import DataFolderMissing, named, naming_errors
from dispatcher.store.migrations import migrate

FILE_NAME = "hall.db"
"""Name of the database in the data folder."""

_BUSY_SECONDS = 5.0
_STATEMENTS_KEPT = 256
_WAL_BYTES_KEPT = 64 * 1024 * 1024


def database_in(folder: Path) -> Path:
    """The database of a data folder, or `folder` itself when it is a database file, such as a backup."""
    path = folder / FILE_NAME if folder.is_dir() else folder
    if not path.is_file():
        raise DataFolderMissing(str(path))
    return path


def connect_writer(path: Path) -> sqlite3.Connection:
    """A connection that writes durably: a commit returns when the disk has it. Transactions are begun by hand.

    `secure_delete` overwrites what is deleted, so that purged personal data are gone from the file (R26).
    """
    connection = _connect(str(path))
    try:
        path.chmod(0o600)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute(f"PRAGMA journal_size_limit = {_WAL_BYTES_KEPT}")
    except sqlite3.Error as error:
        connection.close()
        raise named(error) from error
    return connection


def connect_reader(path: Path) -> sqlite3.Connection:
    """A connection that cannot write; it may be used from another thread than the one that opened it."""
    return _connect(read_only_uri(path))


def create_or_migrate(connection: sqlite3.Connection) -> None:
    """Make the tables, or bring them to this program's version; raises `DatabaseIsNewer` or a `StoreUnavailable`."""
    with naming_errors():
        migrate(connection)


def read_only_uri(path: Path) -> str:
    """The SQLite URI that opens `path` for reading alone."""
    return f"{path.absolute().as_uri()}?mode=ro"


def _connect(target: str) -> sqlite3.Connection:
    with naming_errors():
        return sqlite3.connect(
            target,
            timeout=_BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=_STATEMENTS_KEPT,
            uri=target.startswith("file:"),
        )
