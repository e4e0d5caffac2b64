"""Leave the window, under the rule that nobody is left behind (R6)."""

from __future__ import annotations

from counter_display.console import acts
from counter_display.console.desk import Desk
from counter_display.console.language import Language
from counter_display.console.panels.panel import Panel, written
from counter_display.console.panels.pause_panel import PEOPLE_WAIT
from dispatcher import wire


class ClosePanel(Panel):
    """Explains the rule; when the dispatcher refuses, who would be left stands above and an approver is asked for."""

    concern = "free"

    def __init__(self, desk: Desk, language: Language) -> None:
        translate = desk.words.phrases.translate
        super().__init__(desk, language, translate("Console", "结束服务"), translate("Console", "结束服务"))
        self.say(translate("Console", "下班前到的群众，当半天办完。只有本窗能办的人还在等，就不能关窗。"))
        self.say(translate("Console", "关窗后本人退出登录；换人请由下一位重新登录。"), "small")
        self._asked = self.say(translate("Console", "确需离开：须首席代表或中心负责人批准，并写明理由"))
        self._approver = self.field(translate("Console", "批准人"))
        self._reason = self.field(translate("Console", "理由"))
        self._ask(False)
        self.body.addStretch(1)

    def confirm(self) -> None:
        """Close."""
        self.ask(acts.Close(written(self._approver), written(self._reason)))

    def refused(self, problem: wire.Problem) -> None:
        """Ask for an approval where that helps."""
        if problem.type.rpartition(":")[2] in PEOPLE_WAIT:
            self._ask(True)
            self._approver.setFocus()

    def _ask(self, asked: bool) -> None:
        for widget in (self._asked, self._approver, self._reason):
            widget.setVisible(asked)
