"""The hall as it stands, and everything that one can come for."""

from __future__ import annotations

from dispatcher.wire.kinds import TicketState
from dispatcher.wire.tickets import Told, Wait, Window


class Lane(Told):
    """People of one queue and priority whom exactly the same windows may call."""

    queue: str
    priority: str
    windows: list[str]
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


class Day(Told):
    """The day after it was closed."""

    date: str
    open: bool
