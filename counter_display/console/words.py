"""What the console calls things: outcomes, states, steps of a visit, spans of time."""

from __future__ import annotations

from dispatcher import wire
from screens.bilingual import SILENCE, Bilingual, Phrasebook

OUTCOMES: tuple[wire.Outcome, ...] = (
    "done",
    "promised",
    "supplement",
    "returned",
    "forwarded",
    "consulted",
    "refused",
    "collected",
)
"""How a case may end (R10), in the order of the number keys 1 to 8."""


class Words:
    """Says the console's words in both languages."""

    def __init__(self, phrases: Phrasebook) -> None:
        self.phrases = phrases

    def outcome(self, outcome: wire.Outcome) -> Bilingual:
        """How a case ended (R10)."""
        translate = self.phrases.translate
        return {
            "done": translate("Console", "即办"),
            "promised": translate("Console", "承诺件"),
            "supplement": translate("Console", "补办"),
            "returned": translate("Console", "退回"),
            "forwarded": translate("Console", "报批"),
            "consulted": translate("Console", "咨询"),
            "refused": translate("Console", "不予办理"),
            "collected": translate("Console", "出件"),
        }[outcome]

    def outcome_means(self, outcome: wire.Outcome) -> Bilingual:
        """The same in a few words more, for a clerk who is new."""
        translate = self.phrases.translate
        return {
            "done": translate("Console", "当场办好"),
            "promised": translate("Console", "已受理，按期限办"),
            "supplement": translate("Console", "材料待补"),
            "returned": translate("Console", "写明原因退回"),
            "forwarded": translate("Console", "报上级审批"),
            "consulted": translate("Console", "已答复"),
            "refused": translate("Console", "书面说明理由"),
            "collected": translate("Console", "证照已领"),
        }[outcome]

    def case_state(self, state: wire.CaseState) -> Bilingual:
        """Where one service of a ticket stands."""
        translate = self.phrases.translate
        return {
            "waiting": translate("ConsoleState", "待办"),
            "serving": translate("ConsoleState", "在办"),
            "completed": translate("ConsoleState", "已办"),
            "dropped": translate("ConsoleState", "未办"),
        }[state]

    def window_state(self, state: wire.WindowState) -> Bilingual:
        """How the window is."""
        translate = self.phrases.translate
        return {
            "closed": translate("ConsoleState", "未开放"),
            "ready": translate("ConsoleState", "等下一位"),
            "idle": translate("ConsoleState", "空闲"),
            "calling": translate("ConsoleState", "叫号中"),
            "serving": translate("ConsoleState", "办理中"),
            "paused": translate("ConsoleState", "暂停"),
        }[state]

    def step(self, what: str) -> Bilingual:
        """A step of a visit, by its event; nothing for what does not concern a clerk."""
        translate = self.phrases.translate
        return {
            "ticket-issued": translate("ConsoleState", "取号"),
            "ticket-called": translate("ConsoleState", "叫号"),
            "ticket-recalled": translate("ConsoleState", "重呼"),
            "service-started": translate("ConsoleState", "开始办理"),
            "case-completed": translate("ConsoleState", "办结"),
            "ticket-completed": translate("ConsoleState", "离开"),
            "no-show-recorded": translate("ConsoleState", "过号"),
            "ticket-reinstated": translate("ConsoleState", "过号后回来"),
            "ticket-parked": translate("ConsoleState", "挂起"),
            "ticket-taken-back": translate("ConsoleState", "挂起后回来"),
            "ticket-transferred": translate("ConsoleState", "转办"),
        }.get(what, SILENCE)

    def ticket_state(self, state: wire.TicketState) -> Bilingual:
        """Where a ticket stands."""
        translate = self.phrases.translate
        return {
            "waiting": translate("ConsoleState", "等候"),
            "called": translate("ConsoleState", "已叫"),
            "serving": translate("ConsoleState", "在办"),
            "parked": translate("ConsoleState", "挂起"),
            "completed": translate("ConsoleState", "已办"),
            "no_show": translate("ConsoleState", "过号"),
            "cancelled": translate("ConsoleState", "已取消"),
            "expired": translate("ConsoleState", "已失效"),
        }[state]

    def minutes(self, seconds: int) -> Bilingual:
        """A span in whole minutes, as people say it."""
        return self.phrases.translate("Console", "{minutes} 分钟").filled(minutes=seconds // 60)


def refusal(problem: wire.Problem) -> Bilingual:
    """Why something was not done, and what to do instead; a refusal's details do not always say what it is about."""
    told, told_en = problem.detail, problem.detail_en
    return Bilingual(
        told if told.startswith(problem.title) else f"{problem.title}。{told}",
        told_en if told_en.startswith(problem.title_en) else f"{problem.title_en}. {told_en}",
    )


def joined(*parts: Bilingual, by: str = " · ") -> Bilingual:
    """Several short words in one line, without those that say nothing."""
    return Bilingual(by.join(p.zh for p in parts if p.zh), by.join(p.en for p in parts if p.en))


def span(seconds: int) -> str:
    """A running time: 3:07, 1:02:15."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
