"""A clerk's day at the console, on a live hall."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from cut_line import CutLine
from front_desk import BUSINESS, HOUSEHOLD, INSURANCE, FrontDesk
from gui.clerk import NO_SIZE_HINTS, Clerk, at_console
from live_hall import LiveHall, serve_live
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from switched_on import switched_on, url_of
from trial_printer import TrialPrinter

from counter_display.console import window_watch
from counter_display.console.keys import Press
from counter_display.console.panels import issue_panel
from counter_display.console.panels.issue_panel import IssuePanel
from counter_display.console.panels.transfer_panel import TransferPanel
from dispatcher.store import Enrolment, Role
from printers.errors import PrinterUnreachable
from printers.jobs.devices import open_device
from printers.virtual.obeying import obey

pytestmark = pytest.mark.qt_log_ignore(NO_SIZE_HINTS)
SEEN_AWAY_SECONDS = 3.0
UNSEEN = 3_600.0
"""For a test: nobody can have seen the number yet, however slowly the test runs."""


@pytest.fixture
def hall(live_hall: LiveHall) -> FrontDesk:
    """What others do in the hall."""
    return FrontDesk(live_hall)


@pytest.fixture
def clerk(hall: FrontDesk, qtbot: QtBot) -> Iterator[Clerk]:
    """Clerk c01, signed in at window 3."""
    with at_console(hall.live.url, qtbot) as made:
        made.sign_in()
        yield made


def _serving(clerk: Clerk, hall: FrontDesk, *services: str) -> str:
    """Somebody is called and has been seen."""
    number = hall.take(*services).number
    clerk.do("F5")
    assert clerk.number == number
    clerk.ripe()
    return number


def test_a_clerk_signs_in_calls_and_finishes_by_one_key(clerk: Clerk, hall: FrontDesk) -> None:
    numbers = [hall.take().number for _ in range(3)]
    assert clerk.reads("综合窗口 · 一楼大厅")
    clerk.do("F5")
    for number in numbers:
        assert clerk.number == number
        assert clerk.reads(number)
        clerk.ripe()
        clerk.do("F5")
    assert clerk.number == ""
    assert hall.window("3").state == "ready"
    assert clerk.reads("下一位一到就叫")
    ticket = hall.take()
    clerk.wait(lambda: clerk.number == ticket.number)


def test_the_same_by_mouse(clerk: Clerk, hall: FrontDesk) -> None:
    first, second = hall.take(), hall.take()
    clerk.click(Press.NEXT)
    clerk.ripe()
    clerk.click(Press.RECALL)
    clerk.rest()
    clerk.click(Press.START)
    clerk.rest()
    assert hall.window("3").state == "serving"
    clerk.click(Press.NEXT)
    clerk.wait(lambda: clerk.number == second.number)
    assert hall.ticket(first.id).state == "completed"


def test_a_double_press_never_finishes_two_people(
    clerk: Clerk, hall: FrontDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = hall.take(), hall.take(), hall.take()
    clerk.do("F5")
    clerk.ripe()
    clerk.press("F5")
    monkeypatch.setattr(window_watch, "FRESH_SECONDS", UNSEEN)
    for _ in range(2):
        clerk.press("F5")
    clerk.rest()
    clerk.press("F5")
    clerk.rest()
    assert clerk.number == second.number
    assert [hall.ticket(ticket.id).state for ticket in (first, second, third)] == ["completed", "called", "waiting"]


def test_a_double_press_never_finishes_two_services(
    clerk: Clerk, hall: FrontDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticket = hall.take(HOUSEHOLD, INSURANCE)
    clerk.do("F5")
    clerk.ripe()
    clerk.press("F5")
    monkeypatch.setattr(window_watch, "FRESH_SECONDS", UNSEEN)
    clerk.rest()
    clerk.do("F5")
    assert [case.state for case in hall.ticket(ticket.id).cases] == ["completed", "serving"]
    assert not clerk.desk.telling.zh


def test_a_key_that_is_held_down_counts_once(clerk: Clerk, hall: FrontDesk, qtbot: QtBot) -> None:
    _serving(clerk, hall)
    held = hall.live.service.seq
    event = _held(Qt.Key.Key_F2)
    clerk.window.keyPressEvent(event)
    clerk.rest()
    assert hall.live.service.seq == held


def _held(key: Qt.Key) -> QKeyEvent:
    return QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", autorep=True)


def test_no_show_says_what_is_missing_and_then_passes_the_number(clerk: Clerk, hall: FrontDesk) -> None:
    _serving(clerk, hall)
    clerk.do("F4")
    assert clerk.reads("还不能过号")
    assert clerk.reads("再重呼 2 次")
    clerk.do("F2")
    clerk.do("F2")
    hall.live.clock.pass_time(seconds=31)
    clerk.do("F4")
    assert clerk.number == ""
    assert not clerk.reads("还不能过号")


def test_a_passed_person_who_is_back_waits_again(clerk: Clerk, hall: FrontDesk) -> None:
    number = _serving(clerk, hall)
    clerk.do("F7")
    assert hall.window("3").state == "idle"
    clerk.press("F9")
    clerk.wait(lambda: clerk.reads("恢复排队") and clerk.window.panel is not None)
    panel = clerk.window.panel
    assert panel is not None
    clerk.type(number)
    clerk.wait(lambda: getattr(panel, "picked", None) is not None)
    clerk.do("Return")
    assert clerk.window.panel is None
    assert hall.hall().lanes[0].waiting == 1


def test_another_outcome_by_number_and_no_call_after_it(clerk: Clerk, hall: FrontDesk) -> None:
    ticket = hall.take()
    hall.take()
    clerk.do("F5")
    clerk.ripe()
    clerk.press("F6")
    clerk.press("3")
    clerk.do("Return")
    assert hall.ticket(ticket.id).cases[0].outcome == "supplement"
    assert hall.window("3").state == "idle"


def test_several_services_are_finished_one_by_one_in_any_order(clerk: Clerk, hall: FrontDesk) -> None:
    ticket = hall.take(HOUSEHOLD, INSURANCE, BUSINESS)
    clerk.do("F5")
    clerk.ripe()
    clerk.press("F6")
    clerk.press("Down")
    clerk.press("6")
    clerk.do("F5")
    outcomes = {case.service: case.outcome for case in hall.ticket(ticket.id).cases}
    assert outcomes == {HOUSEHOLD: None, INSURANCE: "consulted", BUSINESS: None}
    clerk.ripe()
    assert clerk.reads("办结这一项")
    clerk.do("F5")
    clerk.ripe()
    assert clerk.reads("办结并叫下一位")
    clerk.do("F5")
    assert hall.ticket(ticket.id).state == "completed"


def test_a_transfer_takes_its_note_along(clerk: Clerk, hall: FrontDesk) -> None:
    hall.open("5", "c05")
    ticket = hall.take()
    clerk.do("F5")
    clerk.ripe()
    clerk.press("F8")
    clerk.type("户籍管理")
    panel = clerk.window.panel
    assert isinstance(panel, TransferPanel)
    panel.note.setText("只差复印件")
    clerk.do("Return")
    found = hall.ticket(ticket.id)
    assert (found.state, found.windows, found.note) == ("waiting", ["5"], "只差复印件")


def test_typing_in_a_field_is_never_taken_for_a_key(clerk: Clerk, hall: FrontDesk) -> None:
    _serving(clerk, hall)
    clerk.press("F8")
    before = hall.live.service.seq
    clerk.type("1 2 q")
    focused = clerk.window.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert focused.text() == "1 2 q"
    clerk.press("Esc")
    assert clerk.window.panel is None
    assert hall.live.service.seq == before


def test_a_page_is_left_when_its_person_is_gone(clerk: Clerk, hall: FrontDesk) -> None:
    _serving(clerk, hall)
    clerk.press("F8")
    hall.serve("3", "park")
    clerk.wait(lambda: clerk.window.panel is None)


def test_calling_out_of_order_needs_a_reason(clerk: Clerk, hall: FrontDesk) -> None:
    hall.take()
    later = hall.take()
    clerk.press("F10")
    clerk.wait(lambda: clerk.window.panel is not None and getattr(clerk.window.panel, "picked", None) is not None)
    clerk.type(later.number)
    clerk.press("Return")
    assert clerk.reads("请写明理由")
    clerk.type("行动不便")
    clerk.do("Return")
    assert clerk.number == later.number


def test_a_pause_by_number_and_back(clerk: Clerk, hall: FrontDesk) -> None:
    clerk.press("F12")
    clerk.do("3")
    assert hall.window("3").pause_reason == "meeting"
    assert clerk.reads("会议 · 回来后按 F12 恢复")
    clerk.do("F12")
    assert hall.window("3").state == "idle"


def test_nobody_leaves_people_behind_without_an_approval(clerk: Clerk, hall: FrontDesk) -> None:
    number = hall.take().number
    clerk.press("Ctrl+Q")
    clerk.do("Return")
    assert hall.window("3").state == "idle"
    assert clerk.reads(number)
    clerk.type("中心负责人")
    reasons = [field for field in clerk.window.findChildren(QLineEdit) if field.placeholderText() == "理由"]
    next(field for field in reasons if field.isVisible()).setText("停电")
    clerk.do("Return")
    assert hall.window("3").state == "closed"
    assert clerk.place == "sign-in"
    assert clerk.window.sign_in.clerk.text() == "", "desks are shared: the next clerk is another one"


def test_lunch_over_waiting_people_asks_who_approves(clerk: Clerk, hall: FrontDesk) -> None:
    hall.take()
    clerk.press("F12")
    clerk.do("1")
    assert hall.window("3").state == "idle"
    clerk.type("首席代表")
    clerk.do("Return")
    assert hall.window("3").state == "paused"


def test_a_console_that_starts_anew_shows_who_is_in_hand(hall: FrontDesk, qtbot: QtBot) -> None:
    hall.open("3", "c01")
    hall.take()
    number = hall.call("3").number
    with at_console(hall.live.url, qtbot) as clerk:
        clerk.wait(lambda: clerk.place == "sign-in")
        assert clerk.number == ""
        assert clerk.reads("工号 c01 还在这个窗口")
        clerk.sign_in("c01")
        assert clerk.number == number
        assert clerk.reads(number)


def test_a_clerk_takes_over_from_one_who_did_not_sign_out(hall: FrontDesk, qtbot: QtBot) -> None:
    hall.open("3", "c02")
    hall.take()
    ticket = hall.call("3")
    with at_console(hall.live.url, qtbot) as clerk:
        clerk.sign_in("c01")
        assert clerk.place == "sign-in"
        assert clerk.reads(f"手中的 {ticket.number} 会先挂起")
        clerk.do("F8")
        assert clerk.place == "work"
        assert hall.window("3").clerk == "c01"
        assert hall.ticket(ticket.id).state == "parked"


def test_a_window_that_is_closed_elsewhere_asks_to_sign_in_again(clerk: Clerk, hall: FrontDesk) -> None:
    hall.sit("3", "close")
    clerk.wait(lambda: clerk.place == "sign-in")
    assert clerk.reads("窗口已在别处关闭或换人")


def test_a_wrong_pin_is_told_and_a_right_one_opens_the_window(tmp_path: Path, qtbot: QtBot) -> None:
    enrolment = Enrolment.open(tmp_path)
    token = enrolment.enrol_device("console-3", Role.CONSOLE, "3")
    enrolment.set_pin("c01", "2468")
    with serve_live(tmp_path, enrolment=enrolment) as live, at_console(live.url, qtbot, token=token) as clerk:
        clerk.sign_in("c01", "1357")
        assert clerk.place == "sign-in"
        assert clerk.reads("工号或密码不对")
        assert clerk.window.sign_in.pin.text() == ""
        clerk.sign_in("c01", "2468")
        assert clerk.place == "work"
    enrolment.close()


def test_a_hall_that_falls_silent_covers_everything_and_comes_back_as_it_is_then(
    hall: FrontDesk, line: CutLine, qtbot: QtBot
) -> None:
    with at_console(line.url, qtbot) as clerk:
        clerk.sign_in()
        old = _serving(clerk, hall)
        line.freeze()
        began = time.monotonic()
        clerk.wait(lambda: clerk.reads("连不上大厅服务"))
        assert time.monotonic() - began < SEEN_AWAY_SECONDS
        assert not clerk.reads(old)
        before = hall.live.service.seq
        for key in ("F5", "F2", "F7", "Return"):
            clerk.press(key)
        hall.complete("3")
        new = hall.take().number
        hall.call("3")
        after = hall.live.service.seq
        line.cut()
        line.thaw()
        line.mend()
        clerk.wait(lambda: clerk.number == new)
        assert clerk.reads(new)
        assert (hall.live.service.seq, after > before) == (after, True)


def test_a_server_that_is_killed_and_back_finds_the_clerk_still_signed_in(tmp_path: Path, qtbot: QtBot) -> None:
    first = ExitStack()
    live = first.enter_context(serve_live(tmp_path))
    with first, at_console(live.url, qtbot) as clerk:
        clerk.sign_in()
        number = _serving(clerk, FrontDesk(live))
        first.close()
        clerk.wait(lambda: clerk.reads("连不上大厅服务"))
        with serve_live(tmp_path, port=live.http.base_url.port or 0) as again:
            clerk.wait(lambda: clerk.number == number)
            clerk.ripe()
            clerk.do("F5")
            assert FrontDesk(again).window("3").state == "ready"


def test_a_key_pressed_while_the_server_is_gone_does_nothing_later(
    hall: FrontDesk, line: CutLine, qtbot: QtBot
) -> None:
    with at_console(line.url, qtbot) as clerk:
        clerk.sign_in()
        number = _serving(clerk, hall)
        before = hall.live.service.seq
        line.cut()
        clerk.press("F5")
        clerk.wait(lambda: clerk.place == "away")
        line.mend()
        clerk.wait(lambda: clerk.number == number)
        assert hall.live.service.seq == before


def test_a_number_is_taken_for_somebody_and_its_slip_printed_once(
    hall: FrontDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(issue_panel, "FRESH_SECONDS", UNSEEN)
    printer = TrialPrinter()
    with at_console(hall.live.url, qtbot, printer=printer.device()) as clerk:
        clerk.sign_in()
        clerk.press("F11")
        clerk.type("sfzsc")
        clerk.press("Ctrl+3")
        clerk.press("Return")
        clerk.wait(lambda: clerk.reads("号票已打印"))
        assert clerk.reads("AL001")
        assert len(printer.jobs) == 1
        clerk.wait(lambda: hall.ticket("20261123-AL001").printed == "printed")
        clerk.press("Return")
        assert clerk.reads("AL001"), "a key too many must not hide a number that nobody has seen"
        clerk.press("Esc")
        assert clerk.window.panel is None


def test_a_slip_is_printed_again_as_a_copy_and_a_printer_that_fails_is_told(hall: FrontDesk, qtbot: QtBot) -> None:
    printer = TrialPrinter()
    printer.troubles.append(PrinterUnreachable("trial:", "off"))
    hall.take()
    with at_console(hall.live.url, qtbot, printer=printer.device()) as clerk:
        clerk.sign_in()
        clerk.press("F11")
        clerk.press("F11")
        clerk.wait(lambda: clerk.window.panel is not None and getattr(clerk.window.panel, "picked", None) is not None)
        clerk.press("Return")
        clerk.wait(lambda: clerk.reads("打印机没有打出来"))
        clerk.press("Return")
        clerk.wait(lambda: clerk.reads("号票已打印"))
        assert "补打".encode("gb18030") in printer.jobs[0]


def test_whoever_leaves_last_prints_the_days_report(hall: FrontDesk, qtbot: QtBot) -> None:
    printer = TrialPrinter()
    printer.troubles.append(PrinterUnreachable("trial:", "off"))
    with at_console(hall.live.url, qtbot, printer=printer.device()) as clerk:
        clerk.wait(lambda: clerk.place == "sign-in")
        clerk.press("F11")
        clerk.wait(lambda: clerk.reads("日报没有打出来"))
        clerk.press("F11")
        clerk.wait(lambda: clerk.reads("日报已打印"))
        assert "日报".encode("gb18030") in printer.jobs[0]
        assert "还没有结束".encode("gb18030") in printer.jobs[0]


def test_a_window_without_a_printer_offers_no_report(hall: FrontDesk, qtbot: QtBot) -> None:
    with at_console(hall.live.url, qtbot) as clerk:
        clerk.wait(lambda: clerk.place == "sign-in")
        assert not clerk.window.sign_in.report.isVisible()
        clerk.press("F11")
        assert not clerk.reads("日报")


def test_a_printer_that_will_need_a_hand_is_told_before_a_slip_needs_it(hall: FrontDesk, qtbot: QtBot) -> None:
    def state() -> str:
        return {device.id: device.state for device in hall.hall().devices}.get("console-3.printer", "")

    with (
        switched_on() as (virtual, _),
        at_console(hall.live.url, qtbot, printer=open_device(url_of(virtual, timeout=3))) as clerk,
    ):
        clerk.sign_in()
        clerk.wait(lambda: state() == "ready")
        assert not clerk.reads("纸快用完了")
        obey(virtual, "paper low")
        clerk.wait(lambda: clerk.reads("纸快用完了") and state() == "paper_low")
        obey(virtual, "paper out")
        clerk.wait(lambda: clerk.reads("换上新纸卷") and state() == "paper_out")
        assert clerk.cut() == []
        obey(virtual, "paper ok")
        clerk.wait(lambda: not clerk.reads("换上新纸卷") and state() == "ready")


def test_several_services_on_one_number_without_a_printer(clerk: Clerk, hall: FrontDesk) -> None:
    clerk.press("F11")
    clerk.press("F2")
    clerk.type("综合咨询")
    clerk.press("F2")
    clerk.do("Return")
    assert isinstance(clerk.window.panel, IssuePanel)
    assert clerk.reads("请把号码写给来人")
    assert len(hall.ticket("20261123-A001").cases) == 2
