"""The manager's page: live, by keyboard, for screen readers, shut to strangers."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from front_desk import ENQUIRY, FrontDesk
from live_hall import LiveHall, serve_live
from page_browser import Complaints, OpenPage
from page_scenes import busy_hall
from playwright.sync_api import Page, expect

from dispatcher.store import Enrolment, Role


def test_what_happens_appears_without_a_reload(desk: FrontDesk, open_page: OpenPage) -> None:
    page = open_page(f"{desk.live.url}/manager", 1280, 800)
    page.evaluate("window.stillHere = true")
    expect(page.get_by_text("今天还没有叫号")).to_be_visible()
    desk.open("1", "c01")
    taken, other = desk.take(), desk.take(ENQUIRY)
    desk.call("1")
    calls = page.get_by_role("group", name="最近叫号")
    expect(calls.get_by_role("row").filter(has_text="按规则叫下一位")).to_have_count(1)
    chosen, runner_up = sorted((taken.number, other.number), key=lambda number: number != desk.window("1").number)
    expect(calls.get_by_role("rowheader", name=chosen)).to_be_visible()
    expect(calls).to_contain_text(runner_up)
    windows = page.get_by_role("group", name="窗口")
    expect(windows.get_by_role("row").filter(has_text="1号窗口")).to_contain_text("叫号中")
    desk.live.post("/api/v1/devices/printer-1/status", 204, state="paper_out")
    expect(page.get_by_role("region", name="告警").get_by_role("listitem")).to_contain_text("printer-1")
    assert page.evaluate("window.stillHere")


def test_everything_is_reached_by_keyboard_and_updates_keep_the_focus(desk: FrontDesk, open_page: OpenPage) -> None:
    page = open_page(f"{desk.live.url}{busy_hall(desk)}", 1280, 800)
    reached = []
    for _ in range(8):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim().slice(0, 4)"))
    assert reached[:3] == ["跳到正文", "刷新", "Engl"]
    focused = page.evaluate("document.activeElement.dataset.part")
    assert focused == "calls"
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    desk.complete("1", then="call-next")
    expect(page.get_by_role("group", name="最近叫号").get_by_role("row")).to_have_count(7)
    assert page.evaluate("document.activeElement.dataset.part") == "calls"


def test_tables_have_headings_for_screen_readers(desk: FrontDesk, open_page: OpenPage) -> None:
    page = open_page(f"{desk.live.url}{busy_hall(desk)}", 1280, 800)
    expect(page.get_by_role("heading", level=1, name="大厅管理")).to_be_attached()
    assert page.get_by_role("heading", level=2).count() == 6
    expect(page.get_by_role("table")).to_have_count(4)
    for column in ("窗口人员", "手上的号", "承诺", "下一候选", "批准人"):
        expect(page.get_by_role("columnheader", name=column).first).to_be_visible()
    expect(page.get_by_role("rowheader", name="6号窗口")).to_be_visible()


def test_a_hall_that_is_away_is_told_and_comes_back(
    tmp_path: Path, open_page: OpenPage, complaints: Complaints
) -> None:
    complaints.allow("ERR_CONNECTION_REFUSED", "ERR_INCOMPLETE_CHUNKED_ENCODING", "ERR_CONNECTION_RESET")
    with serve_live(tmp_path) as live:
        port = int(live.url.rpartition(":")[2])
        page = open_page(f"{live.url}/manager", 1280, 800)
        expect(page.get_by_text("实时更新中")).to_be_visible()
    began = time.monotonic()
    away = page.get_by_role("status").filter(has_text="暂时连不上大厅")
    expect(away).to_be_visible(timeout=4_000)
    assert time.monotonic() - began < 3
    with serve_live(tmp_path, port=port) as live:
        expect(away).to_be_hidden(timeout=15_000)
        FrontDesk(live).open("2", "c02")
        expect(page.get_by_role("row").filter(has_text="2号窗口")).to_contain_text("c02")


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[tuple[LiveHall, Enrolment]]:
    """A hall that asks who comes."""
    enrolment = Enrolment.open(tmp_path)
    with serve_live(tmp_path, enrolment=enrolment) as live:
        yield live, enrolment
    enrolment.close()


def test_a_manager_signs_in_by_keyboard_and_a_revoked_token_shuts_the_page(
    guarded: tuple[LiveHall, Enrolment], open_page: OpenPage, complaints: Complaints, pictures: Path | None
) -> None:
    complaints.allow("status of 401")
    live, enrolment = guarded
    kiosk, boss = enrolment.enrol_device("kiosk-1", Role.KIOSK, "*"), enrolment.enrol_device("b", Role.SUPERVISOR, "*")
    page = open_page(f"{live.url}/manager", 1280, 800)
    _sign_in(page, kiosk)
    expect(page.get_by_role("alert")).to_contain_text("这个令牌不能查看管理页")
    if pictures is not None:
        page.screenshot(path=pictures / "manager-sign-in-zh-1280.png")
    _sign_in(page, boss)
    expect(page.get_by_role("heading", name="队列")).to_be_visible()
    assert boss not in page.content() + page.url
    assert page.evaluate("document.cookie") == ""
    assert page.evaluate("fetch('/api/v1/hall').then(answer => answer.status)") == 401
    enrolment.revoke("b")
    expect(page.get_by_label("主管设备令牌")).to_be_visible(timeout=10_000)


def test_a_manager_signs_out(guarded: tuple[LiveHall, Enrolment], open_page: OpenPage, complaints: Complaints) -> None:
    complaints.allow("status of 401")
    live, enrolment = guarded
    page = open_page(f"{live.url}/manager", 1280, 800)
    enrolment_token = enrolment.enrol_device("b", Role.SUPERVISOR, "*")
    page.reload()
    _sign_in(page, enrolment_token)
    page.get_by_role("button", name="退出").click()
    expect(page.get_by_label("主管设备令牌")).to_be_visible()
    assert page.context.cookies() == []


def _sign_in(page: Page, token: str) -> None:
    expect(page.get_by_label("主管设备令牌")).to_be_focused()
    page.keyboard.type(token)
    page.keyboard.press("Enter")
