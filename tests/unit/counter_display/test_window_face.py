"""What a window's screen shows."""

from __future__ import annotations

import pytest
from front_desk import FrontDesk
from plain_phrases import PlainPhrases

from counter_display.hall_names import HallNames
from counter_display.window_face import WindowFace, WindowUnknown, away_face, window_face


class Above:
    """The screen above window 1."""

    def __init__(self, desk: FrontDesk, names: HallNames, phrases: PlainPhrases) -> None:
        self.desk, self._names, self._phrases = desk, names, phrases

    def face(self, window: str = "1") -> WindowFace:
        """The face now."""
        return window_face(self.desk.hall(), self._names, window, self._phrases)


@pytest.fixture
def above(desk: FrontDesk, names: HallNames, phrases: PlainPhrases) -> Above:
    """The screen above window 1 of the township hall."""
    return Above(desk, names, phrases)


def test_a_closed_window_sends_people_to_another(above: Above) -> None:
    face = above.face()
    assert (face.mode, face.headline.zh, face.detail.zh) == ("closed", "本窗口未开放", "请到其他窗口办理")
    assert face.number == ""
    assert face.clerk.zh == ""


def test_an_open_window_says_who_sits_there_and_what_for(above: Above) -> None:
    above.desk.open("1", "c01")
    face = above.face()
    assert (face.mode, face.headline.zh) == ("idle", "空闲")
    assert face.clerk.zh == "工号 c01"
    assert face.roles.zh == "综合窗口"
    assert face.name.zh == "1号窗口"
    assert face.training.zh == "演练"


def test_a_called_number_stands_alone_until_it_is_served(above: Above) -> None:
    above.desk.open("1")
    number = above.desk.take().number
    above.desk.call("1")
    assert (above.face().mode, above.face().number, above.face().headline.zh) == ("calling", number, "请到本窗口")
    above.desk.serve("1", "start")
    assert (above.face().mode, above.face().number, above.face().headline.zh) == ("serving", number, "正在办理")
    above.desk.complete("1")
    assert above.face().number == ""


def test_each_recall_asks_for_attention_anew(above: Above) -> None:
    above.desk.open("1")
    above.desk.take()
    above.desk.call("1")
    first = above.face().call
    above.desk.serve("1", "recall")
    second = above.face().call
    above.desk.serve("1", "start")
    assert first
    assert second
    assert first != second
    assert above.face().call == ""


def test_a_pause_says_why_in_the_halls_words(above: Above) -> None:
    above.desk.open("1")
    above.desk.sit("1", "pause", reason="meeting")
    face = above.face()
    assert (face.mode, face.headline.zh, face.detail.zh, face.detail.en) == ("paused", "暂停服务", "会议", "Meeting")


def test_a_reason_that_a_clerk_wrote_is_never_shown(above: Above) -> None:
    above.desk.open("1")
    above.desk.sit("1", "pause", reason="窗口员家里有事")
    assert above.face().detail.zh == ""


@pytest.mark.parametrize(
    ("window", "roles"),
    [
        ("4", "养老保障、医疗保障"),
        ("5", "户籍管理"),
        ("6", "综合咨询、一件事一次办、帮办代办、跨省通办、办不成事反映、政务公开、取件"),
    ],
)
def test_roles_are_words(above: Above, window: str, roles: str) -> None:
    assert above.face(window).roles.zh == roles


def test_a_window_that_is_not_there_is_told_with_those_that_are(above: Above) -> None:
    with pytest.raises(WindowUnknown, match="没有窗口 9，现有：1、2、3、4、5、6"):
        above.face("9")


def test_away_shows_no_number(phrases: PlainPhrases) -> None:
    face = away_face("1", phrases)
    assert (face.mode, face.number, face.call) == ("away", "", "")
    assert face.headline.zh == "叫号显示暂时中断"
