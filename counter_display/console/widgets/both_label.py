"""A text in the console's language, the second one smaller behind it."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from counter_display.console.language import Language, main_line, second_line, spoken
from counter_display.console.style import SMALL_PX
from screens.bilingual import SILENCE, Bilingual

_LONG = re.compile(r"\S{18}(?=\S)", re.ASCII)


class BothLabel(QLabel):
    """Wraps, and takes no place when there is nothing to say.

    `stacked` puts the second language on its own line; `alone` leaves it out where it would only repeat a figure.
    """

    def __init__(self, language: Language, name: str = "", stacked: bool = False, alone: bool = False) -> None:
        super().__init__()
        self._language: Language = "zh" if alone and language == "both" else language
        self._between = "<br>" if stacked else " "
        self._text: Bilingual | None = None
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.put(SILENCE)

    def style_as(self, name: str) -> None:
        """Be drawn as the stylesheet draws what has this name."""
        if name != self.objectName():
            self.setObjectName(name)
            self.style().unpolish(self)
            self.style().polish(self)

    def minimumSizeHint(self) -> QSize:
        """A line; how many there are, the width decides."""
        if not self.wordWrap():
            return super().minimumSizeHint()
        return QSize(1, self.fontMetrics().height())

    def put(self, text: Bilingual) -> None:
        """Show something else."""
        if text == self._text:
            return
        self._text = text
        first, second = main_line(text, self._language), second_line(text, self._language)
        beside = f'{self._between}<span style="font-size:{SMALL_PX}px">{_html(second)}</span>' if second else ""
        self.setText(_html(first) + beside)
        self.setAccessibleName(spoken(text, self._language))
        self.setVisible(bool(first))


def _html(text: str) -> str:
    """Escaped, with places to break in words that are too long for a line."""
    return escape(_LONG.sub(lambda run: run[0] + "\u200b", text))
