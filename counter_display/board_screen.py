"""The board of a hall or of one of its zones."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage

from counter_display.board_face import BoardFace, ZoneUnknown, away_board, board_face
from counter_display.hall_names import HallNames
from dispatcher import wire
from dispatcher.client.qt import HallLink
from screens.bilingual import Bilingual, Phrasebook
from screens.stage import Stage

TICK_MS = 5_000
"""How often the clock is looked at."""


class BoardScreen(QObject):
    """Shows the hall that a link follows."""

    shown = Signal(int)
    """The number of the event after which the hall now stands on the screen."""
    misplaced = Signal(object)
    """`ZoneUnknown`: the hall has no such zone."""

    def __init__(
        self,
        link: HallLink,
        zone: str | None,
        notices: Sequence[Bilingual],
        phrases: Phrasebook,
        language: str = "both",
        size: QSize | None = None,
    ) -> None:
        super().__init__()
        self._zone = zone
        self._notices = notices
        self._all_notices = list(notices)
        self._phrases = phrases
        self._names: HallNames | None = None
        self._hall: wire.Hall | None = None
        self._since = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.timeout.connect(self._show)
        self._tick.start(TICK_MS)
        self.stage = Stage("BoardScreen", away_board(phrases), language, size)
        self.stage.setTitle("hall board")
        link.catalogue_read.connect(self._name)
        link.hall_changed.connect(self._take)
        link.went_away.connect(self._go_away)

    def _name(self, catalogue: wire.Catalogue) -> None:
        self._names = HallNames(catalogue, self._phrases)
        told = [Bilingual(notice.text, notice.text_en) for notice in catalogue.notices]
        self._all_notices = [*told, *self._notices]

    def _take(self, hall: wire.Hall) -> None:
        self._hall = hall
        self._since.restart()
        self._show()

    def _show(self) -> None:
        if self._hall is None or self._names is None:
            return
        now = datetime.datetime.fromisoformat(self._hall.at)
        now += datetime.timedelta(milliseconds=self._since.elapsed())
        try:
            self.stage.put(board_face(self._hall, self._names, self._zone, self._all_notices, self._phrases, now))
        except ZoneUnknown as unknown:
            self._go_away()
            self.misplaced.emit(unknown)
        else:
            self.shown.emit(self._hall.seq)

    def _go_away(self) -> None:
        self._hall = None
        self.stage.put(away_board(self._phrases))

    def numbers(self) -> set[str]:
        """The numbers that stand on the board: called, or being served."""
        face = self.stage.face
        if not isinstance(face, BoardFace):
            return set()
        return {call.number for call in face.calls} | {cell.number for cell in face.windows if cell.number}

    def appear(self) -> None:
        """Come up."""
        self.stage.appear()

    def picture(self) -> QImage:
        """The screen as it is drawn now."""
        return self.stage.picture()
