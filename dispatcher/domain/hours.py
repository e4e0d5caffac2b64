"""Opening hours: which sessions a date has, and which microseconds those are (R7).

A hall's year has seasons; a season says for each weekday which sessions it has; an exception
replaces a single date (a holiday, a make-up workday). Lunch is the gap between two sessions.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

MICROSECONDS_PER_SECOND = 1_000_000
MICROSECONDS_PER_MINUTE = 60 * MICROSECONDS_PER_SECOND

Sessions = tuple[tuple[int, int], ...]
"""Sessions of one date, in order: (start, end) in minutes after local midnight."""


@dataclass(frozen=True, slots=True)
class Season:
    """A part of the year with its own weekly hours.

    `first` and `last` are (month, day), both inclusive; a season may wrap the turn of the year.
    `week` holds seven entries, Monday first.
    """

    first: tuple[int, int]
    last: tuple[int, int]
    week: tuple[Sessions, ...]

    def covers(self, date: datetime.date) -> bool:
        """Whether `date` lies in this season."""
        day = (date.month, date.day)
        if self.first <= self.last:
            return self.first <= day <= self.last
        return day >= self.first or day <= self.last


@dataclass(frozen=True, slots=True)
class ExceptionDate:
    """A date with hours of its own; no sessions means closed."""

    date: str
    sessions: Sessions


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """The whole year's hours in the hall's own time zone (an IANA name such as `Asia/Shanghai`)."""

    time_zone: str
    seasons: tuple[Season, ...]
    exceptions: tuple[ExceptionDate, ...]

    def local(self, at: int) -> datetime.datetime:
        """`at` on the hall's wall clock."""
        seconds, micro = divmod(at, MICROSECONDS_PER_SECOND)
        moment = datetime.datetime.fromtimestamp(seconds, ZoneInfo(self.time_zone))
        return moment.replace(microsecond=micro)

    def date(self, at: int) -> datetime.date:
        """The hall's calendar date at `at`."""
        return self.local(at).date()

    def moment(self, date: datetime.date, minute: int) -> int:
        """The microsecond at which `minute` (after local midnight) of `date` begins."""
        midnight = datetime.datetime.combine(date, datetime.time(), ZoneInfo(self.time_zone))
        wall = midnight + datetime.timedelta(minutes=minute)
        return int(wall.timestamp()) * MICROSECONDS_PER_SECOND

    def sessions_on(self, date: datetime.date) -> Sessions:
        """The sessions of `date` in minutes after local midnight; empty when the hall is closed."""
        written = date.isoformat()
        for exception in self.exceptions:
            if exception.date == written:
                return exception.sessions
        for season in self.seasons:
            if season.covers(date):
                return season.week[date.weekday()]
        return ()

    def sessions(self, date: datetime.date) -> tuple[tuple[int, int], ...]:
        """The sessions of `date` as (start, end) in microseconds."""
        return tuple((self.moment(date, start), self.moment(date, end)) for start, end in self.sessions_on(date))
