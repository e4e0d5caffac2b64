"""What the clerk is told: why something was not done, or what will soon need a hand."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_display.console.language import Language
from counter_display.console.widgets.both_label import BothLabel
from screens.bilingual import Bilingual


class Notice(QWidget):
    """A line in plain words, in place; never a box that has to be clicked away."""

    def __init__(self, language: Language, name: str = "notice", parent: QWidget | None = None) -> None:
        """`name` is its look in the stylesheet."""
        super().__init__(parent)
        self._label = BothLabel(language, name, stacked=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 2)
        column.addWidget(self._label)
        self.put(Bilingual())

    def put(self, text: Bilingual) -> None:
        """Tell something, or nothing."""
        self._label.put(text)
        self.setVisible(bool(text.zh))
