"""The hall as it stands, and everything that one can come for."""

from __future__ import annotations

from dispatcher.wire.kinds import TicketState
from dispatcher.wire.tickets import Told, Wait, Window


class Lane(Told):
    """People of one queue and priority whom exactly the same windows may call.

    `windows` by their roles; `callers` are those at work whose clerk may call them now (R12).
    """

    queue: str
    priority: str
    windows: list[str]
    callers: list[str]
    waiting: int
    longest_since: str | None


class QueueWait(Told):
    """A queue's waiting people and the wait of somebody who comes now."""

    id: str
    prefix: str
    name: str
    name_en: str
    waiting: int
    promise: int
    wait: Wait


class NowServing(Told):
    """Who is at a window, or on the way to it."""

    ticket: str
    number: str
    window: str
    zone: str
    state: TicketState
    called_at: str
    recalls: int


class Device(Told):
    """What a device last said of itself."""

    id: str
    state: str
    at: str


class Hall(Told):
    """The hall at event `seq`. Follow the stream from there."""

    id: str
    name: str
    name_en: str
    seq: int
    at: str
    training: bool
    open: bool
    date: str | None
    windows: list[Window]
    lanes: list[Lane]
    queues: list[QueueWait]
    now_serving: list[NowServing]
    devices: list[Device]


class Material(Told):
    """A paper to bring, how many, and where to get it (R9)."""

    id: str
    name: str
    name_en: str
    copies: int
    source: str
    source_en: str


class Service(Told):
    """A service with everything that is told once (R9). `special` names the special-purpose window for it (R1)."""

    id: str
    name: str
    name_en: str
    queue: str
    open: bool
    waiting: int
    wait: Wait
    windows: list[str]
    minutes: float
    conditions: str
    conditions_en: str
    materials: list[Material]
    procedure: str
    procedure_en: str
    limit_days: int
    fee_yuan: float
    fee_basis: str
    legal_basis: str
    special: str | None = None


class Domain(Told):
    """A group of services."""

    id: str
    name: str
    name_en: str
    services: list[Service]


class Choice(Told):
    """Something to choose by id, with its names."""

    id: str
    name: str
    name_en: str


class Priority(Choice):
    """A class of people; `mark` is shown in the number."""

    mark: str


class Span(Told):
    """From when until when numbers are issued."""

    opens: str
    closes: str


class NoShowRule(Told):
    """When a called number may be passed over: after so many recalls and so many seconds since the first call."""

    recalls: int
    seconds: int


class CaseLimits(Told):
    """How many services one number may carry, for oneself and for others."""

    own: int
    proxy: int


class Notice(Told):
    """What the hall tells everybody, on its board and at its kiosks."""

    text: str
    text_en: str


class Catalogue(Told):
    """Everything that one can come for, and how long it takes now."""

    hall: Choice
    at: str
    training: bool
    open: bool
    issuing: Span | None
    public_url: str
    complaint_phone: str
    domains: list[Domain]
    queues: list[QueueWait]
    priorities: list[Priority]
    zones: list[Choice]
    pause_reasons: list[Choice]
    notices: list[Notice]
    no_show: NoShowRule
    cases: CaseLimits


class Day(Told):
    """The day after it was closed."""

    date: str
    open: bool


class QueueReport(Told):
    """A queue's day; waits in minutes until the first call, None where nobody was called."""

    queue: str
    name: str
    name_en: str
    issued: int
    called: int
    mean_wait: float | None
    longest_wait: float | None


class DayReport(Told):
    """The figures of the day that was opened last, told at `at`; waits and service in minutes, None without any.

    `head_hash`, the hash of the closing event `last_seq` in hexadecimal, seals the day (R14); it and `closed_at` are
    None while the day is open. `carried` are numbers that go on into the next day.
    """

    at: str
    date: str
    opened_at: str
    closed_at: str | None
    issued: int
    called: int
    completed: int
    cases: int
    no_shows: int
    reinstated: int
    transferred: int
    cancelled: int
    expired: int
    carried: int
    mean_wait: float | None
    longest_wait: float | None
    mean_service: float | None
    queues: list[QueueReport]
    last_seq: int
    head_hash: str | None
