"""The keys of the console as buttons, always in the same places."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from counter_display.console.buttons_face import Button
from counter_display.console.keys import KEYS, Press
from counter_display.console.language import Language
from counter_display.console.widgets.key_button import KeyButton

_PLACES = {
    Press.NEXT: (0, 0, 6),
    Press.RECALL: (1, 0, 2),
    Press.START: (1, 2, 2),
    Press.NO_SHOW: (1, 4, 2),
    Press.OUTCOME: (2, 0, 2),
    Press.PARK: (2, 2, 2),
    Press.TRANSFER: (2, 4, 2),
    Press.REINSTATE: (3, 0, 2),
    Press.CALL: (3, 2, 2),
    Press.ISSUE: (3, 4, 2),
    Press.PAUSE: (4, 0, 3),
    Press.CLOSE: (4, 3, 3),
}
"""Row, column and columns of each, of six."""


class ActionBar(QWidget):
    """One large key for the act of two hundred times a day, the others below it in threes."""

    pressed = Signal(object)
    """`Press`: by mouse."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 6, 8, 8)
        grid.setSpacing(5)
        for column in range(6):
            grid.setColumnStretch(column, 1)
        self._face: tuple[Button, ...] = ()
        self.buttons: dict[Press, KeyButton] = {}
        for press, (row, column, columns) in _PLACES.items():
            button = self.buttons[press] = KeyButton(language, KEYS[press], main=press is Press.NEXT)
            button.clicked.connect(lambda _=False, press=press: self.pressed.emit(press))
            grid.addWidget(button, row, column, 1, columns)

    def put(self, face: tuple[Button, ...]) -> None:
        """Show what the keys do now."""
        if face == self._face:
            return
        self._face = face
        for shown in face:
            button = self.buttons[shown.press]
            button.put(shown.title)
            button.setEnabled(shown.enabled)
