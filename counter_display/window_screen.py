"""The screen above a window: its number, and how it is."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from counter_display.hall_names import HallNames
from counter_display.window_face import WindowFace, WindowUnknown, away_face, window_face
from dispatcher import wire
from dispatcher.client.qt import HallLink
from screens.bilingual import Phrasebook
from screens.stage import Stage


class WindowScreen(QObject):
    """Shows one window of the hall that a link follows."""

    shown = Signal(int)
    """The number of the event after which the hall now stands on the screen."""
    misplaced = Signal(object)
    """`WindowUnknown`: the hall has no such window."""

    def __init__(
        self, link: HallLink, window: str, phrases: Phrasebook, language: str = "both", size: QSize | None = None
    ) -> None:
        super().__init__()
        self._window = window
        self._phrases = phrases
        self._names: HallNames | None = None
        self.stage = Stage("WindowScreen", away_face(window, phrases), language, size)
        self.stage.setTitle(f"window {window}")
        link.catalogue_read.connect(self._name)
        link.hall_changed.connect(self._show)
        link.went_away.connect(self._go_away)

    def _name(self, catalogue: wire.Catalogue) -> None:
        self._names = HallNames(catalogue, self._phrases)

    def _show(self, hall: wire.Hall) -> None:
        if self._names is None:
            return
        try:
            self.stage.put(window_face(hall, self._names, self._window, self._phrases))
        except WindowUnknown as unknown:
            self._go_away()
            self.misplaced.emit(unknown)
        else:
            self.shown.emit(hall.seq)

    def _go_away(self) -> None:
        self.stage.put(away_face(self._window, self._phrases))

    def numbers(self) -> set[str]:
        """The numbers that stand on the screen: one, or none."""
        face = self.stage.face
        return {face.number} if isinstance(face, WindowFace) and face.number else set()

    def appear(self) -> None:
        """Come up."""
        self.stage.appear()

    def picture(self) -> QImage:
        """The screen as it is drawn now."""
        return self.stage.picture()
