"""Lead the person on: to another service, or to a certain window, with a note (R8)."""

from __future__ import annotations

from counter_display.console import acts, choices
from counter_display.console.desk import Desk
from counter_display.console.language import Language
from counter_display.console.panels.panel import Panel, written
from counter_display.console.widgets.choice_list import ChoiceList


class TransferPanel(Panel):
    """One list of windows and services, searched by number, name or initials."""

    concern = "hand"

    def __init__(self, desk: Desk, language: Language) -> None:
        translate = desk.words.phrases.translate
        super().__init__(desk, language, translate("Console", "转办：保留原来的先后"), translate("Console", "转办"))
        self._targets = ChoiceList(language, translate("Console", "找窗口或事项：号、名称、拼音首字母"))
        self.body.addWidget(self._targets, 1)
        self.note = self.field(translate("Console", "给下一窗口的留言（可不填）"))
        self._targets.put([*choices.other_windows(desk.standing, desk.words), *choices.services(desk.catalogue)])

    def begin(self) -> None:
        """Begin with the search."""
        self._targets.setFocus()

    def confirm(self) -> None:
        """Transfer to what is picked."""
        target = self._targets.picked
        if target is None or self.hand is None:
            self.desk.tell(self.translate("Console", "请先选去向"))
            return
        service, window = (target.id, None) if target.kind == "service" else (None, target.id)
        self.ask(acts.Transfer(self.hand, service, window, written(self.note)))

    def press_other(self, key: str) -> bool:
        """Up and down move in the list."""
        if key not in ("Up", "Down"):
            return False
        self._targets.step(-1 if key == "Up" else 1)
        return True
