"""What the auditor makes of the screens: every call was shown, nothing was complained of, each ended as it should."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dispatcher import wire
from sim.audit.scene import Finding
from sim.screens.at_work import ScreenRecord
from sim.screens.voice import VoiceRecord

CALLS = ("ticket-called.1", "ticket-recalled.1")


def calls_to_show(screen: ScreenRecord, log: Sequence[wire.LoggedEvent]) -> list[wire.LoggedEvent]:
    """The calls and recalls that this screen had to show."""
    return [event for event in log if event.type in CALLS and event.data["window"] in screen.plan.calls_of]


def check_screens(
    screens: Sequence[ScreenRecord], voice: VoiceRecord | None, log: Sequence[wire.LoggedEvent]
) -> list[Finding]:
    """Everything that was wrong with the screens and the voice of a day."""
    findings = [finding for screen in screens for finding in _check(screen, log)]
    return [*findings, *_check_silence("voice", voice.said)] if voice else findings


def _check(screen: ScreenRecord, log: Sequence[wire.LoggedEvent]) -> Iterator[Finding]:
    name = screen.plan.name
    for call in calls_to_show(screen, log):
        if call.seq not in screen.calls_shown:
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
