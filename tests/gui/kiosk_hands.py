"""Somebody before a kiosk: presses its buttons by mouse, finger or key, and waits for pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory

from gui.drawn import discard, texts
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from trial_printer import TrialPrinter

from dispatcher.client.qt import HallLink
from kiosk.desk import KioskDesk
from kiosk.faces import Face
from kiosk.finger import Finger
from kiosk.journey.state import Settings
from kiosk.screen import KioskScreen
from screens.stage import singleton
from screens.translations import QtPhrasebook

PATIENCE_MS = 20_000
PORTRAIT = QSize(1080, 1920)


class By(Enum):
    """With what somebody presses."""

    MOUSE = "mouse"
    FINGER = "finger"
    KEY = "key"


@dataclass
class KioskHands:
    """A kiosk at work, its printer, and the hands of who stands before it."""

    screen: KioskScreen
    printer: TrialPrinter | None
    qtbot: QtBot
    glass: QPointingDevice
    by: By = By.MOUSE

    @property
    def face(self) -> Face:
        """What is on the screen."""
        face = self.screen.stage.face
        assert isinstance(face, Face)
        return face

    def begin(self) -> None:
        """Touch the invitation."""
        self.see("Attract")
        self._settled()
        self.tap(QPoint(self.screen.stage.width() // 2, self.screen.stage.height() // 2))
        self.see("Home")

    def press(self, act: str, value: str = "") -> None:
        """Press a button when it is there and the page has come to rest."""
        self._settled()
        at = self.place_of(act, value)
        if self.by is By.KEY:
            item = Finger(self.screen.stage).find(act, value)
            assert item is not None
            item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClick(self.screen.stage, Qt.Key.Key_Return)
        else:
            self.tap(at)

    def place_of(self, act: str, value: str = "") -> QPoint:
        """Where a button is drawn; a list is moved until it is."""
        finger = Finger(self.screen.stage)
        self.qtbot.waitUntil(lambda: finger.find(act, value) is not None, timeout=PATIENCE_MS)
        return finger.place_of(act, value).toPoint()

    def tap(self, at: QPoint) -> None:
        """Press and let go."""
        if self.by is By.FINGER:
            QTest.touchEvent(self.screen.stage, self.glass).press(1, at, self.screen.stage).commit()
            QTest.touchEvent(self.screen.stage, self.glass).release(1, at, self.screen.stage).commit()
        else:
            QTest.mouseClick(self.screen.stage, Qt.MouseButton.LeftButton, pos=at)

    def see(self, page: str) -> None:
        """Wait until this page stands."""
        self.until(lambda: self.face.page == page)

    def read(self, text: str) -> None:
        """Wait until this can be read somewhere."""
        self.until(lambda: any(text in each for each in texts(self.screen.stage)))

    def until(self, true: Callable[[], bool]) -> None:
        """Wait until this is so."""
        self.qtbot.waitUntil(true, timeout=PATIENCE_MS)

    def _settled(self) -> None:
        touches = singleton(self.screen.stage.engine(), "Acts", module="Kiosk")
        arrived = self.screen.age
        self.until(lambda: bool(touches.property("settled")) and arrived() > 0.3 and touches.property("held") is None)


@contextmanager
def kiosk_at(
    url: str,
    qtbot: QtBot,
    glass: QPointingDevice,
    printer: TrialPrinter | None = None,
    settings: Settings | None = None,
    size: QSize = PORTRAIT,
) -> Iterator[KioskHands]:
    """A kiosk of a hall, at work until the block ends."""
    link = HallLink(url, refresh_ms=100)
    jobs = TemporaryDirectory()
    desk = KioskDesk(url, None, printer.device() if printer else None, Path(jobs.name), 576, "kiosk-1")
    settings = settings or Settings(prints=printer is not None)
    screen = KioskScreen(link, desk, settings, QtPhrasebook("kiosk"), size)
    link.start()
    screen.appear()
    try:
        yield KioskHands(screen, printer, qtbot, glass)
    finally:
        if printer is not None:
            printer.let_go()
        link.stop()
        desk.stop()
        jobs.cleanup()
        discard(screen.stage, screen, desk, link)
