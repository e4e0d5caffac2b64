"""The top of the console."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from counter_display.console.header_face import HeaderFace
from counter_display.console.language import Language
from counter_display.console.widgets.both_label import BothLabel
from screens.bilingual import Bilingual


class Header(QFrame):
    """Window, state, clerk; below them what the window is for, and how many wait."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._window, self._state = BothLabel(language, "window"), BothLabel(language, "state")
        self._training = BothLabel(language, "training")
        self._clerk, self._duties = BothLabel(language, "small", alone=True), BothLabel(language, "small")
        self._waiting = BothLabel(language, "small", alone=True)
        for chip in (self._window, self._state, self._clerk, self._training):
            chip.setWordWrap(False)
        first = QHBoxLayout()
        first.addWidget(self._window)
        first.addStretch(1)
        first.addWidget(self._state)
        second = QHBoxLayout()
        second.addWidget(self._clerk)
        second.addStretch(1)
        second.addWidget(self._training)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(2)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self._duties)
        column.addWidget(self._waiting)

    def put(self, face: HeaderFace, waiting: Bilingual) -> None:
        """Show the top now, and how many are `waiting`."""
        self._waiting.put(waiting)
        self._window.put(face.window)
        self._training.put(face.training)
        self._state.put(face.state_words)
        self._clerk.put(face.clerk)
        self._duties.put(face.duties)
        if self._state.property("state") != face.state:
            self._state.setProperty("state", face.state)
            self._state.style().polish(self._state)
