"""A kiosk's stage as a test sees and touches it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from gui.drawn import discard, items
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.faces import Face
from screens.icons import IconImages
from screens.qr import QrImages
from screens.stage import Stage, singleton


@dataclass
class KioskStage:
    """The stage, what was done on it, and where things are."""

    stage: Stage
    done: list[tuple[str, str]] = field(default_factory=list)

    @property
    def unit(self) -> float:
        """How many pixels the kiosk's own pixel is wide."""
        return float(singleton(self.stage.engine(), "Dp", "Kiosk").property("unit"))

    @property
    def settled(self) -> bool:
        """Whether the page has stood long enough for a touch to be meant for it."""
        return bool(singleton(self.stage.engine(), "Acts", "Kiosk").property("settled"))

    def presses(self) -> list[QQuickItem]:
        """Everything that can be pressed and seen, also where it is not usable now."""
        return [item for item in items(self.stage) if is_press(item)]

    def press(self, words: str) -> QQuickItem:
        """The one that says so in Chinese."""
        return next(item for item in self.presses() if words in accessible_name(item))

    def middle(self, item: QQuickItem) -> QPoint:
        """Where a finger would touch it."""
        return placed(item).center().toPoint()

    def click(self, item: QQuickItem) -> None:
        """Press and release the mouse on it."""
        QTest.mouseClick(self.stage, Qt.MouseButton.LeftButton, pos=self.middle(item))


@contextmanager
def kiosk_stage(face: Face, size: tuple[int, int] = (1080, 1920)) -> Iterator[KioskStage]:
    """A kiosk that shows a face."""
    stage = Stage(
        "KioskScreen",
        face,
        "both",
        QSize(*size),
        folder="Kiosk",
        cursor=Qt.CursorShape.ArrowCursor,
        images={"icon": IconImages(), "qr": QrImages()},
    )
    shown = KioskStage(stage)
    stage.rootObject().act.connect(lambda name, value: shown.done.append((name, value)))  # type: ignore[attr-defined]  # a signal of the QML
    stage.show()
    stage.picture()
    try:
        yield shown
    finally:
        discard(stage)


def is_press(item: QQuickItem) -> bool:
    """Whether it can be pressed."""
    return item.metaObject().indexOfSignal("acted()") >= 0


def is_panel(item: QQuickItem) -> bool:
    """Whether it is a ground on which things belong together."""
    kind = item.metaObject()
    while kind is not None:
        if kind.className().startswith("Panel_QML"):
            return True
        kind = kind.superClass()
    return False


def accessible_name(item: QQuickItem) -> str:
    """What a screen reader says of it."""
    return QAccessible.queryAccessibleInterface(item).text(QAccessible.Text.Name)


def placed(item: QQuickItem) -> QRectF:
    """Where it is on the stage."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def ancestors(item: QQuickItem) -> Iterator[QQuickItem]:
    """What it stands in, from the inside."""
    parent = item.parentItem()
    while parent is not None:
        yield parent
        parent = parent.parentItem()


def painted(text: QQuickItem) -> QRectF:
    """The ground that the letters of a text cover."""
    width, height = float(text.property("contentWidth")), float(text.property("contentHeight"))
    across = _aligned(text, "effectiveHorizontalAlignment", Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
    down = _aligned(text, "verticalAlignment", Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignBottom)
    corner = QPointF((text.width() - width) * across, (text.height() - height) * down)
    return text.mapRectToScene(QRectF(corner, QSizeF(width, height)))


def _aligned(text: QQuickItem, name: str, middle: Qt.AlignmentFlag, end: Qt.AlignmentFlag) -> float:
    """Which part of the spare room stands before a text. Python has no word for the type of the property."""
    context = qmlContext(text)
    assert context is not None
    value, _ = QQmlExpression(context, text, name).evaluate()
    return {middle.value: 0.5, end.value: 1.0}.get(int(value), 0.0)


def view(item: QQuickItem) -> QRectF | None:
    """The part of a scrolled place through which it is seen; none where nothing is scrolled."""
    clipping = next((each for each in ancestors(item) if each.property("clip") is True), None)
    return placed(clipping) if clipping is not None else None
