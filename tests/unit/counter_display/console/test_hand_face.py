"""What stands on the console of the person in hand."""

from __future__ import annotations

from front_desk import HOUSEHOLD, INSURANCE

from counter_display.console.hand_face import HandFace, hand_face
from counter_display.console.header_face import header_face
from counter_display.console.no_show import NoShowRule

from .conftest import Counter


def _face(counter: Counter) -> HandFace:
    return hand_face(counter.standing(), counter.words)


def test_nobody_in_hand_says_which_key_calls(counter: Counter) -> None:
    assert (_face(counter).number, _face(counter).headline.zh) == ("", "按 F5 叫下一位")
    counter.desk.wait_for_next("3")
    assert _face(counter).headline.zh == "下一位一到就叫"
    counter.desk.sit("3", "pause", reason="meeting")
    assert _face(counter).headline.zh == "会议 · 回来后按 F12 恢复"


def test_a_called_number_stands_with_its_priority_and_how_long_it_is_called(counter: Counter) -> None:
    counter.desk.take(priority="elderly")
    number = counter.desk.call("3").number
    counter.desk.serve("3", "recall")
    counter.desk.live.clock.pass_time(seconds=65)
    face = _face(counter)
    assert (face.number, face.priority.zh) == (number, "老年人")
    assert face.timer.zh == "已叫 1:05 · 重呼 1 次"


def test_the_number_stands_before_anything_else_of_the_ticket_is_known(counter: Counter) -> None:
    counter.desk.take()
    number = counter.desk.call("3").number
    face = hand_face(counter.just_called(), counter.words)
    assert (face.number, face.cases) == (number, ())


def test_the_service_is_timed_against_its_usual_minutes(counter: Counter) -> None:
    counter.desk.take()
    counter.desk.call("3")
    counter.desk.serve("3", "start")
    minutes = counter.standing().services[HOUSEHOLD].minutes
    counter.desk.live.clock.pass_time(minutes=minutes)
    assert not _face(counter).late
    counter.desk.live.clock.pass_time(seconds=2)
    face = _face(counter)
    assert face.late
    assert face.timer.zh.endswith(f"平时 {round(minutes)} 分钟")


def test_when_the_number_may_be_passed_is_told_once_the_rule_is_known(counter: Counter) -> None:
    counter.desk.take()
    counter.desk.call("3")
    assert _face(counter).passing.zh == ""
    counter.rule = NoShowRule(2, 30)
    counter.desk.serve("3", "recall")
    counter.desk.live.clock.pass_time(seconds=12)
    assert _face(counter).passing.zh == "再重呼 1 次、再等 18 秒才能过号"
    counter.desk.serve("3", "start")
    assert _face(counter).passing.zh == ""


def test_each_service_says_where_it_stands_and_the_papers_are_those_of_the_present_one(counter: Counter) -> None:
    counter.desk.take(HOUSEHOLD, INSURANCE)
    counter.desk.call("3")
    services = counter.standing().services
    assert [(row.service.zh, row.state.zh, row.mark) for row in _face(counter).cases] == [
        (services[HOUSEHOLD].name, "待办", "now"),
        (services[INSURANCE].name, "待办", "open"),
    ]
    assert _face(counter).materials[0].zh == f"{services[HOUSEHOLD].materials[0].name} · 1 份"
    counter.desk.complete("3", "promised")
    face = _face(counter)
    assert [(row.state.zh, row.mark) for row in face.cases] == [("承诺件", "ended"), ("在办", "now")]
    assert face.materials_of.zh == services[INSURANCE].name
    assert len(face.materials) == len(services[INSURANCE].materials)


def test_the_note_of_the_last_window_and_the_day_so_far_are_there(counter: Counter) -> None:
    counter.desk.open("1", "c02")
    counter.desk.take()
    counter.desk.call("1")
    counter.desk.serve("1", "transfer", window="3", note="只差复印件")
    counter.desk.call("3")
    face = _face(counter)
    assert face.note == "只差复印件"
    assert [line.zh for line in face.history] == [
        "09:00 叫号 · 3 号窗口 · c01",
        "09:00 转办 · 1 号窗口 · 居民身份证首次申领",
        "09:00 叫号 · 1 号窗口 · c02",
        "09:00 取号",
    ]


def test_the_top_says_who_sits_where_and_what_for(counter: Counter) -> None:
    face = header_face(counter.standing(), counter.words)
    assert (face.window.zh, face.clerk.zh, face.state_words.zh) == ("3号窗口", "工号 c01", "空闲")
    assert face.duties.zh == "综合窗口 · 一楼大厅"
    assert face.training.zh == "演练"
