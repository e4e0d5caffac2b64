"""What the store hands out: where the log ends, what was recorded, what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dispatcher.domain.events import Event


class Head(NamedTuple):
    """The last event of a log: its number (0 for an empty log), its time (µs, UTC) and its hash."""

    seq: int
    at: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event as it was written. `data` is its JSON."""

    seq: int
    at: int
    type: str
    data: bytes
    command_id: str
    actor: str
    hash: bytes
    event: Event


class Row(NamedTuple):
    """An event as it stands in the log, its JSON not decoded."""

    seq: int
    at: int
    type: str
    data: bytes
    command_id: str
    actor: str
    hash: bytes


class StoredAnswer(NamedTuple):
    """The first answer to a command: digest of what was asked, HTTP status and body."""

    digest: bytes
    status: int
    answer: bytes
