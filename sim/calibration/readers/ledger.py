"""A folder of CSV files from `python -m dispatcher export`: tickets, cases, calls, windows, pauses, days, services."""

from __future__ import annotations

import csv
import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from dispatcher.config import HallConfig
from dispatcher.domain.hours import MICROSECONDS_PER_SECOND
from dispatcher.domain.issuing import issuing_spans
from dispatcher.forecast.roster import Stint
from sim.calibration.observed import Knowledge, LogUnreadable, Observed, SeenCase, SeenVisit
from sim.remark import Remark

Row = dict[str, str]
NEEDED = ("halls", "days", "services", "tickets", "cases", "calls", "windows", "pauses")


def read_ledger(folder: Path, hall: HallConfig | None) -> Observed:
    """Read all closed days. The hall's file says when numbers are issued. Raises `LogUnreadable`."""
    missing = [f"{name}.csv" for name in NEEDED if not (folder / f"{name}.csv").is_file()]
    if missing:
        raise LogUnreadable(
            f"{folder} 缺少 {'、'.join(missing)}；请先运行 python -m dispatcher export --data … --to … / "
            f"lacks {', '.join(missing)}; run python -m dispatcher export --data … --to … first"
        )
    tables = {name: list(_rows(folder / f"{name}.csv")) for name in NEEDED}
    try:
        return _observed(folder, tables, None if hall is None else hall)
    except (KeyError, ValueError, IndexError) as error:
        raise LogUnreadable(f"{folder} 的内容不全 / is incomplete: {error}") from error


def _observed(folder: Path, tables: dict[str, list[Row]], hall: HallConfig | None) -> Observed:
    rules = None if hall is None else hall.rules()
    zone = ZoneInfo(tables["halls"][0]["time_zone"])
    closed = [row for row in tables["days"] if row["closed_at"]]
    midnights = {datetime.date.fromisoformat(row["day"]): _midnight(row["day"], zone) for row in closed}
    if not midnights:
        raise LogUnreadable(f"{folder} 没有一个已收工的日子 / holds no day that was closed")
    days: dict[datetime.date, tuple[tuple[int, int], ...] | None] = {}
    for row in closed:
        date = datetime.date.fromisoformat(row["day"])
        sessions = tuple((start - midnights[date], end - midnights[date]) for start, end in json.loads(row["sessions"]))
        days[date] = tuple(issuing_spans(rules.issuing, sessions)) if rules else None
    left_out = len(tables["days"]) - len(closed)
    remarks = [Remark(f"略去 {left_out} 个没有收工的日子", f"{left_out} days without an end are left out")]
    return Observed(
        source=str(folder),
        visits=list(_visits(tables, midnights)),
        days=days,
        knows=Knowledge(leaving=True, absence=True, calls=True, rosters=True),
        stints=_stints(tables, midnights),
        domains={row["id"]: row["domain"] for row in tables["services"]},
        rules=rules,
        remarks=tuple(remarks if left_out else ()),
    )


def _visits(tables: dict[str, list[Row]], midnights: dict[datetime.date, int]) -> Iterator[SeenVisit]:
    cases: dict[str, list[Row]] = {}
    for row in tables["cases"]:
        cases.setdefault(row["ticket"], []).append(row)
    calls: dict[str, list[Row]] = {}
    for row in tables["calls"]:
        calls.setdefault(row["ticket"], []).append(row)
    for row in tables["tickets"]:
        date = datetime.date.fromisoformat(row["day"])
        if date in midnights:
            yield _visit(row, cases.get(row["id"], []), calls.get(row["id"], []), date, midnights[date])


def _visit(row: Row, cases: list[Row], calls: list[Row], date: datetime.date, midnight: int) -> SeenVisit:
    asked = sorted(cases, key=lambda case: int(case["n"]))
    visit = SeenVisit(date, int(row["issued_at"]) - midnight, tuple(case["service"] for case in asked), row["priority"])
    if row["first_called_at"]:
        visit.called = int(row["first_called_at"]) - midnight
    elif row["state"] == "cancelled" and row["reason"] == "by_citizen":
        visit.left = int(row["ended_at"]) - midnight
    passed = [call for call in calls if call["ended"] == "no_show"]
    visit.absent = bool(passed) and passed[0] is calls[0]
    if visit.absent and len(calls) > 1:
        # The ledger does not keep the moment of coming back: the wait before the next call began with it.
        again = int(calls[1]["called_at"]) - int(calls[1]["waited"] or 0)
        visit.returned_after = max(0, again - int(passed[0]["ended_at"]))
    called_by_start = {call["started_at"]: int(call["called_at"]) for call in calls if call["started_at"]}
    for case in asked:
        if case["state"] == "completed" and case["started_at"] and case["ended_at"]:
            start = called_by_start.get(case["started_at"], int(case["started_at"]))
            visit.cases.append(
                SeenCase(case["service"], case["window"], start - midnight, int(case["ended_at"]) - midnight)
            )
    return visit


def _stints(
    tables: dict[str, list[Row]], midnights: dict[datetime.date, int]
) -> dict[datetime.date, dict[str, tuple[Stint, ...]]]:
    found: dict[datetime.date, dict[str, tuple[Stint, ...]]] = {date: {} for date in midnights}
    for row in sorted(tables["windows"], key=lambda row: int(row["opened_at"])):
        date = datetime.date.fromisoformat(row["day"])
        if date in midnights and row["closed_at"]:
            midnight, window = midnights[date], row["window"]
            start, closed = int(row["opened_at"]) - midnight, int(row["closed_at"]) - midnight
            stints = list(found[date].get(window, ()))
            for pause in sorted(tables["pauses"], key=lambda pause: int(pause["started_at"])):
                begins = int(pause["started_at"]) - midnight
                if pause["window"] == window and pause["ended_at"] and start < begins <= closed:
                    stints.append(Stint(row["clerk"], start, begins, pause["reason"]))
                    start = int(pause["ended_at"]) - midnight
            if start < closed:
                stints.append(Stint(row["clerk"], start, closed))
            found[date][window] = tuple(stints)
    return found


def _midnight(day: str, zone: ZoneInfo) -> int:
    wall = datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time(), zone)
    return int(wall.timestamp()) * MICROSECONDS_PER_SECOND


def _rows(file: Path) -> Iterator[Row]:
    with file.open(encoding="utf-8-sig", newline="") as text:
        yield from csv.DictReader(text)
