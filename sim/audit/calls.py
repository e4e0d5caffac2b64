"""What the auditor makes of calls: one person in one hand, whom the rule gives, for the reason that was recorded."""

from __future__ import annotations

from sim.audit.rules import Desk, Guest, Json
from sim.audit.scene import Scene


def check_settled(scene: Scene) -> None:
    """At the end of each moment nobody waits whom a ready window may call."""
    waiting = scene.waiting()
    for desk in scene.ready():
        for guest in waiting:
            if scene.may_call(desk, guest):
                scene.require(
                    False,
                    "ready-window-passed-over",
                    f"{desk.id} 号窗口正等着，{guest.number} 也在等，却没有叫到那里",
                    f"window {desk.id} was ready and {guest.number} waited, and was not called there",
                )
                return


def called(scene: Scene, data: Json) -> None:
    """Check a call, then let it be so."""
    guest, desk = scene.guests[data["ticket"]], scene.desks[data["window"]]
    scene.calls_checked += 1
    scene.require(
        guest.state not in ("called", "serving"),
        "ticket-in-two-hands",
        f"{guest.number} 已在 {guest.window} 号窗口，又被 {desk.id} 号窗口叫去",
        f"{guest.number} is at window {guest.window} and was called to window {desk.id} as well",
    )
    scene.require(
        desk.ticket is None,
        "window-with-two",
        f"{desk.id} 号窗口手中已有号，又叫了 {guest.number}",
        f"window {desk.id} had somebody in hand and called {guest.number}",
    )
    scene.require(
        desk.at_work and desk.clerk == data["clerk"],
        "call-from-nobody",
        f"{data['clerk']} 不在 {desk.id} 号窗口，却从那里叫了号",
        f"{data['clerk']} called from window {desk.id} without sitting there",
    )
    if data["how"] == "chosen":
        _check_choice(scene, guest, data)
    else:
        _check_rule(scene, guest, desk, data)
    normal = guest.priority == scene.rules.normal_priority
    desk.streak = 0 if normal else desk.streak + 1
    desk.state, desk.ticket = "calling", guest.ticket
    guest.state, guest.window, guest.called_at, guest.recalls = "called", desk.id, scene.at, 0


def recalled(scene: Scene, data: Json) -> None:
    """Only who was called and has not come is called once more."""
    scene.guest_at_window(data, "重呼 recalled", "called").recalls += 1


def _check_choice(scene: Scene, guest: Guest, data: Json) -> None:
    """Out of order: allowed for who waits or was set aside, with a reason."""
    scene.guest(data, "点名叫号 chosen", "waiting", "parked")
    scene.require(
        bool(data["reason_note"]),
        "out-of-order",
        f"{guest.number} 被点名叫号而没有理由",
        f"{guest.number} was called out of order without a reason",
    )


def _check_rule(scene: Scene, guest: Guest, desk: Desk, data: Json) -> None:
    """By rule: somebody who waits, may be served there, and whom the discipline gives, with the claim as recorded."""
    scene.guest(data, "叫号 called", "waiting")
    waiting = scene.waiting()
    chooser = _ready_chooser(scene, guest, desk, waiting) if data["how"] == "ready" else desk
    scene.require(
        scene.may_call(desk, guest),
        "call-not-allowed",
        f"{desk.id} 号窗口不能办 {guest.number} 的事项",
        f"window {desk.id} may not serve {guest.number}",
    )
    _check_first(scene, guest, chooser, [other for other in waiting if scene.may_call(chooser, other)], waiting)
    _, claim = scene.rules.standing(guest, waiting, scene.at_work(), chooser, scene.at)
    scene.require(
        claim == data["claim"],
        "wrong-claim",
        f"{guest.number} 的叫号依据应为 {claim:.6f}，记为 {data['claim']:.6f}",
        f"the claim of {guest.number} is {claim:.6f} and was recorded as {data['claim']:.6f}",
    )


def _ready_chooser(scene: Scene, guest: Guest, desk: Desk, waiting: list[Guest]) -> Desk:
    """The first ready window that may call anybody; the call goes to the narrowest, least used one for that person."""
    ready = scene.ready()
    order = [other.id for other in ready]
    able = sorted(
        (other for other in ready if scene.may_call(other, guest)),
        key=lambda other: (scene.rules.breadth(other.id), other.served, order.index(other.id)),
    )
    scene.require(
        bool(able) and able[0] is desk,
        "wrong-ready-window",
        f"{guest.number} 应自动叫到 {able[0].id if able else '-'} 号窗口，却叫到了 {desk.id} 号",
        f"{guest.number} should have been called to ready window {able[0].id if able else '-'}, not to {desk.id}",
    )
    return next((other for other in ready if any(scene.may_call(other, one) for one in waiting)), desk)


def _check_first(scene: Scene, guest: Guest, desk: Desk, candidates: list[Guest], waiting: list[Guest]) -> None:
    """Put everybody who may be called in order: the highest standing, then who came first, then the lower serial."""
    at_work = scene.at_work()
    in_order = sorted(
        candidates,
        key=lambda other: (
            *(-part for part in scene.rules.standing(other, waiting, at_work, desk, scene.at)),
            other.since,
            other.serial,
        ),
    )
    first = in_order[0].number if in_order else "-"
    scene.require(
        first == guest.number,
        "out-of-order",
        f"{desk.id} 号窗口按规则应叫 {first}，却叫了 {guest.number}",
        f"by rule window {desk.id} should have called {first}; it called {guest.number}",
    )
