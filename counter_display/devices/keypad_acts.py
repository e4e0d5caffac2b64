"""What a key of a hall keypad asks of the hall, by what its clerk can have seen: the acts are the console's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from counter_display.console import acts
from counter_display.devices.profiles import Keys
from dispatcher import wire

ActKey = Literal["call", "recall", "rate", "pause", "transfer", "confirm"]
Key = ActKey | int
"""A key by its meaning; a digit by its value."""
ACT_KEYS: tuple[ActKey, ...] = ("call", "recall", "rate", "pause", "transfer", "confirm")
FREE: tuple[wire.WindowState, ...] = ("idle", "ready")
AWAY_FOR_A_MOMENT = "暂离"
"""Why a window pauses, where the hall lists no reasons."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the clerk saw on pressing. `fresh` while the number or service in hand is too new to have been seen.

    `target` is the window typed for a transfer; None unless one is under way.
    """

    state: wire.WindowState
    hand: acts.Hand | None = None
    case: str | None = None
    fresh: bool = False
    pause_reason: str = AWAY_FOR_A_MOMENT
    target: str | None = None


def key_of(code: int, keys: Keys) -> Key | None:
    """What a key's code means; None for a key that this model does not have."""
    if code in keys.digits:
        return keys.digits.index(code)
    return next((name for name in ACT_KEYS if getattr(keys, name) == code), None)


def act_for(key: ActKey, seen: Seen) -> acts.Act | None:
    """What a key asks for now; None where it means nothing.

    `call` calls the next person, finishing the one in hand as done; `rate` finishes without calling, which opens the
    rating; `confirm` starts the service of whoever was called, or confirms a transfer.
    """
    hand = seen.hand
    if key == "pause":
        return acts.Resume() if seen.state == "paused" else _pause(seen)
    if hand is None:
        return acts.CallNext() if key == "call" and seen.state == "idle" else None
    if key == "confirm" and seen.target is not None:
        return acts.Transfer(hand, None, seen.target, None) if seen.target and not seen.fresh else None
    if key in ("call", "rate"):
        ends = seen.case is not None and not seen.fresh
        return acts.Finish(hand, seen.case, "done", then_next=key == "call") if ends and seen.case else None
    if seen.state == "calling" and key in ("recall", "confirm"):
        return acts.Simple(hand, "recall" if key == "recall" else "start")
    return None


def _pause(seen: Seen) -> acts.Act | None:
    return acts.Pause(seen.pause_reason) if seen.state in FREE else None
