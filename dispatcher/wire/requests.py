"""What is asked of the dispatcher: the bodies of requests."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from dispatcher.wire.kinds import Id, Outcome, PrintState, Words


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
