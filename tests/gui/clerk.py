"""A clerk at a console: presses keys and buttons, reads what stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from gui.drawn import discard
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from counter_display.console.console_screen import ConsoleScreen
from counter_display.console.desk import Desk
from counter_display.console.keys import Press
from counter_display.console.language import Language
from counter_display.console.slip_desk import SlipDesk
from dispatcher.client.acts import HallActs
from dispatcher.client.qt import HallLink
from dispatcher.client.qt.courier import Courier
from dispatcher.client.qt.errands import Errands
from printers.jobs.device import Device
from screens.translations import QtPhrasebook

PATIENCE_MS = 20_000
NO_SIZE_HINTS = "propagateSizeHints"
"""Qt's offscreen platform warns that it knows no smallest size of a window."""


class Clerk:
    """Window 3's console, and whoever sits at it."""

    def __init__(self, desk: Desk, screen: ConsoleScreen, link: HallLink, qtbot: QtBot) -> None:
        self.desk, self.screen, self.link = desk, screen, link
        self.window = screen.window
        self._qtbot = qtbot

    def press(self, key: str) -> None:
        """Press a key once."""
        answers: list[dict[str, object]] = []
        self.screen.obey_key({"key": key}, answers.append)
        assert answers == [{"pressed": key}]

    def click(self, press: Press) -> None:
        """Press a button by mouse."""
        QTest.mouseClick(self.window.bar.buttons[press], Qt.MouseButton.LeftButton)

    def type(self, text: str) -> None:
        """Write where the cursor is."""
        focused = self.window.focusWidget()
        assert isinstance(focused, QLineEdit)
        if text.isascii():
            QTest.keyClicks(focused, text)
        else:
            focused.insert(text)  # as an input method does, which commits what it composed

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait for something to stand on the console."""
        self._qtbot.waitUntil(until, timeout=PATIENCE_MS)

    def do(self, key: str) -> None:
        """Press a key, and wait until the console is at rest again with all that is known."""
        self.press(key)
        self.rest()

    def rest(self) -> None:
        """Wait until no act is under way and the person in hand is known."""

        def at_rest() -> bool:
            if self.desk.busy or self.desk.place == "away":
                return False
            return self.desk.place != "work" or self.desk.hand is None or self.desk.standing.details is not None

        self.wait(at_rest)

    def ripe(self) -> None:
        """Wait until the number in hand has stood long enough to be finished."""
        self.rest()
        self.wait(lambda: not self.desk.standing.fresh)

    def sign_in(self, clerk: str = "c01", pin: str = "") -> None:
        """Sit down at the window."""
        self.wait(lambda: self.desk.place == "sign-in")
        self.window.sign_in.clerk.setText(clerk)
        self.window.sign_in.pin.setText(pin)
        self.window.sign_in.pin.setFocus()
        self.do("Return")

    @property
    def place(self) -> str:
        """Which page is shown: `away`, `sign-in` or `work`."""
        return self.desk.place

    @property
    def number(self) -> str:
        """The number in hand."""
        return self.desk.hand.number if self.desk.hand is not None else ""

    def reads(self, text: str) -> bool:
        """Whether a text can be read somewhere."""
        return any(text in label.text() for label in self.labels())

    def labels(self) -> Iterator[QLabel]:
        """Every label that is there to be read."""
        yield from (label for label in self.window.findChildren(QLabel) if label.isVisible() and label.text())

    def cut(self) -> list[str]:
        """Texts that do not fit their place."""
        return [label.text() for label in self.labels() if not _fits(label)]

    def nameless(self) -> list[QWidget]:
        """What acts but has no name for a screen reader."""
        acting: list[QWidget] = [*self.window.findChildren(QPushButton), *self.window.findChildren(QLineEdit)]
        return [widget for widget in acting if widget.isVisible() and not widget.accessibleName()]


def _fits(label: QLabel) -> bool:
    if label.wordWrap():
        return label.heightForWidth(label.width()) <= label.height() and _widest_word(label) <= label.width()
    return label.sizeHint().width() <= label.width() and label.sizeHint().height() <= label.height() + 1


def _widest_word(label: QLabel) -> int:
    """The widest run of letters that cannot be broken; Chinese breaks anywhere."""
    words = label.accessibleName().split() if label.accessibleName() else label.text().split()
    latin = [word for word in words if word.isascii() and len(word) < 18]
    return max((QFontMetrics(label.font()).horizontalAdvance(word) for word in latin), default=0)


@contextmanager
def at_console(
    url: str,
    qtbot: QtBot,
    *,
    language: Language = "both",
    size: tuple[int, int] = (360, 860),
    printer: Device | None = None,
    token: str | None = None,
) -> Iterator[Clerk]:
    """A console at window 3, until the block ends."""
    link, errands = HallLink(url, token, refresh_ms=100), Errands()
    client = HallActs(Courier(url, token).send)
    desk = Desk(link, errands, client, "3", QtPhrasebook("console"), QtPhrasebook("hall"))
    jobs = TemporaryDirectory()
    slips = SlipDesk(errands, client, printer, Path(jobs.name), 576, "console-3.printer")
    screen = ConsoleScreen(desk, slips, language, size=QSize(*size))
    link.start()
    screen.appear()
    try:
        yield Clerk(desk, screen, link, qtbot)
    finally:
        link.stop()
        desk.stop()
        slips.close()
        jobs.cleanup()
        discard(screen.window, screen, desk, slips, errands, link)
