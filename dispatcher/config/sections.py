"""The tables of a hall's file, each with what its keys may hold."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Literal, Self, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from dispatcher.config.times_of_day import calendar_date, clock_minutes, month_day, parse_sessions
from dispatcher.domain.hours import Sessions

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[str, ...] = get_args(Weekday)

SpecialKind = Literal[
    "consult", "one-thing", "assist", "cross-province", "intra-province", "unresolved", "policy", "open-gov", "collect"
]
"""Special-purpose roles a window can hold (R1)."""
SPECIAL_KINDS: tuple[str, ...] = get_args(SpecialKind)


def _known_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"no such time zone: {value}") from error
    return value


def _in_order(value: list[str]) -> list[str]:
    parse_sessions(value)
    return value


def _day_of_year(value: str) -> str:
    month_day(value)
    return value


def _time_of_day(value: str) -> str:
    clock_minutes(value)
    return value


Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,31}$")]
Name = Annotated[str, Field(min_length=1, max_length=60)]
Text = Annotated[str, Field(max_length=600)]
TimeZone = Annotated[str, AfterValidator(_known_zone)]
Hours = Annotated[list[str], AfterValidator(_in_order)]
MonthDay = Annotated[str, Field(pattern=r"^[0-9]{2}-[0-9]{2}$"), AfterValidator(_day_of_year)]
TimeOfDay = Annotated[str, Field(pattern=r"^[0-9]{2}:[0-9]{2}$"), AfterValidator(_time_of_day)]
Date = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(calendar_date)]
Share = Annotated[float, Field(ge=0, le=1)]


class Section(BaseModel):
    """A table of the file: exact types, no unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Named(Section):
    """Something with an id and a name in Chinese and English."""

    id: Id
    name: Name
    name_en: Name


class HallSection(Named):
    """The hall itself."""

    time_zone: TimeZone
    public_url: Annotated[str, Field(pattern=r"^$|^https?://[^\s/]+")] = ""
    complaint_phone: Annotated[str, Field(max_length=40)] = ""
    discipline: Literal["load", "fifo", "strict", "interleave"] = "load"


class NoticeSection(Section):
    """What the hall tells everybody, on its board and at its kiosks."""

    text: Annotated[str, Field(min_length=1, max_length=120)]
    text_en: Annotated[str, Field(max_length=200)] = ""


class IssuingSection(Section):
    """When numbers are issued and how many cases one may carry."""

    opens_minutes_before: int = Field(30, ge=0, le=240)
    closes_minutes_before: int = Field(0, ge=0, le=240)
    over_lunch: bool = True
    cases_per_ticket: int = Field(5, ge=1, le=50)
    cases_per_proxy_ticket: int = Field(30, ge=1, le=200)


class NoShowSection(Section):
    """When a called person may be passed over, and behind how many they come back."""

    recalls: int = Field(2, ge=0, le=10)
    seconds: int = Field(30, ge=0, le=3600)
    returns_behind: int = Field(3, ge=0, le=50)


class WeekHours(Section):
    """Sessions of some weekdays, such as `08:30-12:00`."""

    days: list[Weekday]
    hours: Hours


class SeasonSection(Section):
    """A part of the year with its own hours; both ends inclusive, `MM-DD`."""

    name: Name
    name_en: Name
    first: MonthDay = Field(alias="from")
    last: MonthDay = Field(alias="to")
    sessions: list[WeekHours]

    @model_validator(mode="after")
    def _each_weekday_once(self) -> Self:
        for day, times in Counter(day for entry in self.sessions for day in entry.days).items():
            if times > 1:
                raise ValueError(f"sessions: {day} stands {times} times")
        return self

    def sessions_of(self, day: str) -> Sessions:
        """The sessions of a weekday (`mon` …)."""
        return tuple(span for entry in self.sessions if day in entry.days for span in parse_sessions(entry.hours))


class ExceptionSection(Section):
    """A date with hours of its own."""

    date: Date
    hours: Hours
    note: Name
    note_en: Name


class PrioritySection(Named):
    """A class of people; the first one is the normal one."""

    mark: Annotated[str, Field(pattern=r"^[A-Z]?$")]
    start_minutes: float = Field(ge=0, le=600)
    rate: float = Field(gt=0, le=100)
    share: Share


class QueueSection(Named):
    """Services that wait together."""

    prefix: Annotated[str, Field(pattern=r"^[A-Z]$")]
    promise_minutes: float = Field(gt=0, le=600)


class Material(Named):
    """A paper to bring, and where to get it (R9)."""

    source: Text
    source_en: Text


class MaterialNeeded(Section):
    """How many copies of a material a service asks for."""

    id: Id
    copies: int = Field(ge=1, le=20)


class ServiceSection(Named):
    """A service with everything a person is told once (R9)."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    name_en: Annotated[str, Field(min_length=1, max_length=160)]
    domain: Id
    queue: Id
    minutes: float = Field(gt=0, le=240)
    share: float = Field(gt=0)
    special: SpecialKind | None = None
    conditions: Text
    conditions_en: Text
    materials: list[MaterialNeeded]
    procedure: Text
    procedure_en: Text
    limit_days: int = Field(ge=0, le=400)
    fee_yuan: float = Field(ge=0)
    fee_basis: Text = ""
    legal_basis: Text = ""


class WindowSection(Named):
    """A window and its roles (R1)."""

    zone: Id
    roles: list[str] = Field(min_length=1)
    services: list[Id] = Field([])


class ClerkSection(Named):
    """Who may sit at a window (R12)."""

    qualifications: list[str] = Field(min_length=1)


class ArrivalSpan(Section):
    """How many people come in a span of the day, in relation to the other spans."""

    start: TimeOfDay = Field(alias="from")
    end: TimeOfDay = Field(alias="to")
    weight: float = Field(ge=0)

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if clock_minutes(self.start) >= clock_minutes(self.end):
            raise ValueError(f"from {self.start} to {self.end} must end after it starts")
        return self


class DemandSection(Section):
    """What a usual day brings: for demo, training and planning, not for the rules."""

    people_per_day: float = Field(gt=0)
    service_cv: float = Field(gt=0, le=5)
    companions_per_person: float = Field(0.3, ge=0)
    several_services_share: Share = 0.0
    proxy_share: Share = 0.0
    no_show_share: Share = 0.0
    no_show_returns_share: Share = 0.0
    cancel_share: Share = 0.0
    transfer_share: Share = 0.0
    park_share: Share = 0.0
    arrivals: list[ArrivalSpan] = Field(min_length=1)
