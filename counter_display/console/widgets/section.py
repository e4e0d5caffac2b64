"""A titled list of lines in the middle of the console."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from counter_display.console.language import Language
from counter_display.console.widgets.both_label import BothLabel
from screens.bilingual import Bilingual


class Section(QFrame):
    """Takes no place while it has no lines. `alone`: its lines, being many, stand in one language."""

    def __init__(self, language: Language, name: str, alone: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language, self._alone = language, alone
        self.setObjectName("section")
        self._lines: list[BothLabel] = []
        self._heading = BothLabel(language, "heading")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 5, 10, 6)
        self._column.setSpacing(3)
        self._column.addWidget(self._heading)
        self.setAccessibleName(name)
        self.hide()

    def put(self, heading: Bilingual, lines: Sequence[Bilingual], names: Sequence[str] = ()) -> None:
        """Show other lines; `names` styles them one by one."""
        while len(self._lines) < len(lines):
            label = BothLabel(self._language, alone=self._alone)
            self._lines.append(label)
            self._column.addWidget(label)
        self._heading.put(heading)
        for n, label in enumerate(self._lines):
            if n >= len(lines):
                label.hide()
                continue
            label.style_as(names[n] if names else "")
            label.put(lines[n])
            label.show()
        self.setVisible(bool(lines))
