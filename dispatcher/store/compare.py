"""Comparing the ledger of a live database with one made anew from its log, both in reach of one connection.

The scratch database is `main`, the one under examination is attached as `live`.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from dispatcher.store.ledger import LEDGER_TABLES


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong: `seq` is the event it begins with, where that can be said; `where` a table."""

    seq: int | None
    where: str
    zh: str
    en: str


def ledger_differences(connection: sqlite3.Connection) -> list[Problem]:
    """The first wrong row of each ledger table, by the event that last changed it."""
    found = [problem for table in LEDGER_TABLES if (problem := _first_difference(connection, table)) is not None]
    return sorted(found, key=lambda problem: problem.seq or 0)


def schema_differences(connection: sqlite3.Connection) -> list[Problem]:
    """Tables, triggers and indexes that are not as this program made them, and triggers that it did not make."""
    mine = _schema(connection, "main")
    live = _schema(connection, "live")
    altered = [name for name, sql in mine.items() if live.get(name) != sql]
    added = [name for name in live if name not in mine and name.startswith("trigger ")]
    return [
        Problem(
            None,
            name,
            f"数据库结构被改动：{name}",
            f"The database's own rules were altered: {name}",
        )
        for name in altered + added
    ]


def _schema(connection: sqlite3.Connection, database: str) -> dict[str, str]:
    rows = connection.execute(f"SELECT type || ' ' || name, sql FROM {database}.sqlite_master WHERE sql IS NOT NULL")
    return dict(rows.fetchall())


def _first_difference(connection: sqlite3.Connection, table: str) -> Problem | None:
    columns = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
    key = columns[0]
    mine, live = (", ".join(f"{side}.{column}" for column in columns) for side in ("m", "l"))
    differing = f"""
        SELECT m.{key}, m.last_seq FROM main.{table} m LEFT JOIN live.{table} l ON l.{key} = m.{key}
        WHERE l.{key} IS NULL OR ({mine}) IS NOT ({live})
        UNION ALL
        SELECT l.{key}, l.last_seq FROM live.{table} l LEFT JOIN main.{table} m ON m.{key} = l.{key}
        WHERE m.{key} IS NULL
        ORDER BY 2, 1 LIMIT 1
    """
    first = connection.execute(differing).fetchone()
    return None if first is None else _describe(connection, table, key, first[0], columns)


def _describe(connection: sqlite3.Connection, table: str, key: str, value: object, columns: list[str]) -> Problem:
    expected, found = (
        connection.execute(f"SELECT * FROM {database}.{table} WHERE {key} = ?", (value,)).fetchone()
        for database in ("main", "live")
    )
    seq = (expected or found)[columns.index("last_seq")]
    row = f"{table} {value}"
    if found is None:
        return Problem(seq, table, f"台账缺行：{row}（事件 {seq}）", f"The ledger lacks {row} (event {seq})")
    if expected is None:
        return Problem(
            seq,
            table,
            f"台账多出日志没有的行：{row}（事件 {seq}）",
            f"The ledger has a row that the log does not: {row} (event {seq})",
        )
    told = "; ".join(
        f"{column}: {mine!r} ≠ {live!r}"
        for column, mine, live in zip(columns, expected, found, strict=True)
        if mine != live
    )
    return Problem(
        seq,
        table,
        f"台账与日志不符：{row}（事件 {seq}），日志 ≠ 台账：{told}",
        f"The ledger is not what the log says: {row} (event {seq}), log ≠ ledger: {told}",
    )
