"""Looking at what a screen has drawn."""

from __future__ import annotations

from collections.abc import Iterator

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem

from screens.stage import Stage


def items(stage: Stage) -> Iterator[QQuickItem]:
    """Every item on the stage that is visible, delegates of repeaters too."""
    left = [stage.rootObject()]
    while left:
        item = left.pop()
        if item.isVisible():
            yield item
            left += item.childItems()


def texts(stage: Stage) -> list[str]:
    """Every text that can be seen."""
    return [text for item in items(stage) if isinstance(text := item.property("text"), str) and text]


def cut_texts(stage: Stage) -> list[str]:
    """Texts that do not fit their place."""
    return [str(item.property("text")) for item in items(stage) if item.property("truncated") is True]


def colours(picture: QImage) -> int:
    """How many colours a picture has, on a grid of its points."""
    return len(
        {
            picture.pixel(x, y)
            for x in range(0, picture.width(), max(1, picture.width() // 97))
            for y in range(0, picture.height(), max(1, picture.height() // 53))
        }
    )


def discard(*made: QObject) -> None:
    """Delete Qt objects here and now: Python's garbage collection may run in the thread of a served hall."""
    for each in made:
        shiboken6.delete(each)
