"""What covers the console while the hall is away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_display.console.language import Language
from counter_display.console.widgets.both_label import BothLabel
from screens.bilingual import Bilingual, Phrasebook


class AwayPage(QWidget):
    """Says that the hall does not answer, and how to go on meanwhile. Nothing can be pressed."""

    def __init__(self, phrases: Phrasebook, window: str, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("away")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(18)
        column.addStretch(1)
        for text in _texts(phrases, window):
            label = BothLabel(language, stacked=True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.put(text)
            column.addWidget(label)
        column.addStretch(2)


def _texts(phrases: Phrasebook, window: str) -> list[Bilingual]:
    translate = phrases.translate
    return [
        translate("Console", "{window} 号窗口").filled(window=window),
        translate("Console", "连不上大厅服务"),
        translate("Console", "请照纸号口头叫号，正在办的照常办完，把号码和结果记在纸上"),
        translate("Console", "恢复后本窗口会自动回来，请按屏幕上的号继续"),
    ]
