"""A hall's TOML file: read, checked, and turned into rules for the domain and texts for people.

Every error names the key it is about, so that whoever keeps the file finds it.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from dispatcher.domain.coverage import Coverage
from dispatcher.domain.discipline import DISCIPLINES
from dispatcher.domain.hours import (
    MICROSECONDS_PER_MINUTE,
    MICROSECONDS_PER_SECOND,
    ExceptionDate,
    OpeningHours,
    Season,
    Sessions,
)
from dispatcher.domain.rules import (
    DOMAIN,
    EVERYTHING,
    SPECIAL,
    SPECIALISED,
    UNDIFFERENTIATED,
    Clerk,
    HallRules,
    Issuing,
    NoShow,
    Priority,
    Queue,
    Service,
    WindowPlan,
)

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SPECIAL_KINDS = (
    "consult", "one-thing", "assist", "cross-province", "intra-province", "unresolved", "policy", "open-gov", "collect",
)  # fmt: skip
"""Special-purpose roles a window can hold (R1)."""

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,31}$")]
Name = Annotated[str, Field(min_length=1, max_length=60)]
Text = Annotated[str, Field(max_length=600)]


class HallConfigError(Exception):
    """A hall's file cannot be used; the message names each key and what is wrong with it."""

    def __init__(self, path: Path, problems: Sequence[str]) -> None:
        super().__init__(path, problems)
        self.path = path
        self.problems = tuple(problems)

    def __str__(self) -> str:
        listed = "\n".join(f"  {problem}" for problem in self.problems)
        return f"大厅配置有误，请改正后再启动 / The hall's file needs mending: {self.path}\n{listed}"


class Section(BaseModel):
    """A table of the file: exact types, no unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Named(Section):
    """Something with an id and a name in Chinese and English."""

    id: Id
    name: Name
    name_en: Name


class HallSection(Named):
    """The hall itself."""

    time_zone: str
    public_url: Annotated[str, Field(pattern=r"^$|^https?://[^\s/]+")] = ""
    complaint_phone: str = ""
    discipline: Literal["load", "fifo", "strict", "interleave"] = "load"

    @field_validator("time_zone")
    @classmethod
    def _zone_exists(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"no such time zone: {value}") from error
        return value


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

    days: list[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]]
    hours: list[str]

    @field_validator("hours")
    @classmethod
    def _in_order(cls, value: list[str]) -> list[str]:
        parse_sessions(value)
        return value


class SeasonSection(Section):
    """A part of the year with its own hours; both ends inclusive, `MM-DD`."""

    name: Name
    name_en: Name
    first: str = Field(alias="from", pattern=r"^\d\d-\d\d$")
    last: str = Field(alias="to", pattern=r"^\d\d-\d\d$")
    sessions: list[WeekHours]

    def sessions_of(self, day: str) -> Sessions:
        """The sessions of a weekday (`mon` …)."""
        return tuple(span for entry in self.sessions if day in entry.days for span in parse_sessions(entry.hours))


class ExceptionSection(Section):
    """A date with hours of its own."""

    date: str = Field(pattern=r"^\d{4}-\d\d-\d\d$")
    hours: list[str]
    note: Name
    note_en: Name

    @field_validator("hours")
    @classmethod
    def _in_order(cls, value: list[str]) -> list[str]:
        parse_sessions(value)
        return value


class PrioritySection(Named):
    """A class of people; the first one is the normal one."""

    mark: Annotated[str, Field(pattern=r"^[A-Z]?$")]
    start_minutes: float = Field(ge=0, le=600)
    rate: float = Field(gt=0, le=100)
    share: float = Field(ge=0, le=1)


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
    special: Literal[SPECIAL_KINDS] | None = None  # type: ignore[valid-type]  # the kinds are listed once, above
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
    services: list[Id] = []


class ClerkSection(Named):
    """Who may sit at a window (R12)."""

    qualifications: list[str] = Field(min_length=1)


class ArrivalSpan(Section):
    """How many people come in a span of the day, in relation to the other spans."""

    start: str = Field(alias="from", pattern=r"^\d\d:\d\d$")
    end: str = Field(alias="to", pattern=r"^\d\d:\d\d$")
    weight: float = Field(ge=0)


class DemandSection(Section):
    """What a usual day brings: for demo, training and planning, not for the rules."""

    people_per_day: float = Field(gt=0)
    service_cv: float = Field(gt=0, le=5)
    companions_per_person: float = Field(0.3, ge=0)
    several_services_share: float = Field(0.0, ge=0, le=1)
    proxy_share: float = Field(0.0, ge=0, le=1)
    no_show_share: float = Field(0.0, ge=0, le=1)
    no_show_returns_share: float = Field(0.0, ge=0, le=1)
    cancel_share: float = Field(0.0, ge=0, le=1)
    transfer_share: float = Field(0.0, ge=0, le=1)
    park_share: float = Field(0.0, ge=0, le=1)
    arrivals: list[ArrivalSpan] = Field(min_length=1)


class HallConfig(Section):
    """A whole hall's file."""

    hall: HallSection
    issuing: IssuingSection
    no_show: NoShowSection
    seasons: list[SeasonSection] = Field(min_length=1)
    exceptions: list[ExceptionSection] = []
    priorities: list[PrioritySection] = Field(min_length=1)
    zones: list[Named] = Field(min_length=1)
    queues: list[QueueSection] = Field(min_length=1)
    domains: list[Named] = Field(min_length=1)
    materials: list[Material] = []
    services: list[ServiceSection] = Field(min_length=1)
    windows: list[WindowSection] = Field(min_length=1)
    clerks: list[ClerkSection] = Field(min_length=1)
    pause_reasons: list[Named] = Field(min_length=1)
    demand: DemandSection

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        problems = [*self._repeated(), *self._dangling(), *self._unknown_roles()]
        if not problems:
            problems = list(self._unserved())
        if problems:
            raise ValueError("\n".join(problems))
        return self

    def rules(self) -> HallRules:
        """What decides, for the domain and the log."""
        return HallRules(
            hall=self.hall.id,
            discipline=self.hall.discipline,
            hours=self._opening_hours(),
            issuing=Issuing(
                before_opening=self.issuing.opens_minutes_before * MICROSECONDS_PER_MINUTE,
                before_closing=self.issuing.closes_minutes_before * MICROSECONDS_PER_MINUTE,
                over_lunch=self.issuing.over_lunch,
                cases=self.issuing.cases_per_ticket,
                proxy_cases=self.issuing.cases_per_proxy_ticket,
            ),
            no_show=NoShow(
                recalls=self.no_show.recalls,
                after=self.no_show.seconds * MICROSECONDS_PER_SECOND,
                returns_behind=self.no_show.returns_behind,
            ),
            priorities=tuple(Priority(p.id, p.mark, minutes(p.start_minutes), p.rate) for p in self.priorities),
            queues=tuple(Queue(q.id, q.prefix, minutes(q.promise_minutes)) for q in self.queues),
            services=tuple(Service(s.id, s.domain, s.queue, minutes(s.minutes), s.special) for s in self.services),
            windows=tuple(WindowPlan(w.id, w.zone, tuple(w.roles), tuple(w.services)) for w in self.windows),
            clerks=tuple(Clerk(c.id, tuple(c.qualifications)) for c in self.clerks),
            pause_reasons=tuple(reason.id for reason in self.pause_reasons),
        )

    def _opening_hours(self) -> OpeningHours:
        seasons = tuple(
            Season(
                first=month_day(season.first),
                last=month_day(season.last),
                week=tuple(season.sessions_of(day) for day in WEEKDAYS),
            )
            for season in self.seasons
        )
        exceptions = tuple(ExceptionDate(entry.date, parse_sessions(entry.hours)) for entry in self.exceptions)
        return OpeningHours(self.hall.time_zone, seasons, exceptions)

    def _repeated(self) -> Iterable[str]:
        for key, ids in (
            ("priorities.id", [p.id for p in self.priorities]),
            ("zones.id", [z.id for z in self.zones]),
            ("queues.id", [q.id for q in self.queues]),
            ("queues.prefix", [q.prefix for q in self.queues]),
            ("domains.id", [d.id for d in self.domains]),
            ("materials.id", [m.id for m in self.materials]),
            ("services.id", [s.id for s in self.services]),
            ("windows.id", [w.id for w in self.windows]),
            ("clerks.id", [c.id for c in self.clerks]),
            ("pause_reasons.id", [r.id for r in self.pause_reasons]),
        ):
            for value, times in Counter(ids).items():
                if times > 1:
                    yield f"{key}: {value} 重复 {times} 次 / stands {times} times"

    def _dangling(self) -> Iterable[str]:
        domains, queues = {d.id for d in self.domains}, {q.id for q in self.queues}
        materials, zones = {m.id for m in self.materials}, {z.id for z in self.zones}
        services = {s.id for s in self.services}
        for service in self.services:
            if service.domain not in domains:
                yield _no_such(f"services.{service.id}.domain", service.domain)
            if service.queue not in queues:
                yield _no_such(f"services.{service.id}.queue", service.queue)
            for needed in service.materials:
                if needed.id not in materials:
                    yield _no_such(f"services.{service.id}.materials", needed.id)
        for window in self.windows:
            if window.zone not in zones:
                yield _no_such(f"windows.{window.id}.zone", window.zone)
            for name in window.services:
                if name not in services:
                    yield _no_such(f"windows.{window.id}.services", name)

    def _unknown_roles(self) -> Iterable[str]:
        domains = {f"{DOMAIN}{d.id}" for d in self.domains}
        specials = {f"{SPECIAL}{kind}" for kind in SPECIAL_KINDS}
        services = {s.id for s in self.services}
        for window in self.windows:
            for role in window.roles:
                if role not in {UNDIFFERENTIATED, SPECIALISED} | domains | specials:
                    yield _no_such(f"windows.{window.id}.roles", role)
            if (SPECIALISED in window.roles) != bool(window.services):
                yield (
                    f"windows.{window.id}.services: 专项窗口须列出事项，其他窗口不列 / "
                    "a specialised window lists its services, others list none"
                )
        for clerk in self.clerks:
            for qualification in clerk.qualifications:
                if qualification not in {EVERYTHING} | domains | specials | services:
                    yield _no_such(f"clerks.{clerk.id}.qualifications", qualification)

    def _unserved(self) -> Iterable[str]:
        coverage = Coverage(self.rules())
        for service in self.services:
            reach = coverage.route((service.id,)).reach
            if not reach.windows:
                yield f"services.{service.id}: 没有窗口能办理 / no window may serve it"
            if not reach.clerks:
                yield f"services.{service.id}: 没有人员能办理 / no clerk may serve it"
        if self.priorities[0].mark:
            yield "priorities[0].mark: 第一类为普通，须无标记 / the first priority is the normal one and has no mark"
        if self.hall.discipline not in DISCIPLINES:
            yield _no_such("hall.discipline", self.hall.discipline)


def load_hall(path: Path) -> HallConfig:
    """Read a hall's file. Raises `HallConfigError`, which names every key that needs mending."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise HallConfigError(path, [f"读不到文件 / cannot be read: {error.strerror}"]) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise HallConfigError(path, [f"不是有效的 TOML / not valid TOML: {error}"]) from error
    try:
        return HallConfig.model_validate(content)
    except ValidationError as error:
        raise HallConfigError(path, _problems(error, content)) from error


def parse_sessions(hours: Sequence[str]) -> Sessions:
    """`["08:30-12:00", "14:00-17:30"]` as minutes after midnight, in order and apart."""
    sessions: list[tuple[int, int]] = []
    for span in hours:
        match = re.fullmatch(r"(\d\d:\d\d)-(\d\d:\d\d)", span)
        if match is None:
            raise ValueError(f"{span!r} is not of the form 08:30-12:00")
        start, end = clock_minutes(match[1]), clock_minutes(match[2])
        if start >= end or (sessions and start <= sessions[-1][1]):
            raise ValueError(f"{span!r} must end after it starts, and after the span before it")
        sessions.append((start, end))
    return tuple(sessions)


def clock_minutes(clock: str) -> int:
    """`08:30` as minutes after midnight; `24:00` is the end of the day."""
    hour, minute = (int(part) for part in clock.split(":"))
    if minute > 59 or hour * 60 + minute > 24 * 60:
        raise ValueError(f"{clock!r} is no time of day")
    return hour * 60 + minute


def month_day(text: str) -> tuple[int, int]:
    """`05-01` as (5, 1)."""
    month, day = (int(part) for part in text.split("-"))
    return month, day


def minutes(value: float) -> int:
    """Minutes as microseconds."""
    return round(value * MICROSECONDS_PER_MINUTE)


def _no_such(key: str, value: str) -> str:
    return f"{key}: 没有“{value}” / there is no {value!r}"


def _problems(error: ValidationError, content: dict[str, object]) -> list[str]:
    problems: list[str] = []
    for found in error.errors(include_url=False):
        message = found["msg"].removeprefix("Value error, ")
        if found["loc"]:
            problems.append(f"{_key(found['loc'], content)}: {message}")
        else:
            problems.extend(message.split("\n"))
    return problems


def _key(location: tuple[int | str, ...], content: object) -> str:
    """The place of an error, entries of lists by their id where they have one."""
    parts: list[str] = []
    for step in location:
        inner: object = None
        if isinstance(content, dict):
            inner = content.get(step)
        elif isinstance(content, list) and isinstance(step, int) and step < len(content):
            inner = content[step]
        name = inner.get("id", step) if isinstance(inner, dict) and isinstance(step, int) else step
        parts.append(str(name))
        content = inner
    return ".".join(parts)
