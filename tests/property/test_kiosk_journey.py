"""Whatever fingers, time, hall and desk do: one number for each deliberate touch, and nobody is remembered."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from kiosk_walk import SPEAKING, Walk, ticket_for

from dispatcher import wire
from kiosk import acts
from kiosk.journey import pace
from kiosk.journey.happenings import (
    DoorOpened,
    GuideDone,
    HallWentAway,
    NoAnswer,
    NumberIssued,
    NumberRefused,
    SlipDone,
)
from kiosk.journey.places import AtResult, AtTaking
from kiosk.journey.state import Journey, begin

PROBLEM = wire.Problem(
    type="urn:hall:problem:hall-not-issuing", title="现在不在取号时间", status=409, detail="请在取号时间再来",
    title_en="Not issuing", detail_en="Come back in opening hours",
)  # fmt: skip
LONG = pace.RESULT_UNKNOWN + pace.NO_ANSWER + pace.TECHNICIAN_IDLE + pace.COUNTDOWN + 10
KNOWN_ACTS = [value for name, value in vars(acts).items() if name.isupper()]

Step = tuple[str, float, int]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["press"] * 12
            + ["take", "take", "blind", "wait", "open", "shut", "away", "back", "give", "give", "give"]
            + ["print", "jam", "refuse", "silence", "guide", "door", "other"]
        ),
        st.floats(0.0, 70.0) | st.floats(0.0, 1.0),
        st.integers(0, 10_000),
    ),
    max_size=60,
)


def _step(walk: Walk, kind: str, seconds: float, pick: int) -> None:
    place = walk.journey.place
    if kind == "press":
        buttons = walk.buttons()
        if buttons:
            button = buttons[pick % len(buttons)]
            walk.touch_blindly(button.act, button.value, after=min(seconds, 2.0))
    elif kind == "take":
        walk.touch_blindly(acts.TAKE, after=min(seconds, 1.0))
    elif kind == "blind":
        walk.touch_blindly(KNOWN_ACTS[pick % len(KNOWN_ACTS)], ["", "consult", "household", "9"][pick % 4])
    elif kind == "wait":
        walk.pass_time(seconds)
    elif kind in ("open", "shut"):
        walk.change_hall(open=kind == "open")
    elif kind == "away":
        walk.happen(HallWentAway())
    elif kind == "back":
        walk.change_hall()
    elif kind == "give" and walk.taken:
        walk.happen(NumberIssued(ticket_for(walk.taken[-1], f"A{pick % 1000:03d}")))
    elif kind == "other":
        walk.happen(NumberIssued(ticket_for(wire.IssueTicket(services=["id-card-new"]))))
    elif kind in ("print", "jam") and isinstance(place, AtResult):
        walk.happen(SlipDone(place.ticket, "printed" if kind == "print" else "uncertain"))
    elif kind == "refuse":
        walk.happen(NumberRefused(PROBLEM))
    elif kind == "silence":
        walk.happen(NoAnswer())
    elif kind == "guide":
        walk.happen(GuideDone("printed"))
    elif kind == "door":
        walk.happen(DoorOpened())


@settings(max_examples=150, deadline=None)
@given(STEPS)
def test_a_number_is_asked_for_by_a_touch_alone_and_never_while_another_is_under_way(steps: list[Step]) -> None:
    walk = Walk()
    for kind, seconds, pick in steps:
        before, asked = walk.journey.place, len(walk.taken)
        _step(walk, kind, seconds, pick)
        assert walk.face is not None
        more = len(walk.taken) - asked
        assert more == 0 or (more == 1 and kind in ("press", "take", "blind") and not isinstance(before, AtTaking))
        assert isinstance(walk.journey.place, AtTaking) or more == 0


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_whoever_leaves_is_forgotten(steps: list[Step]) -> None:
    walk = Walk()
    for kind, seconds, pick in steps:
        _step(walk, kind, seconds, pick)
    walk.pass_time(LONG)
    assert walk.journey.visit == begin(walk.journey.settings).visit


def _but_for_the_touch(journey: Journey) -> Journey:
    return replace(journey, touched=0.0)


@settings(max_examples=60, deadline=None)
@given(STEPS, st.integers(0, 10_000))
def test_every_button_that_can_be_pressed_does_something(steps: list[Step], pick: int) -> None:
    walk = Walk()
    for kind, seconds, number in steps:
        _step(walk, kind, seconds, number)
    walk.now += 2.0
    buttons = walk.buttons()
    if not buttons:
        return
    button = buttons[pick % len(buttons)]
    before, done = walk.journey, len(walk.effects)
    asked = walk.face.frame.idle is not None
    walk.touch_blindly(button.act, button.value)
    assert asked or len(walk.effects) > done or _but_for_the_touch(walk.journey) != _but_for_the_touch(before)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(0.0, 1.5), st.integers(0, 10_000)), min_size=100, max_size=250))
def test_a_child_takes_no_more_than_a_few_numbers_a_minute(touches: list[tuple[float, int]]) -> None:
    walk = Walk(settings=SPEAKING)
    given_at: list[float] = []
    for seconds, pick in touches:
        _step(walk, "press", seconds, pick)
        if not walk.buttons():
            walk.touch_blindly(acts.TAKE, after=seconds)
        walk.pass_time(0.1)
        if isinstance(walk.journey.place, AtTaking):
            walk.issue()
            given_at.append(walk.now)
    rest = [later - earlier for earlier, later in pairwise(given_at)]
    assert all(seconds >= pace.PEOPLE.least_result for seconds in rest)
    assert all(fifth - first > 8.0 for first, fifth in zip(given_at, given_at[4:], strict=False))
