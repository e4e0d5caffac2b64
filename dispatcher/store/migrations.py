"""The versions of the database. A migration is never changed once it is released; a new version adds one."""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from dispatcher.store.errors import DatabaseIsNewer
from dispatcher.store.ledger.schema import LEDGER
from dispatcher.store.schema import LOG, SIDE_TABLES

VERSIONS = ("0001-log-side-tables-ledger",)
"""Names of all migrations, oldest first, as they stand in the table `_sqlite_migrations`."""

_migrations = Migrations("hall")


@_migrations(name=VERSIONS[0])
def _log_side_tables_ledger(db: Database) -> None:
    for statement in (*LOG, *SIDE_TABLES, *LEDGER):
        db.execute(statement)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the database to this program's version; raises `DatabaseIsNewer` if it is beyond that."""
    if not is_current(connection):
        _migrations.apply(Database(connection, execute_plugins=False))


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether the database has exactly this program's version; raises `DatabaseIsNewer` if it is beyond that."""
    applied = {migration.name for migration in _migrations.applied(Database(connection, execute_plugins=False))}
    if unknown := applied.difference(VERSIONS):
        raise DatabaseIsNewer(max(unknown))
    return len(applied) == len(VERSIONS)
