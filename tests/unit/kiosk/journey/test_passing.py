"""What time and the hall do to a journey."""

from __future__ import annotations

import pytest
from kiosk_walk import Walk

from kiosk import acts
from kiosk.faces import Attract, Notice, Service
from kiosk.journey import pace
from kiosk.journey.effects import Maintain, TryPin
from kiosk.journey.happenings import DoorOpened, HallSeen, HallWentAway
from kiosk.journey.state import Settings, begin

MONDAY = "2026-11-23"


def busy() -> Walk:
    """Somebody in the middle of everything personal."""
    walk = Walk()
    walk.touch(acts.START)
    for act in (acts.ELDER, acts.LOWER, acts.LANGUAGE):
        walk.touch(act)
    walk.touch(acts.SERVICE, "consult")
    walk.touch(acts.CLAIM)
    walk.touch(acts.PRIORITY, "elderly")
    return walk


def test_who_has_left_is_asked_for_then_forgotten() -> None:
    walk = busy()
    walk.pass_time(pace.IDLE_ELDER - 1)
    assert walk.face.frame.idle is None
    walk.pass_time(1)
    idle = walk.face.frame.idle
    assert idle is not None
    assert idle.seconds == pace.COUNTDOWN
    walk.pass_time(pace.COUNTDOWN)
    assert walk.journey.visit == begin(walk.journey.settings).visit
    assert isinstance(walk.face.body, Attract)


def test_without_large_letters_the_question_comes_sooner() -> None:
    walk = Walk()
    walk.touch(acts.START)
    walk.pass_time(pace.IDLE)
    assert walk.face.frame.idle is not None


def test_who_is_still_there_goes_on() -> None:
    walk = busy()
    walk.pass_time(pace.IDLE_ELDER + 3)
    walk.touch(acts.STAY)
    assert walk.face.frame.idle is None
    assert walk.face.page == "Confirm"


def test_who_says_so_is_forgotten_at_once() -> None:
    walk = busy()
    walk.pass_time(pace.IDLE_ELDER + 3)
    walk.touch(acts.LEAVE)
    assert walk.journey.visit == begin(walk.journey.settings).visit


def test_the_question_covers_the_page() -> None:
    walk = busy()
    walk.pass_time(pace.IDLE_ELDER + 3)
    walk.touch_blindly(acts.TAKE)
    assert walk.taken == []
    assert walk.face.frame.idle is None


def test_a_finger_that_reads_along_is_somebody() -> None:
    walk = busy()
    walk.pass_time(pace.IDLE_ELDER - 5)
    walk.touch_blindly(acts.NOTHING)
    walk.pass_time(10)
    assert walk.face.frame.idle is None


def test_a_finger_on_the_question_is_no_answer_yet() -> None:
    walk = busy()
    walk.pass_time(pace.IDLE_ELDER + 3)
    walk.touch_blindly(acts.NOTHING)
    assert walk.face.frame.idle is not None


def test_the_invitation_forgets_how_it_looked() -> None:
    walk = Walk()
    walk.touch(acts.LANGUAGE)
    changed = walk.face.frame
    walk.pass_time(pace.IDLE + 1)
    assert [changed.language, walk.face.frame.language] == ["en", "both"]
    assert walk.face.frame.idle is None


def test_large_letters_are_read_aloud_where_the_kiosk_can() -> None:
    walk = Walk()
    walk.touch(acts.ELDER)
    before = walk.face.frame
    walk.touch(acts.SPEECH)
    assert [before.speech, walk.face.frame.speech] == ["on", "off"]
    dumb = Walk(settings=Settings())
    dumb.touch(acts.ELDER)
    assert dumb.face.frame.speech == ""
    assert acts.SPEECH not in [button.act for button in dumb.buttons()]


def test_before_the_hall_is_known_the_kiosk_says_that_it_is_getting_ready() -> None:
    walk = Walk(known=False)
    body = walk.face.body
    assert isinstance(body, Notice)
    assert body.mood == "waiting"
    walk.touch_blindly(acts.START, after=1)
    walk.happen(HallWentAway())
    body = walk.face.body
    assert isinstance(body, Notice)
    assert body.mood == "away"


def test_choices_are_kept_while_the_hall_is_away() -> None:
    walk = busy()
    walk.happen(HallWentAway())
    body = walk.face.body
    assert isinstance(body, Notice)
    assert body.mood == "away"
    assert any("替您留着" in step.zh for step in body.steps)
    walk.touch_blindly(acts.TAKE, after=1)
    assert walk.taken == []
    walk.happen(HallSeen(walk.hall))
    assert walk.face.page == "Confirm"
    walk.touch(acts.TAKE)
    assert walk.taken[0].priority == "elderly"


def test_choices_are_not_kept_longer_than_somebody_stays() -> None:
    walk = busy()
    walk.happen(HallWentAway())
    walk.pass_time(pace.IDLE_ELDER + pace.COUNTDOWN)
    walk.happen(HallSeen(walk.hall))
    assert walk.face.page == "Attract"


@pytest.mark.parametrize(
    ("opens", "mood", "words"),
    [
        (f"{MONDAY}T13:00:00+08:00", "waiting", "今天 13:00 开始取号"),
        ("2026-11-24T08:00:00+08:00", "closed", "明天 08:00 开始取号"),
        ("2026-11-30T08:00:00+08:00", "closed", "11月30日 星期一 08:00 开始取号"),
        (None, "closed", ""),
    ],
)
def test_out_of_hours_the_next_opening_is_told(opens: str | None, mood: str, words: str) -> None:
    walk = Walk()
    span = {"opens": opens, "closes": opens} if opens else None
    walk.change_catalogue(issuing=type(walk.catalogue.issuing)(**span) if span and walk.catalogue.issuing else None)
    walk.change_hall(open=False)
    body = walk.face.body
    assert isinstance(body, Notice)
    assert body.mood == mood
    assert words in (body.headline.zh, body.detail.zh)


def test_out_of_hours_guides_can_be_read_but_no_number_is_given() -> None:
    walk = Walk()
    walk.change_hall(open=False)
    walk.touch(acts.START)
    walk.touch(acts.SERVICE, "consult")
    body = walk.face.body
    assert isinstance(body, Service)
    assert (body.take, body.add, body.priority) == (None, None, None)
    assert body.guide is not None
    assert "现在不取号" in body.unavailable.zh
    walk.touch_blindly(acts.TAKE, after=1)
    assert walk.taken == []
    walk.change_hall(open=True)
    walk.touch(acts.TAKE)
    assert len(walk.taken) == 1


def test_a_service_that_no_window_takes_today_says_what_to_do_instead() -> None:
    walk = Walk()
    domains = [
        domain.model_copy(
            update={
                "services": [
                    service.model_copy(update={"open": service.id != "collect"}) for service in domain.services
                ]
            }
        )
        for domain in walk.catalogue.domains
    ]
    walk.change_catalogue(domains=domains)
    walk.touch(acts.START)
    walk.touch(acts.SERVICE, "collect")
    body = walk.face.body
    assert isinstance(body, Service)
    assert body.take is None
    assert "导询台" in body.unavailable.zh


def test_five_touches_of_the_clock_open_the_technicians_door() -> None:
    walk = busy()
    for _ in range(4):
        walk.touch_blindly(acts.CORNER, after=0.3)
    assert walk.face.page == "Confirm"
    walk.touch_blindly(acts.CORNER, after=0.3)
    assert walk.face.page == "TechnicianPin"
    for digit in "1234":
        walk.touch_blindly(acts.KEY, digit, after=0.4)
    walk.touch_blindly(acts.ERASE, after=0.4)
    walk.touch_blindly(acts.ENTER, after=0.4)
    assert [effect.pin for effect in walk.effects if isinstance(effect, TryPin)] == ["123"]
    assert "123" not in repr(walk.effects)
    walk.happen(DoorOpened())
    assert walk.face.page == "Technician"
    walk.touch_blindly(acts.TRIAL_SLIP, after=1)
    assert walk.effects[-1] == Maintain(acts.TRIAL_SLIP)
    walk.pass_time(pace.TECHNICIAN_IDLE + pace.COUNTDOWN)
    assert walk.face.page == "Attract"


def test_slow_touches_of_the_clock_open_nothing() -> None:
    walk = Walk()
    for _ in range(8):
        walk.touch_blindly(acts.CORNER, after=1.5)
    assert walk.face.page == "Attract"


def test_without_a_pin_there_is_no_door() -> None:
    walk = Walk(settings=Settings())
    for _ in range(8):
        walk.touch_blindly(acts.CORNER, after=0.3)
    assert walk.face.page == "Attract"
