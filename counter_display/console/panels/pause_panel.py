"""Leave for a while: a reason of the hall's list by number key, or words; an approver when the dispatcher asks (R6)."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout

from counter_display.console import acts
from counter_display.console.desk import Desk
from counter_display.console.language import Language
from counter_display.console.panels.panel import Panel, written
from counter_display.console.widgets.key_button import KeyButton
from dispatcher import wire
from screens.bilingual import Bilingual

PEOPLE_WAIT = ("people-still-waiting", "reason-missing")
MOST_KEYS = 9


class PausePanel(Panel):
    """A number key pauses at once, unless people wait whom nobody else can serve."""

    concern = "free"

    def __init__(self, desk: Desk, language: Language) -> None:
        translate = desk.words.phrases.translate
        super().__init__(desk, language, translate("Console", "暂停：为什么离开"), translate("Console", "暂停"))
        self._reasons = desk.catalogue.pause_reasons
        self._picked: str | None = None
        self._buttons: list[KeyButton] = []
        grid = QGridLayout()
        grid.setSpacing(5)
        for n, reason in enumerate(self._reasons):
            button = KeyButton(language, str(n + 1) if n < MOST_KEYS else "")
            button.setCheckable(True)
            button.put(Bilingual.of(reason))
            button.clicked.connect(lambda _=False, n=n: self._choose(n))
            grid.addWidget(button, n // 2, n % 2)
            self._buttons.append(button)
        self.body.addLayout(grid)
        self._words = self.field(translate("Console", "或写明其他原因"))
        self._asked = self.say(translate("Console", "仍有群众等候：须首席代表或中心负责人批准"))
        self._approver = self.field(translate("Console", "批准人"))
        self._asked.hide()
        self._approver.hide()
        self.body.addStretch(1)

    def confirm(self) -> None:
        """Pause for what is picked or written."""
        reason = written(self._words) or self._picked
        if reason is None:
            self.desk.tell(self.translate("Console", "请选一个原因，或写明原因"))
        else:
            self.ask(acts.Pause(reason, written(self._approver)))

    def press_other(self, key: str) -> bool:
        """1 to 9 pause for that reason."""
        if not (key.isdecimal() and 1 <= int(key) <= min(len(self._reasons), MOST_KEYS)):
            return False
        self._choose(int(key) - 1)
        return True

    def refused(self, problem: wire.Problem) -> None:
        """Ask for an approver where that helps, and for nothing else any more."""
        if problem.type.rpartition(":")[2] in PEOPLE_WAIT:
            for button in self._buttons:
                button.setVisible(button.isChecked())
            self._words.setVisible(written(self._words) is not None)
            self._asked.show()
            self._approver.show()
            self._approver.setFocus()

    def _choose(self, n: int) -> None:
        self._picked = self._reasons[n].id
        for m, button in enumerate(self._buttons):
            button.setChecked(m == n)
        self._words.clear()
        self.confirm()
