"""Times as a hall's file writes them: `08:30`, `08:30-12:00`, `05-01`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from dispatcher.domain.hours import Sessions

_LEAP_YEAR = 2024
"""A year that has every day, so that 02-29 may begin or end a season."""


def clock_minutes(clock: str) -> int:
    """`08:30` as minutes after midnight; `24:00` is the end of the day."""
    hour, minute = (int(part) for part in clock.split(":"))
    if minute > 59 or hour * 60 + minute > 24 * 60:
        raise ValueError(f"{clock!r} is no time of day")
    return hour * 60 + minute


def parse_sessions(hours: Sequence[str]) -> Sessions:
    """`["08:30-12:00", "14:00-17:30"]` as minutes after midnight, in order and apart."""
    sessions: list[tuple[int, int]] = []
    for span in hours:
        match = re.fullmatch(r"([0-9]{2}:[0-9]{2})-([0-9]{2}:[0-9]{2})", span)
        if match is None:
            raise ValueError(f"{span!r} is not of the form 08:30-12:00")
        start, end = clock_minutes(match[1]), clock_minutes(match[2])
        if start >= end or (sessions and start <= sessions[-1][1]):
            raise ValueError(f"{span!r} must end after it starts, and after the span before it")
        sessions.append((start, end))
    return tuple(sessions)


def month_day(text: str) -> tuple[int, int]:
    """`05-01` as (5, 1); a day that no year has is refused."""
    try:
        date = datetime.date.fromisoformat(f"{_LEAP_YEAR}-{text}")
    except ValueError as error:
        raise ValueError(f"{text!r} is no day of the year, such as 05-01") from error
    return date.month, date.day


def calendar_date(text: str) -> str:
    """`2026-10-01` as it stands, if there is such a date."""
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise ValueError(f"{text!r} is no date, such as 2026-10-01") from error
