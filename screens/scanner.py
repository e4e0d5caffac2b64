"""Scanners that type: told from a person at the keys by their pace, and slips by what they type.

A scanner types what a code holds and ends with Enter, each key within milliseconds of the last. A slip's code holds
its token, alone or as the end of a link (`https://…/t/TOKEN`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

GAP_SECONDS = 0.1
"""Between two keys of a scanner passes less than this, however busy the computer; a person takes longer."""
SHORTEST = 8
"""So many keys in a row at that pace no person types."""
LONGEST = 300
_SLIP = re.compile(r"(?:.*/t/)?(?P<ticket>[0-9]{8}-[a-z]{1,2}[0-9]{3,6})-(?P<signature>[a-z2-7]{16})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip that was scanned: its ticket, and the token that proves it, which the hall alone can judge."""

    ticket: str
    token: str


def slip_in(text: str) -> Slip | None:
    """The slip whose token a text is, or ends with behind `/t/`; None for anything else.

    Capital and small letters are set right: a scanner swaps them while Caps Lock is on.
    """
    found = _SLIP.fullmatch(text.strip())
    if found is None:
        return None
    ticket = found["ticket"].upper()
    return Slip(ticket, f"{ticket}-{found['signature'].lower()}")


class Burst:
    """Collects keys as they are pressed. `moment` is in seconds, of the keys' own time where it is known."""

    def __init__(self) -> None:
        self._text = ""
        self._last = float("-inf")

    def type(self, text: str, moment: float) -> None:
        """A key that writes `text`, which begins anew after a pause."""
        if moment - self._last > GAP_SECONDS:
            self._text = ""
        self._text = (self._text + text)[-LONGEST:]
        self._last = moment

    def end(self, moment: float) -> str:
        """Enter: what a scanner typed; nothing where a person did."""
        text, self._text = self._text, ""
        return text if moment - self._last <= GAP_SECONDS and len(text) >= SHORTEST else ""
