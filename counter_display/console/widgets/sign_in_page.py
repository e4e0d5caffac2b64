"""A clerk sits down: id and PIN; which window this is, and what it is for."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from counter_display.console.acts import TakeOver
from counter_display.console.desk import ALREADY_OPEN, Desk
from counter_display.console.header_face import duties
from counter_display.console.keys import CONFIRM
from counter_display.console.language import Language, main_line, spoken
from counter_display.console.panels.pause_panel import PEOPLE_WAIT
from counter_display.console.slip_desk import SlipDesk
from counter_display.console.widgets.both_label import BothLabel
from counter_display.console.widgets.key_button import KeyButton
from dispatcher import wire
from screens.bilingual import SILENCE, Bilingual, Phrasebook
from slips.printing import SlipState

TAKE_OVER, REPORT = "F8", "F11"


class SignInPage(QWidget):
    """Asks who sits here. Where somebody else has not signed out, offers to sit down in their stead (R12).

    Where there is a printer it prints the day's report, for whoever leaves last (R14).
    """

    def __init__(
        self, desk: Desk, slips: SlipDesk, language: Language, clerk: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk, self._slips, self._language, self._prefilled = desk, slips, language, clerk
        translate = desk.words.phrases.translate
        self._window, self._duties = BothLabel(language, "headline"), BothLabel(language, "small")
        self._now, self._training = BothLabel(language), BothLabel(language, "training")
        self.clerk = self._field(translate("Console", "工号"), clerk)
        self.pin = self._field(translate("Console", "密码（没有设就不填）"))
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.enter = KeyButton(language, CONFIRM, main=True)
        self.enter.put(translate("Console", "登录并打开窗口"))
        self.enter.clicked.connect(self.confirm)
        self.instead = KeyButton(language, TAKE_OVER)
        self.instead.put(translate("Console", "接替，由我坐这个窗口"))
        self.instead.clicked.connect(self._take_over)
        self.report = KeyButton(language, REPORT)
        self.report.put(translate("Console", "打印日报"))
        self.report.clicked.connect(self._print_report)
        self._report_told = BothLabel(language, stacked=True)
        self._asked = BothLabel(language, "passing", stacked=True)
        self._asked.put(translate("Console", "仍有群众等候：接替须首席代表或中心负责人批准，并写明理由"))
        self.approver = self._field(translate("Console", "批准人"))
        self.reason = self._field(translate("Console", "理由"))
        self._approval = (self._asked, self.approver, self.reason)
        self._labels = [BothLabel(language, "small"), BothLabel(language, "small")]
        self._labels[0].put(translate("Console", "工号"))
        self._labels[1].put(translate("Console", "密码"))
        self._lay_out()
        self.report.setHidden(not slips.has_printer)
        self._forget()

    def put(self) -> None:
        """Show how the window is now."""
        standing = self._desk.standing
        translate = self._desk.words.phrases.translate
        self._window.put(Bilingual.of(standing.window))
        self._duties.put(duties(standing.window, standing))
        self._training.put(translate("Console", "演练") if standing.hall.training else SILENCE)
        clerk = standing.window.clerk
        now = translate("Console", "工号 {clerk} 还在这个窗口，没有退出") if clerk else SILENCE
        self._now.put(now.filled(clerk=clerk or ""))
        for button in (self.enter, self.instead):
            button.setEnabled(not self._desk.busy)

    def begin(self, after_work: bool) -> None:
        """Wait for the next clerk; nothing of the last one stays, for desks are shared.

        After work a key too many only moves on to the PIN, and opens no window.
        """
        self._report_told.put(SILENCE)
        self.clerk.setText(self._prefilled)
        self.pin.clear()
        self._forget()
        (self.pin if self._prefilled and not after_work else self.clerk).setFocus()

    def confirm(self) -> None:
        """Sign in."""
        clerk, pin = self.clerk.text().strip(), self.pin.text() or None
        if not clerk or " " in clerk:
            self._desk.tell(self._desk.words.phrases.translate("Console", "请输入工号，中间没有空格"))
            self.clerk.setFocus()
            return
        self._forget()
        self._desk.sign_in(clerk, pin, self._refused)

    def press(self, key: str) -> bool:
        """Obey a key that no field took."""
        if key in (CONFIRM, "Enter"):
            if self.clerk.hasFocus() and not self.pin.text() and self.clerk.text():
                self.pin.setFocus()
            else:
                self.confirm()
        elif key == TAKE_OVER and not self.instead.isHidden():
            self._take_over()
        elif key == REPORT and not self.report.isHidden():
            self._print_report()
        else:
            return False
        return True

    def _print_report(self) -> None:
        """Once at a time: the key rests until it is known what became of the paper."""
        if self.report.isEnabled():
            self.report.setEnabled(False)
            self._report_told.put(self._desk.words.phrases.translate("Console", "正在打印日报"))
            self._slips.print_report(self._report_ended)

    def _report_ended(self, state: SlipState) -> None:
        self.report.setEnabled(True)
        self._report_told.put(report_words(state, self._desk.words.phrases))

    def _take_over(self) -> None:
        somebody = self._desk.standing.hand is not None
        approver, reason = self.approver.text().strip() or None, self.reason.text().strip() or None
        act = TakeOver(self.clerk.text().strip(), self.pin.text() or None, somebody, approver, reason)
        self._desk.take_over(act, self._refused)

    def _refused(self, problem: wire.Problem) -> None:
        code = problem.type.rpartition(":")[2]
        if code == ALREADY_OPEN:
            self.instead.show()
            self._desk.tell(self._instead_words())
        elif code in PEOPLE_WAIT:
            for widget in self._approval:
                widget.show()
            self.approver.setFocus()
        elif code == "wrong-pin":
            self.pin.clear()
            self.pin.setFocus()

    def _instead_words(self) -> Bilingual:
        translate, standing = self._desk.words.phrases.translate, self._desk.standing
        if standing.hand is not None:
            told = translate("Console", "窗口已有人。接替请按 F8：手中的 {number} 会先挂起，随后可用 F10 再叫")
            return told.filled(number=standing.hand.number)
        return translate("Console", "窗口已有人。请对方先结束服务，或按 F8 接替")

    def _forget(self) -> None:
        self.instead.hide()
        for line in (self.approver, self.reason):
            line.clear()
        for widget in self._approval:
            widget.hide()

    def _field(self, hint: Bilingual, text: str = "") -> QLineEdit:
        line = QLineEdit(text)
        line.setPlaceholderText(main_line(hint, self._language))
        line.setAccessibleName(spoken(hint, self._language))
        line.setMaxLength(64)
        return line

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for widget in (
            self._window, self._duties, self._training, self._now, self._labels[0], self.clerk, self._labels[1],
            self.pin, self.enter, self.instead, *self._approval,
        ):  # fmt: skip
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self._report_told)
        column.addWidget(self.report)


def report_words(state: SlipState, phrases: Phrasebook) -> Bilingual:
    """What became of the day's report."""
    return {
        "printed": phrases.translate("Console", "日报已打印"),
        "failed": phrases.translate("Console", "日报没有打出来，请检查打印机和网络，再打一次"),
        "uncertain": phrases.translate("Console", "不知道日报打完没有，请看一眼纸"),
        "no_printer": phrases.translate("Console", "这里没有打印机"),
    }[state]
