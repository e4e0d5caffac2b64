"""The console as a screen that can be run, photographed and driven."""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from counter_display.console.console_window import ConsoleWindow
from counter_display.console.desk import Desk
from counter_display.console.language import Language
from counter_display.console.slip_desk import SlipDesk
from counter_display.console.style import stylesheet
from screens.fonts import chinese_family
from screens.hand import Answer


class ConsoleScreen(QObject):
    """One window's console. Raises `ChineseFontMissing`."""

    shown = Signal(int)
    """The number of the event after which the hall now stands on the console."""
    misplaced = Signal(object)
    """`WindowUnknown`: the hall has no such window."""

    def __init__(
        self, desk: Desk, slips: SlipDesk, language: Language, clerk: str = "", size: QSize | None = None
    ) -> None:
        super().__init__()
        self.window = ConsoleWindow(desk, slips, language, clerk)
        self.window.setStyleSheet(stylesheet(chinese_family()))
        self.window.setWindowTitle(f"窗口 {desk.window} · console {desk.window}")
        if size is not None:
            self.window.setMinimumSize(size)
            self.window.resize(size)
        else:
            self.window.resize(self.window.sizeHint())
        desk.shown.connect(self.shown)
        desk.misplaced.connect(self.misplaced)

    def appear(self) -> None:
        """Come up, beside whatever has the keys."""
        self.window.show()

    def picture(self) -> QImage:
        """The console as it is drawn now."""
        return self.window.grab().toImage()

    def obey_key(self, asked: dict[str, object], answer: Answer) -> None:
        """Press a key as a clerk would: `{"key": "F5"}`."""
        name = str(asked["key"])
        keys = _combination(name)
        if keys is None:
            answer({"problem": f"没有这个键 / There is no such key: {name}"})
            return
        text = name if len(name) == 1 else ""
        event = QKeyEvent(QKeyEvent.Type.KeyPress, keys.key(), keys.keyboardModifiers(), text)
        QApplication.sendEvent(self._with_the_keys(), event)
        answer({"pressed": name})

    def _with_the_keys(self) -> QWidget:
        focused: QWidget | None = self.window.focusWidget()
        return self.window if focused is None else focused


def _combination(name: str) -> QKeyCombination | None:
    keys = QKeySequence(name)
    if keys.count() != 1:
        return None
    first: QKeyCombination = keys[0]  # type: ignore[index]  # PySide6's types leave the operator out
    return None if first.key() == Qt.Key.Key_unknown else first
