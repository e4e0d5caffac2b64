"""A text in the console's language, the second one smaller behind it."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from counter_display.console.language import Language, main_line, second_line, spoken
from counter_display.console.style import SMALL_PX
from screens.bilingual import SILENCE, Bilingual

_LONG = re.compile(r"\S{18}(?=\S)", re.ASCII)


class BothLabel(QLabel):
    """Wraps, and takes no place when there is nothing to say. `stacked` puts the second language on its own line."""

    def __init__(self, language: Language, name: str = "", stacked: bool = False) -> None:
        super().__init__()
        self._language = language
        self._between = "<br>" if stacked else " "
        self._text: Bilingual | None = None
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(1)
        self.put(SILENCE)

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
