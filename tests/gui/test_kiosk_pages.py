"""The kiosk's pages under fingers, mouse, keys and screen readers."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import kiosk_samples
import pytest
from gui.drawn import items
from gui.kiosk_stage import (
    accessible_name,
    kiosk_stage,
    placed,
)
from kiosk_samples import BODIES, idle, sample
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk import faces
from kiosk.faces import Button
from screens.bilingual import Bilingual

MANY, TURNS = 5_000, 10
NOTICE_BYTES = 300
"""At least so much memory QML takes for a text in two languages."""


@pytest.mark.parametrize("name", BODIES)
def test_everything_that_acts_has_a_name_in_both_languages_and_a_role(name: str, qtbot: QtBot) -> None:
    with kiosk_stage(idle(sample(name))) as kiosk:
        for press in kiosk.presses():
            spoken = QAccessible.queryAccessibleInterface(press)
            assert spoken is not None
            assert spoken.role() == QAccessible.Role.Button
            assert spoken.text(QAccessible.Text.Name).strip(), press
            assert "undefined" not in spoken.text(QAccessible.Text.Name)


def _buttons(part: object) -> Iterator[Button]:
    if isinstance(part, Button):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from _buttons(each)
    elif is_dataclass(part):
        for each in fields(part):
            yield from _buttons(getattr(part, each.name))


FITTING = ["home", "home-12", "services-2", "service", "service-shut", "priorities", "confirm", "result-failed"]
FITTING += ["notice-waiting", "pin", "technician"]


@pytest.mark.parametrize("name", FITTING)
def test_a_click_on_a_button_does_exactly_its_act(name: str, qtbot: QtBot) -> None:
    face = sample(name)
    with kiosk_stage(face) as kiosk:
        for press in kiosk.presses():
            kiosk.click(press)
        expected = Counter((button.act, button.value) for button in _buttons(face) if button.enabled)
        assert Counter(kiosk.done) == expected


def test_a_touch_anywhere_begins(qtbot: QtBot) -> None:
    with kiosk_stage(sample("attract")) as kiosk:
        QTest.mouseClick(kiosk.stage, Qt.MouseButton.LeftButton, pos=QPoint(200, 900))
        assert kiosk.done == [("start", "")]


def test_a_finger_acts_when_it_leaves_inside(qtbot: QtBot) -> None:
    device = QTest.createTouchDevice()
    with kiosk_stage(sample("home")) as kiosk:
        place = kiosk.middle(kiosk.press("社会保险"))
        QTest.touchEvent(kiosk.stage, device).press(0, place, kiosk.stage).commit()
        assert kiosk.press("社会保险").property("down") is True
        assert kiosk.done == []
        QTest.touchEvent(kiosk.stage, device).release(0, place, kiosk.stage).commit()
        assert kiosk.done == [("domain", "insurance")]


def test_two_fingers_do_one_act(qtbot: QtBot) -> None:
    device = QTest.createTouchDevice()
    with kiosk_stage(sample("home")) as kiosk:
        one, other = kiosk.middle(kiosk.press("社会保险")), kiosk.middle(kiosk.press("医疗保障"))
        QTest.touchEvent(kiosk.stage, device).press(0, one, kiosk.stage).press(1, other, kiosk.stage).commit()
        QTest.touchEvent(kiosk.stage, device).release(0, one, kiosk.stage).release(1, other, kiosk.stage).commit()
        assert len(kiosk.done) == 1


def test_a_second_finger_on_another_button_does_nothing_while_the_first_one_holds(qtbot: QtBot) -> None:
    device = QTest.createTouchDevice()
    with kiosk_stage(sample("home")) as kiosk:
        one, other = kiosk.middle(kiosk.press("社会保险")), kiosk.middle(kiosk.press("医疗保障"))
        QTest.touchEvent(kiosk.stage, device).press(0, one, kiosk.stage).commit()
        QTest.touchEvent(kiosk.stage, device).stationary(0).press(1, other, kiosk.stage).commit()
        QTest.touchEvent(kiosk.stage, device).stationary(0).release(1, other, kiosk.stage).commit()
        QTest.touchEvent(kiosk.stage, device).release(0, one, kiosk.stage).commit()
        assert kiosk.done == [("domain", "insurance")]


def test_a_finger_that_leaves_the_button_does_nothing(qtbot: QtBot) -> None:
    with kiosk_stage(sample("home")) as kiosk:
        place = kiosk.middle(kiosk.press("社会保险"))
        QTest.mousePress(kiosk.stage, Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseMove(kiosk.stage, QPoint(540, 200))
        QTest.mouseRelease(kiosk.stage, Qt.MouseButton.LeftButton, pos=QPoint(540, 200))
        assert kiosk.done == []


def test_a_trembling_hand_acts_once_and_a_key_is_typed_twice(qtbot: QtBot) -> None:
    with kiosk_stage(sample("service")) as kiosk:
        for _ in range(5):
            kiosk.click(kiosk.press("取号"))
        QTest.mouseDClick(kiosk.stage, Qt.MouseButton.LeftButton, pos=kiosk.middle(kiosk.press("取号")))
        assert kiosk.done == [("take", "")]
    with kiosk_stage(sample("pin")) as kiosk:
        QTest.mouseDClick(kiosk.stage, Qt.MouseButton.LeftButton, pos=kiosk.middle(kiosk.press("5")))
        assert kiosk.done == [("key", "5"), ("key", "5")]


def test_a_touch_meant_for_the_page_before_does_nothing(qtbot: QtBot) -> None:
    with kiosk_stage(sample("home")) as kiosk:
        kiosk.stage.put(sample("priorities"))
        assert not kiosk.settled
        kiosk.click(kiosk.press("老年人"))
        assert kiosk.done == []
        qtbot.waitUntil(lambda: kiosk.settled)
        kiosk.click(kiosk.press("老年人"))
        assert kiosk.done == [("priority", "elderly")]


def test_moving_a_long_text_presses_nothing_and_it_stays_where_it_was_moved(qtbot: QtBot) -> None:
    face = sample("services-40")
    with kiosk_stage(face) as kiosk:
        reading = next(item for item in items(kiosk.stage) if item.property("overfull") is True)
        start = placed(reading).center().toPoint()
        QTest.mousePress(kiosk.stage, Qt.MouseButton.LeftButton, pos=start)
        for step in range(1, 11):
            QTest.mouseMove(kiosk.stage, start - QPoint(0, 30 * step))
        QTest.mouseRelease(kiosk.stage, Qt.MouseButton.LeftButton, pos=start - QPoint(0, 300))
        moved = reading.property("contentY")
        assert moved > 100
        assert kiosk.done == []
        kiosk.stage.put(replace(face, frame=replace(face.frame, clock="09:31")))
        kiosk.stage.picture()
        assert reading.property("contentY") >= moved


def test_long_text_says_that_there_is_more_until_its_end(qtbot: QtBot) -> None:
    with kiosk_stage(sample("service-10")) as kiosk:
        assert kiosk.press("往上看").isEnabled() is False
        turns = 0
        while kiosk.press("下面还有").isEnabled():
            kiosk.click(kiosk.press("下面还有"))
            turns += 1
            assert turns < 20
        assert turns > 1
        assert kiosk.press("往上看").isEnabled()
        assert kiosk.done == []


def test_a_list_is_read_to_its_end_before_the_next_page_comes(qtbot: QtBot) -> None:
    with kiosk_stage(sample("services-40")) as kiosk:
        turns = 0
        while not kiosk.done:
            kiosk.click(kiosk.press("下一页"))
            turns += 1
            assert turns < 30
        assert turns > 2
        assert kiosk.done == [("later", "")]


def test_the_clock_rebuilds_nothing_and_lets_a_finger_finish(qtbot: QtBot) -> None:
    face = sample("home")
    with kiosk_stage(face) as kiosk:
        before = {id(press): press for press in kiosk.presses()}
        place = kiosk.middle(kiosk.press("社会保险"))
        QTest.mousePress(kiosk.stage, Qt.MouseButton.LeftButton, pos=place)
        kiosk.stage.put(replace(face, frame=replace(face.frame, clock="09:31")))
        kiosk.stage.picture()
        assert {id(press) for press in kiosk.presses()} == set(before)
        QTest.mouseRelease(kiosk.stage, Qt.MouseButton.LeftButton, pos=place)
        assert kiosk.done == [("domain", "insurance")]


def test_a_page_that_was_left_is_gone_with_all_it_was_told(qtbot: QtBot) -> None:
    home = sample("home")
    long = replace(kiosk_samples.attract(), notices=(Bilingual("通知", "Notice"),) * MANY)
    with kiosk_stage(home) as kiosk:
        sizes = []
        for _ in range(2):
            for _ in range(TURNS):
                for face in (faces.face(home.frame, long), home):
                    kiosk.stage.put(face)
                    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            sizes.append(_resident())
        assert sizes[1] - sizes[0] < MANY * TURNS * NOTICE_BYTES / 2
        leaf = next(item for item in items(kiosk.stage) if item.property("kind") == "Home")
        assert len(leaf.childItems()) == 1


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_tab_shows_where_one_is_and_a_key_presses(key: Qt.Key, qtbot: QtBot) -> None:
    with kiosk_stage(sample("home")) as kiosk:
        kiosk.stage.requestActivate()
        qtbot.waitUntil(kiosk.stage.isActive)
        assert not any(press.property("ringed") for press in kiosk.presses())
        QTest.keyClick(kiosk.stage, Qt.Key.Key_Tab)
        ringed = [press for press in kiosk.presses() if press.property("ringed")]
        assert len(ringed) == 1
        QTest.keyClick(kiosk.stage, key)
        assert kiosk.done == [("domain", "household")]


def test_every_usable_button_is_reached_by_tab(qtbot: QtBot) -> None:
    with kiosk_stage(sample("confirm")) as kiosk:
        kiosk.stage.requestActivate()
        qtbot.waitUntil(kiosk.stage.isActive)
        reached = set()
        for _ in kiosk.presses():
            QTest.keyClick(kiosk.stage, Qt.Key.Key_Tab)
            reached |= {accessible_name(press) for press in kiosk.presses() if press.property("ringed")}
        assert reached == {accessible_name(press) for press in kiosk.presses() if press.isEnabled()}


def test_a_screen_reader_presses(qtbot: QtBot) -> None:
    with kiosk_stage(sample("service")) as kiosk:
        actions = QAccessible.queryAccessibleInterface(kiosk.press("取号")).actionInterface()
        actions.doAction("Press")
        assert kiosk.done == [("take", "")]


def test_while_it_asks_nothing_below_can_be_pressed_and_a_touch_beside_the_question_stays(qtbot: QtBot) -> None:
    face = sample("home")
    with kiosk_stage(face) as kiosk:
        tile = kiosk.middle(kiosk.press("社会保险"))
        kiosk.stage.put(idle(face))
        qtbot.waitUntil(lambda: kiosk.settled)
        QTest.mouseClick(kiosk.stage, Qt.MouseButton.LeftButton, pos=tile)
        kiosk.click(kiosk.press("我办完了"))
        assert kiosk.done == [("stay", ""), ("leave", "")]


def test_the_clock_counts_touches(qtbot: QtBot) -> None:
    with kiosk_stage(sample("attract")) as kiosk:
        for _ in range(5):
            QTest.mouseClick(kiosk.stage, Qt.MouseButton.LeftButton, pos=QPoint(1000, 60))
        assert kiosk.done == [("corner", "")] * 5
