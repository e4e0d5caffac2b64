"""What covers the console while the hall is away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_display.console.language import Language
from counter_display.console.widgets.both_label import BothLabel
from screens.bilingual import SILENCE, Bilingual, Phrasebook


class AwayPage(QWidget):
    """Says that the hall does not answer, and how to go on meanwhile. Nothing can be pressed."""

    def __init__(self, phrases: Phrasebook, window: str, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("away")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._connecting, self._away = _connecting(phrases), _away(phrases)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(18)
        column.addStretch(1)
        place = phrases.translate("Console", "{window} 号窗口").filled(window=window)
        self._labels = [BothLabel(language, name, stacked=True) for name in ("waiting", "headline", "what", "what")]
        for label in self._labels:
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        self._labels[0].put(place)
        column.addStretch(2)

    def put(self, lost: bool) -> None:
        """Say that the hall was `lost`, or that it is only being looked for."""
        for label, text in zip(self._labels[1:], self._away if lost else self._connecting, strict=True):
            label.put(text)


def _connecting(phrases: Phrasebook) -> tuple[Bilingual, ...]:
    return phrases.translate("Console", "正在连接大厅服务"), SILENCE, SILENCE


def _away(phrases: Phrasebook) -> tuple[Bilingual, ...]:
    translate = phrases.translate
    return (
        translate("Console", "连不上大厅服务"),
        translate("Console", "请照纸号口头叫号；正在办的照常办完，把号码和结果记在纸上"),
        translate("Console", "恢复后这里会自动回来，请按屏幕上的号继续"),
    )
