"""The kiosk's pages as they are drawn: room in every state and size, for old eyes and from a wheelchair."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

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
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor
from PySide6.QtQml import QJSValue
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from kiosk.faces import Face
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
                pixels = _letters(text)
                assert pixels >= LEAST_TEXT * kiosk.unit - 1, (name, text.property("text"), pixels)


@pytest.mark.parametrize("elder", [False, True], ids=["", "elder"])
def test_a_lowered_page_stays_in_the_lower_part(elder: bool, qtbot: QtBot) -> None:
    with kiosk_stage(sample("attract")) as kiosk:
        for name in _shown(elder, True, kiosk):
            for press in kiosk.presses():
                assert placed(press).top() >= 1920 * 0.44, (name, accessible_name(press))


@everywhere
def test_the_number_is_larger_than_all_other_words(
    size: tuple[int, int], elder: bool, lowered: bool, qtbot: QtBot
) -> None:
    with kiosk_stage(sample("attract"), size) as kiosk:
        for name in (name for name in BODIES if name.startswith("result")):
            kiosk.stage.put(sample(name, "both", elder, lowered))
            kiosk.stage.picture()
            drawn = {str(text.property("text")): _letters(text) for text in _texts(kiosk)}
            number = drawn.pop("AL1000" if "AL1000" in drawn else "A012")
            others = max(pixels for words, pixels in drawn.items() if words != "09:30")
            assert number > 1.5 * others, (name, number, others)


def _letters(text: QQuickItem) -> float:
    """How high the letters of a text are drawn, in pixels."""
    drawn = text.property("fontInfo")
    assert isinstance(drawn, QJSValue)
    return drawn.property("pixelSize").toNumber()


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
