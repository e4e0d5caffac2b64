"""A list with a line to search it: typing narrows it, up and down move, Enter confirms elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from counter_display.console.choices import Choice
from counter_display.console.language import Language, main_line, second_line, spoken
from counter_display.console.widgets.choice_delegate import SECOND, ChoiceDelegate
from screens.bilingual import Bilingual

SHOWN = 60
"""So many are listed at most: whoever looks for another one types a little more."""


class ChoiceList(QWidget):
    """Offers choices. `picked` is the one under the cursor."""

    moved = Signal()
    """Another one is under the cursor."""

    def __init__(self, language: Language, hint: Bilingual, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._choices: list[Choice] = []
        self._listed: list[Choice] = []
        self.search, self.list = QLineEdit(), QListWidget()
        self.search.setPlaceholderText(main_line(hint, language))
        self.search.setAccessibleName(spoken(hint, language))
        self.search.textChanged.connect(self._narrow)
        self.list.setAccessibleName(spoken(hint, language))
        self.list.setItemDelegate(ChoiceDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.currentRowChanged.connect(self.moved)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.search)

    @property
    def picked(self) -> Choice | None:
        """What is under the cursor."""
        row = self.list.currentRow()
        return self._listed[row] if 0 <= row < len(self._listed) else None

    def put(self, choices: Sequence[Choice]) -> None:
        """Offer these."""
        self._choices = list(choices)
        self._narrow(self.search.text())

    def step(self, by: int) -> None:
        """The cursor goes up or down."""
        rows = self.list.count()
        if rows:
            self.list.setCurrentRow(max(0, min(rows - 1, self.list.currentRow() + by)))

    def _narrow(self, typed: str) -> None:
        self.list.clear()
        self._listed = [choice for choice in self._choices if choice.fits(typed)][:SHOWN]
        for choice in self._listed:
            item = QListWidgetItem(main_line(choice.title, self._language))
            item.setData(SECOND, second_line(choice.title, self._language))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(choice.title, self._language))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
