"""Reading the log back into a hall, one stored event at a time."""

from __future__ import annotations

from dispatcher.domain.events import Event
from dispatcher.domain.evolve import evolve
from dispatcher.domain.model import Hall
from dispatcher.store.codec import decode
from dispatcher.store.errors import EventOutOfPlace, StoreError


def replay(hall: Hall, seq: int, at: int, name: str, data: bytes | str) -> Event:
    """Let the stored event `seq` be true of `hall` and return it.

    Raises `UnknownEventType`, `UndecodableEvent` or, when the hall cannot have come to it, `EventOutOfPlace`.
    """
    try:
        event = decode(name, data)
    except StoreError as error:
        raise type(error)(f"seq {seq}: {error.detail}") from error
    try:
        evolve(hall, event, at)
    except (LookupError, AttributeError, AssertionError, TypeError, ValueError, StopIteration) as error:
        raise EventOutOfPlace(f"seq {seq}: {name}: {error!r}") from error
    return event
