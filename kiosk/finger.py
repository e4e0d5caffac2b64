"""A finger on the glass: finds what can be pressed as it is drawn, and presses it as the display would tell it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtQml import QJSValue
from PySide6.QtQuick import QQuickItem

from screens.stage import Stage

LAYOUTS = 3
"""So often a page is laid out until nothing moves any more."""


class NotOffered(Exception):
    """The page has nothing of this act and value that can be pressed."""

    def __str__(self) -> str:
        act, value = self.args
        return f"这一页没有可按的 {act} {value} / This page offers no {act} {value}".replace("  ", " ")


class Finger:
    """Presses what a stage shows."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def press(self, act: str, value: str = "") -> None:
        """Press what does this act. Raises `NotOffered`."""
        self._tap(self.place_of(act, value))

    def place_of(self, act: str, value: str = "") -> QPointF:
        """The middle of what does this act, moved into view. Raises `NotOffered`."""
        self._settle()
        found = self.find(act, value)
        if found is None:
            raise NotOffered(act, value)
        self._bring_into_view(found)
        return found.mapToScene(QPointF(found.width() / 2, found.height() / 2))

    def press_middle(self) -> None:
        """Press in the middle of the glass, as the invitation asks for."""
        self._tap(QPointF(self._stage.width() / 2, self._stage.height() / 2))

    def find(self, act: str, value: str = "") -> QQuickItem | None:
        """What does this act and can be pressed, if the page has it."""
        return next((item for item in _items(self._stage) if _does(item) == (act, value)), None)

    def _settle(self) -> None:
        """Have everything where it will be drawn: what is laid out moves what was laid out before it."""
        for _ in range(LAYOUTS):
            for item in _items(self._stage):
                item.ensurePolished()

    def _tap(self, at: QPointF) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        for kind, held in ((QEvent.Type.MouseButtonPress, left), (QEvent.Type.MouseButtonRelease, none)):
            there = self._stage.mapToGlobal(at)
            event = QMouseEvent(kind, at, at, there, left, held, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.sendEvent(self._stage, event)
        QCoreApplication.sendPostedEvents()  # what the page still does for this press comes before the next one

    def _bring_into_view(self, item: QQuickItem) -> None:
        """Move the list that holds an item, as a finger moves it."""
        parent = item.parentItem()
        while parent is not None:
            if parent.inherits("QQuickFlickable"):
                place = item.mapToItem(parent, QPointF(0, 0)).y()
                moved = min(0.0, place) + max(0.0, place + item.height() - parent.height())
                parent.setProperty("contentY", float(parent.property("contentY")) + moved)
            parent = parent.parentItem()


def _items(stage: Stage) -> Iterator[QQuickItem]:
    """What can be seen and pressed."""
    left = [stage.rootObject()]
    while left:
        item = left.pop()
        if item.isVisible() and item.isEnabled():
            yield item
            left += item.childItems()


def _does(item: QQuickItem) -> tuple[str, str] | None:
    """The act and value of a button, tile or row."""
    for name in ("face", "entry", "button"):
        held = item.property(name)
        told = held.toVariant() if isinstance(held, QJSValue) else held
        if isinstance(told, Mapping):
            button = told.get("button", told)
            if isinstance(button, Mapping) and "act" in button:
                return str(button["act"]), str(button.get("value", ""))
    return None
