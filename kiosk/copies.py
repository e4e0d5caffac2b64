"""Which copy of a slip is printed next: whoever holds two papers of one number must see which is the later."""

from __future__ import annotations

from dispatcher import wire
from slips.printing import SlipState

ON_PAPER: tuple[SlipState, ...] = ("printed", "uncertain")
"""After these somebody may hold the slip."""
REMEMBERED = 64
"""Tickets whose slips are counted; for older ones the dispatcher's word is taken."""


class Copies:
    """Counts the slips that one kiosk printed."""

    def __init__(self) -> None:
        self._printed: dict[str, int] = {}

    def following(self, ticket: wire.Ticket) -> int:
        """0 for the original, n for the n-th copy."""
        return max(self._printed.get(ticket.id, 0), 1 if ticket.printed in ON_PAPER else 0)

    def note(self, ticket: wire.Ticket, state: SlipState) -> None:
        """A slip of the ticket came to this end."""
        if state in ON_PAPER:
            self._printed[ticket.id] = self.following(ticket) + 1
        while len(self._printed) > REMEMBERED:
            del self._printed[next(iter(self._printed))]
