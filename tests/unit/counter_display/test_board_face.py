"""What a hall's board shows."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import pytest
from front_desk import BUSINESS, FrontDesk
from live_hall import LiveHall
from plain_phrases import PlainPhrases

from counter_display.board_face import BoardFace, ZoneUnknown, away_board, board_face
from counter_display.hall_names import HallNames
from dispatcher import wire
from screens.bilingual import Bilingual


class Board:
    """The board of the township hall."""

    def __init__(self, desk: FrontDesk, names: HallNames, phrases: PlainPhrases) -> None:
        self.desk, self.names, self.phrases = desk, names, phrases

    def face(self, zone: str | None = None, notices: Sequence[Bilingual] = ()) -> BoardFace:
        """The face now."""
        return board_face(self.desk.hall(), self.names, zone, notices, self.phrases)


@pytest.fixture
def board(desk: FrontDesk, names: HallNames, phrases: PlainPhrases) -> Board:
    """The board of the township hall."""
    return Board(desk, names, phrases)


def test_it_names_the_hall_the_time_the_hours_and_whom_to_complain_to(board: Board) -> None:
    face = board.face(notices=[Bilingual("通知", "Notice")])
    assert face.title.zh == "示范镇便民服务中心"
    assert (face.time, face.date.zh, face.date.en) == ("09:00", "2026年11月23日 星期一", "[星期一] 23/11/2026")
    assert [notice.zh for notice in face.notices] == ["今日取号 08:00–17:00", "通知"]
    assert face.complaint.zh == "监督投诉电话 0000-1234567"


def test_the_newest_call_comes_first_and_leaves_once_the_person_is_there(board: Board, live_hall: LiveHall) -> None:
    for window, clerk in (("1", "c01"), ("2", "c02"), ("3", "c03")):
        board.desk.open(window, clerk)
        board.desk.take()
    numbers = []
    for window in ("1", "2", "3"):
        live_hall.clock.pass_time(seconds=30)
        numbers.append(board.desk.call(window).number)
    assert [call.number for call in board.face().calls] == numbers[::-1]
    assert board.face().calls[0].window.zh == "3号窗口"
    board.desk.serve("2", "start")
    assert [call.number for call in board.face().calls] == [numbers[2], numbers[0]]


def test_a_recalled_number_comes_first_again(board: Board, live_hall: LiveHall) -> None:
    for window, clerk in (("1", "c01"), ("2", "c02")):
        board.desk.open(window, clerk)
        board.desk.take()
        board.desk.call(window)
        live_hall.clock.pass_time(seconds=30)
    before = board.face().calls
    board.desk.serve("1", "recall")
    after = board.face().calls
    assert [call.number for call in after] == [call.number for call in reversed(before)]
    assert after[0].key != before[1].key


def test_every_window_shows_its_number_or_how_it_is(board: Board) -> None:
    board.desk.open("1")
    board.desk.take()
    number = board.desk.call("1").number
    board.desk.open("2", "c02")
    board.desk.open("3", "c03")
    board.desk.sit("3", "pause", reason="break")
    shown = [(cell.name.zh, cell.number, cell.state.zh) for cell in board.face().windows]
    assert shown[:4] == [
        ("1号窗口", number, "请前往"),
        ("2号窗口", "", "空闲"),
        ("3号窗口", "", "暂停"),
        ("4号窗口", "", "未开放"),
    ]


def test_a_window_with_many_roles_names_two_of_them(board: Board) -> None:
    assert board.face().windows[5].roles.zh == "综合咨询、一件事一次办等"


def test_queues_say_how_many_wait_and_how_long(board: Board) -> None:
    board.desk.open("1")
    for _ in range(4):
        board.desk.take(BUSINESS)
    board.desk.call("1")
    row = next(row for row in board.face().queues if row.prefix == "K")
    assert row.waiting.zh == "3人"
    assert row.wait.zh.startswith("约")
    assert row.wait.zh.endswith("分钟")


def test_no_wait_is_promised_where_nobody_sits(board: Board) -> None:
    assert {row.wait.zh for row in board.face().queues} == {""}
    assert board.face().quiet.zh == "可以取号，窗口即将开放"
    board.desk.open("1")
    assert board.face().quiet.zh == "请留意叫号"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0, 0, "随到随办"),
        (0, 1, "随到随办"),
        (3, 8, "约3–8分钟"),
        (7, 7, "约7分钟"),
        (17, 23, "约15–25分钟"),
        (61, 88, "约60–90分钟"),
        (70, 110, "约1–2小时"),
        (151, 182, "约2.5–3.5小时"),
    ],
)
def test_estimates_are_rounded_to_what_they_are_worth(board: Board, low: int, high: int, words: str) -> None:
    board.desk.open("1")
    hall = board.desk.hall()
    queue = hall.queues[0].model_copy(update={"wait": wire.Wait(low=low, high=high, chance=0.8)})
    hall = hall.model_copy(update={"queues": [queue]})
    assert board_face(hall, board.names, None, [], board.phrases).queues[0].wait.zh == words


def test_at_night_the_board_says_when_numbers_are_given_again(board: Board, live_hall: LiveHall) -> None:
    live_hall.clock.moment = live_hall.clock.moment.replace(hour=22)
    names = HallNames(board.desk.catalogue(), board.phrases)
    face = board_face(board.desk.hall(), names, None, [], board.phrases)
    assert face.quiet.zh == "现在不办理业务"
    assert face.notices[0].zh.startswith("下次取号 11-24")


def test_the_clock_goes_on_between_events(board: Board) -> None:
    later = datetime.datetime.fromisoformat(board.desk.hall().at) + datetime.timedelta(minutes=3)
    assert board_face(board.desk.hall(), board.names, None, [], board.phrases, later).time == "09:03"


def test_a_zone_that_is_not_there_is_told_with_those_that_are(board: Board) -> None:
    with pytest.raises(ZoneUnknown, match="没有区域 attic，现有：hall"):
        board.face("attic")


def test_away_shows_nothing_old(phrases: PlainPhrases) -> None:
    face = away_board(phrases)
    assert face.away.zh
    assert not face.calls
    assert not face.windows
