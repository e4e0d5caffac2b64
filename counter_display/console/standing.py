"""How a console stands: what the hall told last, and who is signed in here."""

from __future__ import annotations

from dataclasses import dataclass, field

from counter_display.case_in_hand import case_in_hand, is_for
from counter_display.console.acts import Hand
from counter_display.console.hall_clock import HallClock
from counter_display.hall_names import HallNames
from dispatcher import wire


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything from which the console's faces are worked out; `moment` is our own time in seconds.

    `details` is None for the instant in which it is read after a call. `fresh` while the number in hand is so new that
    nobody can have seen it: it cannot be finished yet. `slow` when an act takes so long that
    it should be seen.
    """

    hall: wire.Hall
    window: wire.Window
    names: HallNames
    clock: HallClock
    moment: float
    details: wire.TicketWithNote | None = None
    fresh: bool = False
    slow: bool = False
    services: dict[str, wire.Service] = field(default_factory=dict)

    @property
    def hand(self) -> Hand | None:
        """Who is at the window or on the way to it."""
        if self.window.ticket is None or self.window.state not in ("calling", "serving"):
            return None
        return Hand(self.window.ticket, self.window.number or "")

    @property
    def call(self) -> wire.NowServing | None:
        """The call that brought them."""
        return next((call for call in self.hall.now_serving if call.window == self.window.id), None)

    @property
    def case(self) -> wire.Case | None:
        """The case that ends next: the one being served, else the first open one that this window is for."""
        return case_in_hand(self.details, self.window.id, self.services)

    def is_for(self, service: str) -> bool:
        """Whether the window's roles include a service."""
        return is_for(self.window.id, service, self.services)
