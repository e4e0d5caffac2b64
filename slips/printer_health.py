"""How a program's printer is, in the one word that the hall hears of it. Pure."""

from __future__ import annotations

from printers.status.state import PrinterState
from slips.printing import SlipState

READY = "ready"
NO_PRINTER = "no_printer"
NAMED: dict[PrinterState, str] = {
    PrinterState.OFFLINE: "printer_offline",
    PrinterState.UNKNOWN: "printer_unknown",
}
"""Words that would mean the whole device if the printer were not named."""
AFTER_SLIP: dict[SlipState, str] = {"failed": "printer_failed", "uncertain": "printer_uncertain"}
"""What a slip tells of a printer that says nothing worse of itself."""
SAYS_ENOUGH = (
    PrinterState.PAPER_OUT,
    PrinterState.COVER_OPEN,
    PrinterState.CUTTER_ERROR,
    PrinterState.OFFLINE,
)
"""States that explain why there is no slip."""


class PrinterHealth:
    """What the printer says of itself comes first; what became of the last slip stands until the printer is well again,
    or a slip is printed."""

    def __init__(self) -> None:
        self.printer = PrinterState.UNKNOWN
        self._after_slip = ""

    @property
    def word(self) -> str:
        """The device's state as the hall is told."""
        if self._after_slip and self.printer not in SAYS_ENOUGH:
            return self._after_slip
        return NAMED.get(self.printer, self.printer)

    def hear(self, state: PrinterState) -> None:
        """The printer is like this now."""
        self.printer = state
        if state.may_print:
            self._after_slip = ""

    def slip_ended(self, state: SlipState) -> None:
        """A slip came to this end."""
        self._after_slip = AFTER_SLIP.get(state, "")
