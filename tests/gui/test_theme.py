"""The one look."""

from __future__ import annotations

from gui.drawn import discard
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtQml import QJSValue
from pytestqt.qtbot import QtBot

from counter_display.window_face import away_face
from screens.stage import Stage, singleton
from screens.translations import QtPhrasebook

ENOUGH = 7.0
"""Contrast of text for people who see badly (WCAG 2 AAA)."""


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _luminance(colour: QColor) -> float:
    return (
        0.2126 * _linear(colour.redF()) + 0.7152 * _linear(colour.greenF()) + 0.0722 * _linear(colour.blueF())
    )  # WCAG 2.2, relative luminance


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _colours(value: object) -> list[QColor]:
    listed = value.toVariant() if isinstance(value, QJSValue) else value
    assert isinstance(listed, list)
    return [QColor(colour) for colour in listed]


def test_contrast_is_measured_as_the_standard_has_it() -> None:
    assert contrast(QColor("black"), QColor("white")) == 21.0
    assert abs(contrast(QColor("#767676"), QColor("white")) - 4.54) < 0.01


def test_every_ink_is_readable_on_every_ground(qtbot: QtBot) -> None:
    stage = Stage("WindowScreen", away_face("1", QtPhrasebook()), "both", QSize(640, 360))
    theme = singleton(stage.engine(), "Theme")
    inks, grounds = _colours(theme.property("inks")), _colours(theme.property("grounds"))
    assert len(inks) >= 5
    assert len(grounds) >= 3
    for ink in inks:
        for ground in grounds:
            assert contrast(ink, ground) >= ENOUGH, (ink.name(), ground.name())
    assert contrast(QColor(theme.property("plateInk")), QColor(theme.property("plate"))) >= ENOUGH
    discard(stage)


def test_nothing_blinks_faster_than_once_a_second(qtbot: QtBot) -> None:
    stage = Stage("WindowScreen", away_face("1", QtPhrasebook()), "both", QSize(640, 360))
    assert int(singleton(stage.engine(), "Theme").property("breath")) >= 1000
    discard(stage)
