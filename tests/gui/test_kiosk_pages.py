"""The kiosk's pages: what is drawn in every state at every size, and what a finger, a mouse and a key do."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import combinations
from pathlib import Path

import kiosk_samples
import pytest
import zxingcpp
from gui.drawn import cut_texts, items
from gui.kiosk_stage import (
    KioskStage,
    accessible_name,
    ancestors,
    is_panel,
    is_press,
    kiosk_stage,
    painted,
    placed,
    view,
)
from gui.test_theme import ENOUGH, contrast
from kiosk_samples import BODIES, Language, idle, sample
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtQml import QJSValue
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk import faces
from kiosk.faces import Button, Face
from screens.bilingual import Bilingual
from screens.qr import QUIET_ZONE, qr_picture
from screens.stage import singleton

PORTRAIT = [(1080, 1920), (768, 1366)]
WIDE = [(1920, 1080), (1366, 768)]
MODES = [(size, elder, low) for size in PORTRAIT + WIDE for elder in (False, True) for low in (False, True)]
EVERYWHERE = [mode for mode in MODES if mode[0] in PORTRAIT or not mode[2]]
LANGUAGES: tuple[Language, ...] = ("both", "en")
LEAST_TARGET = {False: 60.0, True: 80.0}
LEAST_GAP = 12.0
LEAST_TEXT = 30.0
EDGE = 3.0
"""Contrast of what is not text (WCAG 2.2, 1.4.11)."""
MANY, TURNS = 5_000, 10
NOTICE_BYTES = 300
"""At least so much memory QML takes for a text in two languages."""
HAIR = 1.5
"""Rounding to whole pixels."""

everywhere = pytest.mark.parametrize(
    ("size", "elder", "lowered"),
    EVERYWHERE,
    ids=[f"{w}x{h}{'-elder' * elder}{'-lowered' * low}" for (w, h), elder, low in EVERYWHERE],
)


def _states(elder: bool, lowered: bool) -> Iterator[tuple[str, Face]]:
    for language in LANGUAGES:
        for name in BODIES:
            face = sample(name, language, elder, lowered)
            yield f"{name} {language}", face
        yield f"idle {language}", idle(sample("home", language, elder, lowered))


def _shown(elder: bool, lowered: bool, kiosk: KioskStage) -> Iterator[str]:
    """Every state, drawn one after the other."""
    for name, face in _states(elder, lowered):
        kiosk.stage.put(face)
        kiosk.stage.picture()
        yield name


def _texts(kiosk: KioskStage) -> list[QQuickItem]:
    return [
        item
        for item in items(kiosk.stage)
        if item.property("contentWidth") is not None
        and isinstance(item.property("text"), str)
        and item.property("text")
    ]


def _seen(item: QQuickItem, place: QRectF) -> QRectF:
    window = view(item)
    return place.intersected(window) if window is not None else place


def _lie_on_each_other(one: QRectF, other: QRectF) -> bool:
    common = one.intersected(other)
    return min(common.width(), common.height()) > 2 * HAIR


def _texts_are_within(kiosk: KioskStage, whole: QRectF, state: str) -> None:
    assert cut_texts(kiosk.stage) == [], state
    for text in _texts(kiosk):
        place, window = painted(text), view(text)
        around = [placed(each) for each in ancestors(text) if is_press(each) or is_panel(each)]
        around += [whole] if window is None else [QRectF(window.x(), place.y(), window.width(), place.height())]
        for each in around:
            assert each.adjusted(-HAIR, -HAIR, HAIR, HAIR).contains(place), (state, text.property("text"), place, each)


def _texts_are_apart(kiosk: KioskStage, state: str) -> None:
    places = [(text, _seen(text, painted(text))) for text in _texts(kiosk)]
    for (one, here), (other, there) in combinations(places, 2):
        assert not _lie_on_each_other(here, there), (state, one.property("text"), other.property("text"), here, there)


def _grounds_are_apart(kiosk: KioskStage, state: str) -> None:
    """Presses and panels, and texts that stand on none of the two."""
    grounds = [item for item in items(kiosk.stage) if is_press(item) or is_panel(item)]
    grounds += [text for text in _texts(kiosk) if not any(is_press(each) or is_panel(each) for each in ancestors(text))]
    places = [(item, set(ancestors(item)), _seen(item, _ground(item))) for item in grounds]
    for (one, around, here), (other, beyond, there) in combinations(places, 2):
        nested = one in beyond or other in around
        assert nested or not _lie_on_each_other(here, there), (state, *map(_told, (one, other)), here, there)


def _targets_can_be_hit(kiosk: KioskStage, whole: QRectF, elder: bool, state: str) -> None:
    least, gap = LEAST_TARGET[elder] * kiosk.unit, LEAST_GAP * kiosk.unit
    places = []
    for press in kiosk.presses():
        place = placed(press)
        assert min(place.width(), place.height()) >= least - 0.5, (state, _told(press), place)
        seen = _seen(press, place)
        if not seen.isEmpty() and press.isEnabled():
            assert whole.adjusted(-0.5, -0.5, 0.5, 0.5).contains(seen), (state, _told(press))
            places.append((press, seen))
    for (one, here), (other, there) in combinations(places, 2):
        near = here.adjusted(-gap + 1, -gap + 1, gap - 1, gap - 1).intersects(there)
        assert not near, (state, _told(one), _told(other), here, there)


def _ground(item: QQuickItem) -> QRectF:
    return placed(item) if is_press(item) or is_panel(item) else painted(item)


def _told(item: QQuickItem) -> str:
    return accessible_name(item) or str(item.property("text")) or item.metaObject().className()


@everywhere
def test_every_state_has_room(size: tuple[int, int], elder: bool, lowered: bool, qtbot: QtBot) -> None:
    with kiosk_stage(sample("attract"), size) as kiosk:
        whole = QRectF(0, 0, *size)
        for state in _shown(elder, lowered, kiosk):
            _texts_are_within(kiosk, whole, state)
            _targets_can_be_hit(kiosk, whole, elder, state)
            if not state.startswith("idle"):
                _texts_are_apart(kiosk, state)
                _grounds_are_apart(kiosk, state)


@pytest.mark.parametrize("lowered", [False, True], ids=["", "lowered"])
@pytest.mark.parametrize("size", PORTRAIT + WIDE, ids=lambda size: f"{size[0]}x{size[1]}")
def test_elder_mode_has_no_small_letters(size: tuple[int, int], lowered: bool, qtbot: QtBot) -> None:
    with kiosk_stage(sample("attract"), size) as kiosk:
        for name in _shown(True, lowered, kiosk):
            for text in _texts(kiosk):
                drawn = text.property("fontInfo")
                assert isinstance(drawn, QJSValue)
                pixels = drawn.property("pixelSize").toNumber()
                assert pixels >= LEAST_TEXT * kiosk.unit - 1, (name, text.property("text"), pixels)


@pytest.mark.parametrize("elder", [False, True], ids=["", "elder"])
def test_a_lowered_page_stays_in_the_lower_part(elder: bool, qtbot: QtBot) -> None:
    with kiosk_stage(sample("attract")) as kiosk:
        for name in _shown(elder, True, kiosk):
            for press in kiosk.presses():
                assert placed(press).top() >= 1920 * 0.44, (name, accessible_name(press))


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


@pytest.mark.parametrize("lowered", [False, True], ids=["", "lowered"])
def test_a_code_can_be_read_from_the_screen(lowered: bool, tmp_path: Path, qtbot: QtBot) -> None:
    with kiosk_stage(sample("result-long", lowered=lowered), (768, 1366)) as kiosk:
        kiosk.stage.picture().save(str(tmp_path / "result.png"))
    found = zxingcpp.read_barcodes(Image.open(tmp_path / "result.png").convert("L"))
    assert [code.text for code in found] == ["https://hall.example/t/4f9d2c7a8b1e"]


def test_the_modules_of_a_code_are_whole_pixels_with_a_quiet_zone() -> None:
    picture = qr_picture("4f9d2c7a8b1e", 250)
    modules = 21 + 2 * QUIET_ZONE
    step = picture.width() // modules
    assert picture.width() == step * modules <= 250
    dark = QColor("black")
    first = next(x for x in range(picture.width()) if picture.pixelColor(x, QUIET_ZONE * step) == dark)
    assert first == QUIET_ZONE * step


def test_what_is_pressed_is_readable_in_every_state(qtbot: QtBot) -> None:
    with kiosk_stage(sample("home")) as kiosk:
        theme = singleton(kiosk.stage.engine(), "Theme")

        def colour(name: str) -> QColor:
            return QColor(theme.property(name))

        pairs = [(ink, "button") for ink in ("ink", "soft", "number")]
        pairs += [("plateInk", "plate"), ("plateInk", "pressed"), ("faint", "ground"), ("faint", "panel")]
        for ink, ground in pairs:
            assert contrast(colour(ink), colour(ground)) >= ENOUGH, (ink, ground)
        assert contrast(colour("buttonEdge"), colour("ground")) >= EDGE
        assert contrast(colour("pressed"), colour("button")) >= EDGE
