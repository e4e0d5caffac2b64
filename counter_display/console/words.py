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
            "waiting": translate("Console", "待办"),
            "serving": translate("Console", "在办"),
            "completed": translate("Console", "已办"),
            "dropped": translate("Console", "未办"),
        }[state]

    def window_state(self, state: wire.WindowState) -> Bilingual:
        """How the window is."""
        translate = self.phrases.translate
        return {
            "closed": translate("Console", "未开放"),
            "ready": translate("Console", "等下一位"),
            "idle": translate("Console", "空闲"),
            "calling": translate("Console", "叫号中"),
            "serving": translate("Console", "办理中"),
            "paused": translate("Console", "暂停"),
        }[state]

    def step(self, what: str) -> Bilingual:
        """A step of a visit, by its event; nothing for what does not concern a clerk."""
        translate = self.phrases.translate
        return {
            "ticket-issued": translate("Console", "取号"),
            "ticket-called": translate("Console", "叫号"),
            "ticket-recalled": translate("Console", "重呼"),
            "service-started": translate("Console", "开始办理"),
            "case-completed": translate("Console", "办结"),
            "ticket-completed": translate("Console", "离开"),
            "no-show-recorded": translate("Console", "过号"),
            "ticket-reinstated": translate("Console", "过号后回来"),
            "ticket-parked": translate("Console", "挂起"),
            "ticket-taken-back": translate("Console", "挂起后回来"),
            "ticket-transferred": translate("Console", "转办"),
        }.get(what, SILENCE)

    def ticket_state(self, state: wire.TicketState) -> Bilingual:
        """Where a ticket stands."""
        translate = self.phrases.translate
        return {
            "waiting": translate("Console", "等候"),
            "called": translate("Console", "已叫"),
            "serving": translate("Console", "在办"),
            "parked": translate("Console", "挂起"),
            "completed": translate("Console", "已办"),
            "no_show": translate("Console", "过号"),
            "cancelled": translate("Console", "已取消"),
            "expired": translate("Console", "已失效"),
        }[state]

    def minutes(self, seconds: int) -> Bilingual:
        """A span in whole minutes, as people say it."""
        return self.phrases.translate("Console", "{minutes} 分钟").filled(minutes=seconds // 60)


def joined(*parts: Bilingual, by: str = " · ") -> Bilingual:
    """Several short words in one line, without those that say nothing."""
    return Bilingual(by.join(p.zh for p in parts if p.zh), by.join(p.en for p in parts if p.en))


def span(seconds: int) -> str:
    """A running time: 3:07, 1:02:15."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
