"""How a case ended (R10), for which case, and whether to call on."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout

from counter_display.console import acts
from counter_display.console.buttons_face import next_title
from counter_display.console.choices import Choice
from counter_display.console.desk import Desk
from counter_display.console.keys import KEYS, Press
from counter_display.console.language import Language
from counter_display.console.panels.panel import Panel
from counter_display.console.widgets.choice_list import ChoiceList
from counter_display.console.widgets.key_button import KeyButton
from counter_display.console.words import OUTCOMES, joined
from dispatcher import wire
from screens.bilingual import Bilingual


class OutcomePanel(Panel):
    """A number key picks the outcome; then Enter ends the case alone, or F5 ends it and calls on."""

    concern = "hand"

    def __init__(self, desk: Desk, language: Language) -> None:
        translate = desk.words.phrases.translate
        super().__init__(desk, language, translate("Console", "办理结果"), translate("Console", "只办结，不叫下一位"))
        self._outcome: wire.Outcome = "done"
        self._cases = ChoiceList(language, translate("Console", "办结哪一项（上下键选）"))
        self._cases.search.hide()
        self._offer_cases()
        self._buttons: dict[wire.Outcome, KeyButton] = {}
        grid = QGridLayout()
        grid.setSpacing(5)
        for n, outcome in enumerate(OUTCOMES):
            button = self._buttons[outcome] = KeyButton(language, str(n + 1))
            button.setCheckable(True)
            button.put(joined(desk.words.outcome(outcome), desk.words.outcome_means(outcome), by=" "))
            button.clicked.connect(lambda _=False, outcome=outcome: self.choose(outcome))
            grid.addWidget(button, n // 2, n % 2)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        self._onward = KeyButton(language, KEYS[Press.NEXT], main=True)
        self._onward.put(next_title(desk.standing, desk.words))
        self._onward.clicked.connect(lambda: self._finish(then_next=True))
        self.keys.addWidget(self._onward, 0, 0, 1, 2)
        self.confirming.setProperty("main", False)
        self.choose("done")

    def choose(self, outcome: wire.Outcome) -> None:
        """Pick an outcome."""
        self._outcome = outcome
        for each, button in self._buttons.items():
            button.setChecked(each == outcome)

    def confirm(self) -> None:
        """End the case, and let the window be free."""
        self._finish(then_next=False)

    def press_other(self, key: str) -> bool:
        """1 to 8 pick, up and down go to another case, F5 ends and calls on."""
        if key in ("Up", "Down"):
            self._cases.step(-1 if key == "Up" else 1)
        elif key.isdecimal() and 1 <= int(key) <= len(OUTCOMES):
            self.choose(OUTCOMES[int(key) - 1])
        elif key == KEYS[Press.NEXT]:
            self._finish(then_next=True)
        else:
            return False
        return True

    def _offer_cases(self) -> None:
        standing = self.desk.standing
        current, details = standing.case, standing.details
        cases = [case for case in details.cases if case.state in ("waiting", "serving")] if details else []
        cases.sort(key=lambda case: current is None or case.id != current.id)
        offered = [Choice(case.id, self._case_name(case.service)) for case in cases]
        self._cases.put(offered)
        self._cases.setVisible(len(offered) > 1)
        self._cases.setMaximumHeight(150)
        self.body.addWidget(self._cases)

    def _case_name(self, service: str) -> Bilingual:
        known = self.desk.standing.services.get(service)
        return Bilingual.of(known) if known else Bilingual.same(service)

    def _finish(self, then_next: bool) -> None:
        case = self._cases.picked
        if case is not None and self.hand is not None:
            self.ask(acts.Finish(self.hand, case.id, self._outcome, then_next))
