"""How a choice is drawn in a list: wrapped, the second language smaller below it, never cut."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from counter_display.console.style import ACCENT, BODY_PX, INK, ON_ACCENT, PANEL, SMALL_PX, SOFT

SECOND = Qt.ItemDataRole.UserRole
"""Where an item keeps its second language; the first is its text."""
MARGIN = 6
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
_TALL = 10_000
_Index = QModelIndex | QPersistentModelIndex


class ChoiceDelegate(QStyledItemDelegate):
    """Draws the items of one list."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as the wrapped text in the list's width."""
        width = self._view.viewport().width()
        height = sum(self._height(index.data(role), pixels, width) for role, pixels in _LINES)
        return QSize(width, height + 2 * MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The picked one on the accent."""
        rect = option.rect
        picked = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(ACCENT if picked else PANEL))
        top = rect.top() + MARGIN
        for role, pixels in _LINES:
            text = index.data(role)
            height = self._height(text, pixels, rect.width())
            painter.setFont(self._font(pixels))
            painter.setPen(QColor(ON_ACCENT if picked else INK if role == Qt.ItemDataRole.DisplayRole else SOFT))
            painter.drawText(QRect(rect.left() + MARGIN, top, rect.width() - 2 * MARGIN, height), _WRAPPED, text or "")
            top += height
        painter.restore()

    def _font(self, pixels: int) -> QFont:
        font = QFont(self._view.font())
        font.setPixelSize(pixels)
        return font

    def _height(self, text: str | None, pixels: int, width: int) -> int:
        if not text:
            return 0
        metrics = QFontMetrics(self._font(pixels))
        return metrics.boundingRect(0, 0, width - 2 * MARGIN, _TALL, _WRAPPED, text).height()


_LINES = ((Qt.ItemDataRole.DisplayRole, BODY_PX), (SECOND, SMALL_PX))
