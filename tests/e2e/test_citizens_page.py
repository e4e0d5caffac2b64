"""The citizen's page on a phone: live, true when the hall is away, usable without scripts, quiet about others."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from front_desk import FrontDesk
from live_hall import serve_live
from page_browser import Complaints, OpenPage
from page_scenes import called, waiting
from playwright.sync_api import Page, expect

from dispatcher.api import ticket_stream

REFUSED = ("ERR_CONNECTION_REFUSED", "ERR_INCOMPLETE_CHUNKED_ENCODING", "ERR_CONNECTION_RESET", "Failed to fetch")


def test_the_call_appears_without_a_reload(desk: FrontDesk, open_page: OpenPage) -> None:
    desk.open("3", "c03")
    first, second = desk.take(), desk.take()
    desk.call("3")
    page = open_page(f"{desk.live.url}/t/{second.token}", has_touch=True)
    page.evaluate("window.stillHere = true")
    status = page.get_by_role("status").filter(has_text=second.number)
    expect(status).to_contain_text("快轮到您了")
    began = time.monotonic()
    desk.complete("3", then="call-next")
    expect(status).to_contain_text("3号窗口")
    assert time.monotonic() - began < 2
    expect(status).to_contain_text("一楼大厅")
    expect(page).to_have_title(re.compile("请到3号窗口"))
    assert page.evaluate("window.stillHere")
    assert first.number not in page.content()
    desk.serve("3", "recall")
    expect(page.get_by_text("这是第2次叫您")).to_be_visible()


def test_the_place_in_line_moves_by_itself(desk: FrontDesk, open_page: OpenPage) -> None:
    page = open_page(f"{desk.live.url}{waiting(desk)}")
    ahead = page.locator(".place dd").first
    expect(ahead).to_have_text("3人")
    desk.complete("1", then="call-next")
    expect(ahead).to_have_text("2人", timeout=10_000)


def test_every_step_of_a_visit_is_told(desk: FrontDesk, open_page: OpenPage, complaints: Complaints) -> None:
    complaints.allow("status of 410")
    page = open_page(f"{desk.live.url}{called(desk)}")
    state = page.locator("#state")
    for act, told in (("start", "正在3号窗口办理"), ("park", "先放一放")):
        desk.serve("3", act)
        expect(state).to_contain_text(told)
    ticket = "20261123-A001"
    desk.serve("3", "call", ticket=ticket, reason="回来了")
    expect(state).to_contain_text("请到")
    desk.complete("3")
    expect(state).to_contain_text("已经办完")
    desk.live.post("/api/v1/day/close", 200)
    expect(state).to_contain_text("今天的办理已经结束")


def test_a_hall_that_is_away_is_told_within_three_seconds_and_comes_back_by_itself(
    tmp_path: Path, open_page: OpenPage, complaints: Complaints
) -> None:
    complaints.allow(*REFUSED)
    with serve_live(tmp_path) as live:
        port = int(live.url.rpartition(":")[2])
        page = open_page(f"{live.url}{waiting(FrontDesk(live))}")
        expect(page.get_by_text("实时更新中")).to_be_visible()
    began = time.monotonic()
    away = page.get_by_role("status").filter(has_text="暂时连不上大厅")
    expect(away).to_be_visible(timeout=4_000)
    assert time.monotonic() - began < 3
    expect(page.get_by_text("A006")).to_be_visible()
    with serve_live(tmp_path, port=port) as live:
        expect(away).to_be_hidden(timeout=15_000)
        FrontDesk(live).complete("1", then="call-next")
        expect(page.locator(".place dd").first).to_have_text("2人", timeout=10_000)


def test_without_scripts_the_page_tells_everything_and_reloads(desk: FrontDesk, open_page: OpenPage) -> None:
    page = open_page(f"{desk.live.url}{waiting(desk)}", java_script_enabled=False)
    expect(page.get_by_text("A006")).to_be_visible()
    expect(page.get_by_text("3人")).to_be_visible()
    for fallback in ("页面每15秒自动刷新一次", 'http-equiv="refresh" content="15"'):
        assert fallback in page.content(), "Chromium under test does not unfold noscript"
    desk.complete("1", then="call-next")
    page.get_by_role("link", name="刷新").click()
    expect(page.get_by_text("2人")).to_be_visible()


def test_the_page_is_marked_up_for_screen_readers(desk: FrontDesk, open_page: OpenPage) -> None:
    page = open_page(f"{desk.live.url}{called(desk)}")
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    for landmark in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(landmark)).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_contain_text("3号窗口")
    assert page.locator("#state").get_attribute("aria-live") == "polite"
    assert page.locator("[lang=en]", has_text="Please go to").count() >= 1
    ring = page.get_by_role("button", name="叫到我时响铃")
    ring.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="会响铃")).to_have_attribute("aria-pressed", "true")


def test_the_reader_may_choose_the_language(desk: FrontDesk, open_page: OpenPage) -> None:
    taken = desk.take(language="en")
    page = open_page(f"{desk.live.url}/t/{taken.token}")
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="中文").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("请等候叫号")
    assert page.locator("html").get_attribute("lang") == "zh-CN"


def test_motion_stops_for_those_who_ask_for_less(desk: FrontDesk, open_page: OpenPage) -> None:
    path = called(desk)
    moving, still = (open_page(f"{desk.live.url}{path}", reduced_motion=wish) for wish in ("no-preference", "reduce"))
    assert _animation(moving) == "called"
    assert _animation(still) == "none"


def test_a_page_that_finds_no_room_on_the_stream_reads_itself_again(
    desk: FrontDesk, open_page: OpenPage, complaints: Complaints, monkeypatch: pytest.MonkeyPatch
) -> None:
    complaints.allow("status of 503")
    monkeypatch.setattr(ticket_stream, "MOST_STREAMS", 0)
    page = open_page(f"{desk.live.url}{waiting(desk)}")
    desk.complete("1", then="call-next")
    expect(page.locator(".place dd").first).to_have_text("2人", timeout=10_000)
    expect(page.get_by_text("暂时连不上大厅")).to_be_hidden()


def _animation(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.getElementById('state')).animationName"))
