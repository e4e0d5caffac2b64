"""Any table of visits as CSV: one row a visit, the columns named by the caller.

Times may be seconds of the day (`34200`), times of day (`09:30`, `09:30:15`), or dates with times
(`2026-11-23 09:30:15`, or `2026/11/23 9:30` as spreadsheets write them); without a column of dates and without dates in
the times, all rows are of one day. `wait`, in seconds, is believed before the difference of start and arrival, which
two clocks may have written.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dispatcher.domain.hours import MICROSECONDS_PER_SECOND
from sim.calibration.observed import Knowledge, LogUnreadable, Observed, SeenCase, SeenVisit
from sim.remark import Remark

COLUMNS = ("date", "arrival", "start", "end", "window", "service", "priority", "status", "wait", "booked")
"""What a column can be; `arrival` must be there, and `start` and `end` for service times."""
ONLY_WHEN_NAMED = "priority"
"""Many tables have such a column that says something else, or what nobody knew when the person came."""
_SPREADSHEET_DATE = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(\d{1,2}):(\d{2}(?::\d{2}(?:\.\d+)?)?))?"
)
CLOCKS_APART = 60 * MICROSECONDS_PER_SECOND
"""A start may stand so long before the arrival where two clocks were at work; beyond it the row's times are wrong."""


@dataclass(frozen=True, slots=True)
class TableForm:
    """How a table is to be read.

    `columns`: what each thing is called in the file, where it is not called by its own name. `abandoned`: values of
    `status` that mean that somebody left unserved; without them everybody without a start did. `only`, `drop`: rows to
    keep or leave out, by (column, value); `untimed`: rows whose visit counts and whose service time does not. `date`:
    of rows without one.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    abandoned: Sequence[str] = ()
    only: Sequence[tuple[str, str]] = ()
    drop: Sequence[tuple[str, str]] = ()
    untimed: Sequence[tuple[str, str]] = ()
    date: datetime.date = datetime.date(2026, 11, 25)


def read_visit_table(path: Path, form: TableForm) -> Observed:
    """Read the table. Raises `LogUnreadable` with the column or line that does not fit."""
    text = _text(path)
    if not text.strip():
        raise LogUnreadable(f"{path} 是空的 / is empty")
    reader = csv.DictReader(io.StringIO(text, newline=""))
    there = _columns_there(path, form, list(reader.fieldnames or []))
    rows = [
        (number, row)
        for number, row in enumerate(_lines(path, reader), start=2)
        if all(row.get(column) == value for column, value in form.only)
        and not any(row.get(column) == value for column, value in form.drop)
    ]
    visits: list[SeenVisit] = []
    for number, row in rows:
        try:
            visit = _visit({name: (row.get(column) or "").strip() for name, column in there.items()}, form)
            if any(row.get(column) == value for column, value in form.untimed):
                visit.cases.clear()
            visits.append(visit)
        except ValueError as error:
            raise LogUnreadable(f"{path} 第 {number} 行：{error}") from error
    if not visits:
        raise LogUnreadable(f"{path} 没有可用的行 / has no row to use")
    visits.sort(key=lambda visit: (visit.day, visit.arrival))
    return Observed(
        source=str(path),
        visits=visits,
        days=dict.fromkeys(sorted({visit.day for visit in visits})),
        knows=Knowledge(
            leaving="status" in there or any(visit.called is None for visit in visits),
            absence=False,
            calls=False,
            rosters=False,
        ),
        remarks=tuple(_remarks(visits, there)),
    )


def _text(path: Path) -> str:
    """The file's text: UTF-8, or GB 18030 as spreadsheets write it in China."""
    content = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise LogUnreadable(f"{path} 不是文本文件，请另存为 CSV（UTF-8） / is no text; save it as CSV (UTF-8)")


def _lines(path: Path, reader: csv.DictReader[str]) -> Iterator[dict[str, str]]:
    try:
        yield from reader
    except csv.Error as error:
        raise LogUnreadable(f"{path} 不是 CSV / is no CSV: {error}") from error


def _columns_there(path: Path, form: TableForm, header: list[str]) -> dict[str, str]:
    """The things that the table has, with their columns."""
    if unknown := set(form.columns) - set(COLUMNS):
        raise LogUnreadable(
            f"--columns: 没有 {'、'.join(sorted(unknown))}，可用 {' '.join(COLUMNS)} / "
            f"{', '.join(sorted(unknown))} is none of {' '.join(COLUMNS)}"
        )
    named = [*form.columns.values(), *(column for column, _ in (*form.only, *form.drop, *form.untimed))]
    if absent := [column for column in named if column not in header]:
        raise LogUnreadable(
            f"{path} 没有列 {'、'.join(absent)}，它有 {' '.join(header)} / "
            f"has no column {', '.join(absent)}; it has {' '.join(header)}"
        )
    usual = {name: name for name in COLUMNS if name in header and name != ONLY_WHEN_NAMED}
    there = {**usual, **form.columns}
    if "arrival" not in there:
        raise LogUnreadable(
            f"{path}：请用 --columns arrival=… 指明到达时间的列，它有 {' '.join(header)} / "
            f"name the column of arrival times with --columns arrival=…; it has {' '.join(header)}"
        )
    return there


def _visit(row: Mapping[str, str], form: TableForm) -> SeenVisit:
    date = _date(row["date"]) if row.get("date") else form.date
    day, arrival = _moment(row["arrival"], date)
    service = _service_id(row.get("service") or "service")
    visit = SeenVisit(day, arrival, (service,), _service_id(row.get("priority") or ""))
    if row.get("booked"):
        visit.booked = _moment(row["booked"], day)[1]
    left = row.get("status") in form.abandoned if form.abandoned else not row.get("start")
    if left:
        visit.left = arrival + _seconds(row["wait"]) if row.get("wait") else None
    elif row.get("start"):
        start = _moment(row["start"], day)[1]
        visit.called = arrival + _seconds(row["wait"]) if row.get("wait") else max(arrival, start)
        if row.get("end") and start > arrival - CLOCKS_APART:
            end = _moment(row["end"], day)[1]
            visit.cases.append(SeenCase(service, row.get("window") or "1", start, end))
    return visit


def _moment(text: str, date: datetime.date) -> tuple[datetime.date, int]:
    """A time as its day and microseconds after midnight."""
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return date, _seconds(text)
    if re.fullmatch(r"\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?", text):
        clock = [float(part) for part in text.split(":")]
        seconds = sum(part * unit for part, unit in zip(clock, (3600, 60, 1), strict=False))
        return date, round(seconds * MICROSECONDS_PER_SECOND)
    try:
        wall = datetime.datetime.fromisoformat(_as_iso(text))
    except ValueError as error:
        raise ValueError(
            f"{text!r} 不是时间，应如 09:30:15 或 34215 / {text!r} is no time such as 09:30:15 or 34215"
        ) from error
    midnight = datetime.datetime.combine(wall.date(), datetime.time(), wall.tzinfo)
    return wall.date(), (wall - midnight) // datetime.timedelta(microseconds=1)


def _date(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(_as_iso(text)[:10])
    except ValueError as error:
        raise ValueError(f"{text!r} 不是日期，应如 2026-11-23 / {text!r} is no date such as 2026-11-23") from error


def _as_iso(text: str) -> str:
    """A date with or without a time, as spreadsheets write it, with leading zeros and dashes; else the text itself."""
    found = _SPREADSHEET_DATE.fullmatch(text)
    if found is None:
        return text
    year, month, day, hour, rest = found.groups()
    date = f"{year}-{int(month):02}-{int(day):02}"
    return f"{date}T{int(hour):02}:{rest}" if hour else date


def _seconds(text: str) -> int:
    """A number of seconds, never negative."""
    if not re.fullmatch(r"\d+(\.\d+)?", text):
        raise ValueError(f"{text!r} 不是秒数，应如 90 / {text!r} is no number of seconds such as 90")
    return round(float(text) * MICROSECONDS_PER_SECOND)


def _service_id(text: str) -> str:
    """A value as an id: lower case, other signs as dashes; Chinese names by their code points."""
    spelled = "".join(sign if sign.isascii() else f"{ord(sign):x}" for sign in text.lower())
    return re.sub(r"[^a-z0-9]+", "-", spelled).strip("-")[:32]


def _remarks(visits: Sequence[SeenVisit], there: Mapping[str, str]) -> list[Remark]:
    remarks = []
    if "date" not in there and len({visit.day for visit in visits}) == 1:
        remarks.append(Remark("没有日期，全部算作同一天", "there are no dates: all rows count as one day"))
    if "service" not in there:
        remarks.append(Remark("没有事项列，全部算作一种事项", "there is no column of services: all count as one"))
    elif most := Counter(visit.services[0] for visit in visits).get("service"):
        remarks.append(Remark(f"{most} 行没有写事项", f"{most} rows name no service"))
    if "window" not in there:
        remarks.append(Remark("没有窗口列，全部算作一个窗口", "there is no column of windows: all count as one"))
    started = [visit for visit in visits if visit.called is not None]
    if "end" in there and (wrong := sum(not visit.cases for visit in started)):
        remarks.append(
            Remark(
                f"{wrong} 件有到达而时间不可用，只计到达", f"{wrong} visits have no usable service time: only counted"
            )
        )
    if "end" not in there:
        remarks.append(Remark("没有结束时间，办理时间无从得知", "there are no ends: service times cannot be known"))
    return remarks
