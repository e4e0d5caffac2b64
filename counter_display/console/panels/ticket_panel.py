"""Pages that begin with picking a ticket of today: let somebody back in, call somebody out of order, print again."""

from __future__ import annotations

from counter_display.console import acts, choices
from counter_display.console.desk import Desk
from counter_display.console.language import Language
from counter_display.console.panels.panel import Panel, written
from counter_display.console.widgets.choice_list import ChoiceList
from dispatcher import wire
from screens.bilingual import Bilingual


class TicketPanel(Panel):
    """A list of today's tickets in some states; typing a number narrows it."""

    def __init__(
        self, desk: Desk, language: Language, title: Bilingual, confirm: Bilingual, states: tuple[wire.TicketState, ...]
    ) -> None:
        super().__init__(desk, language, title, confirm)
        self._tickets = ChoiceList(language, self.translate("Console", "号码或事项"))
        self._nobody = self.say(self.translate("Console", "现在没有这样的号"))
        self._nobody.hide()
        self.body.addWidget(self._tickets, 1)
        self._found: dict[str, wire.Ticket] = {}
        desk.look_up(states, self.while_open(self._offer))

    @property
    def picked(self) -> wire.Ticket | None:
        """The ticket under the cursor."""
        choice = self._tickets.picked
        return self._found.get(choice.id) if choice is not None else None

    def begin(self) -> None:
        """Begin with the number."""
        self._tickets.setFocus()

    def press_other(self, key: str) -> bool:
        """Up and down move in the list."""
        if key not in ("Up", "Down"):
            return False
        self._tickets.step(-1 if key == "Up" else 1)
        return True

    def wanted(self, found: list[wire.Ticket]) -> list[wire.Ticket]:
        """Those that are offered, in order; the latest come first."""
        return found

    def _offer(self, found: list[wire.Ticket]) -> None:
        if self.desk.place != "work":
            return
        found = self.wanted(found)
        self._found = {ticket.id: ticket for ticket in found}
        self._tickets.put(choices.tickets(found, self.desk.standing, self.desk.words))
        self._nobody.setVisible(not found)


class ReinstatePanel(TicketPanel):
    """A passed person is back, or one who was set aside: they wait again."""

    def __init__(self, desk: Desk, language: Language) -> None:
        translate = desk.words.phrases.translate
        title = translate("Console", "恢复排队：过号或挂起的人回来了")
        super().__init__(desk, language, title, translate("Console", "恢复排队"), ("no_show", "parked"))

    def confirm(self) -> None:
        """Reinstate whom is picked."""
        if self.picked is not None:
            self.ask(acts.Reinstate(self.picked.id))


class CallPanel(TicketPanel):
    """Somebody is called out of order; why is recorded."""

    concern = "free"

    def __init__(self, desk: Desk, language: Language) -> None:
        translate = desk.words.phrases.translate
        title = translate("Console", "指定叫号：不按顺序，理由会记录在案")
        super().__init__(desk, language, title, translate("Console", "叫这个号"), ("waiting", "parked"))
        self._reason = self.field(translate("Console", "理由（必填）"))

    def confirm(self) -> None:
        """Call whom is picked, with the reason."""
        reason = written(self._reason)
        if reason is None:
            self.desk.tell(self.translate("Console", "请写明理由"))
            self._reason.setFocus()
        elif self.picked is not None:
            self.ask(acts.CallCertain(self.picked.id, reason))

    def wanted(self, found: list[wire.Ticket]) -> list[wire.Ticket]:
        """Whoever has something to do here, the first come first."""
        standing = self.desk.standing
        here = [ticket for ticket in found if any(standing.is_for(case.service) for case in ticket.cases)]
        return sorted(here, key=lambda ticket: ticket.since)
