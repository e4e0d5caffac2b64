"""What the pages say."""

from __future__ import annotations

import pytest
from kiosk_walk import SPEAKING, Walk, found_buttons

from dispatcher import wire
from kiosk import acts
from kiosk.faces import Attract, Home, Result, Service
from kiosk.journey.happenings import HallSeen, SlipDone
from kiosk.journey.state import Settings


def service_page(service: str = "consult", hall: str = "township") -> Walk:
    """Somebody who reads about a service."""
    walk = Walk(hall)
    walk.touch(acts.START)
    domain = next(each for each in walk.catalogue.domains if service in [known.id for known in each.services])
    walk.touch(acts.DOMAIN, domain.id)
    walk.touch(acts.SERVICE, service)
    return walk


def body_of(walk: Walk) -> Service:
    """The page of the service."""
    body = walk.face.body
    assert isinstance(body, Service)
    return body


def with_wait(walk: Walk, low: int, high: int) -> str:
    """What the page says of a wait."""
    queues = [
        queue.model_copy(update={"wait": wire.Wait(low=low, high=high, chance=0.8)}) for queue in walk.hall.queues
    ]
    walk.change_hall(queues=queues)
    return body_of(walk).wait.zh


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0, 1, "马上叫到您"),
        (5, 12, "大约等 5–12 分钟"),
        (7, 7, "大约等 7 分钟"),
        (17, 33, "大约等 15–35 分钟"),
        (78, 144, "大约等 1–2.5 小时"),
    ],
)
def test_a_wait_is_told_as_exactly_as_it_is_known(low: int, high: int, words: str) -> None:
    assert with_wait(service_page(), low, high) == words


def test_before_anybody_sits_at_a_window_no_wait_is_told() -> None:
    walk = service_page()
    walk.change_hall(windows=[window.model_copy(update={"state": "closed"}) for window in walk.hall.windows])
    assert body_of(walk).wait.zh == "窗口还没有开始办公"


def test_everything_that_is_told_once_stands_on_the_page() -> None:
    walk = service_page("id-card-new")
    body = body_of(walk)
    headings = [fact.heading.zh for fact in body.facts]
    assert headings == ["办理时限", "收费", "办理条件", "办理流程", "法律依据"]
    assert [fact.text.zh for fact in body.facts][:2] == ["20 个工作日", "不收费"]
    assert (body.materials[0].name.zh, body.materials[0].copies.zh) == ("居民户口簿", "1 份")
    assert body.bring.zh == "请带好这些材料"
    assert body_of(service_page("consult")).bring.zh == "不用带材料"


def test_large_letters_go_with_fewer_words() -> None:
    walk = service_page("id-card-new")
    walk.touch(acts.ELDER)
    assert len(body_of(walk).facts) == 3


def test_windows_on_several_floors_are_told_with_their_floors() -> None:
    words = body_of(service_page("id-card-renew", "county")).windows.zh
    assert "6–12、32、33、34 号窗口" in words
    assert "一楼" in words


def test_a_number_says_how_many_are_ahead_how_long_and_where() -> None:
    walk = service_page()
    walk.touch(acts.TAKE)
    walk.issue()
    body = walk.face.body
    assert isinstance(body, Result)
    assert body.ahead.zh == "前面还有 3 人"
    assert body.wait.zh == "大约等 5–12 分钟"
    assert body.wait_trust.zh == "十次里约八次准"
    assert body.windows.zh == "叫号后到1、2、3 号窗口"
    assert body.code == "20261123-A001-abcdefghijklmnop"
    assert "扫码可查" in body.code_words.zh


def test_a_number_that_telephones_can_follow_holds_a_link() -> None:
    walk = service_page()
    walk.change_catalogue(public_url="http://hall.example/")
    walk.touch(acts.TAKE)
    walk.issue()
    body = walk.face.body
    assert isinstance(body, Result)
    assert body.code == "http://hall.example/t/20261123-A001-abcdefghijklmnop"
    assert "手机扫码" in body.code_words.zh


def test_who_is_called_at_once_is_sent_straight_to_the_window() -> None:
    walk = service_page()
    walk.touch(acts.TAKE)
    ticket = walk.issue(state="called", window="2", ahead=None, wait=None)
    body = walk.face.body
    assert isinstance(body, Result)
    assert (body.headline.zh, body.windows.zh) == ("现在就到您了", "请直接到2 号窗口")
    assert ticket.window == "2"


def test_a_call_that_comes_while_the_number_is_read_is_shown_at_once() -> None:
    walk = service_page()
    walk.touch(acts.TAKE)
    ticket = walk.issue()
    call = wire.NowServing(
        ticket=ticket.id,
        number=ticket.number,
        window="3",
        zone="hall",
        state="called",
        called_at=walk.hall.at,
        recalls=0,
    )
    walk.happen(HallSeen(walk.hall.model_copy(update={"now_serving": [call]})))
    body = walk.face.body
    assert isinstance(body, Result)
    assert body.windows.zh == "请直接到3 号窗口"


def test_the_first_in_line_is_told_so() -> None:
    walk = service_page()
    walk.touch(acts.TAKE)
    walk.issue(ahead=0, wait=wire.Wait(low=0, high=1, chance=0.8))
    body = walk.face.body
    assert isinstance(body, Result)
    assert (body.ahead.zh, body.wait.zh) == ("下一位就是您", "马上叫到您")


def test_the_invitation_shows_what_the_hall_tells_everybody() -> None:
    walk = Walk()
    walk.change_catalogue(notices=[wire.Notice(text="今天下午停电演练", text_en="Power drill this afternoon")])
    body = walk.face.body
    assert isinstance(body, Attract)
    assert [notice.zh for notice in body.notices] == ["今天下午停电演练"]


def test_tiles_tell_of_people_who_wait_and_say_nothing_of_nobody() -> None:
    walk = Walk()
    queues = [queue.model_copy(update={"waiting": 4 if queue.id == "land" else 0}) for queue in walk.hall.queues]
    walk.change_hall(queues=queues)
    walk.touch(acts.START)
    body = walk.face.body
    assert isinstance(body, Home)
    notes = {tile.button.value: tile.note.zh for tile in body.tiles}
    assert (notes["farming"], notes["party"]) == ("4 人等候", "")


def test_without_a_printer_no_guide_is_offered() -> None:
    walk = Walk(settings=Settings(prints=False))
    walk.touch(acts.START)
    walk.touch(acts.SERVICE, "consult")
    assert acts.GUIDE not in [button.act for button in found_buttons(walk.face.body)]


def test_pages_are_read_in_the_language_of_who_listens() -> None:
    walk = Walk(settings=SPEAKING)
    walk.touch(acts.START)
    assert walk.face.aloud == "您来办哪方面的事？请点一个方块。"
    walk.touch(acts.LANGUAGE)
    assert walk.face.aloud.startswith("[您来办哪方面的事？]")


def test_a_number_is_read_once_and_says_where_to_go() -> None:
    walk = service_page()
    walk.touch(acts.TAKE)
    ticket = walk.issue()
    printed = walk.face.aloud
    assert "A001" in printed
    assert "号窗口" in printed
    walk.happen(SlipDone(ticket, "printing"))
    assert walk.face.aloud == printed
    walk.happen(SlipDone(ticket, "failed"))
    assert "号码有效" in walk.face.aloud


def test_what_changes_by_the_second_is_not_read_again() -> None:
    walk = Walk()
    walk.touch(acts.START)
    before = walk.face
    walk.pass_time(50)
    assert walk.face.frame.idle is not None
    assert walk.face.aloud == before.aloud
