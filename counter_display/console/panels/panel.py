"""What every page for an act has in common: a heading, what is offered, and two keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from counter_display.console.acts import Act, Hand
from counter_display.console.desk import Desk
from counter_display.console.keys import BACK, CONFIRM
from counter_display.console.language import Language, main_line, spoken
from counter_display.console.widgets.both_label import BothLabel
from counter_display.console.widgets.key_button import KeyButton
from dispatcher import wire
from screens.bilingual import Bilingual

LONGEST_WORDS = 500
"""The dispatcher takes so many letters of free text."""
T = TypeVar("T")
Concern = Literal["hand", "free", "any"]


class Panel(QWidget):
    """A page for one act. It is left by its key, when its act is done, or when what it was opened for is no more."""

    left = Signal()
    """The page has done its work, or is not wanted any more."""
    concern: Concern = "any"
    """Whom the page is about: the person in hand, a window with nobody in hand, or neither."""

    def __init__(self, desk: Desk, language: Language, title: Bilingual, confirm: Bilingual) -> None:
        super().__init__()
        self.setObjectName("page")
        self.desk, self.language = desk, language
        self.translate = desk.words.phrases.translate
        self.hand: Hand | None = desk.hand
        self.is_open = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._heading = BothLabel(language, "window")
        self._heading.put(title)
        self.body = QVBoxLayout()
        self.body.setSpacing(6)
        self.back, self.confirming = KeyButton(language, BACK), KeyButton(language, CONFIRM, main=True)
        self.back.put(self.translate("Console", "返回"))
        self.confirming.put(confirm)
        self.back.clicked.connect(self.left)
        self.confirming.clicked.connect(self.confirm)
        self.keys = QGridLayout()
        self.keys.setSpacing(5)
        self.keys.addWidget(self.back, 1, 0)
        self.keys.addWidget(self.confirming, 1, 1)
        self.keys.setColumnStretch(0, 1)
        self.keys.setColumnStretch(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        column.addWidget(self._heading)
        column.addLayout(self.body, 1)
        column.addLayout(self.keys)

    def begin(self) -> None:
        """Take the keys."""
        self.setFocus()

    def confirm(self) -> None:
        """Ask for the act."""
        raise NotImplementedError

    def press(self, key: str) -> bool:
        """Obey a key that no field took; whether it meant something here."""
        if key in (CONFIRM, "Enter"):
            self.confirm()
        elif key == BACK:
            self.left.emit()
        else:
            return self.press_other(key)
        return True

    def press_other(self, key: str) -> bool:
        """The same for keys that only this page knows."""
        return False

    def refused(self, problem: wire.Problem) -> None:
        """The act was not done; why stands on the console already."""

    def ask(self, act: Act) -> None:
        """Ask for the act; how it ends is told to `done` or `refused` while the page is still open."""
        self.desk.do(act, self.while_open(self.done), self.while_open(self.refused))

    def while_open(self, tell: Callable[[T], None]) -> Callable[[T], None]:
        """The same, but deaf once the page was left: its answers may come later."""

        def told(what: T) -> None:
            if self.is_open:
                tell(what)

        return told

    def is_outdated(self) -> bool:
        """Whether what the page was opened for is no more."""
        if self.concern == "hand":
            return self.desk.hand != self.hand
        return self.concern == "free" and self.desk.hand is not None

    def done(self, ticket: wire.Ticket | None) -> None:
        """The act was done."""
        self.left.emit()

    def field(self, hint: Bilingual, secret: bool = False) -> QLineEdit:
        """A line to write in."""
        line = QLineEdit()
        line.setMaxLength(LONGEST_WORDS)
        line.setPlaceholderText(main_line(hint, self.language))
        line.setAccessibleName(spoken(hint, self.language))
        if secret:
            line.setEchoMode(QLineEdit.EchoMode.Password)
        self.body.addWidget(line)
        return line

    def say(self, text: Bilingual, name: str = "") -> BothLabel:
        """A text on the page."""
        label = BothLabel(self.language, name, stacked=True)
        label.put(text)
        self.body.addWidget(label)
        return label


def written(line: QLineEdit) -> str | None:
    """What stands in a line; None where nothing does."""
    return line.text().strip() or None
