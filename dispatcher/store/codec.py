"""Events as they stand in the log: an explicit type name and compact JSON.

Every field is written, defaults too: if a default changes one day, what was written before still means what it meant.
Reading is strict: a missing, unknown or wrongly typed field is an error, never a guess.
"""

from __future__ import annotations

import orjson
from pydantic import TypeAdapter, ValidationError

from dispatcher.domain.events import EVENT_NAMES, EVENT_TYPES, Event
from dispatcher.store.errors import UndecodableEvent, UnknownEventType

_VALIDATORS = {name: TypeAdapter[Event](kind).validator.validate_json for name, kind in EVENT_TYPES.items()}


def encode(event: Event) -> tuple[str, bytes]:
    """The stored type name of `event` and its fields as UTF-8 JSON, in the order of their declaration."""
    return EVENT_NAMES[type(event)], orjson.dumps(event)


def decode(name: str, data: bytes | str) -> Event:
    """The event that `encode` made into `name` and `data`; raises `UnknownEventType` or `UndecodableEvent`."""
    validate = _VALIDATORS.get(name)
    if validate is None:
        raise UnknownEventType(name)
    try:
        event: Event = validate(data, strict=True, extra="forbid")
    except ValidationError as error:
        raise UndecodableEvent(f"{name}: {_shortly(error)}") from error
    return event


def _shortly(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else first["msg"]
