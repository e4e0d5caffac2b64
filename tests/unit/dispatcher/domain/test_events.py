"""Events and commands: stored names, and that every one of them is decided and applied."""

from __future__ import annotations

import dataclasses
import re
from typing import get_args

import pytest

from dispatcher.domain import commands, decide, events, evolve
from dispatcher.domain.events import EVENT_NAMES, EVENT_TYPES, Event


def test_every_event_has_one_stored_name() -> None:
    assert set(EVENT_TYPES.values()) == set(get_args(Event))
    assert {EVENT_NAMES[kind]: kind for kind in EVENT_NAMES} == EVENT_TYPES


@pytest.mark.parametrize("name", EVENT_TYPES)
def test_a_stored_name_carries_its_version(name: str) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*\.[1-9]\d*", name)


@pytest.mark.parametrize("kind", get_args(Event), ids=lambda kind: kind.__name__)
def test_an_event_cannot_be_altered(kind: type[Event]) -> None:
    """R14: what happened stays as it happened."""
    event, (name, *_) = object.__new__(kind), (field.name for field in dataclasses.fields(kind))
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(event, name, "otherwise")


def test_every_event_is_applied_and_every_command_decided() -> None:
    assert set(evolve._CHANGES) == set(get_args(Event))
    assert set(decide._DECISIONS) == set(get_args(commands.Command))


def test_no_event_has_a_field_for_free_text() -> None:
    """R26: keys and codes only; `events` says so of `note`, `reason_note` and `approver`."""
    names = {field.name for kind in get_args(Event) for field in dataclasses.fields(kind)}
    assert names.isdisjoint({"name", "text", "comment", "phone", "identity"})
    assert events.WindowPaused("1", "break").note is None
