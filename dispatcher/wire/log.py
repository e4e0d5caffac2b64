"""The log, the stream, and problems."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from dispatcher.wire.tickets import Told


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
