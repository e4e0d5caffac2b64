"""The ledger as CSV files, for spreadsheets and archives (R23)."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from pathlib import Path

from dispatcher.store.database import connect_reader, database_in
from dispatcher.store.errors import DiskFailed, TargetExists, naming_errors
from dispatcher.store.ledger import LEDGER_TABLES, LEDGER_VIEWS

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def export_csv(folder: Path, target: Path) -> list[Path]:
    """Write each ledger table, and its view with local times, as a CSV file in the folder `target`; returns the files.

    UTF-8 with a byte order mark, so that spreadsheets show Chinese. All files tell of one moment, of a live store too.
    Personal data and free text are not among them. Raises `TargetExists` rather than overwrite a file.
    """
    names = (*LEDGER_TABLES, *LEDGER_VIEWS)
    files = [target / f"{name}.csv" for name in names]
    if existing := [file for file in files if file.exists()]:
        raise TargetExists(str(existing[0]))
    try:
        target.mkdir(parents=True, exist_ok=True)
        with naming_errors(), closing(connect_reader(database_in(folder))) as reader:
            reader.execute("BEGIN")
            for name, file in zip(names, files, strict=True):
                _write(reader.execute(f"SELECT * FROM {name}"), file)
    except OSError as error:
        raise DiskFailed(str(error)) from error
    return files


def _write(rows: sqlite3.Cursor, file: Path) -> None:
    with file.open("x", encoding="utf-8-sig", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(column[0] for column in rows.description)
        writer.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: object) -> object:
    """A value as a spreadsheet takes it: hashes in hexadecimal, and nothing that it would run as a formula."""
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value
