"""What travels between the dispatcher and everything else: requests, answers, problems, the stream.

Exact types, no unknown fields in requests. Times are ISO 8601 with zone, waits whole minutes, ids short strings.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Outcome = Literal["done", "promised", "supplement", "returned", "forwarded", "consulted", "refused", "collected"]
PrintState = Literal["printed", "failed", "uncertain"]
TicketState = Literal["waiting", "called", "serving", "parked", "completed", "no_show", "cancelled", "expired"]
WindowState = Literal["closed", "ready", "idle", "calling", "serving", "paused"]
CaseState = Literal["waiting", "serving", "completed", "dropped"]


_CONTROL = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029"
"""Control characters and odd line ends: nobody needs them in words, and some printers obey them."""

Id = Annotated[str, Field(min_length=1, max_length=64, pattern=rf"^[^\s{_CONTROL}]+$")]
Words = Annotated[str, Field(min_length=1, max_length=500, pattern=rf"^[^{_CONTROL}]*[^\s{_CONTROL}][^{_CONTROL}]*$")]
"""Free text that a person writes; kept beside the log, never in it (R26)."""


class Request(BaseModel):
    """A request's body: exact types and no unknown fields."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Nothing(Request):
    """A body without fields: `{}`."""


class IssueTicket(Request):
    """Take a number for one or several services. `priority` defaults to the hall's normal one."""

    services: Annotated[list[Id], Field(max_length=200)]
    priority: Id | None = None
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,8})?$")] = "zh"
    proxy: bool = False


class RecordPrint(Request):
    """What became of the slip."""

    state: PrintState


class OpenWindow(Request):
    """A clerk sits down; `pin` where the hall asks for it."""

    clerk: Id
    pin: Annotated[str, Field(max_length=64)] | None = None


class PauseWindow(Request):
    """Why the clerk leaves for a while: one of the hall's pause reasons, or words.

    Leaving for lunch or past the session over people whom nobody else can serve needs an approver (R6).
    """

    reason: Words
    approver: Words | None = None


class CloseWindow(Request):
    """Leaving people whom nobody else can serve needs both an approver and a reason (R6)."""

    approver: Words | None = None
    reason: Words | None = None


class CloseDay(Request):
    """Ending the day over people who wait needs both an approver and a reason (R6)."""

    approver: Words | None = None
    reason: Words | None = None


class CallTicket(Request):
    """Call a certain ticket out of order, and why."""

    ticket: Id
    reason: Words


class ReinstateTicket(Request):
    """Which passed or parked ticket waits again."""

    ticket: Id


class CompleteCase(Request):
    """How the case ended (R10); `then` calls the next person in the same act."""

    outcome: Outcome
    case: Id | None = None
    then: Literal["call-next"] | None = None


class TransferTicket(Request):
    """Lead the person on, to a service or to a window, with a note for the next clerk (R8)."""

    service: Id | None = None
    window: Id | None = None
    note: Words | None = None


class ReportDevice(Request):
    """How a printer or screen is: `ready`, `paper_low`, …"""

    state: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,31}$")]


class Told(BaseModel):
    """An answer's part."""

    model_config = ConfigDict(extra="forbid")


class Wait(Told):
    """An estimated wait in whole minutes, true with `chance`."""

    low: int
    high: int
    chance: float


class Case(Told):
    """One service on a ticket."""

    id: str
    service: str
    state: CaseState
    outcome: Outcome | None
    window: str | None
    clerk: str | None
    started_at: str | None
    ended_at: str | None
    rating: int | None


class Ticket(Told):
    """A ticket as staff and the kiosk see it. `ahead` and `wait` are null unless it waits."""

    id: str
    number: str
    token: str
    cases: list[Case]
    queue: str
    priority: str
    language: str
    proxy: bool
    state: TicketState
    reason: str | None
    window: str | None
    windows: list[str]
    ahead: int | None
    wait: Wait | None
    recalls: int
    printed: PrintState | None
    since: str
    issued_at: str
    called_at: str | None
    ended_at: str | None


class TicketWithNote(Ticket):
    """A ticket with the note of the last window."""

    note: str | None


class PublicTicket(Told):
    """What the citizen may see."""

    number: str
    state: TicketState
    queue: str
    services: list[str]
    window: str | None
    zone: str | None
    windows: list[str]
    ahead: int | None
    wait: Wait | None
    recalls: int
    issued_at: str
    called_at: str | None
    ended_at: str | None
    training: bool


class Completed(Told):
    """The ticket whose case ended, and whom finish-and-next called."""

    completed: Ticket
    called: Ticket | None


class Window(Told):
    """A window and who sits there."""

    id: str
    name: str
    name_en: str
    zone: str
    roles: list[str]
    state: WindowState
    clerk: str | None
    ticket: str | None
    number: str | None
    pause_reason: str | None


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


class Day(Told):
    """The day after it was closed."""

    date: str
    open: bool


class LoggedEvent(Told):
    """One event of the log. `hash` (hex) covers the event and the hash of the one before it."""

    seq: int
    at: str
    type: str
    data: dict[str, object]
    command_id: str
    actor: str
    hash: str


class Events(Told):
    """A page of the log, and its end."""

    events: list[LoggedEvent]
    head: int


class StreamedEvent(Told):
    """One frame of the stream; its SSE id is `seq`."""

    seq: int
    at: str
    type: str
    data: dict[str, object]


class Problem(BaseModel):
    """An error by RFC 9457. `type` is stable; Chinese first, English beside it."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    detail: str
    title_en: str
    detail_en: str
    expected: str | None = None
    actual: str | None = None
