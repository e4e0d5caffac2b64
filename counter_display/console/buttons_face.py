"""The keys that do something now, and what each does."""

from __future__ import annotations

from dataclasses import dataclass

from counter_display.console.keys import KEYS, Press
from counter_display.console.standing import Standing
from counter_display.console.words import Words
from dispatcher import wire
from screens.bilingual import Bilingual

_IDLE: frozenset[wire.WindowState] = frozenset({"idle"})
_PAUSED: frozenset[wire.WindowState] = frozenset({"paused"})
_FREE: frozenset[wire.WindowState] = frozenset({"idle", "ready"})
_BUSY: frozenset[wire.WindowState] = frozenset({"calling", "serving"})
_OPEN: frozenset[wire.WindowState] = _FREE | _BUSY | _PAUSED
WHEN: dict[Press, frozenset[wire.WindowState]] = {
    Press.NEXT: _BUSY | _IDLE,
    Press.RECALL: frozenset({"calling"}),
    Press.START: frozenset({"calling"}),
    Press.NO_SHOW: frozenset({"calling"}),
    Press.OUTCOME: _BUSY,
    Press.PARK: _BUSY,
    Press.TRANSFER: _BUSY,
    Press.REINSTATE: _OPEN,
    Press.CALL: _FREE,
    Press.ISSUE: _OPEN,
    Press.PAUSE: _FREE | _PAUSED,
    Press.CLOSE: _FREE | _PAUSED,
}
"""In which states of the window a key does something; the dispatcher has the last word."""
ENDING = frozenset({Press.NEXT, Press.OUTCOME, Press.NO_SHOW, Press.PARK, Press.TRANSFER})
"""What sends the person in hand away; not before the clerk can have seen the number."""
NEEDS_CASES = frozenset({Press.NEXT, Press.OUTCOME})


@dataclass(frozen=True, slots=True)
class Button:
    """A key, what it does, and whether it does it now."""

    press: Press
    title: Bilingual
    key: str
    enabled: bool


def buttons_face(standing: Standing, words: Words) -> tuple[Button, ...]:
    """All keys, always in the same places."""
    return tuple(Button(press, _title(press, standing, words), KEYS[press], may(press, standing)) for press in Press)


def may(press: Press, standing: Standing) -> bool:
    """Whether a key does something now."""
    if standing.slow or standing.window.state not in WHEN[press]:
        return False
    if standing.hand is None:
        return True
    return not (press in ENDING and standing.fresh) and not (press in NEEDS_CASES and standing.case is None)


def _title(press: Press, standing: Standing, words: Words) -> Bilingual:
    translate = words.phrases.translate
    if press is Press.NEXT:
        return next_title(standing, words)
    if press is Press.PAUSE and standing.window.state == "paused":
        return translate("Console", "恢复服务")
    return {
        Press.RECALL: translate("Console", "重呼"),
        Press.START: translate("Console", "开始办理"),
        Press.NO_SHOW: translate("Console", "过号"),
        Press.OUTCOME: translate("Console", "其他结果"),
        Press.PARK: translate("Console", "挂起"),
        Press.TRANSFER: translate("Console", "转办"),
        Press.REINSTATE: translate("Console", "恢复排队"),
        Press.CALL: translate("Console", "指定叫号"),
        Press.ISSUE: translate("Console", "代取号"),
        Press.PAUSE: translate("Console", "暂停"),
        Press.CLOSE: translate("Console", "结束服务"),
    }[press]


def next_title(standing: Standing, words: Words) -> Bilingual:
    """What the one key does now."""
    translate = words.phrases.translate
    if standing.window.state == "ready":
        return translate("Console", "下一位一到就叫")
    if standing.hand is None:
        return translate("Console", "叫下一位")
    open_cases = [case for case in standing.details.cases if not case.ended_at] if standing.details else []
    more = sum(1 for case in open_cases if case is not standing.case and standing.is_for(case.service))
    if more:
        return translate("Console", "办结这一项，接着办下一项")
    return translate("Console", "办结并叫下一位")
