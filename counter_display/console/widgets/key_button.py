"""A button with its key on it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from counter_display.console.language import Language, main_line, second_line, spoken
from screens.bilingual import Bilingual

LOWEST, LOWEST_MAIN = 36, 44
"""A button is at least so high, to be hit without aiming."""


class KeyButton(QPushButton):
    """Does by mouse what its key does. `main` is the one that is pressed all day."""

    def __init__(self, language: Language, key: str, main: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.key = key
        self.setProperty("main", main)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(LOWEST_MAIN if main else LOWEST)
        self._title, self._second, self._keycap = QLabel(), QLabel(), QLabel({"Return": "Enter"}.get(key, key))
        self._title.setObjectName("title")
        self._second.setObjectName("small")
        self._keycap.setObjectName("keycap")
        self._keycap.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid = QGridLayout(self)
        grid.setContentsMargins(7, 4, 7, 4)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._title, 0, 0)
        grid.addWidget(self._keycap, 0, 1)
        grid.addWidget(self._second, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        for label in (self._title, self._second, self._keycap):
            label.setWordWrap(label is not self._keycap)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def put(self, title: Bilingual) -> None:
        """What the button does."""
        second = second_line(title, self._language)
        self._title.setText(main_line(title, self._language))
        self._second.setText(second)
        self._second.setVisible(bool(second))
        self.setAccessibleName(spoken(title, self._language))
        self.setAccessibleDescription(self._keycap.text())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As large as what stands on it; wrapped, the width decides how high."""
        layout = self.layout()
        assert layout is not None
        return QSize(layout.minimumSize().width(), max(self.minimumHeight(), layout.totalHeightForWidth(self.width())))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()
