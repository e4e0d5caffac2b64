"""Tickets and windows as they travel."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from dispatcher.wire.kinds import CaseState, Outcome, PrintState, TicketState, WindowState


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


class Step(Told):
    """Something that happened to a ticket. `what` is the event's name without its version, such as `ticket-called`."""

    at: str
    what: str
    window: str | None
    clerk: str | None
    service: str | None
    outcome: Outcome | None
    reason: str | None


class TicketWithNote(Ticket):
    """A ticket with the note of the last window, and what happened to it, oldest first."""

    note: str | None
    history: list[Step]


class Tickets(Told):
    """Tickets of today, the latest number first."""

    tickets: list[Ticket]


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
