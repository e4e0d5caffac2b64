"""The console as it stands on the clerk's desktop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QKeyCombination, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from counter_display.console import acts
from counter_display.console.buttons_face import buttons_face, may
from counter_display.console.desk import Desk
from counter_display.console.hand_face import hand_face
from counter_display.console.header_face import header_face
from counter_display.console.keys import CONFIRM, PRESSES, Press
from counter_display.console.lanes_face import lanes_face
from counter_display.console.language import Language
from counter_display.console.panels.close_panel import ClosePanel
from counter_display.console.panels.issue_panel import IssuePanel, ReprintPanel
from counter_display.console.panels.outcome_panel import OutcomePanel
from counter_display.console.panels.panel import Panel
from counter_display.console.panels.pause_panel import PausePanel
from counter_display.console.panels.slip_panel import SlipPanel
from counter_display.console.panels.ticket_panel import CallPanel, ReinstatePanel, TicketPanel
from counter_display.console.panels.transfer_panel import TransferPanel
from counter_display.console.scanning import Scanning
from counter_display.console.slip_desk import SlipDesk
from counter_display.console.widgets.action_bar import ActionBar
from counter_display.console.widgets.away_page import AwayPage
from counter_display.console.widgets.hand_card import HandCard
from counter_display.console.widgets.header import Header
from counter_display.console.widgets.middle import Middle
from counter_display.console.widgets.notice import Notice
from counter_display.console.widgets.sign_in_page import SignInPage
from dispatcher import wire
from screens.bilingual import SILENCE
from screens.scanner import Slip

NARROWEST = QSize(320, 640)
USUAL = QSize(380, 860)
TICK_MS = 1_000
_SIMPLE = {Press.RECALL: "recall", Press.START: "start", Press.NO_SHOW: "no-show", Press.PARK: "park"}


class ConsoleWindow(QWidget):
    """Shows the desk, and gives it what is pressed. Stays above other programs and never takes the keys from them."""

    def __init__(self, desk: Desk, slips: SlipDesk, language: Language, clerk: str = "") -> None:
        super().__init__()
        self.setObjectName("console")
        self.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setMinimumSize(NARROWEST)
        self.desk, self._slips, self._language = desk, slips, language
        phrases = desk.words.phrases
        self.panel: Panel | None = None
        self._scanning = Scanning()
        self._place = ""
        self._header, self._card = Header(language), HandCard(language)
        self._notice, self._sign_in_notice = Notice(language), Notice(language)
        self._printer_notice = Notice(language, "printer")
        self._middle, self.bar = Middle(phrases, language), ActionBar(language)
        self.away, self.sign_in = AwayPage(phrases, desk.window, language), SignInPage(desk, slips, language, clerk)
        self._pages = QStackedWidget()
        self._body = QStackedWidget()
        self._lay_out()
        self.bar.pressed.connect(self.act)
        desk.changed.connect(self.refresh)
        slips.changed.connect(self.refresh)
        self._tick = QTimer(self)
        self._tick.timeout.connect(self.refresh)
        self._tick.start(TICK_MS)
        self._panels: dict[Press, Callable[[], Panel]] = {
            Press.OUTCOME: lambda: OutcomePanel(desk, language),
            Press.TRANSFER: lambda: TransferPanel(desk, language),
            Press.REINSTATE: lambda: ReinstatePanel(desk, language),
            Press.CALL: lambda: CallPanel(desk, language),
            Press.ISSUE: self._issue_panel,
            Press.PAUSE: lambda: PausePanel(desk, language),
            Press.CLOSE: lambda: ClosePanel(desk, language),
        }
        self.refresh()

    def refresh(self) -> None:
        """Show the desk as it is now."""
        place = self.desk.place
        self._pages.setCurrentIndex(("away", "sign-in", "work").index(place))
        if place == "away":
            self.away.put(self.desk.lost)
        elif place == "sign-in":
            self._leave_panel()
            self._sign_in_notice.put(self.desk.telling)
            self.sign_in.put()
            if self._place != place:
                self.sign_in.begin(after_work=self._place == "work")
        elif place == "work":
            self._show_work()
        self._place = place

    def act(self, press: Press) -> None:
        """Do what a key or its button says, if it does anything now."""
        if self.desk.place != "work" or self.desk.busy:
            return
        standing = self.desk.standing
        if not may(press, standing):
            return
        hand, case = standing.hand, standing.case
        if press is Press.NEXT and hand is None:
            self.desk.do(acts.CallNext())
        elif press is Press.NEXT and hand is not None and case is not None:
            self.desk.do(acts.Finish(hand, case.id, "done", then_next=True))
        elif press in _SIMPLE and hand is not None:
            self.desk.do(acts.Simple(hand, _SIMPLE[press]))
        elif press is Press.PAUSE and standing.window.state == "paused":
            self.desk.do(acts.Resume())
        else:
            self._open_panel(self._panels[press]())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no field took. A key that is held down counts once; the Enter of a scanner confirms nothing."""
        name = key_name(event.keyCombination())
        if name in (CONFIRM, "Enter"):
            slip = self._scanning.end(event, self.focusWidget())
            if slip is not None:
                self.look_up(slip)
                return
            if self._scanning.scanned:
                self.desk.tell(self.desk.words.phrases.translate("Console", "这不是本大厅今天的号票"))
                return
        self._scanning.hear(event)
        if event.isAutoRepeat() or not self.press(name):
            super().keyPressEvent(event)

    def look_up(self, slip: Slip) -> None:
        """Show whose slip was scanned; not while another page is being filled in."""
        phrases = self.desk.words.phrases
        if self.desk.place != "work":
            return
        if self.panel is not None and not isinstance(self.panel, TicketPanel | SlipPanel):
            self.desk.tell(phrases.translate("Console", "请先返回，再扫号票"))
            return

        def found(ticket: wire.TicketWithNote | None) -> None:
            if self.desk.place != "work":
                return
            if ticket is None:
                self.desk.tell(phrases.translate("Console", "这不是本大厅今天的号票"))
            else:
                self._open_panel(SlipPanel(self.desk, self._language, ticket))

        self.desk.look_up_slip(slip, found)

    def press(self, key: str) -> bool:
        """Obey a key by its name; whether it means something now."""
        if self.desk.place == "sign-in":
            return self.sign_in.press(key)
        if self.desk.place == "away":
            return False
        if self.panel is not None:
            return self.panel.press(key)
        if key in ("PgUp", "PgDown"):
            self._middle.turn(-1 if key == "PgUp" else 1)
            return True
        if key not in PRESSES:
            return False
        self.act(PRESSES[key])
        return True

    def sizeHint(self) -> QSize:
        """As narrow as a strip beside the other programs."""
        return USUAL

    def _show_work(self) -> None:
        standing, words = self.desk.standing, self.desk.words
        if self.panel is not None and self.panel.is_outdated():
            self._leave_panel()
        hand, lanes = hand_face(standing, words), lanes_face(standing, words)
        self._header.put(header_face(standing, words), lanes.summary)
        self._card.put(hand)
        self._notice.put(self.desk.telling)
        self._printer_notice.put(self._slips.trouble)
        self._middle.put(hand, lanes)
        self.bar.put(buttons_face(standing, words))
        self.bar.setVisible(self.panel is None)

    def _open_panel(self, panel: Panel) -> None:
        self._leave_panel()
        self.panel = panel
        self.desk.tell(SILENCE)
        panel.left.connect(self._leave_panel)
        self._body.addWidget(panel)
        self._body.setCurrentWidget(panel)
        self.bar.hide()
        panel.begin()

    def _leave_panel(self) -> None:
        panel, self.panel = self.panel, None
        if panel is not None:
            panel.is_open = False
            self._body.removeWidget(panel)
            panel.deleteLater()
            self._body.setCurrentWidget(self._middle)
            self.bar.show()
            self.setFocus()

    def _issue_panel(self) -> Panel:
        panel = IssuePanel(self.desk, self._language, self._slips)
        panel.reprint_wanted.connect(lambda: self._open_panel(ReprintPanel(self.desk, self._language, self._slips)))
        return panel

    def _lay_out(self) -> None:
        asking = QWidget()
        asking.setObjectName("page")
        column = QVBoxLayout(asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sign_in_notice)
        column.addWidget(self.sign_in, 1)
        work = QWidget()
        work.setObjectName("page")
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        card = QVBoxLayout()
        card.setContentsMargins(8, 4, 8, 0)
        card.addWidget(self._card)
        self._body.addWidget(self._middle)
        column.addWidget(self._header)
        column.addLayout(card)
        column.addWidget(self._notice)
        column.addWidget(self._printer_notice)
        column.addWidget(self._body, 1)
        column.addWidget(self.bar)
        for page in (self.away, asking, work):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)


def key_name(keys: QKeyCombination) -> str:
    """A key as it is named in the program: `F5`, `Return`, `Ctrl+Q`. The keypad's keys are like the others."""
    bare = QKeyCombination(keys.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier, keys.key())
    return QKeySequence(bare).toString(QKeySequence.SequenceFormat.PortableText)
