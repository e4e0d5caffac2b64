"""Events come back from the log exactly as they went in, or not at all."""

from __future__ import annotations

import dataclasses
import typing

import pytest
from hall_builder import RULES
from hypothesis import given
from hypothesis import strategies as st

from dispatcher.domain import events as e
from dispatcher.domain.model import Outcome
from dispatcher.store.codec import decode, encode
from dispatcher.store.errors import UndecodableEvent, UnknownEventType

CALLED = e.TicketCalled("20261123-A001", "A001", "1", "jia", "social", "normal", "next", 0.1 + 0.2)

st.register_type_strategy(int, st.integers(-(2**53), 2**53))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(str, st.text(st.characters(codec="utf-8")))

all_events = st.one_of(*(st.builds(kind) for kind in e.EVENT_TYPES.values() if kind is not e.HallConfigured))


@given(all_events)
def test_every_event_comes_back_equal(event: e.Event) -> None:
    name, data = encode(event)
    assert decode(name, data) == event
    assert decode(name, data.decode()) == event


def test_rules_come_back_equal_with_all_that_is_nested() -> None:
    event = e.HallConfigured(RULES)
    assert decode(*encode(event)) == event


def test_outcomes_come_back_as_outcomes() -> None:
    event = decode(*encode(e.CaseCompleted("t", "t-1", "1", "jia", Outcome.SUPPLEMENT)))
    assert isinstance(event, e.CaseCompleted)
    assert event.outcome is Outcome.SUPPLEMENT


def test_every_type_of_event_has_its_stored_name() -> None:
    assert set(e.EVENT_TYPES.values()) == set(typing.get_args(e.Event))


def test_the_stored_bytes_never_change() -> None:
    assert encode(dataclasses.replace(CALLED, claim=0.5)) == (
        "ticket-called.1",
        b'{"ticket":"20261123-A001","number":"A001","window":"1","clerk":"jia","queue":"social","priority":"normal",'
        b'"how":"next","claim":0.5,"runner_up":null,"runner_up_claim":0.0,"reason_note":null}',
    )


@pytest.mark.parametrize(
    "data",
    [
        '{"window":"1"',
        '{"window":1}',
        '{"window":null}',
        "{}",
        '{"window":"1","clerk":"jia"}',
        '["1"]',
        "",
    ],
    ids=["cut off", "a number for a text", "null for a text", "field missing", "field unknown", "a list", "empty"],
)
def test_what_is_not_exactly_an_event_is_refused(data: str) -> None:
    with pytest.raises(UndecodableEvent, match="window-ready"):
        decode("window-ready.1", data)


def test_a_type_that_is_not_known_is_named() -> None:
    with pytest.raises(UnknownEventType, match=r"window-ready\.9"):
        decode("window-ready.9", '{"window":"1"}')
