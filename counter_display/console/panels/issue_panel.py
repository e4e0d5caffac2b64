"""Take a number for a person who cannot use the kiosk (R20), or print theirs once more."""

from __future__ import annotations

import time
import uuid

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel

from counter_display.case_in_hand import FRESH_SECONDS
from counter_display.console import acts, choices
from counter_display.console.choices import Choice
from counter_display.console.desk import Desk
from counter_display.console.keys import KEYS, Press
from counter_display.console.language import Language
from counter_display.console.panels.panel import Panel
from counter_display.console.panels.ticket_panel import TicketPanel
from counter_display.console.slip_desk import SlipDesk
from counter_display.console.widgets.choice_list import ChoiceList
from counter_display.console.widgets.key_button import KeyButton
from counter_display.console.words import joined
from dispatcher import wire
from screens.bilingual import SILENCE, Bilingual, Phrasebook, listed
from slips.printing import SlipState

ADD = "F2"


class IssuePanel(Panel):
    """Services from a list, a priority by Ctrl and its number; then the number, very large, and what its slip does."""

    reprint_wanted = Signal()
    """A slip is to be printed again."""

    def __init__(self, desk: Desk, language: Language, slips: SlipDesk) -> None:
        translate = desk.words.phrases.translate
        super().__init__(desk, language, translate("Console", "替来人取号"), translate("Console", "取号"))
        self._slips = slips
        self._key = uuid.uuid4().hex
        self._chosen: list[Choice] = []
        self._priority: wire.Priority = desk.catalogue.priorities[0]
        self._issued_at: float | None = None
        self._services = ChoiceList(language, translate("Console", "找事项：名称或拼音首字母"))
        self._services.put(choices.services(desk.catalogue))
        self.body.addWidget(self._services, 1)
        self._list = self.say(SILENCE)
        self._buttons = self._offer_priorities()
        self._number = QLabel()
        self._number.setObjectName("number")
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number.hide()
        self.body.addWidget(self._number)
        self._slip = self.say(SILENCE, "waiting")
        self._slip.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._add, self._reprint = KeyButton(language, ADD), KeyButton(language, KEYS[Press.ISSUE])
        self._add.put(translate("Console", "再加一项"))
        self._add.clicked.connect(self._add_service)
        self._reprint.put(translate("Console", "补打"))
        self._reprint.clicked.connect(self.reprint_wanted)
        self.keys.addWidget(self._reprint, 0, 0)
        self.keys.addWidget(self._add, 0, 1)

    def begin(self) -> None:
        """Begin with the service."""
        self._services.setFocus()

    def confirm(self) -> None:
        """Take the number for what was added, or else for what is picked; once it has been seen, leave."""
        if self._issued_at is not None:
            if time.monotonic() - self._issued_at > FRESH_SECONDS:
                self.left.emit()
            return
        picked = self._services.picked
        wanted = self._chosen or ([picked] if picked else [])
        if wanted:
            services = tuple(choice.id for choice in wanted)
            self.ask(acts.Issue(services, self._priority.id, self._key))

    def press_other(self, key: str) -> bool:
        """Up and down move, F2 adds, Ctrl and a number set the priority, F11 goes to print again."""
        control, _, digit = key.rpartition("+")
        if key in ("Up", "Down"):
            self._services.step(-1 if key == "Up" else 1)
        elif key == ADD:
            self._add_service()
        elif key == KEYS[Press.ISSUE]:
            self.reprint_wanted.emit()
        elif control == "Ctrl" and digit.isdecimal() and 1 <= int(digit) <= len(self._buttons):
            self._prefer(int(digit) - 1)
        else:
            return False
        return True

    def done(self, ticket: wire.Ticket | None) -> None:
        """Show the number, and print it."""
        if ticket is None:
            return
        self._issued_at = time.monotonic()
        for widget in (self._services, self._add, self._reprint, *self._buttons):
            widget.hide()
        self._number.setText(ticket.number)
        self._number.setAccessibleName(ticket.number)
        self._number.show()
        self.confirming.put(self.translate("Console", "好"))
        self.setFocus()
        self._slip.put(self.translate("Console", "正在打印"))
        self._slips.print(ticket, False, self.while_open(self._tell_slip))

    def _tell_slip(self, state: SlipState) -> None:
        self._slip.put(slip_words(state, self.desk.words.phrases))

    def _offer_priorities(self) -> list[KeyButton]:
        grid, buttons = QGridLayout(), []
        grid.setSpacing(5)
        for n, priority in enumerate(self.desk.catalogue.priorities):
            button = KeyButton(self.language, f"Ctrl+{n + 1}")
            button.setCheckable(True)
            button.setChecked(n == 0)
            button.put(Bilingual.of(priority))
            button.clicked.connect(lambda _=False, n=n: self._prefer(n))
            grid.addWidget(button, n // 2, n % 2)
            buttons.append(button)
        self.body.addLayout(grid)
        return buttons

    def _prefer(self, n: int) -> None:
        self._priority = self.desk.catalogue.priorities[n]
        for m, button in enumerate(self._buttons):
            button.setChecked(m == n)

    def _add_service(self) -> None:
        picked = self._services.picked
        if picked is not None and picked not in self._chosen:
            self._chosen.append(picked)
            self._services.search.clear()
            self._list.put(listed([choice.title for choice in self._chosen]))


class ReprintPanel(TicketPanel):
    """The slip of a ticket once more, marked as a copy."""

    def __init__(self, desk: Desk, language: Language, slips: SlipDesk) -> None:
        translate = desk.words.phrases.translate
        title = translate("Console", "补打号票")
        states: tuple[wire.TicketState, ...] = ("waiting", "called", "serving", "parked", "no_show")
        super().__init__(desk, language, title, translate("Console", "补打"), states)
        self._slips = slips
        self._told = self.say(SILENCE, "waiting")

    def confirm(self) -> None:
        """Print the one that is picked."""
        ticket = self.picked
        if ticket is not None:
            number = Bilingual.same(ticket.number)
            self._told.put(joined(number, self.translate("Console", "正在打印")))
            phrases = self.desk.words.phrases

            def told(state: SlipState) -> None:
                self._told.put(joined(number, slip_words(state, phrases)))

            self._slips.print(ticket, True, self.while_open(told))


def slip_words(state: SlipState, phrases: Phrasebook) -> Bilingual:
    """What became of a slip, and what to do then."""
    return {
        "printed": phrases.translate("Console", "号票已打印"),
        "failed": phrases.translate("Console", "打印机没有打出来，请把号码写给来人"),
        "uncertain": phrases.translate("Console", "不知道有没有打出来，没有就把号码写给来人"),
        "no_printer": phrases.translate("Console", "这里没有打印机，请把号码写给来人"),
    }[state]
