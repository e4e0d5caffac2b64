"""Which keys do something, and what the one key says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from front_desk import HOUSEHOLD, INSURANCE

from counter_display.console.buttons_face import buttons_face, may
from counter_display.console.keys import KEYS, PRESSES, Press

from .conftest import Counter

FREE = {Press.NEXT, Press.REINSTATE, Press.CALL, Press.ISSUE, Press.PAUSE, Press.CLOSE}
BUSY = {Press.NEXT, Press.OUTCOME, Press.PARK, Press.TRANSFER, Press.REINSTATE, Press.ISSUE}


def _allowed(counter: Counter) -> set[Press]:
    standing = counter.standing()
    return {press for press in Press if may(press, standing)}


def _next(counter: Counter) -> str:
    return next(button.title.zh for button in buttons_face(counter.standing(), counter.words))


def test_each_act_has_a_key_of_its_own() -> None:
    assert set(KEYS) == set(Press)
    assert len(PRESSES) == len(Press)


def test_a_free_window_calls_pauses_and_closes(counter: Counter) -> None:
    assert _allowed(counter) == FREE
    assert _next(counter) == "叫下一位"


def test_a_ready_window_need_not_call(counter: Counter) -> None:
    counter.desk.wait_for_next("3")
    assert _allowed(counter) == FREE - {Press.NEXT}
    assert _next(counter) == "下一位一到就叫"


def test_a_called_person_is_recalled_passed_or_served(counter: Counter) -> None:
    counter.desk.take()
    counter.desk.call("3")
    assert _allowed(counter) == BUSY | {Press.RECALL, Press.START, Press.NO_SHOW}
    assert _next(counter) == "办结并叫下一位"


def test_a_person_who_is_served_can_no_longer_be_passed(counter: Counter) -> None:
    counter.desk.take()
    counter.desk.call("3")
    counter.desk.serve("3", "start")
    assert _allowed(counter) == BUSY


def test_a_pause_ends_by_its_own_key(counter: Counter) -> None:
    counter.desk.sit("3", "pause", reason="meeting")
    assert _allowed(counter) == {Press.REINSTATE, Press.ISSUE, Press.PAUSE, Press.CLOSE}
    titles = {button.press: button.title.zh for button in buttons_face(counter.standing(), counter.words)}
    assert titles[Press.PAUSE] == "恢复服务"


def test_of_several_services_one_is_finished_after_the_other(counter: Counter) -> None:
    counter.desk.take(HOUSEHOLD, INSURANCE)
    counter.desk.call("3")
    assert _next(counter) == "办结这一项，接着办下一项"
    counter.desk.complete("3")
    assert _next(counter) == "办结并叫下一位"


@pytest.mark.parametrize("press", [Press.NEXT, Press.OUTCOME, Press.NO_SHOW, Press.PARK, Press.TRANSFER])
def test_a_number_that_nobody_can_have_seen_yet_is_not_sent_away(press: Press, counter: Counter) -> None:
    counter.desk.take()
    counter.desk.call("3")
    assert may(press, counter.standing())
    assert not may(press, replace(counter.standing(), fresh=True))


def test_nothing_is_finished_before_it_is_known_what(counter: Counter) -> None:
    counter.desk.take()
    counter.desk.call("3")
    assert not may(Press.NEXT, counter.just_called())
    assert may(Press.RECALL, counter.just_called())


def test_while_an_act_takes_long_no_key_does_anything(counter: Counter) -> None:
    standing = replace(counter.standing(), slow=True)
    assert not any(button.enabled for button in buttons_face(standing, counter.words))
