"""The number in hand, very large."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from counter_display.console.hand_face import HandFace
from counter_display.console.language import Language
from counter_display.console.widgets.both_label import BothLabel


class HandCard(QFrame):
    """Number, priority and timer; or what the window is waiting for."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._number = QLabel()
        self._number.setObjectName("number")
        self._priority = BothLabel(language, "priority", stacked=True)
        policy = self._priority.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Maximum)
        self._priority.setSizePolicy(policy)
        self._number.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._priority.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._waiting = BothLabel(language, "waiting", stacked=True)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._timer, self._passing = BothLabel(language), BothLabel(language, "passing")
        first = QHBoxLayout()
        first.addWidget(self._number)
        first.addStretch(1)
        chip = QVBoxLayout()
        chip.addStretch(1)
        chip.addWidget(self._priority)
        chip.addStretch(1)
        first.addLayout(chip, 1000)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 8)
        column.setSpacing(2)
        column.addLayout(first)
        column.addWidget(self._waiting, 1)
        column.addWidget(self._timer)
        column.addWidget(self._passing)
        self.setMinimumHeight(96)

    def put(self, face: HandFace) -> None:
        """Show who is in hand now."""
        self._number.setText(face.number)
        self._number.setAccessibleName(face.number)
        self._number.setVisible(bool(face.number))
        self._priority.put(face.priority)
        self._waiting.put(face.headline)
        self._waiting.setVisible(not face.number)
        self._timer.put(face.timer)
        self._passing.put(face.passing)
        self._timer.style_as("late" if face.late else "")
