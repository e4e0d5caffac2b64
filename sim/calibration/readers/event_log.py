"""A hall's event log, one JSON object a line: `log.jsonl` of a demonstration, or `GET /api/v1/events` kept that way."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from dispatcher.domain.issuing import issuing_spans
from dispatcher.domain.rules import HallRules
from dispatcher.forecast.roster import Stint
from dispatcher.wire import LoggedEvent
from sim.calibration.observed import Knowledge, LogUnreadable, Observed, SeenCase, SeenVisit
from sim.hall_time import microseconds
from sim.remark import Remark

Json = dict[str, Any]
"""An event's data: whatever JSON holds."""
_RULES = TypeAdapter(HallRules)


def read_event_log(path: Path) -> Observed:
    """Read all complete days. Raises `LogUnreadable` with the line that cannot be read."""
    reading = _Reading()
    for number, event in _events(path):
        try:
            reading.take(event)
        except (KeyError, TypeError, ValueError) as error:
            raise LogUnreadable(
                f"{path} 第 {number} 行的事件 {event.type} 不全 / line {number}: {event.type} is incomplete: {error}"
            ) from error
    return reading.finish(str(path))


def _events(path: Path) -> Iterator[tuple[int, LoggedEvent]]:
    with path.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                try:
                    yield number, LoggedEvent.model_validate(json.loads(line))
                except (ValueError, ValidationError) as error:
                    raise LogUnreadable(
                        f"{path} 第 {number} 行不是日志事件；表格请存为 .csv / "
                        f"line {number} is no event of a log; a table has to be a file .csv"
                    ) from error


class _Reading:
    """Goes through the log once and keeps what is still going on."""

    def __init__(self) -> None:
        self._rules: HallRules | None = None
        self._midnight = 0
        self._date: datetime.date | None = None
        self._at = 0
        self._visits: dict[str, SeenVisit] = {}
        self._days: dict[datetime.date, tuple[tuple[int, int], ...] | None] = {}
        self._complete: set[datetime.date] = set()
        self._called: dict[str, int] = {}
        self._passed: dict[str, int] = {}
        self._cases: dict[str, SeenCase] = {}
        self._spent: dict[str, int] = {}
        self._sitting: dict[str, tuple[str, int]] = {}
        self._stints: dict[datetime.date, dict[str, tuple[Stint, ...]]] = {}
        self._led_on = 0
        self._inferred = 0

    def take(self, event: LoggedEvent) -> None:
        """One event more."""
        step = _STEPS.get(event.type.partition(".")[0])
        if step is not None:
            self._at = microseconds(event.at) - self._midnight
            step(self, event.data)

    def finish(self, source: str) -> Observed:
        """All complete days."""
        whole = {date: spans for date, spans in self._days.items() if date in self._complete}
        if not whole or self._rules is None:
            raise LogUnreadable(
                f"{source}：没有一个完整的工作日（开门到收工），无从拟合 / holds no whole day from opening to closing"
            )
        return Observed(
            source=source,
            visits=[visit for visit in self._visits.values() if visit.day in whole],
            days=whole,
            knows=Knowledge(leaving=True, absence=True, calls=True, rosters=True),
            stints={date: stints for date, stints in self._stints.items() if date in whole},
            domains={service.id: service.domain for service in self._rules.services},
            rules=self._rules,
            remarks=tuple(self._remarks(len(self._days) - len(whole))),
        )

    def _remarks(self, dropped: int) -> Iterator[Remark]:
        if dropped:
            yield Remark(f"略去 {dropped} 个没有收工的日子", f"{dropped} days without an end are left out")
        if self._led_on:
            yield Remark(
                f"转办和挂起 {self._led_on} 次，时间计入该事项，但模型不再画出往返",
                f"{self._led_on} transfers and parkings: their time counts for the service; the way is not modelled",
            )
        if self._inferred:
            yield Remark(
                f"{self._inferred} 件没有按“开始”，按叫号起算",
                f"{self._inferred} services whose start nobody recorded: counted from the call",
            )

    def _configured(self, data: Json) -> None:
        self._rules = _RULES.validate_python(data["rules"])

    def _day_opened(self, data: Json) -> None:
        if self._rules is None:
            raise ValueError("hall-configured is missing before it")
        self._date = datetime.date.fromisoformat(data["date"])
        self._midnight = self._rules.hours.moment(self._date, 0)
        sessions = tuple((start - self._midnight, end - self._midnight) for start, end in data["sessions"])
        self._days[self._date] = tuple(issuing_spans(self._rules.issuing, sessions))
        self._stints[self._date] = {}

    def _day_closed(self, data: Json) -> None:
        self._complete.add(datetime.date.fromisoformat(data["date"]))

    def _issued(self, data: Json) -> None:
        day = datetime.date.fromisoformat(data["day"])
        self._visits[data["ticket"]] = SeenVisit(day, self._at, tuple(data["services"]), data["priority"])

    def _called_up(self, data: Json) -> None:
        visit = self._visits[data["ticket"]]
        self._called[data["ticket"]] = self._at
        if visit.called is None:
            visit.called = self._at

    def _passed_over(self, data: Json) -> None:
        visit = self._visits[data["ticket"]]
        if data["ticket"] not in self._passed:
            visit.absent = True
            self._passed[data["ticket"]] = self._at

    def _reinstated(self, data: Json) -> None:
        passed, visit = self._passed.get(data["ticket"]), self._visits[data["ticket"]]
        if passed is not None and visit.returned_after is None:
            visit.returned_after = self._at - passed

    def _cancelled(self, data: Json) -> None:
        visit = self._visits[data["ticket"]]
        if data["reason"] == "by_citizen" and visit.called is None:
            visit.left = self._at

    def _started(self, data: Json) -> None:
        self._inferred += bool(data["inferred"])
        called = self._called.pop(data["ticket"], None)
        number = int(data["case"].rpartition("-")[2]) - 1
        service = self._visits[data["ticket"]].services[number]
        self._cases[data["case"]] = SeenCase(service, data["window"], self._at if called is None else called, self._at)

    def _case_completed(self, data: Json) -> None:
        case = self._cases.pop(data["case"], None)
        if case is not None:
            case.end = self._at
            case.start -= self._spent.pop(data["case"], 0)
            self._visits[data["ticket"]].cases.append(case)

    def _set_aside(self, data: Json) -> None:
        self._led_on += 1
        for name in [name for name in self._cases if name.rpartition("-")[0] == data["ticket"]]:
            case = self._cases.pop(name)
            self._spent[name] = self._spent.get(name, 0) + self._at - case.start

    def _transferred(self, data: Json) -> None:
        self._set_aside(data)
        if data["service"] is not None:
            visit, number = self._visits[data["ticket"]], int(data["case"].rpartition("-")[2]) - 1
            visit.services = (*visit.services[:number], data["service"], *visit.services[number + 1 :])

    def _sat_down(self, data: Json) -> None:
        self._sitting[data["window"]] = (data["clerk"], self._at)

    def _came_back(self, data: Json) -> None:
        clerk = self._sitting.get(data["window"])
        if clerk is not None:
            self._sitting[data["window"]] = (clerk[0], self._at)

    def _paused(self, data: Json) -> None:
        self._end_stint(data["window"], data["reason"])

    def _stood_up(self, data: Json) -> None:
        self._end_stint(data["window"], None)
        self._sitting.pop(data["window"], None)

    def _end_stint(self, window: str, away: str | None) -> None:
        if self._date is None or window not in self._sitting:
            return
        clerk, since = self._sitting[window]
        before = self._stints[self._date].get(window, ())
        if since < self._at and (not before or before[-1].end <= since):
            self._stints[self._date][window] = (*before, Stint(clerk, max(0, since), self._at, away))
        elif before and away is None:
            last = before[-1]
            self._stints[self._date][window] = (*before[:-1], Stint(last.clerk, last.start, last.end))


_STEPS: dict[str, Callable[[_Reading, Json], None]] = {
    "hall-configured": _Reading._configured,
    "day-opened": _Reading._day_opened,
    "day-closed": _Reading._day_closed,
    "ticket-issued": _Reading._issued,
    "ticket-called": _Reading._called_up,
    "no-show-recorded": _Reading._passed_over,
    "ticket-reinstated": _Reading._reinstated,
    "ticket-cancelled": _Reading._cancelled,
    "service-started": _Reading._started,
    "case-completed": _Reading._case_completed,
    "ticket-parked": _Reading._set_aside,
    "ticket-transferred": _Reading._transferred,
    "window-opened": _Reading._sat_down,
    "window-resumed": _Reading._came_back,
    "window-paused": _Reading._paused,
    "window-closed": _Reading._stood_up,
}
