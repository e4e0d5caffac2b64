"""What the auditor makes of service: begun, ended, passed, set aside, led on."""

from __future__ import annotations

from sim.audit.rules import Guest, Json
from sim.audit.scene import Scene
from sim.audit.tickets import begin_to_wait


def started(scene: Scene, data: Json) -> None:
    """Service of a case; an inferred one began with the call, or with the case whose place it takes."""
    guest = scene.guest_at_window(data, "开始办理 started", "called", "serving")
    if data["inferred"]:
        guest.started_at = guest.started_at if guest.case else guest.called_at
    else:
        guest.started_at = scene.at
    guest.state, guest.case = "serving", data["case"]
    scene.desks[data["window"]].state = "serving"


def case_completed(scene: Scene, data: Json) -> None:
    """Only the case in hand ends."""
    guest = scene.guest_at_window(data, "办件办结 case completed", "serving")
    scene.require(
        guest.case == data["case"],
        "wrong-step",
        f"{guest.number} 办结的不是手中的办件",
        f"the case of {guest.number} that ended was not the one in hand",
    )
    _put_down(scene, guest)
    del guest.open_cases[data["case"]]


def completed(scene: Scene, data: Json) -> None:
    """A visit is over when no case is left."""
    guest = scene.guest_at_window(data, "办结 completed", "serving")
    scene.require(
        not guest.open_cases,
        "wrong-step",
        f"{guest.number} 还有未办的事项就办结了",
        f"{guest.number} was completed with cases left",
    )
    _release(scene, guest, "completed")


def passed(scene: Scene, data: Json) -> None:
    """A number is passed after it was called often and long enough."""
    guest = scene.guest_at_window(data, "过号 passed", "called")
    rule = scene.rules.rules["no_show"]
    scene.require(
        guest.recalls >= rule["recalls"] and scene.at - guest.called_at >= rule["after"],
        "passed-too-early",
        f"{guest.number} 没有叫够次数和时间就过了号",
        f"{guest.number} was passed before it had been called often and long enough",
    )
    _release(scene, guest, "no_show")


def parked(scene: Scene, data: Json) -> None:
    """Set aside, for a form."""
    guest = scene.guest_at_window(data, "挂起 parked", "called", "serving")
    _put_down(scene, guest)
    _release(scene, guest, "parked")


def transferred(scene: Scene, data: Json) -> None:
    """Led on, in the old place: `since` stays (R8)."""
    guest = scene.guest_at_window(data, "转办 transferred", "called", "serving")
    _put_down(scene, guest)
    _release(scene, guest, "waiting")
    if data["service"] is not None:
        guest.open_cases[data["case"]] = data["service"]
    guest.led_to = data["to_window"]
    begin_to_wait(scene, guest)


def _put_down(scene: Scene, guest: Guest) -> None:
    """The case in hand is in hand no more; its time counts for the window."""
    if guest.case is not None and guest.window is not None:
        scene.desks[guest.window].served += scene.at - guest.started_at
    guest.case = None


def _release(scene: Scene, guest: Guest, state: str) -> None:
    desk = scene.desks.get(guest.window or "")
    if desk is not None:
        desk.state, desk.ticket = "idle", None
    guest.state, guest.window = state, None
