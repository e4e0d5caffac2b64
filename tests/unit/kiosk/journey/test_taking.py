"""One number for each deliberate touch."""

from __future__ import annotations

import pytest
from kiosk_walk import Walk, ticket_for

from dispatcher import wire
from kiosk import acts
from kiosk.faces import Notice, Result, SlipState
from kiosk.journey import pace
from kiosk.journey.effects import Reprint
from kiosk.journey.happenings import NoAnswer, NumberIssued, NumberRefused, SlipDone
from kiosk.journey.pace import PEOPLE

TOO_MANY = wire.Problem(
    type="urn:hall:problem:too-many-cases", title="一个号带的事项太多", status=422, detail="请分次取号",
    title_en="Too many services", detail_en="Take another ticket",
)  # fmt: skip


def taking(walk: Walk | None = None) -> Walk:
    """Somebody who has just asked for a number."""
    walk = walk or Walk()
    walk.touch(acts.START)
    walk.touch(acts.SERVICE, "consult")
    walk.touch(acts.TAKE)
    return walk


def result(slip: SlipState = "printed") -> Walk:
    """Somebody who has a number."""
    walk = taking()
    ticket = walk.issue()
    if slip != "printed":
        walk.happen(SlipDone(ticket, slip))
    return walk


def test_the_number_is_shown_at_once_and_the_slip_follows() -> None:
    walk = taking()
    assert walk.face.page == "Taking"
    ticket = ticket_for(walk.taken[0])
    walk.happen(NumberIssued(ticket))
    body = walk.face.body
    assert isinstance(body, Result)
    assert (body.number, body.slip) == ("A012", "printing")
    walk.happen(SlipDone(ticket, "printed"))
    body = walk.face.body
    assert isinstance(body, Result)
    assert body.slip == "printed"


def test_a_double_tap_takes_one_number() -> None:
    walk = taking()
    for _ in range(5):
        walk.touch_blindly(acts.TAKE, after=0.05)
    assert len(walk.taken) == 1
    walk.issue()
    walk.touch_blindly(acts.TAKE, after=0.05)
    walk.touch_blindly(acts.DONE, after=0.05)
    assert walk.face.page == "Result"
    assert len(walk.taken) == 1


def test_the_second_half_of_a_double_tap_does_not_press_the_next_page() -> None:
    walk = Walk()
    walk.touch(acts.START)
    walk.touch_blindly(acts.SERVICE, "consult", after=0.1)
    assert walk.face.page == "Home"
    walk.touch(acts.SERVICE, "consult")
    walk.touch_blindly(acts.TAKE, after=0.1)
    assert walk.taken == []
    walk.touch(acts.TAKE)
    assert len(walk.taken) == 1


def test_a_hall_that_does_not_answer_is_asked_again_for_the_same_number() -> None:
    walk = taking()
    walk.happen(NoAnswer())
    assert walk.face.page == "Notice"
    walk.touch(acts.RETRY)
    assert walk.taken == [walk.taken[0]] * 2
    walk.issue()
    assert walk.face.page == "Result"


def test_a_line_that_says_nothing_at_all_is_given_up() -> None:
    walk = taking()
    walk.pass_time(pace.NO_ANSWER + 1)
    body = walk.face.body
    assert isinstance(body, Notice)
    assert body.mood == "away"


def test_an_answer_that_comes_after_all_is_shown() -> None:
    walk = taking()
    wish = walk.taken[0]
    walk.happen(NoAnswer())
    walk.happen(NumberIssued(ticket_for(wish)))
    assert walk.face.page == "Result"


def test_a_number_for_who_has_left_is_not_shown_to_the_next_person() -> None:
    walk = taking()
    old = walk.taken[0]
    walk.happen(NoAnswer())
    walk.touch(acts.HOME)
    walk.touch(acts.SERVICE, "collect")
    walk.touch(acts.TAKE)
    walk.happen(NumberIssued(ticket_for(old)))
    assert walk.face.page == "Taking"


def test_a_refusal_is_told_in_the_halls_words_and_the_choices_can_be_mended() -> None:
    walk = taking()
    walk.happen(NumberRefused(TOO_MANY))
    body = walk.face.body
    assert isinstance(body, Notice)
    assert (body.mood, body.detail.zh) == ("refused", "请分次取号")
    walk.touch(acts.BACK, after=1)
    assert walk.face.page == "Service"


@pytest.mark.parametrize("slip", ["failed", "uncertain", "no_printer"])
def test_without_a_slip_the_number_stays_a_minute_and_says_what_to_do(slip: SlipState) -> None:
    walk = result(slip)
    body = walk.face.body
    assert isinstance(body, Result)
    assert "号码有效" in body.slip_words.zh
    walk.pass_time(pace.RESULT_IN_TROUBLE - 1)
    assert walk.face.page == "Result"
    walk.pass_time(2)
    assert walk.face.page == "Attract"


def test_another_try_at_a_slip() -> None:
    walk = result("failed")
    walk.touch(acts.REPRINT)
    assert [effect.ticket.number for effect in walk.effects if isinstance(effect, Reprint)] == ["A001"]
    body = walk.face.body
    assert isinstance(body, Result)
    assert (body.slip, body.reprint) == ("printing", None)


def test_a_number_on_paper_goes_by_itself_and_by_its_button() -> None:
    walk = result()
    walk.pass_time(pace.RESULT - 1)
    assert walk.face.page == "Result"
    walk.pass_time(1)
    assert walk.face.page == "Attract"
    walk = result()
    walk.touch(acts.DONE, after=PEOPLE.least_result)
    assert walk.face.page == "Attract"


def test_elderly_people_have_longer_to_read_their_number() -> None:
    walk = result()
    walk.touch(acts.ELDER)
    walk.pass_time(pace.RESULT_ELDER - 1)
    assert walk.face.page == "Result"
    walk.pass_time(1)
    assert walk.face.page == "Attract"
    assert not walk.face.frame.elder


def test_a_number_stays_while_its_slip_is_being_printed() -> None:
    walk = taking()
    walk.happen(NumberIssued(ticket_for(walk.taken[0])))
    walk.pass_time(pace.RESULT + 5)
    assert walk.face.page == "Result"


def test_a_hall_that_goes_away_leaves_the_number_standing() -> None:
    from kiosk.journey.happenings import HallWentAway

    walk = result()
    walk.happen(HallWentAway())
    assert walk.face.page == "Result"


def test_a_child_gets_one_number_and_a_friendly_page() -> None:
    walk = result()
    walk.touch(acts.DONE, after=2)
    for act, value in ((acts.START, ""), (acts.SERVICE, "consult"), (acts.TAKE, "")):
        walk.touch(act, value, after=0.4)
    body = walk.face.body
    assert isinstance(body, Notice)
    assert body.mood == "friendly"
    assert "A001" in body.headline.zh
    assert len(walk.taken) == 1


def test_hammering_never_takes_more_than_people_would() -> None:
    walk = Walk()
    for _ in range(400):
        buttons = walk.buttons()
        forward = [
            each for each in buttons if each.act in (acts.START, acts.DOMAIN, acts.SERVICE, acts.TAKE, acts.DONE)
        ]
        if forward:
            walk.touch(forward[0].act, forward[0].value, after=0.31)
        else:
            walk.touch_blindly(acts.TAKE, after=0.31)
        if walk.face.page == "Taking":
            walk.issue()
    minutes = 400 * 0.31 / 60
    assert 1 <= len(walk.taken) <= 5 * minutes


def test_the_next_person_waits_ten_seconds_at_most() -> None:
    walk = Walk()
    for _ in range(3):
        taking(walk).issue()
        walk.touch(acts.DONE, after=2)
        walk.pass_time(4)
    taking(walk)
    assert walk.face.page == "Notice"
    for _ in range(10):
        walk.touch_blindly(acts.TAKE, after=0.5)
        walk.pass_time(0.5)
    assert walk.face.page == "Attract"
    taking(walk).issue()
    assert walk.face.page == "Result"


def test_people_who_come_at_a_steady_pace_never_wait() -> None:
    walk = Walk()
    for _ in range(6):
        taking(walk).issue()
        walk.touch(acts.DONE, after=6)
        walk.pass_time(14)
    assert len(walk.taken) == 6
