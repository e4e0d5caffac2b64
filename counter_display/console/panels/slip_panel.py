"""A slip was scanned: whose it is, how it stands, and the one act that fits, by Enter."""

from __future__ import annotations

from counter_display.console import acts, choices
from counter_display.console.desk import Desk
from counter_display.console.language import Language
from counter_display.console.panels.panel import Panel, written
from dispatcher import wire
from screens.bilingual import SILENCE, Bilingual


class SlipPanel(Panel):
    """Whoever was passed or set aside waits again; whoever waits can be called, with a reason; others are shown."""

    def __init__(self, desk: Desk, language: Language, ticket: wire.TicketWithNote) -> None:
        self._ticket = ticket
        self._back = ticket.state in ("no_show", "parked")
        self._callable = ticket.state == "waiting" and desk.hand is None
        translate = desk.words.phrases.translate
        if self._back:
            confirm = translate("Console", "恢复排队")
        elif self._callable:
            confirm = translate("Console", "叫这个号")
        else:
            confirm = translate("Console", "知道了")
        super().__init__(desk, language, translate("Console", "扫到的号票"), confirm)
        self.concern = "free" if self._callable else "any"
        self.say(Bilingual.same(ticket.number), "headline")
        self.say(choices.about_ticket(ticket, desk.standing, desk.words))
        self.say(self._where())
        self._reason = self.field(translate("Console", "理由（必填）"))
        self._reason.setVisible(self._callable)
        self.body.addStretch(1)

    def begin(self) -> None:
        """Begin with the reason, where one is needed."""
        (self._reason if self._callable else self).setFocus()

    def confirm(self) -> None:
        """Do what fits."""
        if self._back:
            self.ask(acts.Reinstate(self._ticket.id))
        elif not self._callable:
            self.left.emit()
        elif (reason := written(self._reason)) is not None:
            self.ask(acts.CallCertain(self._ticket.id, reason))
        else:
            self.desk.tell(self.translate("Console", "请写明理由"))
            self._reason.setFocus()

    def _where(self) -> Bilingual:
        if self._ticket.window is not None and self._ticket.state in ("called", "serving"):
            return self.translate("Console", "在 {window} 号窗口").filled(window=self._ticket.window)
        if self._callable:
            return self.translate("Console", "按 Enter 不按顺序叫这个号，理由会记录在案")
        if self._ticket.ahead is not None:
            return self.translate("Console", "前面还有 {ahead} 位").filled(ahead=self._ticket.ahead)
        return SILENCE
