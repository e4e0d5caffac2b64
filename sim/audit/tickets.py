"""What the auditor makes of tickets: given, given back, set aside, ended; and of everybody who begins to wait."""

from __future__ import annotations

from sim.audit.rules import Guest, Json
from sim.audit.scene import Scene


def issued(scene: Scene, data: Json) -> None:
    """No number twice on a day, and the right queue."""
    name, number = str(data["ticket"]), str(data["number"])
    fresh = (data["day"], number) not in scene.numbers and name not in scene.guests
    scene.require(fresh, "number-twice", f"{number} 发出了两次", f"number {number} was given twice")
    scene.numbers.add((data["day"], number))
    cases = {f"{name}-{n}": service for n, service in enumerate(data["services"], start=1)}
    guest = Guest(name, number, data["serial"], data["queue"], data["priority"], scene.at, scene.at, cases)
    scene.guests[name] = guest
    begin_to_wait(scene, guest)
    scene.require(
        guest.queue == data["queue"], "wrong-queue", f"{number} 排错了队", f"{number} was put into the wrong queue"
    )


def printed(scene: Scene, data: Json) -> None:
    """A slip is about a ticket that exists; its place does not depend on it."""
    scene.guests[data["ticket"]]


def cancelled(scene: Scene, data: Json) -> None:
    """Given back by the person, or at the day's end with a reason only (R6)."""
    guest = scene.guest(data, "取消 cancelled", "waiting", "parked")
    scene.require(
        data["reason"] != "day_closed" or data["reason_note"] is not None,
        "day-closed-over-people",
        f"收工时取消了还在等候的 {guest.number}，没有理由",
        f"{guest.number} was waiting and was cancelled at the day's end without a reason (R6)",
    )
    guest.state = "cancelled"


def expired(scene: Scene, data: Json) -> None:
    """Only who was set aside or passed expires, never somebody who waits."""
    scene.guest(data, "作废 expired", "parked", "no_show").state = "expired"


def reinstated(scene: Scene, data: Json) -> None:
    """Let in again, not before the old place and not behind who comes now."""
    guest = scene.guest(data, "恢复 reinstated", "no_show")
    scene.require(
        guest.since <= data["since"] <= scene.at,
        "wrong-place",
        f"{guest.number} 回来后的位置不对",
        f"{guest.number} came back to an impossible place",
    )
    guest.since = data["since"]
    begin_to_wait(scene, guest)


def taken_back(scene: Scene, data: Json) -> None:
    """Back from a form, in the old place."""
    begin_to_wait(scene, scene.guest(data, "取回 taken back", "parked"))


def begin_to_wait(scene: Scene, guest: Guest) -> None:
    """Somebody waits, in the queue of the first case that is left."""
    guest.state, guest.window, guest.case = "waiting", None, None
    guest.queue = scene.rules.services[next(iter(guest.open_cases.values()))]["queue"]
