"""What devices know of their window, and what they say of it."""

from __future__ import annotations

import pytest
from device_line import shipped
from small_hall import hall

from counter_display.devices.profiles import PoleProfile, StripProfile
from counter_display.devices.sayings import say
from counter_display.devices.sight import STATES, Sight, away, sight_of
from counter_display.window_face import WindowUnknown
from dispatcher import wire

__all__ = ["hall"]
CALL = wire.NowServing(
    ticket="20261123-A012", number="A012", window="3", zone="ground", state="called", called_at="", recalls=2
)


def _lane(waiting: int, *callers: str) -> wire.Lane:
    return wire.Lane(
        queue="social",
        priority="normal",
        windows=["3", "4"],
        callers=list(callers),
        waiting=waiting,
        longest_since=None,
    )


def _in_state(hall: wire.Hall, state: wire.WindowState) -> wire.Hall:
    busy = state in ("calling", "serving")
    update = {"state": state, "number": "A012" if busy else None, "ticket": CALL.ticket if busy else None}
    windows = [known.model_copy(update=update) if known.id == "3" else known for known in hall.windows]
    return hall.model_copy(update={"windows": windows, "now_serving": [CALL] if busy else []})


@pytest.mark.parametrize(
    ("state", "seen"),
    [
        ("closed", Sight("closed", "3")),
        ("paused", Sight("paused", "3")),
        ("idle", Sight("free", "3")),
        ("ready", Sight("free", "3")),
        ("calling", Sight("called", "3", "A012", recalls=2)),
        ("serving", Sight("serving", "3", "A012", recalls=2)),
    ],
)
def test_each_state_of_a_window_is_seen_with_a_number_only_while_there_is_one(
    hall: wire.Hall, state: wire.WindowState, seen: Sight
) -> None:
    assert sight_of(_in_state(hall, state), "3") == seen


def test_those_wait_for_a_window_whom_it_may_call_now(hall: wire.Hall) -> None:
    lanes = [_lane(4, "3", "4"), _lane(2, "3"), _lane(9, "4")]
    assert sight_of(hall.model_copy(update={"lanes": lanes}), "3").waiting == 6


def test_a_window_that_the_hall_does_not_have_is_told(hall: wire.Hall) -> None:
    with pytest.raises(WindowUnknown, match="99"):
        sight_of(hall, "99")


@pytest.mark.parametrize("name", ["strip-0509", "cd5220", "cd5220-chinese"])
def test_every_state_has_its_sentence_and_none_but_calls_has_a_number(name: str) -> None:
    profile = shipped(name)
    assert isinstance(profile, StripProfile | PoleProfile)
    for state in STATES:
        said = say(profile.sentences, Sight(state, "3", "A012"))
        assert ("A012" in said) == (state in ("called", "serving")), said
    assert "3" not in say(profile.sentences, away("3"))
