"""Who waits, by queue and priority."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from counter_display.console.lanes_face import LanesFace
from counter_display.console.language import Language
from counter_display.console.widgets.both_label import BothLabel
from screens.bilingual import Bilingual


class LanesSection(QFrame):
    """A line a lane: queue and priority, how many, the longest wait. Takes no place while nobody waits."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.setObjectName("lanes")
        self._heading = BothLabel(language, "heading")
        self._rows: list[tuple[BothLabel, BothLabel, BothLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(10, 5, 10, 6)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self._heading, 0, 0, 1, 3)

    def put(self, heading: Bilingual, face: LanesFace) -> None:
        """Show who waits now."""
        self.setVisible(bool(face.rows))
        self._heading.put(heading)
        while len(self._rows) < len(face.rows):
            self._add_row()
        for n, labels in enumerate(self._rows):
            if n < len(face.rows):
                row = face.rows[n]
                for label, text in zip(labels, (row.queue, Bilingual.same(str(row.waiting)), row.longest), strict=True):
                    label.put(text)
                    label.show()
            else:
                for label in labels:
                    label.hide()

    def _add_row(self) -> None:
        language = self._language
        row = BothLabel(language), BothLabel(language, alone=True), BothLabel(language, alone=True)
        line = len(self._rows) + 1
        for column, label in enumerate(row):
            self._grid.addWidget(label, line, column)
        for label in row[1:]:
            label.setWordWrap(False)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._rows.append(row)
