"""The auditor of a hall's day: follows the stream from its first event and writes down what does not fit.

It keeps a model of its own and decides for each call whom the rule gives. At the end it holds the stream against the
stored log, the hall's last state and the tickets that people hold.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dispatcher import wire
from sim.audit import calls, serving, tickets, windows
from sim.audit.rules import Json
from sim.audit.scene import Finding, Scene
from sim.hall_time import microseconds

ENDED = ("completed", "cancelled", "expired")


class Auditor:
    """Listens to one hall's stream."""

    def __init__(self) -> None:
        self._scene = Scene()
        self._stream: list[wire.StreamedEvent] = []

    @property
    def findings(self) -> list[Finding]:
        """What was wrong so far, oldest first."""
        return self._scene.findings

    @property
    def calls_checked(self) -> int:
        """For how many calls the auditor worked out whom the rule gives."""
        return self._scene.calls_checked

    @property
    def events_checked(self) -> int:
        """How many events it has read."""
        return len(self._stream)

    def see(self, event: wire.StreamedEvent) -> None:
        """Take one event of the stream."""
        scene, at = self._scene, microseconds(event.at)
        before, scene.seq = scene.seq, event.seq
        scene.require(
            event.seq == before + 1,
            "gap",
            f"实时推送从 {before} 跳到 {event.seq}",
            f"the stream jumps from event {before} to {event.seq}",
        )
        scene.require(at >= scene.at, "time-backwards", "时间倒退", "time runs backwards")
        if at > scene.at and scene.book is not None:
            calls.check_settled(scene)
        scene.at = max(at, scene.at)
        self._stream.append(event)
        self._apply(event)

    def conclude(self, log: Sequence[wire.LoggedEvent], hall: wire.Hall, handed_out: Sequence[str]) -> list[Finding]:
        """Compare with the stored log, the hall's last state and the tickets in people's hands; all findings."""
        if self._scene.book is not None:
            calls.check_settled(self._scene)
        self._scene.seq = 0
        self._compare_log(log)
        self._compare_hall(hall)
        self._look_for_lost(handed_out)
        return self.findings

    def _apply(self, event: wire.StreamedEvent) -> None:
        change = _CHANGES.get(event.type)
        if change is None:
            self._scene.require(False, "unknown-event", f"不认识的事件 {event.type}", f"unknown event {event.type}")
            return
        try:
            change(self._scene, event.data)
        except KeyError as missing:
            self._scene.require(
                False,
                "nonsense",
                f"{event.type} 提到不存在的 {missing}",
                f"{event.type} names {missing}, which does not exist",
            )

    def _compare_log(self, log: Sequence[wire.LoggedEvent]) -> None:
        streamed = [(event.seq, event.at, event.type, event.data) for event in self._stream]
        logged = [(event.seq, event.at, event.type, event.data) for event in log]
        self._scene.require(
            streamed == logged,
            "stream-differs-from-log",
            f"实时推送（{len(streamed)} 条）与日志（{len(logged)} 条）不一致",
            f"the stream ({len(streamed)} events) and the stored log ({len(logged)}) differ",
        )

    def _compare_hall(self, hall: wire.Hall) -> None:
        scene = self._scene
        seq = self._stream[-1].seq if self._stream else 0
        scene.require(
            hall.seq == seq,
            "hall-differs",
            f"大厅状态停在第 {hall.seq} 号事件，应为 {seq}",
            f"the hall's state stands at event {hall.seq} instead of {seq}",
        )
        shown = {window.id: (window.state, window.clerk, window.ticket) for window in hall.windows}
        own = {desk.id: (desk.state, desk.clerk, desk.ticket) for desk in scene.desks.values()}
        waiting = sum(lane.waiting for lane in hall.lanes)
        scene.require(
            shown == own and waiting == len(scene.waiting()),
            "hall-differs",
            f"大厅状态与日志不符：等候 {waiting} 人，按日志为 {len(scene.waiting())} 人",
            f"the hall's windows or waiting people ({waiting}) do not follow from the log ({len(scene.waiting())})",
        )

    def _look_for_lost(self, handed_out: Sequence[str]) -> None:
        for guest in self._scene.guests.values():
            self._scene.require(
                guest.state in ENDED,
                "ticket-lost",
                f"{guest.number} 取了号却没有下文（最后为 {guest.state}）",
                f"{guest.number} was issued and never ended (last it was {guest.state})",
            )
        for ticket in sorted(set(handed_out) ^ set(self._scene.guests)):
            self._scene.require(
                False,
                "ticket-lost",
                f"{ticket} 在取号机和日志中只有一处",
                f"{ticket} is known to only one of the kiosks and the log",
            )


_CHANGES: dict[str, Callable[[Scene, Json], None]] = {
    "hall-configured.1": windows.configured,
    "day-opened.1": windows.day_opened,
    "day-closed.1": windows.day_closed,
    "ticket-issued.1": tickets.issued,
    "ticket-printed.1": tickets.printed,
    "ticket-cancelled.1": tickets.cancelled,
    "ticket-called.1": calls.called,
    "ticket-recalled.1": calls.recalled,
    "service-started.1": serving.started,
    "case-completed.1": serving.case_completed,
    "ticket-completed.1": serving.completed,
    "no-show-recorded.1": serving.passed,
    "ticket-reinstated.1": tickets.reinstated,
    "ticket-parked.1": serving.parked,
    "ticket-taken-back.1": tickets.taken_back,
    "ticket-transferred.1": serving.transferred,
    "ticket-expired.1": tickets.expired,
    "window-opened.1": windows.opened,
    "window-ready.1": windows.ready,
    "window-paused.1": windows.paused,
    "window-resumed.1": windows.resumed,
    "window-closed.1": windows.closed,
    "device-reported.1": windows.device_reported,
}
