"""The keys of the console. None of them types a letter, so they work while a field is being written in."""

from __future__ import annotations

from enum import StrEnum


class Press(StrEnum):
    """What a clerk may press for."""

    NEXT = "next"
    RECALL = "recall"
    START = "start"
    NO_SHOW = "no-show"
    OUTCOME = "outcome"
    PARK = "park"
    TRANSFER = "transfer"
    REINSTATE = "reinstate"
    CALL = "call"
    ISSUE = "issue"
    PAUSE = "pause"
    CLOSE = "close"


KEYS: dict[Press, str] = {
    Press.NEXT: "F5",
    Press.RECALL: "F2",
    Press.START: "F3",
    Press.NO_SHOW: "F4",
    Press.OUTCOME: "F6",
    Press.PARK: "F7",
    Press.TRANSFER: "F8",
    Press.REINSTATE: "F9",
    Press.CALL: "F10",
    Press.ISSUE: "F11",
    Press.PAUSE: "F12",
    Press.CLOSE: "Ctrl+Q",
}
"""Each by its key, as the key is named on its button."""

PRESSES: dict[str, Press] = {key: press for press, key in KEYS.items()}

CONFIRM, BACK = "Return", "Esc"
"""What sends a page, and what leaves it."""
