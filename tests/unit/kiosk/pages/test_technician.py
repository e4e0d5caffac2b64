"""The technician's door and page, without a screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from plain_phrases import PlainPhrases

from kiosk import faces
from kiosk.acts import ENTER, RELOAD, RESTART, SHUT, TRIAL_SLIP
from kiosk.pages.technician import pin_page, technician_page
from kiosk.pin import Tried
from kiosk.recent_problems import RecentProblem
from kiosk.technician import HallInSight, Setup, TechnicianFace
from slips.printing import SlipState

PHRASES = PlainPhrases()
FACE = TechnicianFace(
    setup=Setup("http://hall.example:8080", "kiosk-1", "escpos+tcp://192.168.1.50", 576, "WenQuanYi Micro Hei"),
    hall=HallInSight("青山镇便民服务中心", "Qingshan Service Centre", True),
    state="ready",
    versions=(("hall", "0.1.0"), ("Qt", "6.11.3")),
    problems=(RecentProblem(datetime(2026, 11, 23, 9, 5, 1, tzinfo=UTC), "A012: no paper", 3),),
    memory_mb=97,
    running_seconds=3 * 3600 + 12 * 60,
)


def _facts(face: TechnicianFace) -> dict[str, str]:
    return {fact.heading.zh: fact.text.zh for fact in technician_page(PHRASES, face, None).facts}


def test_the_door_has_ten_digits_and_opens_on_enter() -> None:
    page = pin_page(PHRASES, 0, None)
    assert sorted(key.value for key in page.keys if key.act == "key") == list("0123456789")
    assert [(key.act, key.enabled) for key in page.keys if key.act not in ("key", "erase")] == [(ENTER, False)]
    assert [key.enabled for key in pin_page(PHRASES, 4, None).keys if key.act == ENTER] == [True]


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (None, ""),
        (Tried(True), ""),
        (Tried(False), "密码不对"),
        (Tried(False, 29.2), "密码错误次数太多，请过 30 秒再试"),
    ],
)
def test_the_door_says_what_was_wrong(last: Tried | None, said: str) -> None:
    assert pin_page(PHRASES, 0, last).trouble.zh == said


def test_the_page_tells_the_kiosk_as_it_is() -> None:
    facts = _facts(FACE)
    assert facts["大厅服务"] == "http://hall.example:8080"
    assert facts["连接"] == "正常"
    assert facts["大厅"] == "青山镇便民服务中心"
    assert facts["打印机"] == "escpos+tcp://192.168.1.50"
    assert facts["打印机状态"] == "正常"
    assert facts["纸宽"] == "576 点"
    assert facts["内存"] == "97 MB"
    assert facts["已运行"] == "3 小时 12 分"
    assert facts["版本"] == "hall 0.1.0, Qt 6.11.3"
    assert technician_page(PHRASES, FACE, None).problems == ("11-23 09:05:01 ×3 A012: no paper",)


def test_a_hall_that_is_away_is_told_with_what_to_look_at() -> None:
    away = replace(FACE, hall=HallInSight("", "", False))
    assert _facts(away)["连接"].startswith("连不上")
    assert "大厅" not in _facts(away)


def test_a_kiosk_without_a_printer_says_so_and_prints_no_test_slip() -> None:
    bare = replace(FACE, setup=replace(FACE.setup, printer=""), state="no_printer")
    assert _facts(bare)["打印机状态"] == "没有打印机"
    assert not {"打印机", "纸宽"} & set(_facts(bare))
    (trial,) = [button for button in technician_page(PHRASES, bare, None).acts if button.act == TRIAL_SLIP]
    assert not trial.enabled


def test_what_the_system_does_not_tell_is_left_out() -> None:
    assert "内存" not in _facts(replace(FACE, memory_mb=None))


@pytest.mark.parametrize(
    ("state", "said"), [("printer_failed", "没有打出"), ("printer_uncertain", "看一眼纸"), ("x", "x")]
)
def test_a_printer_in_trouble_says_what_to_do(state: str, said: str) -> None:
    assert said in _facts(replace(FACE, state=state))["打印机状态"]


def test_days_are_told_as_days() -> None:
    assert _facts(replace(FACE, running_seconds=90_000))["已运行"] == "1 天 1 小时"


@pytest.mark.parametrize(
    ("trial", "said"),
    [(None, ""), ("printed", "已打印"), ("failed", "没有打出"), ("no_printer", "没有打出"), ("uncertain", "看一眼纸")],
)
def test_the_end_of_a_test_slip_is_told(trial: SlipState | None, said: str) -> None:
    page = technician_page(PHRASES, FACE, trial)
    assert said in page.said.zh
    assert bool(said) == bool(page.said.zh)
    assert isinstance(page, faces.Technician)
    assert [button.act for button in page.acts] == [TRIAL_SLIP, RELOAD, RESTART, SHUT]
