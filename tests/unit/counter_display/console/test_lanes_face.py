"""Who waits, as the console tells it."""

from __future__ import annotations

from front_desk import BUSINESS, ENQUIRY, HOUSEHOLD

from counter_display.console.lanes_face import LanesFace, lanes_face

from .conftest import Counter


def _face(counter: Counter, window: str = "3") -> LanesFace:
    return lanes_face(counter.standing(window), counter.words)


def test_lanes_stand_in_order_of_the_longest_wait(counter: Counter) -> None:
    counter.desk.take(BUSINESS)
    counter.desk.live.clock.pass_time(minutes=4)
    counter.desk.take(HOUSEHOLD)
    counter.desk.take(HOUSEHOLD)
    counter.desk.take(HOUSEHOLD, priority="elderly")
    counter.desk.live.clock.pass_time(minutes=3)
    face = _face(counter)
    assert [(row.queue.zh, row.waiting, row.longest.zh) for row in face.rows] == [
        ("K 经营、兵役与党团", 1, "7 分钟"),
        ("A 户籍与生育", 2, "3 分钟"),
        ("A 户籍与生育 · 老年人", 1, "3 分钟"),
    ]
    assert face.summary.zh == "本窗可叫 4 人 · 全厅等候 4 人"


def test_only_people_whom_this_window_may_call_are_counted_for_it(counter: Counter) -> None:
    counter.desk.open("5", "c02")
    counter.desk.take(HOUSEHOLD)
    counter.desk.take(ENQUIRY)
    assert _face(counter, "5").summary.zh == "本窗可叫 1 人 · 全厅等候 2 人"


def test_nobody_waits_for_a_window_that_would_call_at_once(counter: Counter) -> None:
    counter.desk.wait_for_next("3")
    assert _face(counter).rows == ()
