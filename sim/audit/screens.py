"""What the auditor makes of the screens: every call was shown, nothing was complained of, each ended as it should."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from dispatcher import wire
from dispatcher.domain.hours import MICROSECONDS_PER_SECOND
from sim.audit.scene import Finding
from sim.hall_time import microseconds
from sim.screens.at_work import ScreenRecord
from sim.screens.voice import VoiceRecord

RECALL = "ticket-recalled.1"
CALLS = ("ticket-called.1", RECALL)
LEAVING = ("ticket-completed.1", "no-show-recorded.1", "ticket-parked.1", "ticket-transferred.1")
BRIEF_SECONDS = 0.5
"""Real seconds. At six hundred times the speed a hall's minute is a tenth of one, and two cores draw all screens."""


def calls_to_show(screen: ScreenRecord, log: Sequence[wire.LoggedEvent]) -> list[wire.LoggedEvent]:
    """The calls and recalls that this screen had to show."""
    return [event for event in log if event.type in CALLS and event.data["window"] in screen.plan.calls_of]


def check_screens(
    screens: Sequence[ScreenRecord], voice: VoiceRecord | None, log: Sequence[wire.LoggedEvent], speed: float
) -> list[Finding]:
    """Everything that was wrong with the screens and the voice of a day that passed so many times as fast."""
    findings = [finding for screen in screens for finding in _check(screen, log, speed)]
    return [*findings, *_check_silence("voice", voice.said)] if voice else findings


def calls_not_shown(screen: ScreenRecord, log: Sequence[wire.LoggedEvent]) -> list[wire.LoggedEvent]:
    """The calls that this screen had to show and did not."""
    return [call for call in calls_to_show(screen, log) if call.seq not in screen.calls_shown]


def too_brief(call: wire.LoggedEvent, log: Sequence[wire.LoggedEvent], speed: float) -> bool:
    """Whether a call was over before a screen on a busy computer could be expected to draw it."""
    over = _next_at(call, log, LEAVING)
    return over is not None and _follows_at_once(call, over, speed)


def shown_by_another(
    call: wire.LoggedEvent, log: Sequence[wire.LoggedEvent], shown: Collection[int], speed: float
) -> bool:
    """Whether the person was called anew before a busy computer could draw this call, and stood there by another."""
    over = _next_at(call, log, (*LEAVING, RECALL))
    if over is None or over.type != RECALL or not _follows_at_once(call, over, speed):
        return False
    left = _next_at(call, log, LEAVING)
    others = (event for event in log if event.type in CALLS and event.data["window"] == call.data["window"])
    return any(event.seq in shown and _next_at(event, log, LEAVING) == left for event in others)


def _next_at(
    call: wire.LoggedEvent, log: Sequence[wire.LoggedEvent], types: Collection[str]
) -> wire.LoggedEvent | None:
    """The next event of these types at the call's window."""
    window = call.data["window"]
    return next((event for event in log[call.seq :] if event.type in types and event.data["window"] == window), None)


def _follows_at_once(call: wire.LoggedEvent, event: wire.LoggedEvent, speed: float) -> bool:
    return microseconds(event.at) - microseconds(call.at) < BRIEF_SECONDS * speed * MICROSECONDS_PER_SECOND


def _check(screen: ScreenRecord, log: Sequence[wire.LoggedEvent], speed: float) -> Iterator[Finding]:
    name = screen.plan.name
    for call in calls_not_shown(screen, log):
        if not too_brief(call, log, speed) and not shown_by_another(call, log, screen.calls_shown, speed):
            number, window = call.data["number"], call.data["window"]
            yield Finding(
                call.seq,
                "call-not-shown",
                f"屏幕 {name} 没有显示 {number} 到 {window} 号窗口",
                f"screen {name} did not show the call of {number} to window {window}",
            )
    yield from _check_silence(name, screen.said)
    if screen.code != 0:
        how = "被迫结束 had to be stopped" if screen.code is None else f"{screen.code}"
        yield Finding(0, "screen-ended-badly", f"屏幕 {name} 退出码 {how}", f"screen {name} ended with exit code {how}")


def _check_silence(name: str, said: str) -> Iterator[Finding]:
    """A program at work has nothing to complain of."""
    if said:
        yield Finding(0, "screen-complained", f"屏幕 {name} 报告：{said}", f"screen {name} complained: {said}")
