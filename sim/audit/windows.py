"""What the auditor makes of windows and the day: who sits where, and who is left behind when they go (R6, R12)."""

from __future__ import annotations

from sim.audit.rules import Desk, Guest, Json, RuleBook
from sim.audit.scene import HERE, Scene


def configured(scene: Scene, data: Json) -> None:
    """New rules."""
    scene.book = RuleBook(data["rules"])
    for name in scene.book.windows:
        scene.desks.setdefault(name, Desk(name))


def day_opened(scene: Scene, data: Json) -> None:
    """A date and its sessions; on a new date the windows' serving times begin anew."""
    scene.sessions = [(int(start), int(end)) for start, end in data["sessions"]]
    if data["date"] != scene.date:
        scene.date = data["date"]
        for desk in scene.desks.values():
            desk.served = 0


def day_closed(scene: Scene, data: Json) -> None:
    """Whoever is still here must be carried into the next day (R6)."""
    for guest in scene.guests.values():
        scene.require(
            guest.ticket in data["carried"] or guest.state not in HERE,
            "day-closed-over-people",
            f"收工时 {guest.number} 还在大厅（{guest.state}）",
            f"the day was closed over {guest.number}, who was {guest.state} (R6)",
        )


def opened(scene: Scene, data: Json) -> None:
    """Two clerks never hold one window (R12)."""
    desk = scene.desks[data["window"]]
    scene.require(
        desk.state == "closed",
        "two-clerks",
        f"{desk.id} 号窗口已有 {desk.clerk}，{data['clerk']} 又坐了下来",
        f"{data['clerk']} sat down at window {desk.id}, where {desk.clerk} sits (R12)",
    )
    desk.state, desk.clerk = "idle", data["clerk"]


def ready(scene: Scene, data: Json) -> None:
    """A window is ready only when nobody waits whom it may call."""
    desk = scene.desks[data["window"]]
    waiting = [guest.number for guest in scene.waiting() if scene.may_call(desk, guest)]
    scene.require(
        not waiting,
        "ready-over-people",
        f"{desk.id} 号窗口被告知无人可叫，其实 {'、'.join(waiting)} 在等",
        f"window {desk.id} was told that nobody may be called while {', '.join(waiting)} waited",
    )
    _expect(scene, desk, "idle")
    desk.state = "ready"


def paused(scene: Scene, data: Json) -> None:
    """A break interrupts; lunch, and any pause after the session, is leaving."""
    desk = scene.desks[data["window"]]
    _expect(scene, desk, "idle", "ready")
    if data["reason"] == "lunch" or scene.session_ended() is not None:
        _check_leave(scene, desk, data["approver"], data["note"])
    desk.state = "paused"


def resumed(scene: Scene, data: Json) -> None:
    """The clerk is back."""
    desk = scene.desks[data["window"]]
    _expect(scene, desk, "paused")
    desk.state = "idle"


def closed(scene: Scene, data: Json) -> None:
    """Never with somebody in hand, and not from people whom nobody else can serve."""
    desk = scene.desks[data["window"]]
    _expect(scene, desk, "idle", "ready", "paused")
    if data["reason"] != "day_closed":
        _check_leave(scene, desk, data["approver"], data["reason_note"])
    desk.state, desk.clerk, desk.streak = "closed", None, 0


def device_reported(scene: Scene, data: Json) -> None:
    """Devices touch nobody's place."""


def _expect(scene: Scene, desk: Desk, *states: str) -> None:
    scene.require(
        desk.state in states,
        "wrong-step",
        f"{desk.id} 号窗口处于 {desk.state}，不该有这一步",
        f"window {desk.id} was {desk.state}, which does not allow this step",
    )


def _check_leave(scene: Scene, desk: Desk, approver: str | None, reason: str | None) -> None:
    """R6: nobody of this half-day is left whom no other window at work can serve, unless arranged with a reason."""
    ended = scene.session_ended()
    others = [other for other in scene.at_work() if other is not desk]
    left = [
        guest.number
        for guest in scene.here()
        if (ended is None or guest.issued_at < ended) and _needs(scene.rules, guest, desk, others)
    ]
    scene.require(
        not left or bool(approver and reason),
        "left-people-behind",
        f"{desk.id} 号窗口离开时，{'、'.join(left)} 只有它能办",
        f"window {desk.id} left {', '.join(left)}, whom nobody else at work could serve (R6)",
    )


def _needs(rules: RuleBook, guest: Guest, desk: Desk, others: list[Desk]) -> bool:
    """Whether some part of the visit can be served at this window and at no other one at work."""

    def serves(candidate: Desk, service: str) -> bool:
        return candidate.clerk is not None and rules.serves(candidate.id, candidate.clerk, service)

    return any(
        serves(desk, service) and not any(serves(other, service) for other in others)
        for service in guest.open_cases.values()
    )
