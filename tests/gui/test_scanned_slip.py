"""A scanner at the console's computer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from front_desk import FrontDesk
from gui.clerk import NO_SIZE_HINTS, Clerk, at_console
from live_hall import LiveHall
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from counter_display.console.panels.slip_panel import SlipPanel

pytestmark = pytest.mark.qt_log_ignore(NO_SIZE_HINTS)


@pytest.fixture
def hall(live_hall: LiveHall) -> FrontDesk:
    """What others do in the hall."""
    return FrontDesk(live_hall)


@pytest.fixture
def clerk(hall: FrontDesk, qtbot: QtBot) -> Iterator[Clerk]:
    """Clerk c01, signed in at window 3."""
    with at_console(hall.live.url, qtbot) as sitting:
        sitting.sign_in()
        sitting.wait(lambda: sitting.place == "work")
        yield sitting


def scan(clerk: Clerk, code: str, began_ms: int = 10_000, gap_ms: int = 5) -> None:
    """Type as a scanner does: a key every few milliseconds, then Enter."""
    focused: QWidget | None = clerk.window.focusWidget()
    target = clerk.window if focused is None else focused
    for place, char in enumerate(code):
        _key(target, Qt.Key.Key_A, char, began_ms + place * gap_ms)
    _key(target, Qt.Key.Key_Return, "\r", began_ms + len(code) * gap_ms)


def _key(target: QWidget, key: Qt.Key, text: str, moment: int) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
    event.setTimestamp(moment)
    QApplication.sendEvent(target, event)


def pass_over(hall: FrontDesk, window: str) -> str:
    """Somebody is called and does not come; the slip's token."""
    ticket = hall.take()
    hall.call(window)
    for _ in range(hall.catalogue().no_show.recalls):
        hall.serve(window, "recall")
    hall.live.clock.pass_time(minutes=10)
    hall.serve(window, "no-show")
    return ticket.token


def test_a_passed_person_who_shows_the_slip_waits_again(hall: FrontDesk, clerk: Clerk) -> None:
    token = pass_over(hall, "3")
    scan(clerk, token)
    clerk.wait(lambda: isinstance(clerk.window.panel, SlipPanel))
    assert clerk.reads("A001")
    assert clerk.cut() == []
    assert clerk.nameless() == []
    clerk.do("Return")
    assert hall.ticket("20261123-A001").state == "waiting"
    clerk.wait(lambda: clerk.window.panel is None)


def test_a_link_on_the_slip_is_read_as_well_and_caps_lock_does_no_harm(hall: FrontDesk, clerk: Clerk) -> None:
    token = pass_over(hall, "3")
    scan(clerk, f"https://hall.example/t/{token}".swapcase())
    clerk.wait(lambda: isinstance(clerk.window.panel, SlipPanel))


def test_a_waiting_person_is_called_only_with_a_reason(hall: FrontDesk, clerk: Clerk) -> None:
    ticket = hall.take()
    scan(clerk, ticket.token)
    clerk.wait(lambda: isinstance(clerk.window.panel, SlipPanel))
    clerk.press("Return")
    assert clerk.reads("请写明理由")
    assert hall.ticket(ticket.id).state == "waiting"
    clerk.type("行动不便")
    clerk.do("Return")
    assert hall.ticket(ticket.id).state == "called"


def test_with_somebody_in_hand_a_waiting_slip_is_only_shown(hall: FrontDesk, clerk: Clerk) -> None:
    in_hand, waiting = hall.take(), hall.take()
    clerk.do("F5")
    assert clerk.number == in_hand.number
    scan(clerk, waiting.token)
    clerk.wait(lambda: isinstance(clerk.window.panel, SlipPanel))
    assert clerk.reads("前面还有 0 位")
    clerk.press("Return")
    assert clerk.window.panel is None
    assert clerk.number == in_hand.number
    assert hall.ticket(waiting.id).state == "waiting"


def test_a_slip_scanned_into_a_search_field_leaves_nothing_in_it(hall: FrontDesk, clerk: Clerk) -> None:
    token = pass_over(hall, "3")
    clerk.do("F9")
    scan(clerk, token)
    clerk.wait(lambda: isinstance(clerk.window.panel, SlipPanel))
    assert hall.ticket("20261123-A001").state == "no_show"


def test_a_slip_scanned_over_a_form_that_is_being_filled_in_disturbs_nothing(hall: FrontDesk, clerk: Clerk) -> None:
    ticket = hall.take()
    clerk.do("F12")
    panel = clerk.window.panel
    scan(clerk, ticket.token)
    assert clerk.window.panel is panel
    assert clerk.reads("请先返回，再扫号票")


@pytest.mark.parametrize("code", ["20261123-A001-abcdefghijklmnop", "6901234567892"])
def test_a_forged_slip_or_another_code_is_told_and_does_nothing(hall: FrontDesk, clerk: Clerk, code: str) -> None:
    pass_over(hall, "3")
    before = hall.live.service.seq
    scan(clerk, code)
    clerk.wait(lambda: clerk.reads("这不是本大厅今天的号票"))
    assert clerk.window.panel is None
    assert hall.live.service.seq == before


def test_a_slip_scanned_at_the_sign_in_page_signs_nobody_in(hall: FrontDesk, qtbot: QtBot) -> None:
    token = pass_over_at_another_window(hall)
    with at_console(hall.live.url, qtbot) as sitting:
        sitting.wait(lambda: sitting.place == "sign-in")
        field = sitting.window.sign_in.clerk
        field.setFocus()
        scan(sitting, token)
        assert isinstance(field, QLineEdit)
        assert field.text() == ""
        assert hall.window("3").state == "closed"


def pass_over_at_another_window(hall: FrontDesk) -> str:
    hall.open("1")
    return pass_over(hall, "1")


def test_a_person_at_the_keys_is_no_scanner(hall: FrontDesk, clerk: Clerk) -> None:
    token = pass_over(hall, "3")
    scan(clerk, token, gap_ms=250)
    assert clerk.window.panel is None
    assert not clerk.reads("这不是本大厅今天的号票")
