"""Refusals: what was asked does not fit what is. Each says what was expected, what is, and what to do.

Text is Chinese first with English beside it; `code` is stable and names the refusal to programs.
"""

from __future__ import annotations

import re
from typing import ClassVar, Literal

from dispatcher.domain.words import in_chinese

Kind = Literal["unknown", "invalid", "conflict"]


class Refused(Exception):
    """A command that the hall does not carry out; nothing has changed.

    `expected` and `actual` name states, ids or figures. `kind` says whether something asked for does not exist
    (`unknown`), the request contradicts itself or the rules (`invalid`), or the moment is wrong (`conflict`).
    """

    kind: ClassVar[Kind] = "conflict"
    zh: ClassVar[str] = "现在不能这样做"
    en: ClassVar[str] = "This cannot be done now"
    advice_zh: ClassVar[str] = ""
    advice_en: ClassVar[str] = ""

    def __init__(self, expected: str, actual: str) -> None:
        super().__init__(expected, actual)
        self.expected = expected
        self.actual = actual

    @classmethod
    def code(cls) -> str:
        """The stable name, such as `ticket-not-waiting`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()

    def detail_zh(self) -> str:
        """What was expected, what is and what to do, in Chinese."""
        return f"{self.zh}。应为：{in_chinese(self.expected)}；现为：{in_chinese(self.actual)}。{self.advice_zh}"

    def detail_en(self) -> str:
        """The same in English."""
        return f"{self.en}. Expected: {self.expected}; found: {self.actual}. {self.advice_en}".rstrip()

    def __str__(self) -> str:
        return f"{self.detail_zh()} / {self.detail_en()}"


class Unknown(Refused):
    """Something that was named does not exist here."""

    kind = "unknown"


class Invalid(Refused):
    """The request contradicts itself or the hall's rules, whatever the moment."""

    kind = "invalid"


class UnknownWindow(Unknown):
    """No window of this id."""

    zh, en = "没有这个窗口", "There is no such window"
    advice_zh, advice_en = "请核对窗口号。", "Check the window's id."


class UnknownTicket(Unknown):
    """No ticket of this id today."""

    zh, en = "没有这个号", "There is no such ticket today"
    advice_zh, advice_en = "请核对号码，或重新取号。", "Check the number, or take a new one."


class UnknownService(Invalid):
    """A service that the catalogue does not have."""

    zh, en = "没有这个事项", "The catalogue has no such service"
    advice_zh, advice_en = "请从事项目录中选择。", "Choose one from the catalogue."


class UnknownPriority(Invalid):
    """A priority that the hall does not have."""

    zh, en = "没有这个优先类别", "The hall has no such priority"
    advice_zh, advice_en = "请从本厅的优先类别中选择。", "Choose one of the hall's priorities."


class UnknownCase(Invalid):
    """A case that is not an open case of the ticket in hand."""

    zh, en = "这个号没有这个在办件", "The ticket in hand has no such open case"
    advice_zh, advice_en = "请从手中的号里选择办件。", "Choose an open case of the ticket in hand."


class NoServiceChosen(Invalid):
    """A ticket for nothing."""

    zh, en = "还没有选择事项", "No service was chosen"
    advice_zh, advice_en = "请至少选择一个事项。", "Choose at least one service."


class TooManyCases(Invalid):
    """More cases than one ticket may carry."""

    zh, en = "一个号带的事项太多", "Too many services for one ticket"
    advice_zh, advice_en = "请分次取号，或到帮办代办窗口。", "Take another ticket, or go to the help window."


class ServiceChosenTwice(Invalid):
    """One service twice, and not for a proxy."""

    zh, en = "同一事项选了两次", "The same service was chosen twice"
    advice_zh, advice_en = "替多人办理请选择“代办”。", "To act for several people, choose proxy."


class ReasonMissing(Invalid):
    """An act that needs a reason has none."""

    zh, en = "需要写明理由", "A reason is needed"
    advice_zh, advice_en = "请写明理由后再试。", "Give the reason and try again."


class UnknownPauseReason(Invalid):
    """A pause for a reason that the hall's list does not have; free words belong into the note (R26)."""

    zh, en = "没有这个暂停原因", "The hall's list has no such reason for a pause"
    advice_zh = "请从暂停原因中选择；补充说明请写在备注里。"
    advice_en = "Choose one from the list; put anything else into the note."


class TransferTargetUnclear(Invalid):
    """A transfer with neither or both of a service and a window."""

    zh, en = "转办去向不明确", "It is not clear where to lead the person"
    advice_zh, advice_en = "请选择一个事项或一个窗口，二者选一。", "Choose either a service or a window."


class WindowCannotServe(Refused):
    """A window whose roles or clerk do not include what is needed."""

    zh, en = "这个窗口不能办理这个号的事项", "This window cannot serve that ticket"
    advice_zh, advice_en = "请选择能办理该事项的窗口。", "Choose a window that may serve it."


class HallNotIssuing(Refused):
    """No numbers are issued at this hour (R7)."""

    zh, en = "现在不在取号时间", "Numbers are not issued at this hour"
    advice_zh, advice_en = "请在取号时间再来；自助查询照常。", "Please come back in opening hours."


class DayAlreadyOpen(Refused):
    """The day has begun already."""

    zh, en = "今天已经开始", "The day is open already"
    advice_zh, advice_en = "不需要再开始。", "Nothing needs to be done."


class DayNotOpen(Refused):
    """No day is open."""

    zh, en = "今天还没有开始", "No day is open"
    advice_zh, advice_en = "打开一个窗口即开始今天的工作。", "Opening a window begins the day."


class PeopleStillWaiting(Refused):
    """Somebody waits whom nobody else could serve (R6)."""

    zh, en = "还有群众在等候", "People are still waiting"
    advice_zh = "请先为他们办理；确需离开的，请首席代表或中心负责人批准并写明理由。"
    advice_en = (
        "Serve them first; to leave all the same, give the approver"
        " (the chief representative or the centre's leader) and the reason."
    )


class WindowAlreadyOpen(Refused):
    """Somebody sits there already (R12)."""

    zh, en = "窗口已经有人", "The window is open already"
    advice_zh, advice_en = "换人请先关闭窗口。", "Close it first if another clerk takes over."


class WindowNotOpen(Refused):
    """The window is closed or paused."""

    zh, en = "窗口没有在办公", "The window is not at work"
    advice_zh, advice_en = "请先打开或恢复窗口。", "Open or resume the window first."


class WindowNotPaused(Refused):
    """Only a paused window can be resumed."""

    zh, en = "窗口没有暂停", "The window is not paused"
    advice_zh, advice_en = "不需要恢复。", "There is nothing to resume."


class WindowHasTicket(Refused):
    """The window has somebody in hand (a case begun is finished, R6)."""

    zh, en = "窗口手中还有号", "The window has a ticket in hand"
    advice_zh, advice_en = "请先办结、过号、挂起或转办手中的号。", "Complete, pass, park or transfer it first."


class WindowHasNoTicket(Refused):
    """The window has nobody in hand."""

    zh, en = "窗口手中没有号", "The window has no ticket in hand"
    advice_zh, advice_en = "请先叫号。", "Call somebody first."


class TicketInOtherState(Refused):
    """The ticket is not in a state that allows the act."""

    zh, en = "号的状态不允许这样做", "The ticket's state does not allow this"
    advice_zh, advice_en = "请刷新后再看。", "Look at its present state and try again."


class NoShowTooEarly(Refused):
    """The person has not been called often or long enough to be passed over."""

    zh, en = "还不能过号", "It is too early to pass this number"
    advice_zh, advice_en = "请再叫一次，稍等片刻。", "Recall, and give them a little more time."


class RulesNotFitting(Refused):
    """New rules would take away what today's tickets or windows need."""

    zh, en = "新配置缺少正在使用的项目", "The new configuration lacks something that is in use"
    advice_zh, advice_en = "请保留它到今天结束，再改配置。", "Keep it until the day is over, then change it."
