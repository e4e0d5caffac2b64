"""What a counter device can know of its window, worked out from the hall as it is followed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from counter_display.window_face import WindowUnknown
from dispatcher import wire

SightState = Literal["away", "closed", "paused", "free", "called", "serving"]
STATES: tuple[SightState, ...] = ("away", "closed", "paused", "free", "called", "serving")
_STATES: dict[wire.WindowState, SightState] = {
    "closed": "closed",
    "paused": "paused",
    "idle": "free",
    "ready": "free",
    "calling": "called",
    "serving": "serving",
}


@dataclass(frozen=True, slots=True)
class Sight:
    """A window as its devices show it. `away` while nothing is heard from the hall: then no number stands anywhere.

    `number` only while somebody is called or served; `waiting` counts the people whom the window may call; `recalls`
    changes with each recall, so that a display draws attention anew.
    """

    state: SightState
    window: str
    number: str = ""
    waiting: int = 0
    recalls: int = 0


def away(window: str) -> Sight:
    """The window while the hall is not heard."""
    return Sight("away", window)


def sight_of(hall: wire.Hall, window: str) -> Sight:
    """The window as the hall stands now. Raises `WindowUnknown`."""
    here = next((known for known in hall.windows if known.id == window), None)
    if here is None:
        raise WindowUnknown(window, [known.id for known in hall.windows])
    at_hand = next((call for call in hall.now_serving if call.window == window), None)
    shown = here.state in ("calling", "serving")
    return Sight(
        state=_STATES[here.state],
        window=window,
        number=(here.number or "") if shown else "",
        waiting=sum(lane.waiting for lane in hall.lanes if window in lane.callers),
        recalls=at_hand.recalls if shown and at_hand else 0,
    )
